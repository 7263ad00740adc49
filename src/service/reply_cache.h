// reply_cache.h: answers that were given lately, so that what many pages ask is made once.
//
//     if (std::optional<Reply> reply = cache.find(key)) return *reply;
//     cache.keep(key, reply);
//
// A key says all that the answer depends on: the state of the record and the address. What is no longer asked for makes room for
// what is. Any number of threads may use one.
#pragma once
#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "service/reply.h"

namespace priscus {

class ReplyCache {
 public:
  // `limit`: bytes of all answers together; one that has more than an eighth of it is not kept.
  explicit ReplyCache(std::size_t limit) : limit_(limit) {}

  std::optional<Reply> find(const std::string& key);

  // Keeps a copy; nothing for a stream, which can be read once only.
  void keep(const std::string& key, const Reply& reply);

 private:
  using Kept = std::pair<std::string, Reply>;
  static std::size_t bytes(const Kept& kept) { return kept.first.size() + kept.second.body.size(); }

  const std::size_t limit_;
  std::mutex mutex_;
  std::size_t sum_ = 0;
  std::list<Kept> kept_;  // the latest used first
  std::unordered_map<std::string, std::list<Kept>::iterator> by_key_;
};

}  // namespace priscus

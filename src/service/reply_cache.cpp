#include "service/reply_cache.h"

namespace priscus {

std::optional<Reply> ReplyCache::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return std::nullopt;
  kept_.splice(kept_.begin(), kept_, found->second);
  return found->second->second;
}

void ReplyCache::keep(const std::string& key, const Reply& reply) {
  if (reply.stream || key.size() + reply.body.size() > limit_ / 8) return;
  const std::lock_guard lock(mutex_);
  if (by_key_.contains(key)) return;  // another thread was faster
  kept_.emplace_front(key, reply);
  by_key_.emplace(key, kept_.begin());
  sum_ += bytes(kept_.front());
  while (sum_ > limit_) {
    sum_ -= bytes(kept_.back());
    by_key_.erase(kept_.back().first);
    kept_.pop_back();
  }
}

}  // namespace priscus

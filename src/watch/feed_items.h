// feed_items.h: what a feed that was fetched lists.
//
//     FeedItems items = read_feed_items(std::move(fetched), 1000, 1u << 20);
//     for (const Document& item : items.documents) … item.url, item.title …
#pragma once
#include <vector>

#include "fetch/fetch.h"
#include "formats/reader.h"
#include "priscus/document.h"

namespace priscus {

struct FeedItems {
  std::vector<Document> documents;     // as read_feed() gives them; url absolute, empty where the item has none
  std::vector<InputProblem> problems;  // their file is the feed's address
  std::string fault;                   // why this is no feed, or one of which nothing can be read; empty: it is one, with items or none
  bool cut = false;                    // it lists more than `most` items
};

// Of `feed` bytes and url count. Throws nothing on account of its bytes.
FeedItems read_feed_items(Fetched feed, int most, std::uint64_t item_limit);

}  // namespace priscus

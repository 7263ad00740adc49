#include "watch/feed_items.h"

#include "formats/feed_reader.h"
#include "formats/input_kind.h"
#include "priscus/error.h"

namespace priscus {
namespace {

const char* name_of(InputKind kind) {
  switch (kind) {
    case InputKind::html: return "a web page";
    case InputKind::json:
    case InputKind::json_lines: return "JSON";
    default: return "something else";
  }
}

}  // namespace

FeedItems read_feed_items(Fetched feed, int most, std::uint64_t item_limit) {
  FeedItems items;
  const std::string address = feed.url;
  try {
    auto source = without_wide_characters(std::make_unique<LineSource>(memory_source(address, std::move(feed.bytes))));
    if (source->peek(1).empty()) {
      items.fault = "expected RSS or Atom, found nothing";
      return items;
    }
    if (const InputKind kind = kind_of(*source); kind != InputKind::feed) {
      items.fault = std::string("expected RSS or Atom, found ") + name_of(kind);
      return items;
    }
    ReaderOptions options;
    options.document_limit = item_limit;
    const auto reader = read_feed(std::move(source), options);
    for (Document document; reader->next(document);) {
      if (static_cast<int>(items.documents.size()) == most) {
        items.cut = true;
        break;
      }
      if (!document.url.empty()) {
        try {
          const bool named_by_url = document.id == document.url;
          document.url = parse_url(document.url, address).text;
          if (named_by_url) document.id = document.url;
        } catch (const InputError& error) {
          items.problems.push_back({address, reader->place().line, -1, "the item's address: " + std::string(error.what())});
          continue;
        }
      }
      items.documents.push_back(std::move(document));
    }
    for (InputProblem& problem : reader->take_problems()) items.problems.push_back(std::move(problem));
  } catch (const InputError& error) {
    items.problems.push_back({address, 0, -1, error.what(), true});
  }
  if (items.documents.empty() && !items.problems.empty()) items.fault = "nothing of the feed can be read: " + items.problems.front().cause;
  return items;
}

}  // namespace priscus

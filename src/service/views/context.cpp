#include "service/views/context.h"

#include <algorithm>

#include "service/views/filters.h"

namespace priscus {
namespace {

constexpr auto kPatience = std::chrono::seconds(10);  // of a question that comes while the record is being read for the first time

}  // namespace

ViewContext::ViewContext(ViewSettings given) : settings(std::move(given)), readers(settings.database), watch(settings.database) {}

std::shared_ptr<const RecordImage> ViewContext::image(const Request& request) const {
  std::shared_ptr<const RecordImage> image = watch.image(std::min(request.deadline, std::chrono::steady_clock::now() + kPatience));
  if (!image) throw ApiProblem(503, "the record is still being read into memory; try again in a few seconds");
  return image;
}

std::shared_ptr<const RowSet> SentenceSets::with(const std::string& words, std::uint64_t version, RecordReader& reader) {
  const auto is_it = [&](const Kept& kept) { return kept.words == words && kept.version == version; };
  {
    std::lock_guard lock(mutex_);
    if (const auto it = std::find_if(kept_.begin(), kept_.end(), is_it); it != kept_.end()) {
      kept_.splice(kept_.begin(), kept_, it);
      return kept_.front().rows;
    }
  }
  auto rows = std::make_shared<RowSet>();
  const std::vector<std::int64_t> found = reader.sentences_with(words);
  if (!found.empty()) rows->resize(static_cast<std::size_t>(found.back()) + 1);
  for (std::int64_t row : found) (*rows)[static_cast<std::size_t>(row)] = true;
  std::lock_guard lock(mutex_);
  kept_.push_front({words, version, rows});
  if (kept_.size() > kKept) kept_.pop_back();
  return rows;
}

Selection::Selection(ViewContext& context, const Request& request) : Selection(context, request, event_query(request.parameters)) {}

Selection::Selection(ViewContext& context, const Request& request, const EventQuery& query)
    : query_(query),
      image_(context.image(request)),
      sentences_(query_.words.empty() ? nullptr : context.sentence_sets.with(query_.words, image_->version, *context.readers.take(request.deadline))),
      filter_(*image_->events, query_, sentences_.get()) {}

}  // namespace priscus

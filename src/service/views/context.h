// context.h: what all views share, and one function a resource that adds its routes.
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "record/reader_pool.h"
#include "service/cube_filter.h"
#include "service/record_image.h"
#include "service/views/views.h"

namespace priscus {

// Sets of sentences that were asked for lately: paging through what was found asks for the same words again and again.
class SentenceSets {
 public:
  // Rows of the sentences in which all words stand. Throws StoreTimeout.
  std::shared_ptr<const RowSet> with(const std::string& words, std::uint64_t version, RecordReader& reader);

 private:
  static constexpr std::size_t kKept = 16;
  struct Kept {
    std::string words;
    std::uint64_t version = 0;
    std::shared_ptr<const RowSet> rows;
  };
  std::mutex mutex_;
  std::list<Kept> kept_;  // the latest first
};

struct ViewContext {
  explicit ViewContext(ViewSettings settings);

  ViewSettings settings;
  ReaderPool readers;
  RecordWatch watch;
  SentenceSets sentence_sets;
  const std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();

  const Knowledge& knowledge() const { return settings.coder->knowledge(); }

  // The record in memory. Throws ApiProblem 503 when it is still being read.
  std::shared_ptr<const RecordImage> image(const Request& request) const;
};

// The events that a request's filters want. Holds what they are found in.
class Selection {
 public:
  // Throws ApiProblem 400 for a filter that cannot be, 503 when it takes too long.
  Selection(ViewContext& context, const Request& request);
  // The same for a query that was read already.
  Selection(ViewContext& context, const Request& request, const EventQuery& query);

  const RecordImage& image() const { return *image_; }
  const EventCube& cube() const { return *image_->events; }
  const EventQuery& query() const { return query_; }
  const CubeFilter& filter() const { return filter_; }
  std::shared_ptr<const RowSet> sentences() const { return sentences_; }

 private:
  EventQuery query_;
  std::shared_ptr<const RecordImage> image_;
  std::shared_ptr<const RowSet> sentences_;
  CubeFilter filter_;
};

// Each adds the routes of one resource; the context outlives them.
void add_events(Routes& routes, ViewContext& context);
void add_search(Routes& routes, ViewContext& context);
void add_documents(Routes& routes, ViewContext& context);
void add_code(Routes& routes, ViewContext& context);
void add_incidents(Routes& routes, ViewContext& context);
void add_actors(Routes& routes, ViewContext& context);
void add_countries(Routes& routes, ViewContext& context);
void add_dyads(Routes& routes, ViewContext& context);
void add_series(Routes& routes, ViewContext& context);
void add_types(Routes& routes, ViewContext& context);
void add_places(Routes& routes, ViewContext& context);
void add_days(Routes& routes, ViewContext& context);
void add_export(Routes& routes, ViewContext& context);
void add_health(Routes& routes, ViewContext& context);
void add_ontology(Routes& routes, ViewContext& context);

}  // namespace priscus

#include "service/views/views.h"

#include <fmt/format.h>

#include "record/store.h"
#include "service/views/context.h"

namespace priscus {
namespace {

// What SQLite gave up on is no fault of ours.
View patient(View view) {
  return [view = std::move(view)](const Request& request) {
    try {
      return view(request);
    } catch (const StoreTimeout&) {
      throw ApiProblem(503, "this took too long; ask for fewer days, or for certain parties or types");
    }
  };
}

}  // namespace

Views::Views(ViewSettings settings) : context_(std::make_unique<ViewContext>(std::move(settings))) {}

Views::~Views() = default;

void Views::add_to(Routes& routes) {
  Routes own;
  for (const auto add : {add_events, add_search, add_documents, add_code, add_incidents, add_actors, add_countries, add_dyads, add_series, add_types,
                         add_places, add_days, add_export, add_health, add_ontology})
    add(own, *context_);
  for (Route route : own.all()) {
    route.view = patient(std::move(route.view));
    routes.add(std::move(route));
  }
  routes.set_state([this] { return std::to_string(context_->watch.version()); });
}

Views::State Views::state() const {
  const std::shared_ptr<const RecordImage> image = context_->watch.image(std::chrono::steady_clock::time_point::min());
  if (!image) return {};
  return {static_cast<std::int64_t>(image->documents->size()), image->events->size(), image->rejects, image->last_day, image->version, image->news};
}

}  // namespace priscus

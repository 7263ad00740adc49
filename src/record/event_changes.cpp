#include "record/event_changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/strings.h"

namespace priscus {
namespace {

// "frames/assault.frames:12:shell" without the 12.
std::string frame_name(const std::string& frame) {
  const std::vector<std::string_view> parts = split(frame, ':');
  return parts.size() == 3 ? std::string(parts[0]) + ":" + std::string(parts[2]) : frame;
}

std::string parties(const std::vector<PartyRecord>& list) {
  std::string out;
  for (const PartyRecord& p : list) {
    out += fmt::format("{}{} ({}:{}", out.empty() ? "" : ", ", p.text, p.country, p.sector);
    if (!p.function.empty()) out += " " + p.function;
    if (p.guessed) out += " guessed";
    if (!p.named.empty() && p.named != p.span) out += fmt::format(" named at {}-{}", p.named.begin, p.named.end);
    if (p.confidence > 0) out += fmt::format(" {:.6f}", p.confidence);
    out += ')';
  }
  return out;
}

std::string place(const std::optional<PlaceRecord>& p) {
  if (!p) return {};
  return fmt::format("{} ({}, {}, {}, {:.4f} {:.4f} {})", p->text, p->name, p->region, p->country, p->latitude, p->longitude, p->precision);
}

std::string numbers(const std::vector<NumberRecord>& list) {
  std::string out;
  for (const NumberRecord& n : list) {
    out += fmt::format("{}{} {}-{} {} ({})", out.empty() ? "" : ", ", n.what, n.low, n.high < 0 ? "" : std::to_string(n.high), n.unit, n.text);
    if (!n.counted_by.empty()) out += " by " + n.counted_by;
  }
  return out;
}

// What is compared, in the order in which it is shown. A new field of EventRecord belongs here.
struct Compared {
  const char* name;
  std::string (*text)(const EventRecord&);
};
constexpr Compared kCompared[] = {
    {"type", [](const EventRecord& e) { return e.type; }},
    {"mode", [](const EventRecord& e) { return e.mode; }},
    {"cameo", [](const EventRecord& e) { return e.cameo; }},
    {"contexts", [](const EventRecord& e) { return join(e.contexts, ","); }},
    {"score", [](const EventRecord& e) { return fmt::format("{}", e.score); }},
    {"actor", [](const EventRecord& e) { return parties(e.actors); }},
    {"recipient", [](const EventRecord& e) { return parties(e.recipients); }},
    {"status", [](const EventRecord& e) { return e.status; }},
    {"date", [](const EventRecord& e) { return e.date; }},
    {"place", [](const EventRecord& e) { return place(e.place); }},
    {"numbers", [](const EventRecord& e) { return numbers(e.numbers); }},
    {"attributed_to", [](const EventRecord& e) { return e.attributed_to; }},
    {"same_as", [](const EventRecord& e) { return e.same_as; }},
    {"trigger", [](const EventRecord& e) { return e.trigger_text; }},
    {"sentence", [](const EventRecord& e) { return e.sentence_text; }},
    {"confidence", [](const EventRecord& e) { return fmt::format("{:.6f}", e.confidence); }},
    {"frame", [](const EventRecord& e) { return frame_name(e.frame); }},
};

std::vector<EventChange::Field> fields_that_differ(const EventRecord& before, const EventRecord& after) {
  std::vector<EventChange::Field> out;
  for (const Compared& field : kCompared) {
    std::string a = field.text(before), b = field.text(after);
    if (a != b) out.push_back({field.name, std::move(a), std::move(b)});
  }
  return out;
}

}  // namespace

std::vector<EventChange> event_changes(const std::vector<EventRecord>& before, const std::vector<EventRecord>& after) {
  std::vector<int> partner(after.size(), -1);
  std::vector<bool> taken(before.size(), false);
  const auto pair_up = [&](const std::function<bool(const EventRecord&, const EventRecord&)>& fit) {
    for (std::size_t j = 0; j < after.size(); ++j)
      for (std::size_t i = 0; i < before.size() && partner[j] < 0; ++i)
        if (!taken[i] && fit(before[i], after[j])) {
          partner[j] = static_cast<int>(i);
          taken[i] = true;
        }
  };
  const auto same_trigger = [](const EventRecord& a, const EventRecord& b) { return a.trigger == b.trigger; };
  pair_up([&](const auto& a, const auto& b) { return same_trigger(a, b) && fields_that_differ(a, b).empty(); });
  pair_up([&](const auto& a, const auto& b) { return same_trigger(a, b) && a.type == b.type; });
  pair_up(same_trigger);
  pair_up([&](const auto& a, const auto& b) { return a.type == b.type && a.trigger.overlaps(b.trigger); });

  std::vector<EventChange> out;
  for (std::size_t i = 0; i < before.size(); ++i)
    if (!taken[i]) out.push_back({EventChange::What::gone, before[i], {}, {}});
  for (std::size_t j = 0; j < after.size(); ++j) {
    if (partner[j] < 0) {
      out.push_back({EventChange::What::added, {}, after[j], {}});
    } else if (auto fields = fields_that_differ(before[partner[j]], after[j]); !fields.empty()) {
      out.push_back({EventChange::What::changed, before[partner[j]], after[j], std::move(fields)});
    }
  }
  const auto begin = [](const EventChange& c) { return (c.what == EventChange::What::gone ? c.before : c.after).trigger.begin; };
  std::stable_sort(out.begin(), out.end(), [&](const EventChange& a, const EventChange& b) { return begin(a) < begin(b); });
  return out;
}

std::string_view name(EventChange::What what) {
  return what == EventChange::What::added ? "new" : what == EventChange::What::gone ? "gone" : "changed";
}

}  // namespace priscus

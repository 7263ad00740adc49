#include "events/same_event.h"

#include <algorithm>
#include <set>
#include <string>

#include "mentions/calendar.h"

namespace priscus {
namespace {

// What tells parties apart: the entry where there is one, else country and sector.
std::set<std::string> parties(const std::vector<Participant>& list) {
  std::set<std::string> keys;
  for (const Participant& p : list) {
    const Actor& a = p.actor;
    if (a.country.empty() && a.entry < 0)
      keys.insert("text:" + a.text);
    else
      keys.insert(a.country + '/' + a.sector);
  }
  return keys;
}

bool among(const std::set<std::string>& few, const std::set<std::string>& many) {
  return std::includes(many.begin(), many.end(), few.begin(), few.end());
}

bool dates_agree(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return true;
  const auto [first_a, last_a] = ends(a);
  const auto [first_b, last_b] = ends(b);
  return first_a <= last_b && first_b <= last_a;
}

bool same_event(const Event& a, const Event& b) {
  if (a.meaning.type != b.meaning.type || a.status != b.status) return false;
  if (!a.meaning.mode.empty() && !b.meaning.mode.empty() && a.meaning.mode != b.meaning.mode) return false;
  if (!dates_agree(a.date, b.date)) return false;
  const auto actors_a = parties(a.actors), actors_b = parties(b.actors);
  const auto recipients_a = parties(a.recipients), recipients_b = parties(b.recipients);
  if (actors_a.empty() && recipients_a.empty()) return false;
  if (actors_b.empty() && recipients_b.empty()) return false;
  // One side known and equal is not enough where the other side is known on both and differs.
  const bool actors_fit = among(actors_a, actors_b) || among(actors_b, actors_a);
  const bool recipients_fit = among(recipients_a, recipients_b) || among(recipients_b, recipients_a);
  if (!actors_fit || !recipients_fit) return false;
  const bool share_actor = !actors_a.empty() && !actors_b.empty();
  const bool share_recipient = !recipients_a.empty() && !recipients_b.empty();
  return share_actor || share_recipient;
}

bool same_parties(const Event& a, const Event& b) {
  return parties(a.actors) == parties(b.actors) && parties(a.recipients) == parties(b.recipients);
}

}  // namespace

void join_same_events(std::vector<Event>& events) {
  std::vector<int> cluster(events.size(), -1);
  std::vector<int> first;  // the first mention of each cluster
  for (std::size_t i = 0; i < events.size(); ++i) {
    for (std::size_t c = 0; c < first.size() && cluster[i] < 0; ++c)
      if (same_event(events[first[c]], events[i])) cluster[i] = static_cast<int>(c);
    if (cluster[i] < 0) {
      cluster[i] = static_cast<int>(first.size());
      first.push_back(static_cast<int>(i));
    }
  }
  for (std::size_t c = 0; c < first.size(); ++c) {
    std::string mode, cameo;
    std::size_t told_by = 0;  // the first mention with a mode
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (cluster[i] != static_cast<int>(c)) continue;
      if (mode.empty() && !events[i].meaning.mode.empty()) {
        mode = events[i].meaning.mode;
        cameo = events[i].meaning.cameo;
        told_by = i;
      }
    }
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (cluster[i] != static_cast<int>(c)) continue;
      events[i].same_as = 'e' + std::to_string(c + 1);
      // Only between mentions that name the same parties: a killing beside an air strike need not be the same act.
      if (events[i].meaning.mode.empty() && !mode.empty() && same_parties(events[i], events[told_by])) {
        events[i].meaning.mode = mode;
        events[i].meaning.cameo = cameo;
      }
    }
  }
}

}  // namespace priscus

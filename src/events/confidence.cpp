#include "events/confidence.h"

#include <cmath>
#include <string>

namespace priscus {
namespace {

double probability(double log_odds) { return 1 / (1 + std::exp(-log_odds)); }

// What a side of the event looks like: nobody, somebody without country, somebody known; guessed on top.
double side_weight(const Ontology& ontology, const std::vector<Participant>& side, const std::string& name) {
  if (side.empty()) return ontology.event_weight(name + "-nobody");
  bool known = false, guessed = false;
  for (const Participant& p : side) {
    known |= !p.actor.country.empty();
    guessed |= p.guessed;
  }
  return ontology.event_weight(name + (known ? "-known" : "-unknown")) + (guessed ? ontology.event_weight(name + "-guessed") : 0) +
         (side.size() > 1 ? ontology.event_weight(name + "-several") : 0);
}

std::string_view function_class(Function f) {
  if (f == function::subject) return "subject";
  if (f == function::object) return "object";
  if (f >= function::first_preposition) return "preposition";
  return "other-function";
}

void set_confidence(const Ontology& ontology, std::string_view side, std::size_t count, const Event& event, Participant& p) {
  double sum = ontology.participant_weight("bias") + ontology.participant_weight(side) +
               ontology.participant_weight(function_class(p.function)) + ontology.participant_weight(event.meaning.type);
  if (p.guessed) sum += ontology.participant_weight("guessed");
  if (p.actor.country.empty()) sum += ontology.participant_weight("no-country");
  if (p.actor.sector.empty()) sum += ontology.participant_weight("no-sector");
  if (!(p.span == p.actor.span)) sum += ontology.participant_weight("from-elsewhere");
  if (count > 1) sum += ontology.participant_weight("several");
  p.confidence = probability(sum);
}

}  // namespace

void set_confidence(const Ontology& ontology, bool in_title, Event& event) {
  double sum = ontology.event_weight("bias") + ontology.event_weight(event.meaning.type) + ontology.event_weight(name(event.status)) +
               side_weight(ontology, event.actors, "actor") + side_weight(ontology, event.recipients, "recipient");
  if (in_title) sum += ontology.event_weight("title");
  if (event.meaning.mode.empty()) sum += ontology.event_weight("no-mode");
  if (event.trigger_text.find(' ') != std::string::npos) sum += ontology.event_weight("several-words");
  if (!event.attributed_to.empty()) sum += ontology.event_weight("attributed");
  event.confidence = probability(sum);
  for (Participant& p : event.actors) set_confidence(ontology, "actor", event.actors.size(), event, p);
  for (Participant& p : event.recipients) set_confidence(ontology, "recipient", event.recipients.size(), event, p);
}

}  // namespace priscus

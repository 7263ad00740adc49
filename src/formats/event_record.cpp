#include "formats/event_record.h"

namespace priscus {
namespace {

std::vector<PartyRecord> party_records(const std::vector<Participant>& parties) {
  std::vector<PartyRecord> out;
  for (const Participant& p : parties) out.push_back({p.actor.text, p.actor.country, p.actor.sector, p.span});
  return out;
}

}  // namespace

EventRecord event_record(const Document& document, const Event& event, const Knowledge& knowledge) {
  const Sentence& sentence = document.sentences[event.sentence];
  const EventType* type = knowledge.ontology().type(event.meaning.type);
  EventRecord record;
  record.document = document.id;
  record.document_date = document.date;
  record.sentence = sentence.index;
  record.sentence_span = sentence.span;
  record.sentence_text = document.view(sentence.span);
  record.trigger = event.trigger;
  record.trigger_text = event.trigger_text;
  record.type = event.meaning.type;
  record.mode = event.meaning.mode;
  if (type) record.quad = type->quad;
  record.cameo = event.meaning.cameo;
  record.contexts = event.meaning.contexts;
  record.score = knowledge.ontology().score(event.meaning.type, event.meaning.mode);
  record.actors = party_records(event.actors);
  record.recipients = party_records(event.recipients);
  record.status = name(event.status);
  record.date = event.date;
  record.date_span = event.date_span;
  record.attributed_to = event.attributed_to;
  record.attributed_span = event.attributed_span;
  record.same_as = event.same_as;
  record.confidence = event.confidence;
  const Frame& frame = knowledge.frames().all()[event.frame];
  record.frame = frame.file + ":" + std::to_string(frame.line) + ":" + frame.name;
  return record;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) out += separator;
    out += part;
  }
  return out;
}

}  // namespace priscus

#include "formats/event_record.h"

#include "base/hash.h"

namespace priscus {
namespace {

class IdHash {
 public:
  IdHash& add(std::uint64_t value) {
    hash_ = add_to_hash(hash_, value);
    return *this;
  }
  // With its length, so that "ab", "c" differs from "a", "bc".
  IdHash& add(std::string_view text) { return add(stable_hash(text)).add(text.size()); }
  IdHash& add(Span span) { return add(span.begin).add(span.end); }
  IdHash& add(const std::vector<PartyRecord>& parties) {
    add(parties.size());
    for (const PartyRecord& p : parties) add(p.text).add(p.country).add(p.sector).add(p.span);
    return *this;
  }
  std::uint64_t value() const { return mix_hash(hash_); }

 private:
  std::uint64_t hash_ = kHashStart;
};

std::vector<PartyRecord> party_records(const std::vector<Participant>& parties, const Frames& frames) {
  std::vector<PartyRecord> out;
  for (const Participant& p : parties) {
    const std::string_view function = p.function == function::none ? std::string_view() : frames.function_name(p.function);
    out.push_back({p.actor.text, p.actor.country, p.actor.sector, p.span, p.actor.span, std::string(function), p.guessed, p.confidence});
  }
  return out;
}

std::optional<PlaceRecord> place_record(const std::optional<EventPlace>& place) {
  if (!place) return std::nullopt;
  return PlaceRecord{place->text,     place->name,      place->country,
                     place->region,   place->latitude,  place->longitude,
                     std::string(name(place->precision)), place->span};
}

std::vector<NumberRecord> number_records(const std::vector<EventNumber>& numbers) {
  std::vector<NumberRecord> out;
  for (const EventNumber& n : numbers) out.push_back({std::string(name(n.what)), n.low, n.high, n.unit, n.text, n.counted_by, n.span});
  return out;
}

}  // namespace

EventRecord event_record(const Document& document, const Event& event, const Knowledge& knowledge) {
  const Sentence& sentence = document.sentences[event.sentence];
  const EventType* type = knowledge.ontology().type(event.meaning.type);
  EventRecord record;
  record.document = document.id;
  record.document_date = document.date;
  record.publisher = document.publisher;
  record.url = document.url;
  record.language = document.language;
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
  record.actors = party_records(event.actors, knowledge.frames());
  record.recipients = party_records(event.recipients, knowledge.frames());
  record.status = name(event.status);
  record.date = event.date;
  record.date_span = event.date_span;
  record.place = place_record(event.place);
  record.numbers = number_records(event.numbers);
  record.attributed_to = event.attributed_to;
  record.attributed_span = event.attributed_span;
  record.same_as = event.same_as;
  record.confidence = event.confidence;
  const Frame& frame = knowledge.frames().all()[event.frame];
  record.frame = frame.file + ":" + std::to_string(frame.line) + ":" + frame.name;
  return record;
}

std::uint64_t event_id(const EventRecord& event) {
  IdHash hash;
  hash.add(event.document).add(event.document_date).add(static_cast<std::uint64_t>(event.sentence)).add(event.sentence_text);
  hash.add(event.trigger).add(event.type).add(event.mode).add(event.cameo).add(event.status);
  return hash.add(event.actors).add(event.recipients).value();
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

#include "service/views/coded_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "formats/event_json.h"
#include "formats/event_record.h"
#include "formats/json_text.h"
#include "formats/trace_json.h"

namespace priscus {
namespace {

// Words of the text that were understood as something.
struct Understood {
  std::string_view kind;  // "actor", "place", "date", "number"
  Span span;
  std::string label;      // what they were understood as: "BLR GOV", "2020-11-10", "killed 3-5"
  const Mention* mention = nullptr;  // of actors and places
};

// "BLR GOV", "AZE", "GOV"
std::string code_label(const Actor& actor) {
  return actor.country + (actor.country.empty() || actor.sector.empty() ? "" : " ") + actor.sector;
}

std::string actors_label(const Mention& mention) {
  std::string out;
  for (const Actor& actor : mention.actors) {
    const std::string label = code_label(actor);
    if (!label.empty()) out += (out.empty() ? "" : ", ") + label;
  }
  return out;
}

std::string place_label(const EventPlace& place) {
  const std::string& name = place.name.empty() ? place.text : place.name;
  return place.country.empty() ? name : name + ", " + place.country;
}

// "killed 3-5", "wounded 40 or more", "money 500 USD"
std::string number_label(const EventNumber& number) {
  const std::string amount = number.high < 0             ? fmt::format("{} or more", number.low)
                             : number.low == number.high ? std::to_string(number.low)
                                                         : fmt::format("{}-{}", number.low, number.high);
  return fmt::format("{} {}{}", name(number.what), amount, number.what == EventNumber::What::money && !number.unit.empty() ? " " + number.unit : "");
}

std::vector<Understood> understood(const CodedDocument& coded) {
  std::vector<Understood> out;
  std::set<std::tuple<std::uint32_t, std::uint32_t, std::string_view, std::string>> there;
  const auto add = [&](Understood one) {
    if (!one.span.empty() && there.emplace(one.span.begin, one.span.end, one.kind, one.label).second) out.push_back(std::move(one));
  };
  std::vector<bool> in_place(coded.document.text.size());  // by byte of the text: it is part of a place
  const auto add_place = [&](Span span, std::string label, const Mention* mention) {
    for (std::uint32_t byte = span.begin; byte < span.end; ++byte) in_place[byte] = true;
    add({"place", span, std::move(label), mention});
  };
  const auto is_in_place = [&](Span span) {
    return std::any_of(in_place.begin() + span.begin, in_place.begin() + span.end, [](bool part) { return part; });
  };
  for (const Event& event : coded.events)
    if (event.place) add_place(event.place->span, place_label(*event.place), nullptr);
  for (const Mention& mention : coded.mentions.actors) {
    if (!mention.is_place && mention.actors.empty()) continue;  // a noun phrase that stands for nobody known
    if (!mention.is_place)
      add({"actor", mention.span, actors_label(mention), &mention});
    else if (!is_in_place(mention.span))  // an event's place says more
      add_place(mention.span, actors_label(mention), &mention);
  }
  for (const TimeMention& time : coded.mentions.times) add({"date", time.span, time.value});
  for (const Event& event : coded.events)
    for (const EventNumber& number : event.numbers) add({"number", number.span, number_label(number)});
  std::stable_sort(out.begin(), out.end(), [](const Understood& a, const Understood& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  return out;
}

void write_mention(const Document& document, const Understood& one, JsonText& json) {
  json.open_object();
  json.key("kind").text(one.kind);
  json.key("start").number(one.span.begin);
  json.key("end").number(one.span.end);
  json.key("text").text(document.view(one.span));
  json.key("label").text_or_null(one.label);
  if (one.mention) {
    json.key("actors").open_array();
    for (const Actor& actor : one.mention->actors) {
      json.open_object();
      json.key("country").text_or_null(actor.country);
      json.key("sector").text_or_null(actor.sector);
      json.key("text").text(actor.text);
      json.close_object();
    }
    json.close_array();
  }
  json.close_object();
}

// `parse` null: before it was parsed.
void write_tokens(const Document& document, const Sentence& sentence, const Parse* parse, JsonText& json) {
  json.open_array();
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const Span span = sentence.tokens[i].span;
    json.open_object();
    json.key("text").text(document.view(span));
    json.key("start").number(span.begin);
    json.key("end").number(span.end);
    if (parse) {
      const Word& word = (*parse)[static_cast<int>(i)];
      json.key("lemma").text(word.lemma);
      json.key("tag").text(name(word.upos));
      json.key("head").number(word.head);
      json.key("relation").text(word.deprel);
    }
    json.close_object();
  }
  json.close_array();
}

// The keys that tell of the text, and those of a sentence.
void write_text(const Document& document, JsonText& json) {
  json.key("text").text(document.text);
  json.key("title").text_or_null(document.view(document.title));
  json.key("date").text_or_null(document.date);
}

void write_sentence(const Document& document, const Sentence& sentence, const Parse* parse, JsonText& json) {
  json.key("index").number(sentence.index);
  json.key("start").number(sentence.span.begin);
  json.key("end").number(sentence.span.end);
  json.key("tokens");
  write_tokens(document, sentence, parse, json);
}

// The keys "events" and "mentions".
void write_found(const CodedDocument& coded, const Knowledge& knowledge, JsonText& json) {
  json.key("events").open_array();
  for (const Event& event : coded.events) {
    json.open_object();
    write_event(event_record(coded.document, event, knowledge), json);
    json.close_object();
  }
  json.close_array();
  json.key("mentions").open_array();
  for (const Understood& one : understood(coded)) write_mention(coded.document, one, json);
  json.close_array();
}

}  // namespace

std::string coded_json(const CodedDocument& coded, const Trace& trace, const Knowledge& knowledge) {
  const Document& document = coded.document;
  std::vector<std::vector<const Trace::Step*>> tried(document.sentences.size());
  for (const Trace::Step& step : trace.steps) tried[static_cast<std::size_t>(step.sentence)].push_back(&step);
  JsonText json;
  json.open_object();
  write_text(document, json);
  write_found(coded, knowledge, json);
  json.key("sentences").open_array();
  for (std::size_t s = 0; s < coded.parses.size(); ++s) {
    json.open_object();
    write_sentence(document, document.sentences[s], &coded.parses[s], json);
    json.key("tried").open_array();
    for (const Trace::Step* step : tried[s]) write_trace_step(document, knowledge.frames(), *step, json);
    json.close_array();
    json.close_object();
  }
  json.close_array();
  json.key("problems").open_array();
  for (const Problem& problem : coded.problems) json.text(problem.cause);
  json.close_array();
  json.close_object();
  return json.take();
}

std::string text_json(const Document& document) {
  JsonText json;
  json.open_object();
  json.key("line").text("text");
  write_text(document, json);
  json.key("sentences").open_array();
  for (const Sentence& sentence : document.sentences) {
    json.open_object();
    write_sentence(document, sentence, nullptr, json);
    json.close_object();
  }
  json.close_array();
  json.close_object();
  return json.take();
}

std::string part_json(const CodedDocument& coded, const Knowledge& knowledge) {
  JsonText json;
  json.open_object();
  json.key("line").text("part");
  json.key("sentences_read").number(static_cast<std::int64_t>(coded.document.sentences.size()));
  json.key("end").number(static_cast<std::int64_t>(coded.document.text.size()));
  write_found(coded, knowledge, json);
  json.close_object();
  return json.take();
}

}  // namespace priscus

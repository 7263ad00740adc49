#include "coder/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "knowledge/functions.h"

namespace priscus {
namespace {

// The tree by indentation: each word below the word it hangs on, in the order of the text.
void draw(const Parse& parse, int token, int depth, std::string& out) {
  const Word& word = parse[token];
  out += fmt::format("  {:>3}  {:<{}}{:<{}} {:<6} {:<12} {}\n", token + 1, "", depth * 2, word.form, std::max(1, 34 - depth * 2),
                     name(word.upos), word.deprel, word.lemma);
  for (int c : parse.children(token)) draw(parse, c, depth + 1, out);
}

std::string actor_text(const Actor& actor) {
  return fmt::format("{} ({} {})", actor.text, actor.country.empty() ? "-" : actor.country, actor.sector.empty() ? "-" : actor.sector);
}

std::string parties(const std::vector<Participant>& list, const Knowledge& knowledge) {
  std::string out;
  for (const Participant& p : list)
    out += fmt::format("{}{} by {}", out.empty() ? "" : "; ", actor_text(p.actor), knowledge.frames().function_name(p.function));
  return out.empty() ? "nobody" : out;
}

}  // namespace

std::string explain(const CodedDocument& coded, const Trace& trace, const Knowledge& knowledge, int sentence) {
  const Document& document = coded.document;
  const Parse& parse = coded.parses[sentence];
  std::string out = fmt::format("sentence {}: {}\n", document.sentences[sentence].index, document.view(document.sentences[sentence].span));
  if (parse.empty()) return out + "  not parsed\n";
  draw(parse, parse.root(), 0, out);

  out += "mentions\n";
  for (const Mention& mention : coded.mentions.actors) {
    if (mention.sentence != sentence) continue;
    out += fmt::format("  «{}» {}{}", document.view(mention.span), mention.how, mention.is_place ? ", place" : "");
    for (const Actor& actor : mention.actors) out += "; " + actor_text(actor);
    out += mention.actors.empty() ? "; nobody known\n" : "\n";
  }
  for (const TimeMention& time : coded.mentions.times)
    if (time.sentence == sentence)
      out += fmt::format("  «{}» time {}\n", document.view(time.span), time.value.empty() ? "not to be known" : time.value);

  out += "frames tried\n";
  for (const Trace::Step& step : trace.steps) {
    if (step.sentence != sentence) continue;
    const Frame& frame = knowledge.frames().all()[step.frame];
    out += fmt::format("  {:<16} {}:{} {}: {}\n", parse[step.token].form, frame.file, frame.line, frame.name,
                       step.fired ? "fires" : step.reason.empty() ? "does not fire" : step.reason);
  }

  bool any = false;
  for (const Event& event : coded.events) any = any || event.sentence == sentence;
  if (!any) {
    out += "no event; nearest frames\n";
    for (const NearFrame& near : nearest_frames(coded, trace, knowledge, sentence)) {
      const Frame& frame = knowledge.frames().all()[near.frame];
      out += fmt::format("  {:<16} {}:{} {}: {}\n", parse[near.token].form, frame.file, frame.line, frame.name, near.why);
    }
    return out + '\n';
  }
  out += "events\n";
  for (const Event& event : coded.events) {
    if (event.sentence != sentence) continue;
    const Frame& frame = knowledge.frames().all()[event.frame];
    out += fmt::format("  {} \"{}\" {}{}{} {} [{}]\n", event.same_as, event.trigger_text, event.meaning.type,
                       event.meaning.mode.empty() ? "" : "/", event.meaning.mode, event.meaning.cameo, name(event.status));
    out += fmt::format("     frame      {}:{} {}\n", frame.file, frame.line, frame.name);
    out += fmt::format("     actor      {}\n", parties(event.actors, knowledge));
    out += fmt::format("     recipient  {}\n", parties(event.recipients, knowledge));
    if (!event.date.empty()) out += fmt::format("     date       {}\n", event.date);
    if (event.place)
      out += fmt::format("     place      {} ({}{}{}) {:.2f} {:.2f}\n", event.place->text, event.place->name,
                         event.place->country.empty() ? "" : ", ", event.place->country, event.place->latitude, event.place->longitude);
    for (const EventNumber& number : event.numbers)
      out += fmt::format("     number     {} {}: {} {} to {}{}\n", name(number.what), number.text, number.unit, number.low,
                         number.high < 0 ? std::string("?") : std::to_string(number.high),
                         number.counted_by.empty() ? "" : ", says " + number.counted_by);
    if (!event.attributed_to.empty()) out += fmt::format("     says       {}\n", event.attributed_to);
  }
  return out + '\n';
}

namespace {

constexpr std::string_view kClassNames[] = {"a verb", "a noun", "an adjective"};

// What a word counts as among the classes of triggers; -1: none of them.
int class_of(Upos upos) {
  switch (upos) {
    case Upos::VERB: return static_cast<int>(WordClass::verb);
    case Upos::NOUN:
    case Upos::PROPN: return static_cast<int>(WordClass::noun);
    case Upos::ADJ: return static_cast<int>(WordClass::adjective);
    default: return -1;
  }
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : std::string(separator)) + word;
  return out;
}

// Frames by how near they are; each keeps its best reason.
class Nearest {
 public:
  Nearest(const CodedDocument& coded, const Trace& trace, const Knowledge& knowledge, int sentence)
      : parse_(coded.parses[sentence]), knowledge_(knowledge) {
    for (int t = 0; t < parse_.size(); ++t) places_[lower(parse_[t].lemma)].push_back(t);
    for (const Trace::Step& step : trace.steps)
      if (step.sentence == sentence) add_tried(step);
    knowledge.frames().for_each_trigger([&](const Trigger& trigger) { add_partial(trigger); });
  }

  std::vector<NearFrame> take(int most) {
    std::stable_sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
      if (a.nearness != b.nearness) return a.nearness > b.nearness;
      return std::pair(a.near.token, a.near.frame) < std::pair(b.near.token, b.near.frame);
    });
    std::vector<NearFrame> out;
    for (Found& found : found_) {
      if (static_cast<int>(out.size()) == most) break;
      const auto same = [&](const NearFrame& other) { return other.frame == found.near.frame; };
      if (std::none_of(out.begin(), out.end(), same)) out.push_back(std::move(found.near));
    }
    return out;
  }

 private:
  struct Found {
    NearFrame near;
    int nearness = 0;
  };

  void add(int frame, int token, int nearness, std::string why) { found_.push_back({{frame, token, std::move(why)}, nearness}); }

  void add_tried(const Trace::Step& step) {
    tried_.emplace_back(step.token, step.frame);
    const bool nothing = knowledge_.frames().all()[step.frame].means.nothing;
    if (!step.fired) {
      if (!nothing) add(step.frame, step.token, 90, step.reason.empty() ? "does not fire" : step.reason);
    } else {
      add(step.frame, step.token, 100, nothing ? "an exclusion: the words tell of no event" : "fires, but another frame won the word or took it in");
    }
  }

  // A trigger that is in the sentence but for its part of speech or a word.
  void add_partial(const Trigger& trigger) {
    if (knowledge_.frames().all()[trigger.frame].means.nothing) return;
    const auto head = places_.find(trigger.lemma);
    if (head == places_.end() && trigger.others.empty()) return;
    int present = 0, first_present = -1;  // further words that are there; of them those that are no mere prepositions count
    std::vector<std::string> missing;
    for (const std::vector<std::string>& alternatives : trigger.others) {
      int at = -1;
      bool content = false;
      for (const std::string& word : alternatives) {
        const auto place = places_.find(word);
        if (place == places_.end()) continue;
        at = place->second.front();
        content = !is_preposition(word);
      }
      if (at < 0) {
        missing.push_back(joined(alternatives, "|"));
      } else if (content) {
        ++present;
        if (first_present < 0) first_present = at;
      }
    }
    if (head == places_.end()) {
      if (missing.empty() && present > 0) add(trigger.frame, first_present, 30 + 5 * present, "alone here, expected it with «" + trigger.lemma + "»");
      return;
    }
    for (const int token : head->second) {
      if (std::find(tried_.begin(), tried_.end(), std::pair(token, trigger.frame)) != tried_.end()) continue;
      const int word_class = class_of(parse_[token].upos), wanted = static_cast<int>(trigger.word_class);
      if (missing.size() > 1 || (word_class != wanted && !missing.empty())) continue;
      if (word_class != wanted) {
        if (parse_[token].upos == Upos::AUX) continue;  // "was", "have" are parts of other verbs
        const std::string is = word_class < 0 ? std::string(name(parse_[token].upos)) : std::string(kClassNames[word_class]);
        add(trigger.frame, token, 60 + 5 * present, fmt::format("«{}» is {} here, expected {}", parse_[token].form, is, kClassNames[wanted]));
      } else if (!missing.empty()) {
        add(trigger.frame, token, 40 + 10 * present, fmt::format("no «{}» beside «{}»", missing.front(), parse_[token].form));
      } else if (!trigger.others.empty()) {
        std::vector<std::string> words;
        for (const auto& alternatives : trigger.others) words.push_back(joined(alternatives, "|"));
        add(trigger.frame, token, 70 + 5 * present, fmt::format("«{}» does not hang on «{}»", joined(words, " "), parse_[token].form));
      }
    }
  }

  const Parse& parse_;
  const Knowledge& knowledge_;
  StringMap<std::vector<int>> places_;  // lemma -> tokens
  std::vector<std::pair<int, int>> tried_;  // token, frame
  std::vector<Found> found_;
};

}  // namespace

std::vector<NearFrame> nearest_frames(const CodedDocument& coded, const Trace& trace, const Knowledge& knowledge, int sentence, int most) {
  if (coded.parses[sentence].empty()) return {};
  return Nearest(coded, trace, knowledge, sentence).take(most);
}

}  // namespace priscus

#include "events/event_numbers.h"

#include <algorithm>
#include <optional>

#include "mentions/quantities.h"

namespace priscus {
namespace {

using What = EventNumber::What;

struct Count {
  What what = What::other;
  int anchor = 0;  // the word that says what was counted: "killed", "toll", "arrest"
};

class NumberBinder {
 public:
  NumberBinder(const SentenceView& view, const Grammar& grammar, const Attribution& attribution, std::size_t first,
               std::vector<Event>& events)
      : view_(view), grammar_(grammar), attribution_(attribution), first_(first), events_(events) {}

  void run() {
    const Lexicon& lexicon = view_.knowledge.lexicon();
    for (const Quantity& quantity : find_quantities(view_.parse, view_.index, lexicon, view_.mentions.times)) {
      const int counted = quantity.noun >= 0 ? quantity.noun : quantity.head;
      if (view_.marker(counted) == "including" || view_.marker(counted) == "include" || is_included(counted)) continue;
      const std::optional<Count> count = classify(quantity, counted);
      if (!count || (is_thing(counted) && count->what != What::money && count->what != What::killed)) continue;
      if (Event* event = event_of(*count, counted)) add(*event, quantity, *count);
    }
  }

 private:
  const Words& list(std::string_view name) const { return view_.knowledge.lexicon().words(name); }

  // Towns and ships are captured too, and are no prisoners.
  bool is_thing(int noun) const {
    const Lexicon& lexicon = view_.knowledge.lexicon();
    return lexicon.kinds_of(view_.lemma(noun)) &
           (lexicon.kind("territory") | lexicon.kind("property") | lexicon.kind("weapon") | lexicon.kind("vehicle") |
            lexicon.kind("money"));
  }

  bool is_included(int token) const {
    for (int step = 0; step < 3 && token >= 0; ++step, token = view_.head(token)) {
      if (view_.marker(token).starts_with("includ")) return true;
      for (int c : view_.parse.children(token))
        if (c < token && view_.has_relation(c, "case") && view_.form(c) == "including") return true;
      if (!view_.has_relation(token, "conj")) return false;
    }
    return false;
  }

  std::optional<What> word_after(const std::string& lemma) const {
    if (list("killed-word").has(lemma)) return What::killed;
    if (list("wounded-word").has(lemma)) return What::wounded;
    if (list("missing-word").has(lemma)) return What::missing;
    if (list("detained-word").has(lemma)) return What::detained;
    if (list("displaced-word").has(lemma)) return What::displaced;
    return std::nullopt;
  }

  std::optional<What> done_to(const std::string& lemma) const {
    if (list("killed-object").has(lemma)) return What::killed;
    if (list("wounded-object").has(lemma)) return What::wounded;
    if (list("detained-object").has(lemma)) return What::detained;
    if (list("displaced-object").has(lemma)) return What::displaced;
    if (list("released-object").has(lemma)) return What::released;
    return std::nullopt;
  }

  std::optional<What> done_by(const std::string& lemma) const {
    if (list("killed-subject").has(lemma)) return What::killed;
    if (list("displaced-subject").has(lemma)) return What::displaced;
    if (list("attending-subject").has(lemma)) return What::attending;
    return std::nullopt;
  }

  std::optional<What> noun_of(const std::string& lemma) const {
    if (list("killed-of").has(lemma)) return What::killed;
    if (list("detained-of").has(lemma)) return What::detained;
    if (list("released-of").has(lemma)) return What::released;
    if (list("attending-of").has(lemma)) return What::attending;
    if (list("displaced-of").has(lemma)) return What::displaced;
    return std::nullopt;
  }

  bool has_subject_toll(int verb) const {
    for (int subject : grammar_.surface_subjects(verb))
      if (view_.lemma(subject) == "toll" || view_.lemma(subject) == "number" ||
          (view_.lemma(subject) == "death" && view_.form(subject) == "deaths"))
        return view_.lemma(subject) != "number" || counts_dead(subject);
    return false;
  }

  // "the number of dead", "the number of people killed"
  bool counts_dead(int noun) const {
    for (int c : view_.parse.children(noun)) {
      if (!view_.has_relation(c, "nmod")) continue;
      if (list("killed-word").has(view_.lemma(c))) return true;
      for (int m : view_.parse.children(c))
        if (list("killed-word").has(std::string(view_.form(m)))) return true;
    }
    return false;
  }

  // The word by which number and noun together hang in the sentence: "dozens" of "dozens of people", "people" of "40
  // people".
  int syntactic(const Quantity& quantity, int counted) const {
    const int first = quantity.first, last = std::max(quantity.last, counted);
    int fallback = -1;
    for (int t = first; t <= last; ++t) {
      const int governor = view_.head(t);
      if (governor >= first && governor <= last) continue;
      if (view_.has_relation(t, "punct") || view_.has_relation(t, "case") || view_.has_relation(t, "advmod")) continue;
      if (view_.has_relation(t, "obj") || view_.has_relation(t, "nsubj")) return t;
      if (fallback < 0 || t == counted) fallback = t;
    }
    return fallback >= 0 ? fallback : counted;
  }

  std::optional<Count> classify(const Quantity& quantity, int counted) const {
    if (quantity.money) return Count{What::money, counted};
    const std::string& lemma = view_.lemma(counted);
    // "40 deaths", "20 injuries", "12 arrests".
    if (view_.is_noun(counted) && counted != quantity.head)
      if (const auto what = word_after(lemma)) return Count{*what, counted};
    // "five dead", "20 wounded", "40 people killed".
    const int after = std::max(counted, quantity.last) + 1;
    // "a man whose sister was killed": an article counts only by its noun's own place in the clause.
    const bool article =
        quantity.first == quantity.last && (view_.lemma(quantity.first) == "a" || view_.lemma(quantity.first) == "an");
    if (!article && after < view_.size() && quantity.first <= counted) {
      auto what = word_after(view_.lemma(after));
      if (!what) what = word_after(std::string(view_.form(after)));
      if (what || done_to(view_.lemma(after))) {
        const bool verb = view_.is_verb(after) || view_.upos(after) == Upos::AUX;
        if (!verb && what) return Count{*what, after};
        const bool active =
            view_.has_child(after, "obj") || view_.parse[after].xpos == "VBD" || view_.parse[after].xpos == "VBG";
        const bool passive =
            grammar_.is_passive(after) || (view_.has_relation(after, "acl") && view_.parse[after].xpos == "VBN");
        if (passive || !active) {
          const auto done = done_to(view_.lemma(after));
          if (done || what) return Count{done ? *done : *what, after};
        }
      }
    }
    // "wounded three Israelis", read as a participle.
    for (int c : view_.parse.children(counted))
      if (c < quantity.first && view_.has_relation(c, "amod"))
        if (const auto what = done_to(view_.lemma(c)) ? done_to(view_.lemma(c)) : word_after(view_.lemma(c));
            what && (on(c, *what) || view_.has_relation(counted, "conj")))
          return Count{*what, c};
    // "killed five people and wounded 20", with both numbers hung on the first verb.
    if (const int before = quantity.first - 1;
        before >= 0 && view_.is_verb(before) && view_.has_relation(before, "conj") && view_.head(counted) != before)
      if (const auto what = done_to(view_.lemma(before))) return Count{*what, before};
    int conjunct = syntactic(quantity, counted);
    for (int step = 0;
         step < 4 && view_.has_relation(conjunct, "conj") && view_.head(conjunct) >= 0 && !view_.is_verb(conjunct);
         ++step)
      conjunct = view_.head(conjunct);
    const int governor = view_.head(conjunct);
    // "40 people, killed in …"; "40 were killed"
    for (int c : view_.parse.children(conjunct))
      if (view_.has_relation(c, "acl") && !article && !view_.has_child(c, "nsubj")) {
        if (view_.parse[c].xpos == "VBN")
          if (const auto what = done_to(view_.lemma(c))) return Count{*what, c};
        // "About 5,000 people rallied", read as a participle.
        if (const auto what = done_by(view_.lemma(c))) return Count{*what, c};
      }
    if (governor < 0) {
      // A headline: "Five dead in blast" has the word itself as its root.
      if (const auto what = word_after(view_.lemma(conjunct)); what && conjunct != quantity.head)
        return Count{*what, conjunct};
      return std::nullopt;
    }
    const std::string& verb = view_.lemma(governor);
    std::string_view relation = view_.relation(conjunct);
    // "killed about 50 rebels": its "about" is no preposition.
    if ((is_relation(relation, "obl") || is_relation(relation, "nmod")) && view_.is_verb(governor) &&
        governor < conjunct && !view_.has_child(governor, "obj")) {
      if (view_.marker(conjunct).empty() && is_relation(relation, "obl")) relation = "obj";
      for (int c : view_.parse.children(conjunct))
        if (view_.has_relation(c, "case") && c >= quantity.first && c <= std::max(quantity.last, counted))
          relation = "obj";
    }
    if (is_relation(relation, "obj") || relation == "nsubj:pass") {
      if (const auto what = done_to(verb)) return Count{*what, governor};
      if (const auto what = word_after(verb); what && relation == "nsubj:pass") return Count{*what, governor};
      if (verb == "shoot" || verb == "stab" || verb == "beat")
        for (int t = governor + 1; t <= std::min(governor + 2, view_.size() - 1); ++t)
          if (view_.lemma(t) == "dead" || view_.lemma(t) == "kill" || (view_.lemma(t) == "death" && verb != "shoot"))
            return Count{What::killed, governor};
      if ((verb == "leave" || verb == "have" || verb == "report" || verb == "confirm") && is_relation(relation, "obj"))
        for (int c : view_.parse.children(governor))
          if (c > conjunct && (view_.has_relation(c, "xcomp") || view_.has_relation(c, "advcl")))
            if (const auto what =
                    word_after(view_.lemma(c)) ? word_after(view_.lemma(c)) : word_after(std::string(view_.form(c))))
              return Count{*what, governor};
      if (lemma == "life" && (verb == "claim" || verb == "cost" || verb == "take"))
        return Count{What::killed, governor};
      if (relation == "nsubj:pass" && verb == "attend") return std::nullopt;
      if (list("attending-of").has(verb)) return std::nullopt;
      if (verb == "draw" || verb == "attract") return Count{What::attending, governor};
    }
    if (relation == "nsubj" || relation == "nsubj:outer" || is_relation(relation, "csubj")) {
      if (const auto what = done_by(verb)) return Count{*what, governor};
      // "40 were dead", "12 are missing"
      if (view_.form(governor) == "missing") return Count{What::missing, governor};
      if (const auto what = word_after(verb); what && !view_.is_verb(governor)) return Count{*what, governor};
    }
    if (relation == "obl:agent" && verb == "attend") return Count{What::attending, governor};
    if (view_.is_verb(governor) &&
        (is_relation(relation, "obl") || is_relation(relation, "obj") || is_relation(relation, "xcomp")) &&
        has_subject_toll(governor))
      return Count{What::killed, governor};
    if (is_relation(relation, "nmod")) {
      const std::string marker = view_.marker(conjunct);
      if (verb == "toll" && (marker == "of" || marker == "at" || marker == "to")) return Count{What::killed, governor};
      if (verb == "life" && marker == "of") return Count{What::killed, governor};
      if (marker == "of" || marker == "by")
        if (const auto what = noun_of(verb)) return Count{*what, governor};
    }
    if (list("troop-noun").has(lemma)) return Count{What::troops, counted};
    return std::nullopt;
  }

  // May an event of this type bear such a number?
  static bool fits(const Event& event, What what) {
    const std::string& type = event.meaning.type;
    const auto any = [&](std::initializer_list<std::string_view> types) {
      return std::find(types.begin(), types.end(), type) != types.end();
    };
    switch (what) {
      case What::killed:
      case What::wounded:
      case What::missing:
        return any({"ASSAULT", "PROTEST"});
      case What::detained:
        return any({"COERCE", "ASSAULT", "SANCTION"});
      case What::displaced:
        return any({"ASSAULT", "COERCE", "RETREAT", "AID"});
      case What::attending:
        return any({"PROTEST", "CONSULT"});
      case What::released:
        return any({"RETREAT", "AID", "CONCEDE", "COOPERATE"});
      case What::troops:
        return any({"MOBILIZE", "RETREAT", "AID", "AGREE", "CONCEDE", "COOPERATE", "THREATEN", "REQUEST"});
      case What::money:
        return !any({"ASSAULT", "PROTEST", "CONSULT", "MOBILIZE"});
      case What::other:
        return false;
    }
    return false;
  }

  Event* on(int token, What what) const {
    for (std::size_t i = first_; i < events_.size(); ++i)
      if (events_[i].trigger_token == token && fits(events_[i], what)) return &events_[i];
    return nullptr;
  }

  Event* below(int token, What what, int depth) const {
    for (int c : view_.parse.children(token)) {
      if (view_.has_relation(c, "parataxis") || view_.has_relation(c, "ccomp")) continue;
      if (Event* event = on(c, what)) return event;
      if (depth > 0)
        if (Event* event = below(c, what, depth - 1)) return event;
    }
    return nullptr;
  }

  Event* event_of(const Count& count, int counted) const {
    const bool casualties = count.what == What::killed || count.what == What::wounded || count.what == What::missing;
    if (Event* event = on(count.anchor, count.what)) return event;
    // An act that the counting word names itself: "killed in the attack", "died when rebels attacked".
    if (casualties || count.what == What::attending || count.what == What::displaced)
      if (Event* event = below(count.anchor, count.what, 1)) return event;
    int token = count.anchor;
    for (int step = 0; step < 5; ++step) {
      const int governor = view_.head(token);
      if (governor < 0) break;
      if (view_.has_relation(token, "ccomp") && !casualties) break;
      token = governor;
      if (Event* event = on(token, count.what)) return event;
      // "to give $3 million in aid": the event word stands beside.
      if (count.what == What::money || count.what == What::troops)
        for (int c : view_.parse.children(token))
          if (c != counted && !view_.has_relation(c, "conj") && !view_.has_relation(c, "ccomp") &&
              !view_.has_relation(c, "parataxis"))
            if (Event* event = on(c, count.what); event && !view_.is_verb(c)) return event;
    }
    if (!casualties) return nullptr;
    // Casualties of the one act that the sentence tells of.
    Event* only = nullptr;
    for (std::size_t i = first_; i < events_.size(); ++i)
      if (events_[i].meaning.type == "ASSAULT") {
        if (only) return only;
        only = &events_[i];
      }
    if (only) return only;
    for (std::size_t i = first_; i-- > 0;) {
      if (view_.index - events_[i].sentence > 3) break;
      if (events_[i].meaning.type == "ASSAULT" && events_[i].status != Status::negated) return &events_[i];
    }
    return nullptr;
  }

  void add(Event& event, const Quantity& quantity, const Count& count) const {
    EventNumber number;
    number.what = count.what;
    number.low = quantity.low;
    number.high = quantity.high;
    number.span = {view_.span(quantity.first).begin, view_.span(quantity.last).end};
    number.text = std::string(view_.document.view(number.span));
    std::replace(number.text.begin(), number.text.end(), '\n', ' ');
    if (quantity.money) {
      number.unit = quantity.currency;
    } else if (quantity.noun >= 0 && !word_after(view_.lemma(quantity.noun)) && view_.lemma(quantity.noun) != "life") {
      // "people" has "person" as its lemma; a name keeps its capital.
      number.unit = view_.form(quantity.noun) == "people" ? "people" : view_.parse[quantity.noun].lemma;
    }
    number.counted_by = attribution_.speaker(view_, grammar_, count.anchor).text;
    for (const EventNumber& other : event.numbers)
      if (other.span == number.span && other.what == number.what) return;
    event.numbers.push_back(std::move(number));
  }

  const SentenceView& view_;
  const Grammar& grammar_;
  const Attribution& attribution_;
  const std::size_t first_;
  std::vector<Event>& events_;
};

}  // namespace

void add_numbers(const SentenceView& view, const Grammar& grammar, const Attribution& attribution, std::size_t first,
                 std::vector<Event>& events) {
  // Without an event here and before there is nothing to tie a number to.
  if (events.empty() || (first == events.size() && view.index - events.back().sentence > 3)) return;
  NumberBinder(view, grammar, attribution, first, events).run();
}

}  // namespace priscus

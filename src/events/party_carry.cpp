#include "events/party_carry.h"

#include <algorithm>

#include "events/roles.h"

namespace priscus {
namespace {

constexpr int kReach = 6;     // sentences that "the attack" looks back
constexpr int kBlameReach = 2;  // sentences that blame without a name looks back
constexpr int kMaxClimb = 4;  // steps of a chain of verbs

using Parties = std::vector<Participant>;

bool knows_country(const Parties& list) {
  return std::any_of(list.begin(), list.end(), [](const Participant& p) { return !p.actor.country.empty(); });
}

// Takes over what the other event tells, as a guess.
void take(const Parties& from, Parties& to) {
  to = from;
  for (Participant& p : to) p.guessed = true;
}

bool shares_country(const Parties& a, const Parties& b) {
  return std::any_of(a.begin(), a.end(), [&](const Participant& p) {
    return !p.actor.country.empty() &&
           std::any_of(b.begin(), b.end(), [&](const Participant& q) { return p.actor.country == q.actor.country; });
  });
}

class Carrier {
 public:
  Carrier(const SentenceView& view, const Grammar& grammar, const std::vector<Event>& earlier,
          std::vector<Firing>& firings)
      : view_(view), grammar_(grammar), earlier_(earlier), firings_(firings), at_(view.size(), -1) {
    for (std::size_t i = 0; i < firings_.size(); ++i) at_[firings_[i].token] = static_cast<int>(i);
  }

  void run() {
    for (const Firing& firing : firings_) blame_accused(firing);
    for (int token = 0; token < view_.size(); ++token) claim(token);
    share_nouns();
    share_clauses();
    for (Firing& firing : firings_) remember(firing);
    for (Firing& firing : firings_) complete_from_content(firing);
    for (Firing& firing : firings_) welcome_agreement(firing);
    for (Firing& firing : firings_) blame_doer(firing);
    for (Firing& firing : firings_) share_with_verbs(firing);
    for (Firing& firing : firings_) join_mediator(firing);
  }

 private:
  Firing* at(int token) { return token >= 0 && at_[token] >= 0 ? &firings_[at_[token]] : nullptr; }
  const EventType* type(const Firing& firing) const { return view_.knowledge.ontology().type(firing.meaning.type); }
  // Somebody is struck: the act and what comes of it ("an attack", "was killed") have the same parties.
  bool strikes(const Firing& firing) const {
    const EventType* t = type(firing);
    return t && t->strikes_places;
  }

  // "accused Israel of bombardment", "was convicted of the murder", "a warrant for the commander for torture": who is
  // accused or convicted did it.
  void blame_accused(const Firing& outer) {
    const EventType* t = type(outer);
    const bool accuses = t && (t->content == EventType::Content::only_other || outer.meaning.mode == "convict");
    if (!accuses || outer.recipients.empty()) return;
    for (Firing& crime : firings_) {
      if (!crime.actors.empty() || !strikes(crime) || !view_.is_noun(crime.token)) continue;
      if (!hangs_as_charge(crime.token, outer.token) || shares_country_and_text(outer.recipients, crime.recipients))
        continue;
      take(outer.recipients, crime.actors);
    }
  }

  // Does the noun hang on the word through "of", "with", "for" or "over"?
  bool hangs_as_charge(int noun, int word) const {
    bool charge = false;
    for (int token = noun, climb = 0; climb < kMaxClimb && token >= 0; token = view_.head(token), ++climb) {
      if (token == word) return charge;
      const std::string marker = view_.marker(token);
      charge = charge || marker == "of" || marker == "with" || marker == "for" || marker == "over";
      if (view_.has_relation(token, "nsubj") || view_.relation(token) == "acl:relcl" ||
          view_.has_relation(token, "advcl"))
        return false;
    }
    return false;
  }

  static bool shares_country_and_text(const Parties& a, const Parties& b) {
    return std::any_of(a.begin(), a.end(), [&](const Participant& p) {
      return std::any_of(b.begin(), b.end(), [&](const Participant& q) { return p.actor == q.actor; });
    });
  }

  // "claimed responsibility for the attack", "an attack claimed by the group": they say themselves that they did it.
  void claim(int verb) {
    if (!view_.is_verb(verb) || view_.lemma(verb) != "claim") return;
    Parties who;
    const RoleBinder binder(view_);
    const std::vector<Argument> arguments = grammar_.arguments(verb, WordClass::verb);
    for (const Argument& a : arguments)
      if (a.function == function::subject && !a.weak)
        binder.parties_at(a.token, function::subject, kind::political | kind::armed, who);
    if (who.empty()) return;
    int what = -1;  // "responsibility", or the deed
    for (const Argument& a : arguments)
      if (a.function == function::object && view_.is_noun(a.token)) what = a.token;
    if (what < 0) return;
    Firing* deed = at(what);
    if (view_.lemma(what) == "responsibility" || view_.lemma(what) == "credit") {
      for (const int owner : {what, verb})
        for (int c : view_.parse.children(owner))
          if (!deed && view_.marker(c) == "for") deed = at(c);
      // "attacks for which the group has claimed responsibility"
      if (!deed && view_.relation(verb) == "acl:relcl") deed = deed_described(view_.head(verb), false);
      // … and the same hung on the verb before it
      if (!deed && view_.relation(verb) == "advcl:relcl")
        for (int c : view_.parse.children(view_.head(verb)))
          if (!deed && c < verb && view_.has_relation(c, "obj")) deed = at(c);
    }
    if (deed && strikes(*deed) && deed->actors.empty()) take(who, deed->actors);
  }

  // "shelling and air strikes by the army": coordinated nouns of one type, of which one names parties and the other
  // nobody.
  void share_nouns() {
    for (Firing& firing : firings_) {
      if (!view_.is_noun(firing.token) || !view_.has_relation(firing.token, "conj")) continue;
      Firing* first = at(view_.head(firing.token));
      if (!first || !view_.is_noun(first->token) || first->meaning.type != firing.meaning.type) continue;
      if (firing.actors.empty() && firing.recipients.empty()) {
        take(first->actors, firing.actors);
        take(first->recipients, firing.recipients);
      } else if (first->actors.empty() && first->recipients.empty()) {
        take(firing.actors, first->actors);
        take(firing.recipients, first->recipients);
      } else if (first->actors.empty() && first->token < firing.token) {
        take(firing.actors, first->actors);  // "killings and torture by the police"
      }
    }
  }

  // A passive verb whose clause is tied to another event that strikes: that one tells who did it, the verb tells to
  // whom.
  void share_clauses() {
    for (Firing& told : firings_) {
      if (told.word_class != WordClass::verb || !strikes(told) || !grammar_.is_passive(told.token)) continue;
      Firing* deed = deed_of(told.token);
      if (!deed) deed = deed_below(told.token, false);
      if (!deed || deed == &told) continue;
      if (told.actors.empty()) take(deed->actors, told.actors);
      if (!deed->recipients.empty() || !strikes(*deed)) continue;
      if (!is_mutual(*deed)) take(told.recipients, deed->recipients);
      // "fifteen troops were killed in a clash with the rebels": they had a part in it.
      if (is_mutual(*deed) && deed->actors.size() == 1)
        for (const Participant& p : told.recipients)
          if (p.actor.kinds & kind::armed) add_guess(p, deed->actors);
    }
  }

  bool is_mutual(const Firing& firing) const {
    const std::vector<Role>& roles = view_.knowledge.frames().all()[firing.frame].roles;
    return std::any_of(roles.begin(), roles.end(), [](const Role& role) { return role.who == Role::Who::both; });
  }

  static void add_guess(Participant party, Parties& to) {
    party.guessed = true;
    to.push_back(std::move(party));
  }

  // The event that strikes and has an actor, in a clause or phrase of the verb, or the noun that the verb's clause
  // describes.
  Firing* deed_of(int verb) {
    for (int climb = 0; climb < kMaxClimb && verb >= 0; ++climb) {
      if (Firing* deed = deed_below(verb)) return deed;
      if (view_.relation(verb) == "acl:relcl")
        return through_preposition(verb) ? deed_described(view_.head(verb)) : nullptr;
      if (!view_.has_relation(verb, "conj")) {
        // "were killed and cattle stolen in a raid": the phrase hangs on the last verb
        for (int c : view_.parse.children(verb))
          if (view_.has_relation(c, "conj") && view_.is_verb(c) && grammar_.is_passive(c))
            if (Firing* deed = deed_below(c)) return deed;
        return nullptr;
      }
      verb = view_.head(verb);
      if (view_.relation(verb) != "acl:relcl") return nullptr;  // another main clause tells of something else
    }
    return nullptr;
  }

  // "were hurt when police fired", "were killed in a raid by gunmen", "by shelling"
  Firing* deed_below(int verb, bool has_actor = true) {
    for (int c : view_.parse.children(verb)) {
      const bool clause = view_.has_relation(c, "advcl") && view_.is_verb(c);
      const bool phrase = view_.has_relation(c, "obl") && view_.is_noun(c);
      if (!clause && !phrase) continue;
      const std::string marker = view_.marker(c);
      const bool together =
          clause ? marker == "when" || marker == "as" || marker == "while" || marker == "by" ||
                       (marker.empty() && has_when(c))
                 : marker == "in" || marker == "during" || marker == "by";
      Firing* deed = together ? at(c) : nullptr;
      if (deed && (has_actor ? is_deed(*deed) : strikes(*deed))) return deed;
    }
    return nullptr;
  }

  bool has_when(int verb) const {
    const auto& children = view_.parse.children(verb);
    return std::any_of(children.begin(), children.end(), [&](int c) { return view_.lemma(c) == "when"; });
  }

  // "assaults on two prisons in Oslo, in which …": the clause may hang on any noun of the phrase.
  Firing* deed_described(int noun, bool has_actor = true) {
    for (int climb = 0; climb < kMaxClimb && noun >= 0; ++climb, noun = view_.head(noun)) {
      Firing* deed = view_.is_noun(noun) ? at(noun) : nullptr;
      if (deed && (has_actor ? is_deed(*deed) : strikes(*deed))) return deed;
      if (!view_.has_relation(noun, "nmod")) return nullptr;
    }
    return nullptr;
  }

  bool is_deed(const Firing& firing) const {
    const EventType* t = type(firing);
    return t && t->quad == "material conflict" && !firing.actors.empty() && firing.status != Status::negated;
  }

  // "in which", "during which", "where"
  bool through_preposition(int verb) const {
    for (int c : view_.parse.children(verb)) {
      if (view_.lemma(c) == "where") return true;
      if (view_.has_relation(c, "obl") && (view_.lemma(c) == "which" || view_.lemma(c) == "that")) return true;
    }
    return false;
  }

  // "The attack came at dawn": the sides it does not name are those of an event of its type told before.
  void remember(Firing& firing) {
    if (!view_.is_noun(firing.token) || (!firing.actors.empty() && !firing.recipients.empty())) return;
    const EventType* t = type(firing);
    if (!t || t->quad != "material conflict" || !is_anaphor(view_, firing.token) || says_more(view_, firing.token))
      return;
    const Event* known = nullptr;
    for (const bool same_frame : {true, false}) {
      for (auto event = earlier_.rbegin(); event != earlier_.rend() && !known; ++event) {
        if (view_.index - event->sentence > kReach) break;
        if (event->meaning.type != firing.meaning.type || (same_frame && event->frame != firing.frame)) continue;
        if (event->status == Status::hypothetical || event->status == Status::negated) continue;
        if (!same_frame && event->status == Status::historical && firing.status != Status::historical) continue;
        if (event->actors.empty() && event->recipients.empty()) continue;
        if (!firing.actors.empty() && !shares_country(firing.actors, event->actors)) continue;
        if (!firing.recipients.empty() && !shares_country(firing.recipients, event->recipients)) continue;
        known = &*event;
      }
    }
    if (!known) return;
    if (firing.actors.empty()) take(known->actors, firing.actors);
    if (firing.recipients.empty()) take(known->recipients, firing.recipients);
  }

  // "condemned the abduction": now that it is known who did it.
  void complete_from_content(Firing& outer) {
    const EventType* t = type(outer);
    if (!outer.recipients.empty() || !t ||
        (t->content != EventType::Content::only_other && t->content != EventType::Content::other))
      return;
    for (const Inner& inner : outer.inner) {
      const Firing* below = at(inner.token);
      if (!below || below->meaning.empty() || below->actors.empty()) continue;
      if (shares_country(below->actors, outer.actors)) continue;
      take(below->actors, outer.recipients);
      return;
    }
  }

  // "Jets bombed the port. … Oslo voiced outrage": who is blamed without a name has done what was told last.
  void blame_doer(Firing& outer) {
    const EventType* t = type(outer);
    if (!outer.recipients.empty() || !knows_country(outer.actors) || outer.meaning.mode == "investigate" || !t || t->content != EventType::Content::only_other) return;
    for (auto event = earlier_.rbegin(); event != earlier_.rend(); ++event) {
      if (view_.index - event->sentence > kBlameReach) return;
      const EventType* told = view_.knowledge.ontology().type(event->meaning.type);
      if (!told || told->quad != "material conflict" || !knows_country(event->actors)) continue;
      if (event->status == Status::negated || event->status == Status::hypothetical || shares_country(event->actors, outer.actors)) continue;
      take(event->actors, outer.recipients);
      return;
    }
  }

  // "welcomed the agreement between Oslo and Riga": those who made it.
  void welcome_agreement(Firing& outer) {
    const EventType* t = type(outer);
    if (!outer.recipients.empty() || !t || t->content != EventType::Content::other ||
        outer.word_class != WordClass::verb)
      return;
    for (const Argument& a : grammar_.arguments(outer.token, WordClass::verb)) {
      if (a.function != function::object || a.weak) continue;
      const Firing* below = at(a.token);
      if (!below || below->actors.empty() || shares_country(below->actors, outer.actors)) continue;
      take(below->actors, outer.recipients);
      return;
    }
  }

  // "With the mediation of Moscow the two sides agreed": who mediates and those between whom it does.
  void join_mediator(Firing& mediation) {
    if (mediation.meaning.mode != "third-party" || mediation.actors.empty() || !mediation.recipients.empty()) return;
    if (!view_.has_relation(mediation.token, "obl")) return;
    const std::string marker = view_.marker(mediation.token);
    const Firing* agreed = at(view_.head(mediation.token));
    if (!agreed || agreed->actors.size() < 2 || !(marker == "with" || marker == "through" || marker == "thanks to"))
      return;
    for (Participant party : agreed->actors) {
      party.guessed = true;
      const bool there = std::any_of(mediation.actors.begin(), mediation.actors.end(),
                                     [&](const Participant& p) { return p.actor == party.actor; });
      if (!there) mediation.actors.push_back(std::move(party));
    }
  }

  // "condemned the coup, demanded talks and threatened sanctions": words against somebody, with one subject, are
  // against the same.
  void share_with_verbs(Firing& firing) {
    if (!firing.recipients.empty() || !is_hostile_word(firing) || firing.word_class != WordClass::verb) return;
    int verb = firing.token;
    for (int climb = 0; climb < kMaxClimb && view_.has_relation(verb, "conj") && !view_.has_child(verb, "nsubj");
         ++climb) {
      verb = view_.head(verb);
      const Firing* before = at(verb);
      if (before && is_hostile_word(*before) && knows_country(before->recipients)) {
        take(before->recipients, firing.recipients);
        return;
      }
    }
  }

  bool is_hostile_word(const Firing& firing) const {
    const EventType* t = type(firing);
    return t && t->quad == "verbal conflict";
  }

  const SentenceView& view_;
  const Grammar& grammar_;
  const std::vector<Event>& earlier_;
  std::vector<Firing>& firings_;
  std::vector<int> at_;  // token -> index into firings_, -1
};

}  // namespace

bool is_anaphor(const SentenceView& view, int noun) {
  bool definite = false;
  const bool predicate = view.has_child(noun, "cop");  // "this was an attack"
  for (int c : view.parse.children(noun)) {
    if (predicate && view.has_relation(c, "nsubj") && (view.lemma(c) == "this" || view.lemma(c) == "that")) return true;
    if (view.has_relation(c, "nmod") || view.has_relation(c, "acl")) return false;
    const std::string& word = view.lemma(c);
    if (view.has_relation(c, "det"))
      definite = word == "the" || word == "this" || word == "that" || word == "these" || word == "those";
  }
  return definite;
}

bool says_more(const SentenceView& view, int noun) {
  const int next = noun + 1;
  return next < view.size() && view.is_verb(next) && view.has_relation(next, "conj") && view.head(next) > next;
}

void carry_parties(const SentenceView& view, const Grammar& grammar, const std::vector<Event>& earlier,
                   std::vector<Firing>& firings) {
  Carrier(view, grammar, earlier, firings).run();
}

}  // namespace priscus

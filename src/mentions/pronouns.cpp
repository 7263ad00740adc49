// Pronouns of the third person and relative pronouns.
#include "base/strings.h"
#include "mentions/kinds.h"
#include "mentions/resolver.h"

namespace priscus {

void Resolver::resolve_pronoun(int i) {
  const Draft& kept = draft(i);
  if (kept.gender == '2') return;
  if (kept.gender == '1') {
    resolve_first_person(i);
    return;
  }
  if (kept.gender == 'r') {
    const int noun = relative_antecedent(parse_of(i), mention(i).head);
    int other = noun >= 0 ? scene_.sentences[mention(i).sentence].mention_at[noun] : -1;
    if (noun < 0) {  // "whose" in a clause that the parse has hung on the verb: the name just before it
      for (const int before : order_[mention(i).sentence]) {
        const int gap = mention(i).head - mention(before).last;
        if ((gap == 1 || gap == 2) && draft(before).named && !mention(before).is_adjective) other = before;
      }
    }
    if (other < 0) return;
    resolve(other);
    if (!mention(other).actors.empty()) become(i, other, "relative pronoun");
    return;
  }
  int best = -1;
  double best_score = -1e9;
  const int s = mention(i).sentence;
  for (int sentence = s; sentence >= 0 && sentence >= s - kReach; --sentence) {
    for (const int candidate : order_[sentence]) {
      const bool later = sentence == s && mention(candidate).head > mention(i).head;
      if (candidate == i || !fits(i, candidate, later)) continue;
      const double score = salience(i, candidate) - (later ? 14 : 0);
      if (score > best_score) best = candidate, best_score = score;
    }
  }
  if (kept.plural && !(best >= 0 && draft(best).subject && is_several(best)) && (take_pair_nearby(i) || go_on(i)))
    return;
  if (best < 0) return;
  become(i, best, "pronoun");
  if (kept.plural) join_conjuncts(i, best);
}

// "They also discussed trade. … They agreed": the pronoun goes on with the several parties that it last stood for.
bool Resolver::go_on(int i) {
  const int s = mention(i).sentence;
  if (!draft(i).subject) return false;
  for (int sentence = s - 1; sentence >= 0 && sentence >= s - kReach; --sentence) {
    for (const int other : order_[sentence]) {
      const Mention& them = mention(other);
      if (parse_of(other)[them.head].upos != Upos::PRON || !draft(other).subject || !draft(other).plural ||
          draft(other).gender == '1' || them.actors.size() < 2)
        continue;
      become(i, other, "pronoun");
      return true;
    }
  }
  return false;
}

bool Resolver::speaks(int i) const {
  const Parse& parse = parse_of(i);
  const int governor = parse[mention(i).head].head;
  return governor >= 0 && draft(i).subject && speech_.has(parse[governor].lemma);
}

bool Resolver::is_several(int i) const {
  return mention(i).actors.size() > 1 || draft(i).plural || is_coordinated(parse_of(i), mention(i).head);
}

bool Resolver::take_pair_nearby(int i) {
  const int s = mention(i).sentence;
  for (int sentence = s; sentence >= 0 && sentence >= s - 1; --sentence) {
    std::vector<int> persons;
    for (const int other : order_[sentence]) {
      if (sentence == s && mention(other).head >= mention(i).head) break;
      if (!is_party(other, true) || speaks(other) || has_country(persons, mention(other).actors.front().country))
        continue;
      persons.push_back(other);
    }
    if (persons.size() > 2) return false;
    if (persons.size() < 2) continue;
    mention(i).actors = {mention(persons[0]).actors.front(), mention(persons[1]).actors.front()};
    mention(i).antecedent = persons[1];
    mention(i).how = "pair";
    draft(i).need = Need::nothing;
    return true;
  }
  return false;
}

void Resolver::join_conjuncts(int i, int antecedent) {
  std::vector<int> conjuncts;
  add_conjuncts(parse_of(antecedent), mention(antecedent).head, conjuncts);
  for (const int token : conjuncts) {
    const int other = scene_.sentences[mention(antecedent).sentence].mention_at[token];
    if (other < 0 || other == i || draft(other).need == Need::pronoun) continue;
    add_actors(mention(i).actors, mention(other).actors);
  }
}

void Resolver::add_actors(std::vector<Actor>& to, const std::vector<Actor>& from) {
  for (const Actor& actor : from) {
    const bool there = std::any_of(to.begin(), to.end(), [&](const Actor& other) { return same_party(actor, other); });
    if (!there) to.push_back(actor);
  }
}

bool Resolver::same_party(const Actor& a, const Actor& b) {
  if (a.entry >= 0 || b.entry >= 0) return a.entry == b.entry;
  return a.country == b.country && a.sector == b.sector && a.text == b.text;
}

bool Resolver::fits(int i, int candidate, bool later) const {
  const Draft& pronoun = draft(i);
  const Draft& other = draft(candidate);
  const Mention& them = mention(candidate);
  if (them.is_adjective || them.actors.empty() || other.gender == '1') return false;
  const Actor& actor = them.actors.front();
  if (actor.country.empty() && actor.sector.empty() && !(actor.kinds & kind::person)) return false;
  if (actor.entry >= 0 && scene_.entry(actor.entry).reporter && (!other.subject || speaks(candidate))) return false;
  if (later && !cataphoric(i, candidate)) return false;
  if (!later && contains(them, i)) return false;
  if (same_clause_argument(i, candidate)) return false;
  const bool several = them.actors.size() > 1 || other.plural || is_coordinated(parse_of(candidate), them.head);
  const bool person = actor.kinds & kind::person;
  switch (pronoun.gender) {
    case 'h':
    case 's':
      return person && !other.plural && them.actors.size() == 1 &&
             (other.gender == 0 || other.gender == 'i' || other.gender == pronoun.gender) && !is_collective(candidate);
    case 'i':
      // A town is rarely "it", a state in a place's role may be the owner of something.
      if (them.is_place && !(is_state_name(candidate) && parse_of(i)[mention(i).head].deprel == "nmod:poss"))
        return false;
      return !person && them.actors.size() == 1 && !other.plural && stands_for_body(candidate) && other.gender != 'h' &&
             other.gender != 's' && (actor.kinds & (kind::political | kind::company) & ~kind::religious);
    default:
      if (!person && !stands_for_body(candidate)) return false;  // "cowardice and contempt" are nobody
      return several || (!person && other.gender != 'h' && other.gender != 's');
  }
}

bool Resolver::is_collective(int i) const {
  return draft(i).role >= 0 && scene_.entry(draft(i).role).role_form != 'p' && !draft(i).named;
}

bool Resolver::is_state_name(int i) const {
  const SentenceScene& sentence = scene_.sentences[mention(i).sentence];
  const int at = sentence.name_at[mention(i).head];
  return at >= 0 && sentence.names[at].use == NameUse::name && (mention(i).actors.front().kinds & kind::state);
}

bool Resolver::stands_for_body(int i) const {
  return draft(i).named || draft(i).role >= 0 || mention(i).antecedent >= 0 ||
         (mention(i).noun_kinds & kind::any_actor);
}

bool Resolver::contains(const Mention& them, int i) const {
  const Mention& self = mention(i);
  return them.sentence == self.sentence && them.first <= self.head && self.head <= them.last &&
         !scene_.drafts[i].subject && parse_of(i).dominates(them.head, self.head) && them.head != self.head &&
         them.head > self.head;
}

bool Resolver::cataphoric(int i, int candidate) const {
  return parse_of(i)[mention(i).head].deprel == "nmod:poss" && draft(candidate).subject && draft(candidate).named &&
         !parse_of(i).dominates(mention(candidate).head, mention(i).head);
}

bool Resolver::same_clause_argument(int i, int candidate) const {
  const Mention& self = mention(i);
  const Parse& parse = parse_of(i);
  const Word& word = parse[self.head];
  if (word.head < 0 || word.deprel == "nmod:poss" || is_relation(word.deprel, "conj") ||
      feature(word.feats, "Reflex") == "Yes")
    return false;
  int above = word.head;  // "detained 30 of them"
  if (is_relation(word.deprel, "nmod") && preposition(parse, self.head) == "of" &&
      (parse[above].upos == Upos::NUM || parse[above].upos == Upos::DET) && parse[above].head >= 0)
    above = parse[above].head;
  const int clause = clause_of(parse, above);
  for (const int other : order_[self.sentence]) {
    if (other == i || mention(other).is_adjective) continue;
    const int governor = parse[first_conjunct(parse, mention(other).head)].head;
    if (governor != above && governor != clause) continue;
    const bool subject = is_relation(parse[first_conjunct(parse, mention(other).head)].deprel, "nsubj");
    if (governor != above && !subject) continue;
    if (other == candidate) return true;
    if (is_relation(word.deprel, "nsubj") || !subject || mention(other).actors.size() != 1) continue;
    if (same_party(mention(other).actors.front(), mention(candidate).actors.front())) return true;
  }
  return false;
}

int Resolver::clause_of(const Parse& parse, int verb) {
  while (is_relation(parse[verb].deprel, "conj")) {
    for (const int child : parse.children(verb)) {
      if (is_relation(parse[child].deprel, "nsubj")) return verb;
    }
    verb = parse[verb].head;
  }
  return verb;
}

double Resolver::salience(int i, int candidate) const {
  const Mention& self = mention(i);
  const Mention& them = mention(candidate);
  const Parse& parse = parse_of(candidate);
  const Word& word = parse[first_conjunct(parse, them.head)];
  double score = -8.0 * (self.sentence - them.sentence);
  if (is_relation(word.deprel, "nsubj")) {
    score += 6;
    if (word.head == parse.root()) score += 1;
  } else if (word.deprel == "obl:agent") {
    score += 4;
  } else if (is_relation(word.deprel, "obj") || is_relation(word.deprel, "iobj")) {
    score += 3;
  } else if (is_relation(word.deprel, "obl")) {
    score += 1;
  } else if (is_relation(word.deprel, "root")) {
    score += 3;
  }
  if (draft(i).subject && draft(candidate).subject) score += 2;
  if (them.is_place) score -= 4;
  if (draft(candidate).named) score += 1;
  if (mention(candidate).antecedent >= 0 && draft(candidate).need == Need::nothing) score += 1;
  if (draft(i).plural && is_several(candidate)) score += 4;
  if (controls(i, candidate)) score += 5;
  if (owns_conjunct(i, candidate)) score += 8;
  if (them.sentence == self.sentence) score -= 0.04 * std::abs(self.head - them.head);
  return score;
}

// "urged X to go", "accused X of going", "kept X from going"
bool Resolver::has_mark(const Parse& parse, int verb) {
  const std::string_view form = feature(parse[verb].feats, "VerbForm");
  if (form == "Inf") return true;
  if (form != "Ger") return false;
  for (const int child : parse.children(verb)) {
    if (is_relation(parse[child].deprel, "mark") && (parse[child].form == "of" || parse[child].form == "from"))
      return true;
  }
  return false;
}

// "the parties and their supporters"
bool Resolver::owns_conjunct(int i, int candidate) const {
  const Mention& self = mention(i);
  const Mention& them = mention(candidate);
  const Parse& parse = parse_of(i);
  if (self.sentence != them.sentence || parse[self.head].deprel != "nmod:poss") return false;
  const int noun = parse[self.head].head;
  return noun >= 0 && is_relation(parse[noun].deprel, "conj") && first_conjunct(parse, noun) == them.head;
}

// "urged the regime to end its attacks": the object of the governing verb does what the infinitive says.
bool Resolver::controls(int i, int candidate) const {
  const Mention& self = mention(i);
  const Mention& them = mention(candidate);
  if (self.sentence != them.sentence) return false;
  const Parse& parse = parse_of(i);
  const Word& word = parse[first_conjunct(parse, them.head)];
  if (!is_relation(word.deprel, "obj") && !is_relation(word.deprel, "iobj")) return false;
  for (int verb = governing_predicate(parse, self.head); verb >= 0; verb = parse[verb].head) {
    const bool infinitive = is_relation(parse[verb].deprel, "xcomp") || is_relation(parse[verb].deprel, "advcl") ||
                            is_relation(parse[verb].deprel, "ccomp");
    if (infinitive && parse[verb].head == word.head && has_mark(parse, verb)) return true;
    if (!is_relation(parse[verb].deprel, "conj") && !infinitive) return false;
  }
  return false;
}

}  // namespace priscus

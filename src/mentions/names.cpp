#include "mentions/names.h"

#include <algorithm>
#include <unordered_set>

#include "base/strings.h"
#include "mentions/noun_phrases.h"
#include "mentions/phrases.h"
#include "mentions/token_atoms.h"

namespace priscus {
namespace {

// Is nothing in the sentence in lower case? Then case tells nothing. A single word does not count.
bool in_capitals(const Parse& parse) {
  int words = 0;
  for (const Word& word : parse.words()) {
    bool letter = false;
    for (const char byte : word.form) {
      if (byte >= 'a' && byte <= 'z') return false;
      letter = letter || (byte >= 'A' && byte <= 'Z');
    }
    words += letter;
  }
  return words > 2;
}

bool is_capitalized(const Word& word) { return starts_upper(word.form); }

constexpr std::string_view kNow = "9999";

class NameFinder {
 public:
  explicit NameFinder(Scene& scene) : scene_(scene), actors_(scene.knowledge.actors()) {}

  void run() {
    for (std::size_t s = 0; s < scene_.parses.size(); ++s) match_sentence(static_cast<int>(s));
    for (std::size_t s = 0; s < scene_.parses.size(); ++s) note_full_names(static_cast<int>(s));
    for (std::size_t s = 0; s < scene_.parses.size(); ++s) decide_sentence(static_cast<int>(s));
  }

 private:
  void match_sentence(int s) {
    const Parse& parse = scene_.parses[s];
    atoms_.fill(parse, [](const Word& word) -> std::string_view { return word.form; });
    const bool any_case = in_capitals(parse);
    const int n = atoms_.size();
    for (int i = 0; i < n;) {
      if (!worth_a_look(parse, i, any_case)) {
        ++i;
        continue;
      }
      if (in_time(s, atoms_.token(i))) {
        ++i;
        continue;
      }
      Actors::Match match = actors_.longest(atoms_.views(), i, any_case);
      const int last = i + match.atoms - 1;
      if (match.atoms == 0 || !atoms_.ends_token(last)) {
        i += match.atoms > 0 && add_pair_in_token(s, i, match, any_case) ? match.atoms + 1 : 1;
        continue;
      }
      NameSpan name;
      name.first = atoms_.token(i);
      name.last = atoms_.token(last);
      name.head = head_of(parse, name.first, name.last);
      name.hits = std::move(match.hits);
      scene_.sentences[s].names.push_back(std::move(name));
      i = last + 1;
    }
  }

  // "May 22" is no prime minister.
  bool in_time(int s, int token) {
    while (time_ < scene_.times.size() && (scene_.times[time_].sentence < s ||
                                           (scene_.times[time_].sentence == s && scene_.times[time_].last < token)))
      ++time_;
    return time_ < scene_.times.size() && scene_.times[time_].sentence == s && scene_.times[time_].first <= token;
  }

  // Names begin with a capital or a digit, or are written like "al-Qaeda"; most words of a text are neither.
  bool worth_a_look(const Parse& parse, int atom, bool any_case) const {
    // "US$ 20,000" names no state.
    if (parse[atoms_.token(atom)].form.ends_with('$')) return false;
    if (!atoms_.starts_token(atom)) return false;
    if (any_case) return true;
    const char byte = atoms_[atom][0];
    if (byte < 'a' || byte > 'z') return true;
    const Upos upos = parse[atoms_.token(atom)].upos;
    return upos == Upos::PROPN || upos == Upos::X || upos == Upos::NOUN;
  }

  // "Armenian-Azerbaijani" as one token.
  bool add_pair_in_token(int s, int i, const Actors::Match& first, bool any_case) {
    const int next = i + first.atoms;
    if (next >= atoms_.size() || atoms_.token(next) != atoms_.token(i)) return false;
    const Actors::Match second = actors_.longest(atoms_.views(), next, any_case);
    if (second.atoms == 0 || !atoms_.ends_token(next + second.atoms - 1) ||
        atoms_.token(next + second.atoms - 1) != atoms_.token(i))
      return false;
    const int a = adjective_hit(first.hits), b = adjective_hit(second.hits);
    if (a < 0 || b < 0) return false;
    NameSpan name;
    name.first = name.last = name.head = atoms_.token(i);
    name.use = NameUse::adjective;
    name.entry = a;
    name.second_entry = b;
    scene_.sentences[s].names.push_back(std::move(name));
    return true;
  }

  static int adjective_hit(const std::vector<NameHit>& hits) {
    for (const NameHit& hit : hits) {
      if (hit.use == NameUse::adjective) return hit.entry;
    }
    return -1;
  }

  // A surname stands for a person whose full name is anywhere in the document: titles come before the article.
  void note_full_names(int s) {
    for (const NameSpan& name : scene_.sentences[s].names) {
      for (const NameHit& hit : name.hits) {
        if (hit.use == NameUse::name && scene_.entry(hit.entry).type == ActorType::person) read_.insert(hit.entry);
      }
    }
  }

  void decide_sentence(int s) {
    const Parse& parse = scene_.parses[s];
    SentenceScene& sentence = scene_.sentences[s];
    std::vector<NameSpan>& names = sentence.names;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
      NameSpan& name = names[i];
      if (name.entry < 0 && !decide(s, parse, name)) continue;
      name.hits = {};
      if (kept != i) names[kept] = std::move(name);
      ++kept;
    }
    names.resize(kept);
    join_pairs(parse, names);
    for (std::size_t i = 0; i < names.size(); ++i) {
      for (int token = names[i].first; token <= names[i].last; ++token) sentence.name_at[token] = static_cast<int>(i);
    }
  }

  // Chooses among the hits by how the name is used; false when it stands for none of them.
  bool decide(int s, const Parse& parse, NameSpan& name) {
    const bool partial = part_of_longer_name(s, parse, name);
    const bool modifies = modifies_noun(parse, name);
    int best = 0;
    for (const NameHit& hit : name.hits) {
      int score = 0;
      const ActorEntry& who = scene_.entry(hit.entry);
      switch (hit.use) {
        case NameUse::name:
          if (who.type == ActorType::role) break;
          score = partial || (who.type == ActorType::body && is_place_here(parse, name)) ? 0
                  : who.type == ActorType::person ? (name.first == name.last ? 30 : 60)
                  : who.type == ActorType::state  ? 55
                                                  : 50;
          break;
        case NameUse::place:
          score = partial ? 0 : 40;
          break;
        case NameUse::seat:
          score = partial ? 0 : 45;
          break;
        case NameUse::capital:
          score = partial ? 0 : 45;
          break;
        case NameUse::adjective:
          score = partial ? 0 : modifies ? 70 : adjective_alone(parse, name);
          break;
        case NameUse::people:
          score = partial ? 0 : modifies ? 35 : 48;
          break;
        case NameUse::surname:
          score = surname_score(s, parse, name, hit.entry);
          break;
        case NameUse::role:
          break;
      }
      if (score > best) {
        best = score;
        name.entry = hit.entry;
        name.use = hit.use;
      }
    }
    return best > 0;
  }

  // "in Brussels", "Brussels airport": of a place and a body of one name the place.
  bool is_place_here(const Parse& parse, const NameSpan& name) const {
    const bool both = std::any_of(name.hits.begin(), name.hits.end(), [](const NameHit& hit) { return hit.use == NameUse::place; });
    if (!both) return false;
    const std::string before = lower(preposition(parse, name.head));
    return modifies_noun(parse, name) || is_locative(before) || before == "to" || before == "from" || before == "for";
  }

  // Does the name stand as a modifier before (or as predicate of) a noun: "Turkish army", "U.S. aircraft"?
  static bool modifies_noun(const Parse& parse, const NameSpan& name) {
    const std::string_view deprel = parse[name.head].deprel;
    if (is_relation(deprel, "amod")) return true;
    if (is_relation(deprel, "compound") || deprel == "nmod:desc" || is_relation(deprel, "flat") ||
        is_relation(deprel, "det"))
      return parse[name.head].head > name.last;
    if (is_relation(deprel, "conj")) {
      const int first = first_conjunct(parse, name.head);
      return is_relation(parse[first].deprel, "amod") ||
             (parse[name.head].upos == Upos::ADJ && !is_nominal(parse, first));
    }
    return false;
  }

  // "in Turkish" is a language, "is Turkish" a property; "the French" are people.
  static int adjective_alone(const Parse& parse, const NameSpan& name) {
    if (parse[name.head].upos == Upos::ADJ && !is_nominal(parse, name.head)) return 10;
    const std::string_view before = preposition(parse, name.head);
    if (!has_determiner(parse, name.head) && (before == "in" || before == "into" || before == "from")) return 0;
    return 20;
  }

  // Is the name only a part of the name of somebody else: "Michael Jordan", "Chad Smith"?
  bool part_of_longer_name(int s, const Parse& parse, const NameSpan& name) const {
    return (name.first > 0 && belongs_to_name(s, parse, name, name.first - 1)) ||
           (name.last + 1 < parse.size() && belongs_to_name(s, parse, name, name.last + 1));
  }

  // Is a neighbour joined to the name by `flat`, and neither a title nor a name that is known?
  bool belongs_to_name(int s, const Parse& parse, const NameSpan& name, int neighbour) const {
    const Word& word = parse[neighbour];
    if (word.upos != Upos::PROPN || !is_capitalized(word)) return false;
    const bool flat = (is_relation(word.deprel, "flat") && linked(parse, name, neighbour)) ||
                      (is_relation(parse[name.head].deprel, "flat") && parse[name.head].head == neighbour);
    return flat && !is_title(s, parse, neighbour) && !matched(s, neighbour);
  }

  static bool linked(const Parse& parse, const NameSpan& name, int token) {
    const int governor = parse[token].head;
    return (governor >= name.first && governor <= name.last) || governor == parse[name.head].head;
  }

  bool is_title(int s, const Parse& parse, int token) const {
    if (scene_.sentences[s].role_at[token] >= 0) return true;
    std::string form = lower(parse[token].form);
    if (!form.empty() && form.back() == '.') form.pop_back();
    return scene_.words("honorific").has(form) || scene_.words("honorific-he").has(form) ||
           scene_.words("honorific-she").has(form);
  }

  bool matched(int s, int token) const {
    for (const NameSpan& other : scene_.sentences[s].names) {
      if (token >= other.first && token <= other.last) return true;
    }
    return false;
  }

  // Surnames: sure when the full name was read; else only for those who lead a state or its foreign or defence
  // ministry, now or not long ago, when one person alone comes into question.
  int surname_score(int s, const Parse& parse, const NameSpan& name, int entry) const {
    if (inside_role(s, name) || has_other_first_name(s, parse, name, entry) || goes_on(s, parse, name) ||
        is_hyphenated(parse, name))
      return 0;
    if (read_.count(entry)) return 58;
    const std::string self = leading_until(entry);
    if (self.empty() || names_building(parse, name)) return 0;
    for (const NameHit& other : name.hits) {
      if (other.use != NameUse::surname || other.entry == entry) continue;
      if (read_.count(other.entry)) return 0;
      const std::string until = leading_until(other.entry);
      if (until > self || (until == self && until == kNow)) return 0;
    }
    return 42;
  }

  // "major general" is no John Major.
  bool inside_role(int s, const NameSpan& name) const {
    const SentenceScene& sentence = scene_.sentences[s];
    const int at = sentence.role_at[name.first];
    return at >= 0 && sentence.roles[at].last - sentence.roles[at].first > name.last - name.first;
  }

  // "the Salem hospital", "Kennedy airport"
  bool names_building(const Parse& parse, const NameSpan& name) const {
    const int governor = parse[name.head].head;
    if (governor <= name.last || !is_relation(parse[name.head].deprel, "compound")) return false;
    const Lexicon& lexicon = scene_.knowledge.lexicon();
    return lexicon.kinds_of(lower(parse[governor].lemma)) & (lexicon.kind("building") | lexicon.kind("ship"));
  }

  // A proper noun right behind makes it another name: "Fernando Cheung", "Trump Tower".
  bool goes_on(int s, const Parse& parse, const NameSpan& name) const {
    return is_foreign_name(s, parse, name.last + 1);
  }

  // "Chung-tai", "Al-Chung"
  static bool is_hyphenated(const Parse& parse, const NameSpan& name) {
    return (name.last + 2 < parse.size() && parse[name.last + 1].form == "-" &&
            parse[name.last + 2].upos == Upos::PROPN && parse[name.last + 2].head >= name.first &&
            parse[name.last + 2].head <= name.last);
  }

  bool is_foreign_name(int s, const Parse& parse, int token) const {
    if (token < 0 || token >= parse.size()) return false;
    const Word& word = parse[token];
    return word.upos == Upos::PROPN && !is_title(s, parse, token) && !matched(s, token) && !is_time(s, token);
  }

  bool is_time(int s, int token) const {
    for (const TimeMention& time : scene_.times) {
      if (time.sentence == s && time.first <= token && token <= time.last) return true;
    }
    return false;
  }

  // "Ahmed Assad" is not Bashar al-Assad.
  bool has_other_first_name(int s, const Parse& parse, const NameSpan& name, int entry) const {
    if (!is_foreign_name(s, parse, name.first - 1)) return false;
    const std::string& full = scene_.entry(entry).name;
    const std::string& form = parse[name.first - 1].form;
    return full.compare(0, form.size(), form) != 0;
  }

  // Until when the person led something by the document's date: kNow while in office, else the ISO day when the last
  // such office ended, if that is at most twelve years ago and the office was that of a head of state or government; ""
  // otherwise.
  std::string leading_until(int entry) const {
    const std::string& date = scene_.document.date;
    const Words& leading = scene_.words("leading-office");
    const Words& heads = scene_.words("state-leader");
    std::string until;
    for (const Code& code : scene_.entry(entry).codes) {
      if (code.sector != "GOV" || (!date.empty() && date < code.period.from)) continue;
      if (code.period.to.empty() || (!date.empty() && date <= code.period.to)) {
        if (leading.has(code.title)) return std::string(kNow);
      } else if (heads.has(code.title) || (date.empty() && leading.has(code.title))) {
        if (recent(code.period.to)) until = std::max(until, code.period.to);
      }
    }
    return until;
  }

  // Without a date of the document the knowledge's own time, about 2025, is as good as any.
  bool recent(const std::string& day) const {
    const std::string& date = scene_.document.date;
    const int now = date.size() >= 4 ? std::stoi(date.substr(0, 4)) : 2025;
    return day.size() >= 4 && now - std::stoi(day.substr(0, 4)) <= 12;
  }

  // "Armenian-Azerbaijani border": two adjectives with a hyphen between become one mention of both.
  static void join_pairs(const Parse& parse, std::vector<NameSpan>& names) {
    for (std::size_t i = 0; i + 1 < names.size(); ++i) {
      NameSpan& a = names[i];
      NameSpan& b = names[i + 1];
      if (a.second_entry >= 0 || a.last + 2 != b.first || !is_dash(parse[a.last + 1].form)) continue;
      const bool adjectives = (a.use == NameUse::adjective || a.use == NameUse::name) &&
                              (b.use == NameUse::adjective || b.use == NameUse::name) &&
                              modifies_noun_or_is_chained(parse, b);
      if (!adjectives || a.entry == b.entry) continue;
      b.first = a.first;
      b.second_entry = b.entry;
      b.entry = a.entry;
      b.use = NameUse::adjective;
      b.head = head_of(parse, b.first, b.last);
      names.erase(names.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }

  static bool is_dash(std::string_view form) { return form == "-" || form == "–" || form == "—" || form == "/"; }

  static bool modifies_noun_or_is_chained(const Parse& parse, const NameSpan& name) {
    return modifies_noun(parse, name) || parse[name.last].upos == Upos::ADJ;
  }

  Scene& scene_;
  const Actors& actors_;
  TokenAtoms atoms_;
  std::size_t time_ = 0;          // the first time expression not yet passed
  std::unordered_set<int> read_;  // persons whose full name stands in the document
};

}  // namespace

void find_names(Scene& scene) { NameFinder(scene).run(); }

}  // namespace priscus

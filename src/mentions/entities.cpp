#include "mentions/entities.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <unordered_map>

#include "base/strings.h"
#include "mentions/noun_phrases.h"

namespace priscus {
namespace {

constexpr int kNounReach = 30;    // sentences that a definite noun looks back
constexpr int kPronounReach = 3;  // sentences that a pronoun looks back

class EntityFinder {
 public:
  EntityFinder(const std::vector<Parse>& parses, const Mentions& mentions)
      : parses_(parses), mentions_(mentions.actors), parent_(mentions_.size()) {
    std::iota(parent_.begin(), parent_.end(), 0);
  }

  std::vector<int> run() {
    for (int i = 0; i < static_cast<int>(mentions_.size()); ++i) link(i);
    std::vector<int> entity(mentions_.size());
    std::unordered_map<int, int> number;
    for (std::size_t i = 0; i < entity.size(); ++i)
      entity[i] = number.try_emplace(root(static_cast<int>(i)), static_cast<int>(number.size())).first->second;
    return entity;
  }

 private:
  const Parse& parse(int i) const { return parses_[mentions_[i].sentence]; }
  const Word& head(int i) const { return parse(i)[mentions_[i].head]; }

  int root(int i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void unite(int a, int b) {
    a = root(a), b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

  void link(int i) {
    const Mention& self = mentions_[i];
    if (self.is_adjective) return;
    if (is_same_as_antecedent(i)) {
      unite(i, self.antecedent);
      return;
    }
    switch (head(i).upos) {
      case Upos::PRON:
      case Upos::DET:
        link_pronoun(i);
        break;
      case Upos::PROPN:
        link_name(i);
        break;
      default:
        link_noun(i);
    }
  }

  // Pairs, owners and members have an antecedent that they are not.
  bool is_same_as_antecedent(int i) const {
    const Mention& self = mentions_[i];
    if (self.antecedent < 0 || self.how == "of the armed group") return false;
    return self.how != "pair" || mentions_[self.antecedent].actors.size() == self.actors.size();
  }

  // --- names

  void link_name(int i) {
    const Mention& self = mentions_[i];
    if (self.actors.size() == 1 && self.actors.front().entry >= 0 && is_named(i)) {
      const Actor& actor = self.actors.front();
      const auto [known, first] = by_entry_.try_emplace({actor.entry, actor.sector == "CVL"}, i);
      if (!first) unite(i, known->second);
      return;
    }
    const std::string& name = head(i).form;
    const auto [known, first] = by_name_.try_emplace(name, i);
    if (!first && !contradict(i, known->second)) {
      unite(i, known->second);
      return;
    }
    const std::string& last = parse(i)[last_of_name(i)].form;
    const auto [surname, unseen] = by_name_.try_emplace(last, i);
    if (!unseen && surname->second != i && !contradict(i, surname->second)) unite(i, surname->second);
  }

  bool is_named(int i) const {
    const std::string& how = mentions_[i].how;
    return how == "name" || how == "title + name" || how == "apposition" || how == "name again" ||
           how == "abbreviation";
  }

  int last_of_name(int i) const {
    int last = mentions_[i].head;
    while (last + 1 <= mentions_[i].last && parse(i)[last + 1].upos == Upos::PROPN &&
           is_relation(parse(i)[last + 1].deprel, "flat"))
      ++last;
    return last;
  }

  // --- nouns

  void link_noun(int i) {
    const std::string key = lower(head(i).lemma) + (is_plural(parse(i), mentions_[i].head) ? "+" : "");
    std::vector<int>& before = by_noun_[key];
    // "the bridge", and "iodine", "strong winds" again; "a bridge" is a new one.
    const bool definite = is_definite(parse(i), mentions_[i].head);
    if (definite || !has_determiner(parse(i), mentions_[i].head)) {
      int found = -1, like = -1;
      for (auto other = before.rbegin(); other != before.rend() && found < 0; ++other) {
        if (mentions_[i].sentence - mentions_[*other].sentence > kNounReach) break;
        if (contains(*other, i)) continue;
        if (!contradict(i, *other)) found = *other;
        if (like < 0) like = *other;
      }
      if (found < 0 && definite && !has_owner(i)) found = like;
      if (found >= 0) unite(i, found);
    }
    before.push_back(i);
  }

  bool has_owner(int i) const {
    for (const int child : parse(i).children(mentions_[i].head)) {
      if (parse(i)[child].deprel == "nmod:poss" || is_relation(parse(i)[child].deprel, "nummod")) return true;
    }
    return false;
  }

  bool contains(int a, int b) const {
    return mentions_[a].sentence == mentions_[b].sentence && mentions_[a].first <= mentions_[b].head &&
           mentions_[b].head <= mentions_[a].last;
  }

  // Has the later one a modifier that the earlier has not: "the second bridge" after "a bridge"? Different owners too.
  bool contradict(int later, int earlier) const {
    std::vector<std::string> have;
    for (const int child : parse(earlier).children(mentions_[earlier].head)) {
      if (is_content(parse(earlier)[child])) have.push_back(lower(parse(earlier)[child].lemma));
    }
    for (const int child : parse(later).children(mentions_[later].head)) {
      const Word& word = parse(later)[child];
      if (!is_content(word)) continue;
      if (std::find(have.begin(), have.end(), lower(word.lemma)) == have.end()) return true;
    }
    return false;
  }

  static bool is_content(const Word& word) {
    return is_relation(word.deprel, "amod") || is_relation(word.deprel, "compound") ||
           is_relation(word.deprel, "nummod") || word.deprel == "nmod:poss" || is_relation(word.deprel, "flat");
  }

  // --- pronouns

  void link_pronoun(int i) {
    const std::string form = lower(head(i).form);
    if (const char person = speaker_person(form)) {
      const auto [known, first] = by_person_.try_emplace(person, i);
      // Who speaks changes; after a while it is not known who "I" is.
      if (!first && mentions_[i].sentence - mentions_[known->second].sentence <= kNounReach) unite(i, known->second);
      known->second = i;
      return;
    }
    if (form == "who" || form == "which" || form == "that" || form == "whose" || form == "whom") {
      const int noun = relative_antecedent(parse(i), mentions_[i].head);
      for (int other = i - 1; other >= 0 && mentions_[other].sentence == mentions_[i].sentence; --other) {
        if (mentions_[other].head == noun && !mentions_[other].is_adjective) unite(i, other);
      }
      return;
    }
    const bool he = form == "he" || form == "him" || form == "his" || form == "himself" || form == "she" ||
                    form == "her" || form == "herself" || form == "hers";
    const bool it = form == "it" || form == "its" || form == "itself";
    const bool they = form == "they" || form == "them" || form == "their" || form == "theirs" || form == "themselves";
    if (!he && !it && !they) return;
    int best = -1;
    double best_score = -1e9;
    for (int other = i - 1; other >= 0 && mentions_[i].sentence - mentions_[other].sentence <= kPronounReach; --other) {
      if (mentions_[other].is_adjective || contains(other, i) || !agrees(i, other, he, it)) continue;
      const double score = salience(i, other);
      if (score > best_score) best = other, best_score = score;
    }
    if (best >= 0) unite(i, best);
  }

  static char speaker_person(std::string_view form) {
    if (form == "i" || form == "me" || form == "my" || form == "mine" || form == "myself") return '1';
    if (form == "we" || form == "us" || form == "our" || form == "ours" || form == "ourselves") return 'w';
    if (form == "you" || form == "your" || form == "yours" || form == "yourself") return '2';
    return 0;
  }

  bool agrees(int i, int other, bool he, bool it) const {
    const Word& word = head(other);
    const bool several =
        is_plural(parse(other), mentions_[other].head) || is_coordinated(parse(other), mentions_[other].head);
    if (word.upos == Upos::PRON)
      return lower(word.form) == lower(head(i).form) || pronoun_class(word) == pronoun_class(head(i));
    if (several != (!he && !it)) return false;
    const bool person = !mentions_[other].actors.empty() && (mentions_[other].actors.front().kinds & kind::person);
    return he ? person || word.upos == Upos::PROPN : !person;
  }

  static char pronoun_class(const Word& word) {
    const std::string form = lower(word.form);
    if (form.starts_with("he") && form != "her" && form != "hers" && form != "herself") return 'h';
    if (form == "him" || form == "his" || form == "himself") return 'h';
    if (form.starts_with("she") || form.starts_with("her")) return 's';
    if (form.starts_with("it")) return 'i';
    if (form.starts_with("the")) return 't';
    return form.empty() ? 0 : '-';
  }

  double salience(int i, int other) const {
    const std::string_view deprel = head(other).deprel;
    double score = -6.0 * (mentions_[i].sentence - mentions_[other].sentence);
    if (is_relation(deprel, "nsubj")) score += 5;
    if (is_relation(deprel, "obj")) score += 2;
    if (head(other).upos == Upos::PRON) score += 3;
    if (mentions_[i].sentence == mentions_[other].sentence) score -= 0.05 * (mentions_[i].head - mentions_[other].head);
    return score;
  }

  const std::vector<Parse>& parses_;
  const std::vector<Mention>& mentions_;
  std::vector<int> parent_;
  std::map<std::pair<int, bool>, int> by_entry_;
  std::unordered_map<std::string, int> by_name_;
  std::unordered_map<std::string, std::vector<int>> by_noun_;
  std::unordered_map<char, int> by_person_;
};

}  // namespace

std::vector<int> entities(const std::vector<Parse>& parses, const Mentions& mentions) {
  return EntityFinder(parses, mentions).run();
}

}  // namespace priscus

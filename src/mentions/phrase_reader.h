// phrase_reader.h: the work of phrases.h, sentence by sentence.
//
// One class, because its steps share what they know of the sentence; they stand in files by what they do:
// phrase_heads.cpp (which words head a mention), owners.cpp (whose it is: country and sector), places.cpp,
// appositions.cpp (two names of one party).
#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "mentions/noun_phrases.h"
#include "mentions/phrases.h"
#include "mentions/scene.h"

namespace priscus {

class PhraseReader {
 public:
  explicit PhraseReader(Scene& scene)
      : scene_(scene),
        honorific_(scene.words("honorific")),
        honorific_he_(scene.words("honorific-he")),
        honorific_she_(scene.words("honorific-she")),
        compass_(scene.words("compass")),
        motion_(scene.words("motion-verb")),
        first_name_he_(scene.words("first-name-he")),
        first_name_she_(scene.words("first-name-she")),
        members_(scene.words("member-noun")),
        territory_(scene.knowledge.lexicon().kind("territory")),
        military_(scene.words("military-noun")),
        no_party_(scene.words("no-party-modifier")),
        serves_(scene.words("serves-somebody")),
        relational_(scene.words("relational-noun")),
        object_verb_(scene.words("object-verb")) {
    const std::vector<std::string_view> atoms{"people"};
    for (const NameHit& hit : scene.knowledge.actors().longest_role(atoms, 0).hits)
      if (scene.entry(hit.entry).type == ActorType::role) people_ = hit.entry;
  }

  void read(int s);

 private:
  const Parse& parse() const { return *parse_; }
  Mention& mention(int i) { return scene_.mentions[i]; }
  Draft& draft(int i) { return scene_.drafts[i]; }

  // --- finding them

  void add_adjectives();

  // "the French", "an Armenian": an adjective that is a noun here.
  bool stands_alone(const NameSpan& name) const;

  void cover(int first, int last);

  void add_entry_actors(Mention& mention, const NameSpan& name, int first, int last) const;

  // "North and South Korea": the first of the two, which has only half a name.
  void add_twin_state(Mention& mention, const NameSpan& name) const;

  // Names that the knowledge has, together with the title before them.
  void add_names();

  // "Gabon and Equatorial Guinea", read as one noun phrase: both.
  void add_state_before(Mention& mention, const NameSpan& name) const;

  // Where the title before a name begins: "Foreign Minister", "Gen.", "Mr"; `begin` when there is none. `role` gets its
  // entry.
  int title_start(int begin, int& role);

  // Two nouns side by side are title and name unless the name begins a clause ("he told the minister Lavrov had left").
  bool joined(const RoleSpan& role, int name) const;

  bool is_honorific(int token);

  char honorific_gender(int first, int last);

  // Runs of proper nouns that the knowledge does not have: persons, places, organisations.
  void add_unknown_names();

  bool is_unknown_name(int token) const;

  // Does the token go on the name that began at `first`: joined by flat, compound or a hyphen?
  bool continues_name(int first, int token) const;

  static bool is_name_link(std::string_view deprel);

  void add_unknown_name(int name_first, int last);

  // "Zayed" of "Zayed University": the role noun's phrase has it.
  bool part_of_role_name(int head, int last) const;

  // Two or three capitalised words joined by `flat`, without an article, and not where something happens.
  bool looks_like_person(int head, int first, int last) const;

  int add_phrase(int head, int first, int last);

  // Everything else that can head a noun phrase.
  void add_nominals();

  // "Hundreds marched", "killed twelve", "several were fined": a number that stands for people.
  bool counts_people(int token) const;

  // "People" of "New People Party"
  bool is_part_of_name(int token) const;

  // "state-run", "army-backed"
  bool is_before_hyphen(int token) const;

  // "entry into force", "a state of emergency", "Delta state": no soldiers and no government.
  bool is_condition(int token) const;

  // "the Justice Party", "Zayed University": proper nouns before a role noun make it a name.
  bool has_own_name(int head, const RoleSpan& role) const;

  void add_pronoun(int token);

  // "each other", "one another", whichever of the words the parse takes for the head.
  bool add_each_other(int token);

  int relative_antecedent(int token) const { return priscus::relative_antecedent(parse(), token); }

  // --- whose they are

  // Reads from the phrase itself which country (and sector) a role noun or common noun has.
  void settle(int i);

  // "Iraqi security force personnel", "a French unit": the country came from the adjective; this is what they are.
  void add_sector(int i);

  // A known person out of office, or without a date of which nobody knows whether in office: the title before the name
  // tells what he is in this text.
  void settle_titled(int i);

  // "Indian and Pakistani troops" where "Pakistani troops" is a name that the knowledge has.
  void add_second_state(int i);

  void become_foreign(int i);

  bool is_former(int i) const;

  // Calls `use(child)` for the dependents of the words of the mention's title, role and name, left to right.
  template <class Use>
  void for_modifiers(int i, Use use) const {
    const Mention& self = scene_.mentions[i];
    const Draft& kept = scene_.drafts[i];
    int first = self.head, last = self.head;
    const int at = sentence_->role_at[self.head];
    if (at >= 0) first = sentence_->roles[at].first, last = sentence_->roles[at].last;
    if (kept.named && kept.name_first >= 0) {
      first = std::min(first, kept.name_first), last = std::max(last, kept.name_last);
      for (int before = first - 1; before >= 0 && covered_[before] && sentence_->name_at[before] < 0; --before)
        first = before;
    }
    for (int token = first; token <= last; ++token) {
      for (const int child : parse().children(token)) {
        if (child < first || child > last) use(child);
      }
    }
    // "US President Obama" whatever the parse says.
    if (kept.role >= 0 && kept.name_first > first && first > 0 && sentence_->name_at[first - 1] >= 0 &&
        preposition(parse(), first - 1).empty() && (first < 2 || parse()[first - 2].upos != Upos::ADP)) {
      use(first - 1);
    }
  }

  // "Turkish army", "Israeli and Palestinian negotiators".
  bool own_adjectives(int i);

  // The name of an adjective that the parse took for a noun coordinated with the mention; -1 when there is none.
  int adjective_before(int i) const;

  void add_adjective_owners(int at, std::vector<Actor>& owners) const;

  // "US troops", "Hamas leader", "Assad regime", "government forces".
  bool own_modifiers(int i);

  // "US and Turkish warships": both states before the noun.
  bool own_states(int i, int token);

  bool own_possessor(int i);

  void own_prepositions(int i);
  static bool is_around(std::string_view preposition);

  // A ministry, army, party: what somebody may be the spokesman for.
  bool is_body(int owner) const;

  // The mention whose words cover the token.
  int mention_of(int token) const;

  // "the presidents of Belarus and Azerbaijan": the plural has one of each.
  bool own_coordinated(int i, int owner, std::string_view how);

  // "ministers of Russia, Turkey and Iran": names of states in a row, however the parse has joined them.
  void add_listed_states(int owner, std::vector<int>& chain) const;

  void add_owner_actors(int owner, std::vector<Actor>& owners) const;

  // Takes the country of another mention; when that is not settled, remembers to do so later. False when it has none.
  bool own_mention(int i, int owner, std::string_view how);

  void take(int i, const std::vector<Actor>& owners, std::string_view how);

  // "the Belarusian president" is who held that office at the document's date.
  void name_holder(int i, Actor& actor, bool has_name) const;

  // --- places

  void mark_place(int i);

  void set_place(int i);

  bool stands_as_place(int head);

  // --- two names of one party side by side

  // Also where the parse takes the second for another subject: "Zorkin, the mayor of Sofia, was detained".
  void link_neighbours(int i);

  // "Minister for the Middle East Tobias Ellwood": a title with a phrase of its own, then the name.
  void link_long_title(int i);

  void link_inner_name(int i);

  bool has_conjunction(int token) const;

  void link_apposition(int i);

  bool abbreviates(int i, int other) const;

  void unite(int a, int b);

  bool settled_actor(int i) const;

  // Can the description stand for the actor: no country of its own, or the same?
  bool may_be(int i, const Actor& actor) const;

  bool is_person(int i) const;

  void copy(int from, int to);

  void describe(int name, int description);

  // "Karrada, Baghdad": the smaller place has the country of the larger.
  void unite_places(int a, int b);

  // "The presidents of Poland and Finland, Andrzej Duda and Sauli Niinisto": the persons who follow, each of
  // a country of the phrase, are its actors, wherever the parse has put them.
  void pair_respectively(int i);

  Scene& scene_;
  const Words &honorific_, &honorific_he_, &honorific_she_, &compass_, &motion_, &first_name_he_, &first_name_she_;
  const Words& members_;
  const Kinds territory_;
  const Words &military_, &no_party_, &serves_, &relational_, &object_verb_;
  int people_ = -1;  // entry of the role "people"
  int s_ = 0, begin_ = 0;
  std::size_t time_ = 0;  // first time expression not before the sentence
  const Parse* parse_ = nullptr;
  SentenceScene* sentence_ = nullptr;
  std::vector<char> covered_, settled_;
  std::string lowered_;
};

}  // namespace priscus

// resolver.h: the work of coreference.h, mention by mention, in the order of the text.
//
// One class, because every rule may need every other ("his colleague" needs "his"); its rules stand in files by what
// they settle: pronouns.cpp (he, it, they), speakers.cpp (I, we), pairs.cpp ("both countries"), descriptions.cpp ("the
// army", "his government"), scene_country.cpp (where the text plays), coreference.cpp (the walk through the document,
// names read before).
#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mentions/noun_phrases.h"
#include "mentions/phrases.h"
#include "mentions/scene.h"

namespace priscus {

class Resolver {
 public:
  explicit Resolver(Scene& scene)
      : scene_(scene),
        pair_(scene.words("pair-noun")),
        counterpart_(scene.words("counterpart")),
        group_(scene.words("group-noun")),
        group_modifier_(scene.words("group-modifier")),
        group_of_states_(scene.words("group-of-states")),
        group_of_people_(scene.words("group-of-people")),
        country_(scene.words("country-noun")),
        leader_(scene.words("state-leader")),
        leading_(scene.words("leading-office")),
        away_(scene.words("away-from-home")),
        striking_(scene.words("striking-verb")),
        seats_(scene.words("seat-of-many")),
        fighting_(scene.words("fighting-noun")),
        speech_(scene.words("speech-verb")),
        mediating_(scene.words("mediating-verb")) {}

  void run();

 private:
  static constexpr int kReach = 2;       // sentences that a pronoun looks back
  static constexpr int kPairReach = 12;  // sentences that "the two leaders" looks back

  Mention& mention(int i) { return scene_.mentions[i]; }
  const Mention& mention(int i) const { return scene_.mentions[i]; }
  Draft& draft(int i) { return scene_.drafts[i]; }
  const Draft& draft(int i) const { return scene_.drafts[i]; }
  const Parse& parse_of(int i) const { return scene_.parses[mention(i).sentence]; }
  const std::string& head_lemma(int i) const { return parse_of(i)[mention(i).head].lemma; }

  void sort_mentions();

  // --- what the document is about

  // The state that most of the names of states in the document are of, when it is more than half of them and is named
  // twice.
  void find_main_state();

  // The two states of which clearly more sentences speak than of any other.
  void find_main_pair();

  // The states that a settled mention speaks of.
  std::vector<std::string_view> states_of(int i) const;

  // The government or body that publishes the document speaks as "we".
  void find_publisher();

  // After "The Foreign Secretary said:" whatever follows without quotation marks is his.
  void note_speaker(int s);

  // A person whom a title in this document gives an office keeps it when he is named without the title later.
  void recode(int i);

  // Names of persons and bodies that the knowledge does not have, for later mentions by surname or abbreviation.
  void note(int i);

  void keep_known(int i);

  void use_abbreviation(int i);

  // "Paris said" after "Ana Paris": a town or state whose name is the surname of somebody in the text.
  void use_surname(int i);

  void remember(const std::string& name, int i);

  // --- one mention

  void resolve(int i);

  bool settles(int i) const;

  void become(int i, int antecedent, const char* how);

  // "Tobias Ellwood, the minister": what one is found to be, the other is.
  void tell_apposition(int i);

  // --- pronouns

  void resolve_pronoun(int i);

  // Subject of a verb of speaking: who reports a meeting is none of its parties.
  bool speaks(int i) const;

  bool is_several(int i) const;

  // "The minister met his guest. They …": the two persons of different states in this sentence or the one before it, if
  // just two.
  bool take_pair_nearby(int i);
  bool go_on(int i);

  // "Turkey and Iran … they": all of them.
  void join_conjuncts(int i, int antecedent);

  static void add_actors(std::vector<Actor>& to, const std::vector<Actor>& from);

  static bool same_party(const Actor& a, const Actor& b);

  // Can the pronoun stand for the candidate? `later`: it follows the pronoun in the same sentence ("In his speech,
  // Obama …").
  bool fits(int i, int candidate, bool later) const;

  bool is_collective(int i) const;

  // Is it the name of a state, not of its capital?
  bool is_state_name(int i) const;

  // States, bodies, armies are "it"; "Turkish positions" hardly are.
  bool stands_for_body(int i) const;

  // Is the pronoun inside the candidate's own phrase ("the president and his men" is not, "the head of its army" is)?
  bool contains(const Mention& them, int i) const;

  // A pronoun before its name: only a possessor in a phrase before the main subject.
  bool cataphoric(int i, int candidate) const;

  // "Putin met him": subject and object of one verb are two parties. Possessors and reflexives are free.
  bool same_clause_argument(int i, int candidate) const;

  // The verb whose subject a verb shares: "raised concerns and urged him".
  static int clause_of(const Parse& parse, int verb);

  double salience(int i, int candidate) const;

  bool controls(int i, int candidate) const;
  static bool has_mark(const Parse& parse, int verb);
  bool owns_conjunct(int i, int candidate) const;

  // --- I, we, our: the speaker

  void resolve_first_person(int i);

  // "We" without quotation marks is whoever makes the statement: the subject of its first sentences, "The United States
  // condemns …".
  int first_subject(int i) const;

  // Statements speak in the present ("condemns", "has agreed", "will travel"), reports in the past.
  static bool is_present(const Parse& parse, int verb);

  int speaker_of(int i);

  // The subject of a verb of speaking in that sentence, outside quotation marks; not the pronoun itself. -1 when there
  // is none.
  int speaker_in(int s, int pronoun);

  // --- pairs

  // "both countries", "the two leaders", "the sides".
  bool is_pair(int i) const;

  // "the sides", "the parties": only those of whom has just been spoken.
  bool is_side(int i) const { return head_lemma(i) == "side" || head_lemma(i) == "party"; }

  void resolve_pair(int i, std::size_t wanted);

  bool is_of_main_pair(const std::vector<int>& pair) const;
  std::vector<int> latest_of_main_pair(int i) const;

  // The parties of "A and B" when no other is named after them: in this sentence or the two before it.
  std::vector<int> latest_coordination(int i, std::size_t wanted, bool persons) const;

  // The party that a mention brings into a pair: of a place, its state.
  Actor party_of(int i) const;

  // The last `wanted` parties of different countries before the mention, in the order of the text.
  std::vector<int> latest_parties(int i, std::size_t wanted, bool persons) const;

  std::vector<int> latest_parties(int i, std::size_t wanted, bool persons, bool places) const;

  bool is_party(int i, bool persons) const;

  bool is_army(int i) const;
  bool has_side(const std::vector<int>& found, int i) const;
  bool mediates(int i) const;

  int weight(int i) const;

  bool has_country(const std::vector<int>& found, const std::string& country) const;

  // "They attacked each other": the subject of its clause.
  void resolve_each_other(int i);

  // --- descriptions

  // "his colleague" is the other one of the two; "his Turkish counterpart" has the office that he has.
  void resolve_counterpart(int i);

  int possessor(int i) const;

  // The phrase told the country of a counterpart; the antecedent tells the office.
  void complete_counterpart(int i);

  // "A delegation came to work with the Belarusian colleagues": they are what the delegation is.
  int subject_before(int i) const;

  // "his government", "their leaders": once it is known whose.
  void resolve_owned(int i);

  bool take_owner(int i, int owner);

  void resolve_role(int i);

  bool become_armed_group(int i);
  bool is_enemy(int i) const;
  std::string place_behind(int i) const;
  bool at_home(int i) const;
  // Of the people of a place, its police, courts and criminals.
  bool is_domestic(int i) const;
  bool is_published_body(int i);
  bool become_named_body(int i);
  bool become_leaders(int i);
  void resolve_coalition(int i);
  void become_group(int i);
  bool become_home(int i);

  // --- the second pass: what is still without a country takes it from the scene (scene_country.cpp)

  void settle_by_scene();
  bool takes_scene(int i) const;
  bool takes_topic(int i) const;
  bool is_local(int i) const;
  bool has_known_owner(int i) const;
  bool is_struck_town(int i) const;
  std::string destination_of(int s) const;
  std::string country_of_scene(int i) const;
  // The one country whose places the sentence names; "?" when they are several, "" when none.
  std::string places_of(int s) const;
  // When no state stands out: that in which all places of the text lie, when it names some in two sentences.
  std::string country_of_places() const;
  bool is_place_of_speech(int i) const;
  // The state that the text is about: most of what is said of states other than that of whoever speaks.
  void find_topic();

  // Is a role mostly of the country where its clause has it act? Ministers and soldiers act anywhere, and in "refugee
  // camps" no refugee acts.
  bool may_be_local(int i) const;

  // Iraq has no "Foreign Secretary": of the leading offices only those that somebody of the state holds.
  bool has_office(const std::string& country, int i) const;

  std::string_view actor_sector(int i) const;

  // A role noun whose country, perhaps, the text does not tell still has its sector.
  void set_role(int i, const std::string& country);

  // The latest mention of the same role, or the person who holds such an office.
  int same_role_before(int i) const;

  // A headline speaks of "the Foreign Secretary" before the text names him.
  bool same_role_later(int i);

  // "foreign minister" ends with the word "minister".
  static bool ends_with_word(std::string_view phrase, std::string_view word);

  // Does the person hold, or does his title in the text name, an office of these words ("minister" for "foreign
  // minister")?
  bool holds(const Actor& actor, const std::string& role, int title) const;

  // "Police arrested protesters in Minsk": the country of a place in the same clause.
  std::string country_of_clause(int i) const;

  std::string place_country(const Parse& parse, const SentenceScene& sentence, int token) const;

  // The one state that the sentence so far, or when it names none the sentence before, speaks of; empty when none or
  // several.
  std::string state_nearby(int i, int reach = 1) const;

  void resolve_description(int i);

  // "the group of protesters" is nobody spoken of before.
  bool has_complement(int i) const;

  template <class Fits>
  void latest_of(int i, int reach, Fits fits) {
    const int s = mention(i).sentence;
    for (int sentence = s; sentence >= 0 && sentence >= s - reach; --sentence) {
      const std::vector<int>& here = order_[sentence];
      int best = -1;
      for (const int other : here) {
        if (sentence == s && mention(other).head >= mention(i).head) break;
        const Mention& them = mention(other);
        if (them.is_adjective || them.actors.empty() || draft(other).need != Need::nothing) continue;
        const int entry = them.actors.front().entry;
        if (!fits(them, draft(other), entry >= 0 ? &scene_.entry(entry) : nullptr)) continue;
        if (best < 0 || draft(other).subject || !draft(best).subject) best = other;
      }
      if (best >= 0) {
        become(i, best, "description");
        return;
      }
    }
  }

  // --- names the knowledge does not have

  void resolve_name(int i);

  static constexpr std::string_view kPatronymics[] = {"ovich", "evich", "yevich", "ovych", "iyovych", "yovych",
                                                      "ovna",  "evna",  "yevna",  "ivna",  "ivich",   "avich"};
  bool become_by_patronymic(int i);
  bool become_side(int i);

  // The headline has the surname before the text has the full name.
  bool name_later(int i);

  Scene& scene_;
  const Words &pair_, &counterpart_, &group_, &group_modifier_, &group_of_states_, &group_of_people_, &country_, &leader_, &leading_, &away_, &striking_,
      &seats_, &fighting_, &speech_, &mediating_;
  std::vector<std::vector<int>> order_;  // mentions of each sentence by head
  std::unordered_map<std::string, int> names_;
  std::unordered_map<std::string, int> surnames_;  // of persons named in full so far -> that mention
  std::unordered_map<int, int> titled_;            // entry of a person -> the mention whose title tells his office
  std::string main_state_, topic_;
  std::string home_;        // as `topic_`, of the names alone: known before anything is resolved
  std::string named_most_;  // the state that more sentences name than any other; empty when two are equal
  int topic_count_ = 0;                 // sentences that speak of the topic's state, the headline twice
  std::vector<std::string> main_pair_;  // two states that the text is about, in the order of their names; or empty
  std::vector<std::string> places_;     // places_of() each sentence
  std::vector<std::string> speakers_;   // the texts of those who say "I" and "we"
  Actor publisher_;
  int introduced_ = -1;  // speaker introduced by "X said:"
};

}  // namespace priscus

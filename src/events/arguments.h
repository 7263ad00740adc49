// arguments.h: the grammatical functions around a word, whatever the construction.
//
// This is where grammar lives, so that frames need not speak of it. For the word that carries an event it finds who fills
// subject, object, complement, possessor, modifier and each preposition, through
//   passives               "the village was shelled by the army"
//   relative clauses       "the army, which shelled the village", "the village that they shelled"
//   participles            "soldiers guarding the bridge", "the village shelled at dawn", "the besieged town"
//   control and raising    "urged Oslo to withdraw", "promised to withdraw", "seems to withdraw", "after meeting the king"
//   coordination           "bombed and shelled the town", "Minsk and Baku agreed"
//   light verbs            "paid a visit to Rome", "talks were held", "an attack carried out by rebels", "is on a visit"
//   nominalisations        "Israel's bombing of Gaza", "the Turkish attack", "the release of prisoners"
#pragma once
#include <vector>

#include "events/sentence_view.h"
#include "priscus/frames.h"

namespace priscus {

struct Argument {
  Function function = function::none;
  int token = 0;       // head of what fills it
  bool weak = false;   // a guess, taken only when nothing surer fills the role
};

class Grammar {
 public:
  explicit Grammar(const SentenceView& view);

  // All that fills the functions of a verb, noun or adjective, conjuncts one by one. In order of certainty, then of the text.
  std::vector<Argument> arguments(int token, WordClass word_class) const;

  // Adds the prepositional phrases and clauses that hang on `token`; weak ones are guesses.
  void add_phrases(int token, bool weak, std::vector<Argument>& out) const;

  // The light verb that a noun event hangs on ("held" for "talks"), -1 when there is none.
  int light_verb(int noun) const;

  // Is the verb passive, by form or by inheritance ("was arrested and deported")?
  bool is_passive(int verb) const;

  // Who fills the subject's place on the surface: of "the village was shelled" the village.
  std::vector<int> surface_subjects(int predicate, int depth = 0) const;

  // `token` and what is coordinated with it.
  std::vector<int> conjuncts(int token) const;

 private:
  void verb_arguments(int verb, std::vector<Argument>& out) const;
  void noun_arguments(int noun, std::vector<Argument>& out) const;
  void adjective_arguments(int adjective, std::vector<Argument>& out) const;
  void add(Function function, int token, bool weak, std::vector<Argument>& out) const;
  std::vector<int> objects(int verb, int depth = 0) const;
  std::vector<int> agents(int verb) const;
  int fronted_object(int verb) const;
  bool is_subject_of_second_clause(int noun) const;
  int subject_of_second_clause(int verb) const;
  bool lacks_its_object(int verb) const;
  bool has_object(int noun) const;
  bool is_series(int noun) const;
  bool is_relative_pronoun(int token) const;
  // A relative pronoun's antecedent, else the token itself.
  int antecedent(int token, int clause) const;

  const SentenceView& view_;
  const Words &light_verbs_, &occurrence_verbs_, &subject_control_, &sources_, &undergo_verbs_, &undergone_, &suffer_verbs_, &asked_nouns_, &object_verbs_;
};

}  // namespace priscus

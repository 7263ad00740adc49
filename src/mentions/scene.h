// scene.h: what the steps of `mentions` know of a document while they read it.
//
//     Scene scene(document, parses, knowledge);
//     scene.times = find_times(document, parses);
//     find_roles(scene);  find_names(scene);  build_mentions(scene);  resolve(scene);
//
// A step reads what earlier steps left here and adds its own. Nothing of it outlives find_mentions().
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "priscus/document.h"
#include "priscus/knowledge.h"
#include "priscus/mention.h"
#include "priscus/parse.h"

namespace priscus {

// A role noun with its own modifiers: "foreign minister", "head of state".
struct RoleSpan {
  int first = 0, last = 0, head = 0;  // tokens
  int entry = -1;                     // index into Actors::all(), an ActorType::role
};

// A name that the knowledge has, with the entry it was decided to stand for.
struct NameSpan {
  int first = 0, last = 0, head = 0;  // tokens
  NameUse use = NameUse::name;
  int entry = -1;             // index into Actors::all()
  int second_entry = -1;      // of "Armenian-Azerbaijani" the other state
  std::vector<NameHit> hits;  // as matched; decided once all sentences are read
};

struct SentenceScene {
  std::vector<RoleSpan> roles;  // by first token, not overlapping
  std::vector<NameSpan> names;  // by first token, not overlapping each other (roles may)
  std::vector<int> role_at;     // token -> index into roles, -1
  std::vector<int> name_at;     // token -> index into names, -1
  std::vector<int> mention_at;  // token -> index into Scene::mentions of the mention whose head it is, -1
  std::vector<char> quoted;     // token -> stands inside quotation marks?
};

// What a mention needs before it is known for whom it stands.
enum class Need : unsigned char {
  nothing,      // settled
  pronoun,      // he, they, its, we
  pair,         // "both countries", "the two leaders"
  each_other,   // the parties of its own clause
  counterpart,  // "his colleague": the other one
  owner,        // its country is that of another mention, `owner`, which is not settled yet
  role,         // a role noun without a country: "the president"
  description,  // a common noun that may stand for a known party: "the group", "the country"
  name,         // a name the knowledge does not have; an earlier mention may tell more: "Ellwood", "SDF"
};

// What the steps keep of a mention besides what it gives away.
struct Draft {
  Need need = Need::nothing;
  int role = -1;        // entry of its role noun
  int owner = -1;       // mention that its country comes from
  int apposition = -1;  // mention of the same party in this sentence ("Ellwood, the minister")
  char gender = 0;      // 'h' he, 's' she, 'i' it; 0 not known
  bool plural = false;
  bool definite = false;
  bool bare = false;  // no determiner at all
  bool subject = false;
  bool unknown = false;                 // its name is not in the knowledge
  bool named = false;                   // has a proper name of its own: no description
  bool visiting = false;                // resolve() is at it: guards against circles
  int name_first = -1, name_last = -1;  // tokens of an unknown name inside it
};

class Scene {
 public:
  Scene(const Document& document, const std::vector<Parse>& parses, const Knowledge& knowledge);

  const Document& document;
  const std::vector<Parse>& parses;
  const Knowledge& knowledge;
  std::vector<TimeMention> times;        // of the whole document, found first: "May" is no name then
  std::vector<SentenceScene> sentences;  // sentences[i] belongs to parses[i]
  std::vector<Mention> mentions;         // by sentence; within one in the order they were built
  std::vector<Draft> drafts;             // drafts[i] belongs to mentions[i]

  const ActorEntry& entry(int index) const { return knowledge.actors().all()[index]; }
  const Words& words(std::string_view name) const { return knowledge.lexicon().words(name); }

  // Text of tokens first..last of a sentence, as they stand, and its span.
  Span span(int sentence, int first, int last) const;
  std::string text(int sentence, int first, int last) const {
    return std::string(document.view(span(sentence, first, last)));
  }

  // The actor that an entry is at the document's date; without a code when none holds. Text and span are those tokens'.
  Actor actor_of_entry(int entry, int sentence, int first, int last) const;

  // The state whose name is that side and name: "North", "South", "Korea" is North Korea; both sides are points of the
  // compass and differ. -1 when there is none.
  int state_by_side(std::string_view side, std::string_view other_side, std::string_view name) const;

  // Adds a mention with that head and extent; its index. The head must have none yet (adjectives do not count).
  int add(int sentence, int head, int first, int last);
};

}  // namespace priscus

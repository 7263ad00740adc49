// frames.h: frames as the engine sees them. docs/frames.md tells the language in which they are written.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "priscus/lexicon.h"
#include "priscus/ontology.h"
#include "priscus/string_map.h"

namespace priscus {

enum class Status : std::uint8_t { actual, future, hypothetical, negated, historical };
std::string_view name(Status status);
bool status_from_name(std::string_view name, Status& status);  // false when it is none of the five

// A grammatical function: the six named ones, then prepositions, numbered by Frames.
using Function = std::int16_t;
namespace function {
inline constexpr Function none = -1, subject = 0, object = 1, iobject = 2, complement = 3, possessor = 4, modifier = 5,
                          first_preposition = 6;
}

enum class WordClass : std::uint8_t { verb, noun, adjective };

// One way to trigger a frame: the head's lemma and the further words that must hang on it, each with its alternatives.
struct Trigger {
  WordClass word_class = WordClass::verb;
  std::string lemma;                             // of the head: "hand" in "hand over"
  std::vector<std::vector<std::string>> others;  // {{"over"}}; {{"talk", "meeting"}}; in the order written
  int frame = 0;                                 // index into Frames::all()
};

struct TypeMode {
  std::string type, mode;  // mode empty: any
};

struct Condition {
  enum class What : std::uint8_t { function, modifier, content, status, sentence };
  What what = What::function;
  priscus::Function function = function::none;  // What::function
  Words words;                                  // lemmas; empty: no condition on words
  Kinds kinds = 0;                              // 0: no condition on kinds
  std::vector<TypeMode> types;                  // What::content; empty: any inner event
  Status status = Status::actual;               // What::status
  int line = 0;
};

struct When {
  std::vector<Condition> conditions;  // all must hold
  Meaning meaning;
  bool of_type = false;  // from a `type` block: passed over when the frame's own meaning has a mode
  int line = 0;
};

struct Role {
  enum class Who : std::uint8_t { actor, recipient, both };
  Who who = Who::actor;
  std::vector<Function> functions;  // tried in order; all that are filled count
  Kinds kinds = 0;                  // 0: any actor
};

struct Content {
  enum class How : std::uint8_t { none, fact, claim, same, negated, future, hypothetical, historical };
  std::vector<Function> functions;
  How how = How::none;
};

struct ExpectedActor {
  std::string text, country, sector;  // empty where the file says `-`
};

struct Expected {
  Status status = Status::actual;
  std::string type, mode;  // empty type: the frame's own meaning
  bool mode_given = false;
  std::vector<ExpectedActor> actors, recipients;
  int line = 0;
};

struct Example {
  std::string sentence;
  std::string date;             // ISO day, may be empty
  std::vector<Expected> gives;  // empty when silent
  bool silent = false;
  int line = 0;
};

enum class Needs : std::uint8_t { any, actor, recipient, both, none };

struct Frame {
  std::string name;
  std::string file;  // "frames/assault.frames"; of a project's folder with its name: "labour/frames/strike.frames"
  int line = 0;
  int folder = 0;     // which of the folders it came from: among equally long triggers a project's frame wins over Priscus' own
  Meaning means;      // empty: gives no event of its own
  Meaning future;     // empty: the ontology's
  bool has_status = false;
  Status status = Status::actual;
  Needs needs = Needs::any;
  std::vector<Role> roles;
  std::vector<Content> contents;
  std::vector<When> when;  // own, then inherited, then of the type
  std::vector<Condition> only, unless;
  std::vector<Example> examples;
};

class Frames {
 public:
  const std::vector<Frame>& all() const { return frames_; }
  // Triggers whose head has this lemma and class; empty when none. Longer triggers first, then by file and line.
  const std::vector<Trigger>& triggers(std::string_view lemma, WordClass word_class) const;
  // Every trigger, in no order to be relied on.
  void for_each_trigger(const std::function<void(const Trigger&)>& visit) const;
  // The function of a preposition ("with"); function::none when no frame names it.
  Function preposition(std::string_view lemma) const;
  std::string_view function_name(Function function) const;

 private:
  friend class FrameReader;
  std::vector<Frame> frames_;
  StringMap<std::vector<Trigger>> triggers_[3];
  StringMap<Function> prepositions_;
  std::vector<std::string> preposition_names_;
};

}  // namespace priscus

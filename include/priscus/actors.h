// actors.h: who is who (knowledge/actors/*.actors), and the index by which a text's words find them.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace priscus {

// A stretch of days. Ends are ISO days "YYYY-MM-DD", both inclusive; empty: open.
struct Period {
  std::string from, to;
  bool contains(std::string_view day) const { return (from.empty() || from <= day) && (to.empty() || day <= to); }
};

// What somebody is coded as during a period: an office of a person, the code of a body.
struct Code {
  std::string country;  // "BLR", "IGO"; empty: none
  std::string sector;   // "GOV"; empty: none
  Period period;
  std::string title;    // of an office, lower case: "president"; empty for bodies
};

enum class ActorType : std::uint8_t { state, person, body, group, place, role };

struct ActorEntry {
  ActorType type = ActorType::state;
  std::string name;                  // the first name in the file: "Alexander Lukashenko", "Belarus", "Nagorno-Karabakh", "foreign minister"
  std::vector<Code> codes;           // state: one, {country, "GOV"}; place: {country, ""}; role: {"", sector}
  std::vector<std::string> members;  // group: country codes
  char pronoun = 0;                  // person: 'h' he, 's' she; 0 unknown
  char role_form = 0;                // role: 'p' person, 'b' body, 'm' several or a mass ("people")
  bool reporter = false;             // a news agency
  std::string file;                  // "actors/states-europe.actors"
  int line = 0;
};

// How a name stands for its entry.
enum class NameUse : std::uint8_t { name, adjective, people, capital, seat, surname, place, role };

struct NameHit {
  int entry = -1;  // index into Actors::all()
  NameUse use = NameUse::name;
};

class Actors {
 public:
  const std::vector<ActorEntry>& all() const { return entries_; }

  // The code that holds at `day` (ISO day, may be empty: the latest). For a person out of office: country of the nearest
  // office with sector ELI. Null for groups and entries without codes that hold.
  struct Coded {
    std::string_view country, sector, title;
  };
  bool code_at(const ActorEntry& entry, std::string_view day, Coded& coded) const;

  // Who held an office at `day`: office_holder("BLR", "president", "2021-05-22"); -1 when not known or several.
  // An empty day asks for today's. Around a handover of at most 31 days it is the newer one; who is "acting" only when nobody else.
  int office_holder(std::string_view country, std::string_view title, std::string_view day) const;

  // --- matching names in text. An atom is a run of letters or digits with diacritics folded ("Erdogan"); all else only separates.
  // Letters with a full stop after each are one atom ("U.S." is "US"). src/knowledge/atoms.h has split_atoms for a token.
  // A name is a sequence of atoms, so "al-Qaeda", "al Qaeda" and "Al Qaeda" are one.
  struct Match {
    int atoms = 0;              // how many atoms it covers; 0: no name begins here
    std::vector<NameHit> hits;  // all entries of that name, in the order of the files
  };
  // The longest name that begins at atoms[begin]; atoms as written in the text (case kept, diacritics folded).
  // Case counts: "Turkey" is not "turkey" and "US" is not "us"; a lower-case first letter in the file may be a capital in the
  // text ("Al-Qaeda"). `any_case`: the sentence is in capitals or title case throughout, so case tells nothing: then only the
  // first letters count, but names in all capitals still match only in capitals.
  // A person's surname alone is found too (NameUse::surname), for every person who has it; the caller decides.
  // Price: about 20 ns where no name begins.
  Match longest(std::span<const std::string_view> atoms, int begin, bool any_case) const;
  // The longest role noun that begins at lemmas[begin]: the same over lower-case lemmas split into atoms
  // ("secretary-general" is "secretary", "general").
  Match longest_role(std::span<const std::string_view> lemmas, int begin) const;

 private:
  friend class ActorReader;
  std::vector<ActorEntry> entries_;
  struct Index;
  std::shared_ptr<const Index> index_;
};

}  // namespace priscus

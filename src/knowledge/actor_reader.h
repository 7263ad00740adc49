// actor_reader.h: reads knowledge/actors/*.actors and builds the index of names.
//
//     ActorReader reader(ontology, iso_countries, faults);
//     for (const SourceFile& file : files) reader.read(file);
//     Actors actors = reader.finish();
//
// Every country of ISO 3166-1 is an entry, whether a `state` block names it or not. The names that iso-codes gives to a country without
// block yield to a file's: Greenland may be a place of Denmark.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "knowledge/block_file.h"
#include "knowledge/faults.h"
#include "knowledge/ontology_reader.h"
#include "priscus/actors.h"
#include "priscus/ontology.h"

namespace priscus {

class ActorReader {
 public:
  ActorReader(const Ontology& ontology, const std::vector<IsoCountry>& countries, Faults& faults);

  // Makes room for files of so many lines in all, so that reading does not move all entries again and again. Only for speed.
  void reserve(std::size_t lines);

  // One file. Faults: unknown blocks and lines, codes and dates that are none, blocks that say too little.
  void read(const SourceFile& source);

  // What follows is of another folder: a name or role word of it takes the place of the same one in folders before, and a state may
  // get further names.
  void next_folder() { ++number_; }

  // Checks entries against each other and gives the actors. Faults: two persons in one office, one name for two states or for two
  // bodies at the same time; only within one folder.
  Actors finish();

 private:
  struct Named {
    std::string name;
    int entry;
    NameUse use;
    int folder = 0;
  };

  void read_state(const Block& block);
  void read_person(const Block& block);
  void read_office(int entry, const BlockLine& line);
  void read_body(const Block& block);
  void read_group(const Block& block);
  void read_places(const Block& block);
  void read_role(const Block& block);

  void fault(int line, const std::string& cause) { faults_.add(source_->shown, line, cause); }
  void unknown_line(const BlockLine& line, const std::string& expected);
  // Checks a code and tells; an empty one or "-" is no code.
  void check_country(std::string_view code, int line);
  void check_sector(std::string_view code, int line);
  int new_entry(ActorType type, std::string name, int line);
  // Adds the variants as names of the entry; returns those that are names.
  std::vector<std::string_view> add_names(std::string_view variants, int entry, NameUse use, int line);
  void add_surnames(int entry, const std::vector<std::string_view>& names);

  void check_offices();
  void check_persons();
  void check_shared_names();
  std::string shown(const ActorEntry& entry) const;  // "knowledge/actors/x.actors"
  std::string place(const ActorEntry& entry) const;  // "knowledge/actors/x.actors:7"
  int folder_of(const ActorEntry& entry) const { return folders_[static_cast<std::size_t>(&entry - actors_.entries_.data())]; }
  // Without those that a later folder gives, too.
  std::vector<Named> newest(const std::vector<Named>& names) const;

  const Ontology& ontology_;
  const std::vector<IsoCountry>& countries_;
  Faults& faults_;
  Actors actors_;
  std::shared_ptr<Actors::Index> index_;
  const SourceFile* source_ = nullptr;  // the file that is being read
  std::string folder_;                  // of messages about the first folder: "knowledge/"
  std::vector<Named> names_, roles_;
  std::vector<int> folders_;            // of each entry
  int number_ = 0;                      // of the folder that is being read
  StringMap<int> states_;               // code -> entry
  StringMap<int> first_roles_;          // role word -> the first entry of the last folder that has it
};

// The surname of a name as written: its last word with the particles before it ("bin Salman", "von der Leyen"); without "Jr." and the
// like. Empty when the name is one word.
std::string_view surname_of(std::string_view name);

}  // namespace priscus

#include "knowledge/actor_reader.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "knowledge/actor_index.h"
#include "knowledge/atoms.h"
#include "knowledge/period.h"

namespace priscus {
namespace {

// Words between first name and surname that belong to the surname when they stand in lower case.
constexpr std::array<std::string_view, 34> kParticles = {
    "al", "el", "bin", "ibn", "ben", "bint", "abu", "von", "van", "der", "den", "de",  "del", "della", "di",  "da",  "dos",
    "das", "do", "du",  "la",  "le",  "los",  "las", "y",   "e",   "zu",  "zur", "ter", "ten",   "af",  "av",  "ul", "ud"};
constexpr std::array<std::string_view, 8> kSuffixes = {"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "VI"};

// Offices that several hold at once. Of titles whose head ("adviser" of "security adviser") is one of the first list; of titles that
// are just a word of the second.
constexpr std::array<std::string_view, 35> kSharedHeads = {
    "deputy",       "member",    "senator",   "envoy",     "general",     "ambassador", "representative", "adviser",   "advisor",
    "judge",        "commissioner", "spokesman", "spokeswoman", "spokesperson", "lawmaker", "governor",    "candidate", "commander",
    "official",     "diplomat",  "councillor", "congressman", "congresswoman", "mp",      "mayor",          "director",  "coordinator",
    "negotiator",   "rapporteur", "justice",  "admiral",   "colonel",     "prince",     "princess",       "founder"};
constexpr std::array<std::string_view, 14> kSharedTitles = {"minister", "leader", "secretary", "chairman", "chairwoman", "chair", "head",
                                                            "chief", "politician", "party leader", "opposition leader", "activist",
                                                            "minister of state", "party chairman"};
constexpr std::array<std::string_view, 8> kSharedBeginnings = {"acting ", "deputy ", "vice ", "vice-", "co-", "first deputy ",
                                                               "former ", "interim "};
constexpr std::array<std::string_view, 6> kManyBodies = {"IGO", "NGO", "ISM", "IMG", "MNC", ""};

template <class List>
bool contains(const List& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

// "security adviser" -> "adviser"; "member of parliament" -> "member".
std::string_view head_of(std::string_view title) {
  for (const std::string_view preposition : {" of ", " for ", " to ", " in ", " at ", " on "}) {
    title = title.substr(0, title.find(preposition));
  }
  return title.substr(title.rfind(' ') + 1);
}

bool is_shared_office(const Code& code) {
  if (code.title.empty() || contains(kManyBodies, code.country) || contains(kSharedTitles, code.title)) return true;
  const auto begins = [&](std::string_view beginning) { return code.title.starts_with(beginning); };
  if (std::any_of(kSharedBeginnings.begin(), kSharedBeginnings.end(), begins)) return true;
  return contains(kSharedHeads, head_of(code.title));
}

// How many atoms a name has; for names that are clearly neither empty nor too long just 1, since most are.
int count_atoms(std::string_view name) {
  const bool letter_first = !name.empty() && ((name[0] >= 'A' && name[0] <= 'Z') || (name[0] >= 'a' && name[0] <= 'z'));
  if (letter_first && name.size() < 2 * NameIndex::kLongest) return 1;
  std::vector<std::string> atoms;
  split_atoms(name, atoms);
  return static_cast<int>(atoms.size());
}

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

}  // namespace

std::string_view surname_of(std::string_view name) {
  std::vector<std::string_view> words = split_words(name);
  while (words.size() > 2 && contains(kSuffixes, words.back())) words.pop_back();
  if (words.size() < 2) return {};
  std::size_t first = words.size() - 1;
  while (first > 1 && contains(kParticles, words[first - 1])) --first;
  const char* begin = words[first].data();
  std::string_view last = words.back();
  if (last.ends_with(',')) last.remove_suffix(1);
  return {begin, static_cast<std::size_t>(last.data() + last.size() - begin)};
}

ActorReader::ActorReader(const Ontology& ontology, const std::vector<IsoCountry>& countries, Faults& faults)
    : ontology_(ontology), countries_(countries), faults_(faults), index_(std::make_shared<Actors::Index>()) {
  for (const IsoCountry& country : countries) {
    ActorEntry entry;
    entry.name = country.names.empty() ? country.name : country.names.front();
    entry.codes.push_back({country.code, "GOV", {}, ""});
    states_.emplace(country.code, static_cast<int>(actors_.entries_.size()));
    actors_.entries_.push_back(std::move(entry));
    folders_.push_back(0);
  }
}

void ActorReader::reserve(std::size_t lines) {
  actors_.entries_.reserve(countries_.size() + lines);
  names_.reserve(2 * lines);
}

void ActorReader::read(const SourceFile& source) {
  source_ = &source;
  if (number_ == 0) folder_ = source.shown.substr(0, source.shown.size() - source.name.size());
  const BlockFile file(source.text, source.shown, faults_);
  for (const Block& block : file.blocks()) {
    if (block.name.empty()) {
      fault(block.number, "expected a name after " + std::string(block.keyword));
    } else if (block.keyword == "state") {
      read_state(block);
    } else if (block.keyword == "person") {
      read_person(block);
    } else if (block.keyword == "body") {
      read_body(block);
    } else if (block.keyword == "group") {
      read_group(block);
    } else if (block.keyword == "places") {
      read_places(block);
    } else if (block.keyword == "role") {
      read_role(block);
    } else {
      fault(block.number, "unknown block " + quoted(block.keyword) + ": expected state, person, body, group, places or role");
    }
  }
}

void ActorReader::unknown_line(const BlockLine& line, const std::string& expected) {
  fault(line.number, "unknown line " + quoted(line.keyword) + ": expected " + expected);
}

void ActorReader::check_country(std::string_view code, int line) {
  if (code != "-" && !ontology_.has_country(code)) fault(line, "unknown country " + quoted(code));
}

void ActorReader::check_sector(std::string_view code, int line) {
  if (code != "-" && !ontology_.has_sector(code)) fault(line, "unknown sector " + quoted(code));
}

int ActorReader::new_entry(ActorType type, std::string name, int line) {
  ActorEntry entry;
  entry.type = type;
  entry.name = std::move(name);
  entry.file = source_->name;
  entry.line = line;
  actors_.entries_.push_back(std::move(entry));
  folders_.push_back(number_);
  return static_cast<int>(actors_.entries_.size()) - 1;
}

std::vector<std::string_view> ActorReader::add_names(std::string_view variants, int entry, NameUse use, int line) {
  std::vector<std::string_view> names;
  for (std::string_view name : split_variants(variants)) {
    if (count_atoms(name) == 0) {
      fault(line, name.empty() ? "nothing between two `|`: expected a name" : quoted(name) + " has no letters");
    } else if (count_atoms(name) > NameIndex::kLongest) {
      fault(line, quoted(name) + " is too long: at most " + std::to_string(NameIndex::kLongest) + " words");
    } else if (name.starts_with("the ")) {
      fault(line, quoted(name) + ": `the` before a name is not written");
    } else {
      names.push_back(name);
      names_.push_back({std::string(name), entry, use, number_});
    }
  }
  if (names.empty() && split_variants(variants).empty()) fault(line, "expected names");
  return names;
}

void ActorReader::read_state(const Block& block) {
  const std::string code(block.name);
  if (!ontology_.has_country(code)) {
    fault(block.number, "unknown country " + quoted(code));
    return;
  }
  const auto [it, is_new] = states_.emplace(code, static_cast<int>(actors_.entries_.size()));
  if (is_new) new_entry(ActorType::state, std::string(ontology_.country_name(code)), block.number);
  const int number = it->second;
  ActorEntry& entry = actors_.entries_[number];
  if (is_new) {
    entry.codes.push_back({code, "GOV", {}, ""});
  } else if (!entry.file.empty() && folder_of(entry) == number_) {
    fault(block.number, "state " + code + " stands already in " + place(entry));
  }
  bool named = !entry.file.empty();  // a later folder adds names, the first of them is not the state's own
  if (!named || is_new) {
    entry.file = source_->name;
    entry.line = block.number;
    folders_[number] = number_;
    named = false;
  }
  for (const BlockLine& line : block.lines) {
    if (line.keyword == "name") {
      const std::vector<std::string_view> names = add_names(line.rest, number, NameUse::name, line.number);
      if (!named && !names.empty()) entry.name = names.front();
      named = true;
    } else if (line.keyword == "adjective") {
      add_names(line.rest, number, NameUse::adjective, line.number);
    } else if (line.keyword == "people") {
      add_names(line.rest, number, NameUse::people, line.number);
    } else if (line.keyword == "capital") {
      add_names(line.rest, number, NameUse::capital, line.number);
    } else if (line.keyword == "seat") {
      add_names(line.rest, number, NameUse::seat, line.number);
    } else {
      unknown_line(line, "name, adjective, people, capital or seat");
    }
  }
  const auto iso = std::find_if(countries_.begin(), countries_.end(), [&](const IsoCountry& c) { return c.code == code; });
  if (!named && (iso == countries_.end() || iso->names.empty())) fault(block.number, "state " + code + " has no name: iso-codes has none that fits");
}

void ActorReader::add_surnames(int entry, const std::vector<std::string_view>& names) {
  for (std::string_view name : names) {
    const std::string_view surname = surname_of(name);
    if (surname.empty()) continue;
    names_.push_back({std::string(surname), entry, NameUse::surname, number_});
    // "al-Assad" is "Assad" too, "Al-Sisi" is "Sisi".
    for (const std::string_view article : {"al-", "Al-", "el-", "El-", "al ", "el "}) {
      if (surname.starts_with(article)) names_.push_back({std::string(surname.substr(3)), entry, NameUse::surname, number_});
    }
  }
}

void ActorReader::read_person(const Block& block) {
  const std::vector<std::string_view> variants = split_variants(block.name);
  const int number = new_entry(ActorType::person, std::string(variants.front()), block.number);
  const std::vector<std::string_view> names = add_names(block.name, number, NameUse::name, block.number);
  ActorEntry& entry = actors_.entries_[number];
  bool surname = false;
  for (const BlockLine& line : block.lines) {
    if (line.keyword == "surname") {
      add_names(line.rest, number, NameUse::surname, line.number);
      surname = true;
    } else if (line.keyword == "pronoun") {
      if (line.rest != "he" && line.rest != "she") fault(line.number, quoted(line.rest) + ": expected he or she");
      entry.pronoun = line.rest == "he" ? 'h' : line.rest == "she" ? 's' : 0;
    } else if (line.keyword == "office") {
      read_office(number, line);
    } else {
      unknown_line(line, "surname, pronoun or office");
    }
  }
  if (!surname) add_surnames(number, names);
  if (entry.codes.empty()) fault(block.number, entry.name + " has no office");
}

void ActorReader::read_office(int number, const BlockLine& line) {
  ActorEntry& entry = actors_.entries_[number];
  const std::vector<std::string_view> words = split_words(line.rest);
  if (words.size() < 4) {
    fault(line.number, "expected office CODE SECTOR FROM..TO WORDS");
    return;
  }
  check_country(words[0], line.number);
  check_sector(words[1], line.number);
  Code code;
  if (words[0] != "-") code.country = words[0];
  if (words[1] != "-") code.sector = words[1];
  if (const std::string cause = read_period(words[2], code.period); !cause.empty()) {
    fault(line.number, cause);
    return;
  }
  for (std::size_t i = 3; i < words.size(); ++i) {
    if (i > 3) code.title += ' ';
    code.title += lower(words[i]);
  }
  if (code.title.find('|') != std::string::npos) fault(line.number, quoted(code.title) + ": expected one title, not several between `|`");
  index_->offices[code.country + " " + code.title].push_back({number, static_cast<int>(entry.codes.size()), line.number});
  entry.codes.push_back(std::move(code));
}

void ActorReader::read_body(const Block& block) {
  const int number = new_entry(ActorType::body, std::string(split_variants(block.name).front()), block.number);
  add_names(block.name, number, NameUse::name, block.number);
  ActorEntry& entry = actors_.entries_[number];
  for (const BlockLine& line : block.lines) {
    if (line.keyword == "reporter") {
      if (!line.rest.empty()) fault(line.number, quoted(line.rest) + ": expected nothing after reporter");
      entry.reporter = true;
    } else if (line.keyword == "code") {
      const std::vector<std::string_view> words = split_words(line.rest);
      if (words.size() < 2 || words.size() > 3) {
        fault(line.number, "expected code COUNTRY SECTOR, or code COUNTRY SECTOR FROM..TO");
        continue;
      }
      check_country(words[0], line.number);
      check_sector(words[1], line.number);
      Code code;
      if (words[0] != "-") code.country = words[0];
      if (words[1] != "-") code.sector = words[1];
      const std::string cause = words.size() == 3 ? read_period(words[2], code.period) : "";
      if (!cause.empty()) fault(line.number, cause);
      entry.codes.push_back(std::move(code));
    } else {
      unknown_line(line, "code or reporter");
    }
  }
  if (entry.codes.empty()) fault(block.number, entry.name + " has no code");
}

void ActorReader::read_group(const Block& block) {
  const int number = new_entry(ActorType::group, std::string(split_variants(block.name).front()), block.number);
  add_names(block.name, number, NameUse::name, block.number);
  ActorEntry& entry = actors_.entries_[number];
  for (const BlockLine& line : block.lines) {
    if (line.keyword != "members") {
      unknown_line(line, "members");
      continue;
    }
    for (std::string_view code : split_words(line.rest)) {
      check_country(code, line.number);
      entry.members.emplace_back(code);
    }
  }
  if (entry.members.empty()) fault(block.number, entry.name + " has no members");
}

void ActorReader::read_places(const Block& block) {
  check_country(block.name, block.number);
  for (const BlockLine& line : block.lines) {
    const int number = new_entry(ActorType::place, std::string(split_variants(line.text).front()), line.number);
    actors_.entries_[number].codes.push_back({std::string(block.name), "", {}, ""});
    add_names(line.text, number, NameUse::place, line.number);
  }
  if (block.lines.empty()) fault(block.number, "places " + std::string(block.name) + " has no places");
}

void ActorReader::read_role(const Block& block) {
  const std::vector<std::string_view> words = split_words(block.name);
  const std::string_view form = words.size() == 2 ? words[1] : std::string_view();
  if (form != "person" && form != "body" && form != "people") {
    fault(block.number, quoted(block.name) + ": expected role SECTOR person, role SECTOR body or role SECTOR people");
    return;
  }
  check_sector(words[0], block.number);
  for (const BlockLine& line : block.lines) {
    for (std::string_view variant : split_variants(line.text)) {
      std::vector<std::string> atoms;
      split_atoms(variant, atoms);
      if (atoms.empty()) {
        fault(line.number, "nothing between two `|`: expected a noun");
        continue;
      }
      const int number = new_entry(ActorType::role, lower(variant), line.number);
      ActorEntry& entry = actors_.entries_[number];
      entry.codes.push_back({"", words[0] == "-" ? "" : std::string(words[0]), {}, ""});
      entry.role_form = form == "person" ? 'p' : form == "body" ? 'b' : 'm';
      if (const auto [it, is_new] = first_roles_.emplace(entry.name, number); !is_new) {
        const ActorEntry& other = actors_.entries_[it->second];
        if (folder_of(other) < number_) {
          it->second = number;
        } else if (other.codes[0].sector == entry.codes[0].sector && other.role_form == entry.role_form) {
          fault(line.number, quoted(entry.name) + " stands already in " + place(other));
        }
      }
      roles_.push_back({entry.name, number, NameUse::role, number_});
    }
  }
  if (block.lines.empty()) fault(block.number, "role " + std::string(block.name) + " has no words");
}

std::string ActorReader::shown(const ActorEntry& entry) const { return folder_of(entry) == 0 ? folder_ + entry.file : entry.file; }

std::string ActorReader::place(const ActorEntry& entry) const { return shown(entry) + ":" + std::to_string(entry.line); }

std::vector<ActorReader::Named> ActorReader::newest(const std::vector<Named>& names) const {
  StringMap<int> last;  // the last folder in which somebody is called so; a surname by itself takes nobody's place
  for (const Named& named : names) {
    if (named.use == NameUse::surname) continue;
    int& folder = last.emplace(named.name, 0).first->second;
    folder = std::max(folder, named.folder);
  }
  std::vector<Named> kept;
  for (const Named& named : names) {
    if (named.use == NameUse::surname || named.folder == last.find(named.name)->second) kept.push_back(named);
  }
  return kept;
}

Actors ActorReader::finish() {
  if (number_ > 0) {
    names_ = newest(names_);
    roles_ = newest(roles_);
  }
  index_->names.reserve(names_.size());
  for (const Named& named : names_) index_->names.add(named.name, {named.entry, named.use});
  for (const Named& role : roles_) index_->roles.add(role.name, {role.entry, role.use});
  for (std::size_t i = 0; i < countries_.size(); ++i) {
    const bool has_block = !actors_.entries_[i].file.empty();
    for (const std::string& name : countries_[i].names) {
      if (has_block || index_->names.spelled(name).empty()) index_->names.add(name, {static_cast<int>(i), NameUse::name});
    }
  }
  check_offices();
  check_persons();
  check_shared_names();
  actors_.index_ = index_;
  return std::move(actors_);
}

void ActorReader::check_offices() {
  std::vector<std::string_view> offices;
  for (const auto& [office, holders] : index_->offices) offices.push_back(office);
  std::sort(offices.begin(), offices.end());
  for (std::string_view office : offices) {
    const std::vector<Actors::Index::Holder>& holders = index_->offices.find(office)->second;
    if (is_shared_office(actors_.entries_[holders[0].entry].codes[holders[0].code])) continue;
    for (std::size_t b = 1; b < holders.size(); ++b) {
      for (std::size_t a = 0; a < b; ++a) {
        const ActorEntry &first = actors_.entries_[holders[a].entry], &second = actors_.entries_[holders[b].entry];
        const Code &one = first.codes[holders[a].code], &two = second.codes[holders[b].code];
        if (holders[a].entry == holders[b].entry || one.sector != two.sector || folder_of(first) != folder_of(second)) continue;
        const int days = overlap_days(one.period, two.period);
        if (days <= kHandoverDays) continue;
        const auto period = [](const Period& p) { return p.from + ".." + p.to; };
        faults_.add(shown(second), holders[b].line,
                    second.name + " (" + period(two.period) + ") and " + first.name + " (" + period(one.period) + ", " + place(first) +
                        ") are both " + two.title + " of " + two.country);
      }
    }
  }
}

// The same person twice, perhaps in two files.
void ActorReader::check_persons() {
  StringMap<int> seen;
  for (std::size_t i = 0; i < actors_.entries_.size(); ++i) {
    const ActorEntry& entry = actors_.entries_[i];
    if (entry.type != ActorType::person || entry.codes.empty()) continue;
    const auto [it, is_new] = seen.emplace(entry.name + " " + entry.codes.front().country, static_cast<int>(i));
    if (is_new) continue;
    const ActorEntry& other = actors_.entries_[it->second];
    if (folder_of(other) == folder_of(entry)) faults_.add(shown(entry), entry.line, entry.name + " stands already in " + place(other));
    it->second = static_cast<int>(i);
  }
}

void ActorReader::check_shared_names() {
  const auto at_once = [](const ActorEntry& a, const ActorEntry& b) {
    for (const Code& one : a.codes) {
      for (const Code& two : b.codes) {
        if (overlap_days(one.period, two.period) > 0) return true;
      }
    }
    return false;
  };
  std::vector<std::pair<int, int>> told;
  for (const Named& named : names_) {
    if (named.use != NameUse::name) continue;
    const ActorEntry& entry = actors_.entries_[named.entry];
    if (entry.type != ActorType::state && entry.type != ActorType::body) continue;
    for (const NameHit& hit : index_->names.spelled(named.name)) {
      const ActorEntry& other = actors_.entries_[hit.entry];
      if (hit.use != NameUse::name || hit.entry >= named.entry || other.type != entry.type) continue;
      if (folder_of(other) != folder_of(entry)) continue;
      if (entry.type == ActorType::body && !at_once(entry, other)) continue;
      if (std::find(told.begin(), told.end(), std::pair(hit.entry, named.entry)) != told.end()) continue;
      told.emplace_back(hit.entry, named.entry);
      faults_.add(shown(entry), entry.line,
                  quoted(named.name) + " is also a name of " +
                      (other.file.empty() ? other.name + " in iso-codes" : other.name + " (" + place(other) + ")"));
    }
  }
}

}  // namespace priscus

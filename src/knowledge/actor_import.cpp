#include "knowledge/actor_import.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/strings.h"
#include "knowledge/atoms.h"
#include "knowledge/name_index.h"
#include "knowledge/period.h"

namespace priscus {
namespace {

using What = ImportNote::What;

constexpr std::size_t kMostWords = 12;      // of a name
constexpr std::size_t kMostVariants = 100;  // that the sets of one agent make
constexpr std::size_t kWidth = 110;

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return out;
}

// YYMMDD (30 to 99: the twentieth century) or YYYYMMDD as an ISO day; empty when it is none.
std::string iso_day(std::string_view digits) {
  if ((digits.size() != 6 && digits.size() != 8) || !std::all_of(digits.begin(), digits.end(), is_digit)) return {};
  std::string full(digits);
  if (digits.size() == 6) full = (digits < "300000" ? "20" : "19") + full;
  const std::string day = full.substr(0, 4) + "-" + full.substr(4, 2) + "-" + full.substr(6, 2);
  return day_number(day) ? day : std::string();
}

class ActorImport {
 public:
  ActorImport(std::string text, const std::string& file, const ActorImportInput& input) : text_(std::move(text)), file_(file), input_(input) {}

  Imported run() {
    for (const DictionaryLine& line : dictionary_lines(text_, imported_)) {
      const char first = line.text.front();
      if (first == '!' && line.text.find('=') != std::string_view::npos) read_set(line);
      else if (first == '[') read_restriction(line);
      else if (first == '+') read_synonym(line);
      else read_entry(line);
    }
    finish_entry();
    write();
    std::stable_sort(imported_.notes.begin(), imported_.notes.end(), [](const ImportNote& a, const ImportNote& b) { return a.line < b.line; });
    return std::move(imported_);
  }

 private:
  struct Coded {
    std::string country, sector, from, to;
  };
  struct Name {
    std::string_view text;  // "CENTRAL_BANK_"
    int line = 0;
  };
  struct Body {
    std::vector<std::string> names;
    std::vector<Coded> codes;
  };

  void leave_out(int line, std::string cause) { imported_.note(line, What::left_out, std::move(cause)); }

  // ---- lines ----

  void read_set(const DictionaryLine& line) {
    finish_entry();
    const std::size_t equals = line.text.find('='), end = line.text.find('!', 1);
    if (end == std::string_view::npos || end > equals || end == 1) {
      leave_out(line.number, "expected !NAME! = WORD, WORD");
      return;
    }
    std::vector<std::string> words;
    for (std::string_view word : split(line.text.substr(equals + 1), ',')) {
      if (is_plain_word(trim(word))) words.emplace_back(trim(word));
    }
    if (words.empty()) return leave_out(line.number, "expected words after `=`");
    sets_[std::string(line.text.substr(0, end + 1))] = std::move(words);
    ++imported_.taken;
  }

  void read_entry(const DictionaryLine& line) {
    finish_entry();
    const DictionaryEntry entry = split_entry(line.text);
    if (!entry.fault.empty()) return leave_out(line.number, entry.fault);
    if (entry.words.empty()) return leave_out(line.number, "expected a name");
    if (std::any_of(entry.codes.begin(), entry.codes.end(), [](std::string_view code) { return code.find('~') != std::string_view::npos; })) {
      read_agent(line.number, entry);
      return;
    }
    names_.push_back({entry.words, line.number});
    for (std::string_view code : entry.codes) read_code(line.number, code, true);
  }

  void read_synonym(const DictionaryLine& line) {
    const DictionaryEntry entry = split_entry(line.text.substr(1));
    if (names_.empty()) leave_out(line.number, "a further name without an actor above it");
    else if (!entry.fault.empty()) leave_out(line.number, entry.fault);
    else if (entry.words.empty()) leave_out(line.number, "expected a name after `+`");
    else {
      names_.push_back({entry.words, line.number});
      for (std::string_view code : entry.codes) read_code(line.number, code, true);
    }
  }

  void read_restriction(const DictionaryLine& line) {
    const DictionaryEntry entry = split_entry(line.text);
    if (names_.empty()) leave_out(line.number, "a code without an actor above it");
    else if (!entry.fault.empty()) leave_out(line.number, entry.fault);
    else
      for (std::string_view code : entry.codes) read_code(line.number, code, false);
  }

  // ---- codes ----

  // "PSEREBHMS": country, sector; `rest` what is no role. False when nothing of it is known.
  bool read_roles(std::string_view code, Coded& coded, std::string& rest, bool agent) const {
    const std::string letters = upper(code);
    std::string later;  // religions say less than any other role
    for (std::size_t i = 0; i < letters.size(); i += 3) {
      const std::string part = letters.substr(i, 3);
      const ImportTables::Role* role = input_.tables.role(part);
      if (role && (!role->country.empty() || !role->sector.empty() || agent)) {
        if (!role->country.empty() && coded.country.empty()) coded.country = role->country;
        if (role->sector == "REL") later = "REL";
        else if (coded.sector.empty()) coded.sector = role->sector;
      } else if (i == 0 && !agent && input_.ontology.has_country(part)) {
        coded.country = part;
      } else {
        rest += (rest.empty() ? "" : " ") + part;
      }
    }
    if (coded.sector.empty()) coded.sector = later;
    return !coded.country.empty() || !coded.sector.empty();
  }

  // "USAGOV 890120-930120", "HOB < 950601", "---". `head`: it stands behind the name and holds when no dated one does.
  void read_code(int line, std::string_view text, bool head) {
    const std::size_t end = std::min(text.find_first_of(" \t<>"), text.size());
    const std::string_view code = text.substr(0, end);
    std::string dates;
    for (char c : text.substr(end))
      if (!is_space(c)) dates += c;
    if (code == "---" || code == "###" || code == "+++" || code.empty()) {
      leave_out(line, "code " + quoted(text) + ": no actor");
      refused_.push_back(line);
      return;
    }
    if (code.find('/') != std::string_view::npos) {
      leave_out(line, quoted(code) + ": two actors under one name");
      refused_.push_back(line);
      return;
    }
    Coded coded;
    std::string rest;
    if (!read_roles(code, coded, rest, false)) {
      leave_out(line, "unknown code " + quoted(code) + ": expected a country and roles in threes, such as USAGOV");
      refused_.push_back(line);
      return;
    }
    if (!dates.empty() && !read_dates(dates, coded)) {
      leave_out(line, quoted(dates) + ": expected <YYMMDD, >YYMMDD or YYMMDD-YYMMDD, the end after the beginning");
      refused_.push_back(line);
      return;
    }
    if (!rest.empty()) imported_.note(line, What::partly, "without " + rest + ", no role of ours");
    if (!head && std::exchange(last_taken_, line) != line) ++imported_.taken;
    (dates.empty() ? plain_ : dated_).push_back(std::move(coded));
  }

  static bool read_dates(std::string_view dates, Coded& coded) {
    const std::size_t dash = dates.find('-');
    if (dates.front() == '<') coded.to = iso_day(dates.substr(1));
    else if (dates.front() == '>') coded.from = iso_day(dates.substr(1));
    else if (dash != std::string_view::npos) {
      coded.from = iso_day(dates.substr(0, dash));
      coded.to = iso_day(dates.substr(dash + 1));
      return !coded.from.empty() && !coded.to.empty() && coded.from <= coded.to;
    }
    return !coded.from.empty() || !coded.to.empty();
  }

  // ---- actors ----

  void finish_entry() {
    if (names_.empty()) return;
    std::vector<Coded> codes = std::move(dated_);
    codes.insert(codes.end(), plain_.begin(), plain_.end());
    std::vector<std::string> fresh;
    for (const Name& name : names_) {
      if (codes.empty()) {
        const bool told = std::find(refused_.begin(), refused_.end(), name.line) != refused_.end();
        if (!told) leave_out(name.line, "has no code that is known");
        continue;
      }
      take_name(name, codes, fresh);
    }
    if (!fresh.empty()) {
      if (codes.size() == 1 && codes[0].sector.empty() && codes[0].from.empty() && codes[0].to.empty() && is_state(codes[0].country)) {
        std::vector<std::string>& names = state_names_[codes[0].country];
        names.insert(names.end(), fresh.begin(), fresh.end());
      } else {
        bodies_.push_back({std::move(fresh), std::move(codes)});
      }
    }
    names_.clear();
    plain_.clear();
    dated_.clear();
    refused_.clear();
  }

  bool is_state(const std::string& country) const {
    return input_.tables.role(country) == nullptr && std::any_of(input_.actors.all().begin(), input_.actors.all().end(), [&](const ActorEntry& entry) {
      return entry.type == ActorType::state && !entry.codes.empty() && entry.codes[0].country == country;
    });
  }

  void take_name(const Name& name, const std::vector<Coded>& codes, std::vector<std::string>& fresh) {
    std::vector<std::string> words = dictionary_words(name.text);
    if (!words.empty() && words.front() == "THE") words.erase(words.begin());
    if (words.empty() || words.size() > kMostWords) return leave_out(name.line, "expected a name of one to twelve words");
    for (const std::string& word : words) {
      if (!is_plain_word(word)) return leave_out(name.line, quoted(word) + " is no word");
    }
    std::vector<std::string> spellings = spellings_of(words);
    if (is_known(spellings.front(), codes)) {
      ++imported_.taken;
      return imported_.note(name.line, What::known, spellings.front() + " is coded so already");
    }
    std::vector<std::string> atoms;
    split_atoms(spellings.front(), atoms);
    if (atoms.empty() || atoms.size() > static_cast<std::size_t>(NameIndex::kLongest)) return leave_out(name.line, quoted(name.text) + " is no name");
    std::string key;
    for (const std::string& atom : atoms) key += lower(atom) + " ";
    if (const auto [it, is_new] = seen_.emplace(key, name.line); !is_new) {
      return leave_out(name.line, spellings.front() + " stands already in line " + std::to_string(it->second));
    }
    ++imported_.taken;
    fresh.insert(fresh.end(), spellings.begin(), spellings.end());
  }

  // Do our own actors have somebody of that name with the same code?
  bool is_known(const std::string& name, const std::vector<Coded>& codes) const {
    if (codes.size() != 1 || !codes[0].from.empty() || !codes[0].to.empty()) return false;
    std::vector<std::string> atoms;
    split_atoms(name, atoms);
    const std::vector<std::string_view> views(atoms.begin(), atoms.end());
    if (views.empty()) return false;
    const Actors::Match match = input_.actors.longest(views, 0, true);
    if (match.atoms != static_cast<int>(views.size())) return false;
    return std::any_of(match.hits.begin(), match.hits.end(), [&](const NameHit& hit) {
      const ActorEntry& entry = input_.actors.all()[hit.entry];
      if (entry.codes.empty() || entry.codes[0].country != codes[0].country) return false;
      const bool same = entry.codes[0].sector == codes[0].sector;
      return same || (codes[0].sector.empty() && (entry.type == ActorType::state || entry.type == ActorType::place));
    });
  }

  // "GAZA_CITY" -> {"Gaza City"}; "NATO" -> {"Nato", "NATO"}: one word of at most five letters may be an abbreviation.
  std::vector<std::string> spellings_of(const std::vector<std::string>& words) const {
    std::string name;
    for (const std::string& word : words) name += (name.empty() ? "" : " ") + spell(word);
    std::vector<std::string> all{name};
    if (words.size() == 1 && words[0].size() <= 5 && words[0] != name) all.push_back(words[0]);
    return all;
  }

  // "O'NEILL-SMITH" -> "O'Neill-Smith", "AL-QAEDA" -> "al-Qaeda", "OF" -> "of", "U.S." as it is, "PLO" as it is.
  std::string spell(const std::string& word) const {
    const bool vowel = word.find_first_of("AEIOUY") != std::string::npos;
    if (word.find('.') != std::string::npos || word.find('&') != std::string::npos || (!vowel && word.size() <= 5)) return word;
    std::string out;
    std::string part;
    const auto finish = [&] {
      const std::string small = lower(part);
      if (input_.tables.words("small-word").has(small) && !out.ends_with('\'')) {
        out += small;
      } else if (!part.empty()) {
        std::size_t first = 1;  // bytes of the first letter
        while (first < part.size() && (static_cast<unsigned char>(part[first]) & 0xC0) == 0x80) ++first;
        out += part.substr(0, first) + small.substr(first);
      }
      part.clear();
    };
    for (char c : word) {
      if (c != '-' && c != '\'') {
        part += c;
        continue;
      }
      finish();
      out += c;
    }
    if (part.size() == 1 && out.ends_with('\'')) part = lower(part);  // "NATION'S"
    finish();
    return out;
  }

  // ---- agents ----

  void read_agent(int line, const DictionaryEntry& entry) {
    std::string code(entry.codes[0]);
    code.erase(std::remove(code.begin(), code.end(), '~'), code.end());
    Coded coded;
    std::string rest;
    if (!read_roles(trim(code), coded, rest, true) || coded.sector.empty()) {
      return leave_out(line, quoted(entry.codes[0]) + ": no role of ours");
    }
    std::vector<std::string> variants{std::string(entry.words)};
    for (std::size_t i = 0; i < variants.size() && i < kMostVariants;) {
      const std::size_t begin = variants[i].find('!'), end = begin == std::string::npos ? begin : variants[i].find('!', begin + 1);
      if (begin == std::string::npos) {
        ++i;
        continue;
      }
      const auto set = end == std::string::npos ? sets_.end() : sets_.find(variants[i].substr(begin, end - begin + 1));
      if (set == sets_.end()) return leave_out(line, quoted(entry.words) + ": unknown set between `!`");
      const std::string whole = variants[i];
      variants.erase(variants.begin() + static_cast<std::ptrdiff_t>(i));
      for (const std::string& word : set->second) variants.push_back(whole.substr(0, begin) + word + whole.substr(end + 1));
      if (variants.size() > kMostVariants) return leave_out(line, "more than " + std::to_string(kMostVariants) + " words by its sets");
    }
    bool any = false;
    std::string cause = "expected a word for a role";
    for (const std::string& variant : variants) {
      const std::vector<std::string> words = dictionary_words(variant);
      std::string noun;
      bool sound = !words.empty() && words.size() <= kMostWords;
      for (const std::string& word : words) {
        if (!is_plain_word(word)) {
          cause = quoted(word) + " is no word";
          sound = false;
        }
        noun += (noun.empty() ? "" : " ") + lower(word);
      }
      std::vector<std::string> atoms;
      split_atoms(noun, atoms);
      if (!sound || atoms.empty()) continue;
      std::string key = "role";
      for (const std::string& atom : atoms) key += " " + atom;
      if (const auto [it, is_new] = seen_.emplace(key, line); !is_new) {
        cause = quoted(noun) + " stands already in line " + std::to_string(it->second);
        continue;
      }
      any = true;
      roles_[coded.sector + " " + form_of(words, entry)].push_back(std::move(noun));
    }
    if (!any) return leave_out(line, cause);
    ++imported_.taken;
    if (!rest.empty()) imported_.note(line, What::partly, "without " + rest + ", no role of ours");
  }

  // Is the word for one, for a body, or for several?
  std::string form_of(const std::vector<std::string>& words, const DictionaryEntry& entry) const {
    const std::string last = lower(words.back());
    std::vector<std::string> lemmas;
    for (const std::string& word : words) split_atoms(lower(word), lemmas);
    const std::vector<std::string_view> views(lemmas.begin(), lemmas.end());
    for (std::size_t begin = 0; begin < views.size(); ++begin) {  // what our own roles say of the longest end of it
      const Actors::Match match = input_.actors.longest_role(views, static_cast<int>(begin));
      if (match.hits.empty() || begin + static_cast<std::size_t>(match.atoms) != views.size()) continue;
      const char form = input_.actors.all()[match.hits.front().entry].role_form;
      return form == 'b' ? "body" : form == 'm' ? "people" : "person";
    }
    if (input_.tables.words("people-noun").has(last)) return "people";
    if (input_.tables.words("body-noun").has(last)) return "body";
    return entry.has_braces && entry.braces.empty() ? "people" : "person";
  }

  // ---- output ----

  static void append_names(const std::string& begin, const std::vector<std::string>& names, std::string& out) {
    std::string line = begin;
    bool first = true;
    for (const std::string& name : names) {
      if (!first && line.size() + name.size() > kWidth) {
        out += line + " | \\\n";
        line = "    ";
        first = true;
      }
      line += (first ? "" : " | ") + name;
      first = false;
    }
    out += line + "\n";
  }

  void write() {
    if (state_names_.empty() && bodies_.empty() && roles_.empty()) return;
    std::string& out = imported_.text;
    out = "# Made by `priscus import actors` from " + dictionary_stem(file_) + ". Change it as you like; it is not read again.\n";
    for (const auto& [country, names] : state_names_) {
      out += "\nstate " + country + "\n";
      append_names("  name       ", names, out);
      ++imported_.entries;
    }
    for (const Body& body : bodies_) {
      out += '\n';
      append_names("body ", body.names, out);
      for (const Coded& code : body.codes) {
        out += "  code       " + (code.country.empty() ? "-" : code.country) + " " + (code.sector.empty() ? "-" : code.sector);
        if (!code.from.empty() || !code.to.empty()) out += " " + code.from + ".." + code.to;
        out += '\n';
      }
      ++imported_.entries;
    }
    for (const auto& [role, nouns] : roles_) {
      out += "\nrole " + role + "\n";
      append_names("  ", nouns, out);
      imported_.entries += static_cast<int>(nouns.size());
    }
  }

  std::string text_, file_;
  const ActorImportInput& input_;
  Imported imported_;
  StringMap<std::vector<std::string>> sets_;
  std::vector<Name> names_;             // of the entry that is being read
  std::vector<Coded> plain_, dated_;
  int last_taken_ = 0;                  // line of the last code that was counted
  std::vector<int> refused_;            // lines of codes that were left out
  std::map<std::string, std::vector<std::string>> state_names_, roles_;
  std::vector<Body> bodies_;
  StringMap<int> seen_;                 // names in atoms -> line
};

}  // namespace

Imported import_actors(std::string text, const std::string& file, const ActorImportInput& input) {
  return ActorImport(std::move(text), file, input).run();
}

}  // namespace priscus

#include "knowledge/dictionary.h"

#include <algorithm>
#include <array>

#include "base/file.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "knowledge/lexicon_reader.h"
#include "knowledge/tsv_file.h"

namespace priscus {
namespace {

constexpr std::size_t kLongestLine = 10000;
constexpr std::array<std::string_view, 3> kWhat = {"left out", "partly", "known"};

// Overwrites `<!-- … -->` with spaces; line feeds stay, so that lines keep their numbers. What does not end reaches to the end.
void blank_markup(std::string& text) {
  for (std::size_t at = text.find("<!"); at != std::string::npos; at = text.find("<!", at)) {
    if (text.compare(at, 4, "<!--") != 0 && text.compare(at, 5, "<! --") != 0) {
      at += 2;
      continue;
    }
    const std::size_t end = text.find("-->", at + 4);
    const std::size_t last = end == std::string::npos ? text.size() : end + 3;
    for (; at < last; ++at)
      if (text[at] != '\n') text[at] = ' ';
  }
}

std::string_view without_comment(std::string_view line) {
  int depth = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '[') ++depth;
    if (line[i] == ']' && depth > 0) --depth;
    if (line[i] == ';' || (line[i] == '#' && depth == 0)) return line.substr(0, i);
  }
  return line;
}

}  // namespace

std::string_view name(ImportNote::What what) { return kWhat[static_cast<std::size_t>(what)]; }

ImportTables::ImportTables(const SourceFile& codes, const SourceFile& sectors, const SourceFile& words, Faults& faults) {
  const TsvFile code_table(codes, {"code", "as"}, faults), sector_table(sectors, {"code", "country", "sector"}, faults);
  for (const TsvRow& row : code_table.rows()) codes_.emplace(row[0], row[1]);
  for (const TsvRow& row : sector_table.rows()) roles_.emplace(row[0], Role{std::string(row[1]), std::string(row[2])});
  LexiconReader reader(faults);
  reader.read(words);
  lexicon_ = reader.finish();
}

ImportTables ImportTables::load(const std::string& folder) {
  Faults faults;
  const auto file = [&](const std::string& name) { return SourceFile{name, folder + "/" + name, read_file(folder + "/" + name)}; };
  return ImportTables(file("codes.tsv"), file("sectors.tsv"), file("patterns.words"), faults);
}

const std::string* ImportTables::code(std::string_view code) const {
  const auto it = codes_.find(code);
  return it == codes_.end() ? nullptr : &it->second;
}

const ImportTables::Role* ImportTables::role(std::string_view code) const {
  const auto it = roles_.find(code);
  return it == roles_.end() ? nullptr : &it->second;
}

std::vector<DictionaryLine> dictionary_lines(std::string& text, Imported& imported) {
  blank_markup(text);
  std::vector<DictionaryLine> lines;
  int number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    const std::string_view said = trim(without_comment(line));
    if (said.empty()) continue;
    ++imported.lines;
    if (line.size() > kLongestLine) {
      imported.note(number, ImportNote::What::left_out, "longer than " + std::to_string(kLongestLine) + " bytes");
    } else if (utf8_fault(line) != line.size()) {
      imported.note(number, ImportNote::What::left_out, "byte " + std::to_string(utf8_fault(line)) + " of the line is not UTF-8");
    } else if (said.find('\0') != std::string_view::npos) {
      imported.note(number, ImportNote::What::left_out, "a NUL byte");
    } else {
      lines.push_back({said, is_space(line.front()), number});
    }
  }
  return lines;
}

DictionaryEntry split_entry(std::string_view line) {
  DictionaryEntry entry;
  const std::size_t square = line.find('[');
  const std::string_view before = line.substr(0, square);
  const std::size_t curly = before.find('{');
  entry.words = trim(before.substr(0, curly));
  if (curly != std::string_view::npos) {
    const std::size_t end = before.find('}', curly);
    if (end == std::string_view::npos) {
      entry.fault = "`{` without `}`";
      return entry;
    }
    entry.has_braces = true;
    entry.braces = trim(before.substr(curly + 1, end - curly - 1));
    if (!trim(before.substr(end + 1)).empty()) entry.fault = "\"" + std::string(trim(before.substr(end + 1))) + "\" after `}`: expected a code in square brackets";
  }
  std::string_view rest = square == std::string_view::npos ? std::string_view() : line.substr(square);
  while (!rest.empty()) {
    const std::size_t end = rest.find_first_of("]}");  // a slip of the pen that dictionaries have
    if (rest.front() != '[' || end == std::string_view::npos) {
      entry.fault = rest.front() == '[' ? "`[` without `]`" : "\"" + std::string(rest) + "\" after the code: expected nothing more";
      return entry;
    }
    entry.codes.push_back(trim(rest.substr(1, end - 1)));
    rest = trim(rest.substr(end + 1));
  }
  return entry;
}

std::vector<std::string> dictionary_words(std::string_view phrase) {
  std::string spaced(phrase);
  std::replace(spaced.begin(), spaced.end(), '_', ' ');
  std::vector<std::string> words;
  for (std::string_view word : split_words(spaced)) words.emplace_back(word);
  return words;
}

bool is_plain_word(std::string_view word) {
  bool letter = false;
  for (std::size_t i = 0; i < word.size();) {
    const char c = word[i];
    if (static_cast<unsigned char>(c) < 0x80) {
      const bool alnum = is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!alnum && c != '-' && c != '\'' && c != '.' && c != '&') return false;
      letter = letter || alnum;
      ++i;
    } else {
      const char32_t code_point = next_code_point(word, i);
      // Letters of the scripts that news dictionaries are written in; no spaces and marks beyond ASCII.
      if (code_point < 0xC0 || (code_point >= 0x2000 && code_point < 0x2E80) || code_point >= 0xE000) return false;
      letter = true;
    }
  }
  return letter;
}

std::string dictionary_stem(std::string_view path) {
  path = path.substr(path.rfind('/') + 1);
  if (path.ends_with(".txt")) path.remove_suffix(4);
  std::string stem;
  for (char c : lower(path)) {
    const bool plain = (c >= 'a' && c <= 'z') || is_digit(c);
    if (plain) stem += c;
    else if (!stem.empty() && stem.back() != '-') stem += '-';
  }
  while (!stem.empty() && stem.back() == '-') stem.pop_back();
  return stem.empty() ? "dictionary" : stem;
}

}  // namespace priscus

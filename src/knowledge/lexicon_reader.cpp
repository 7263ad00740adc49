#include "knowledge/lexicon_reader.h"

#include <algorithm>
#include <charconv>

#include "base/strings.h"

namespace priscus {
namespace {

constexpr struct {
  const char* name;
  Kinds bits;
} kActorKinds[] = {
    {"state", kind::state},           {"government", kind::government},     {"army", kind::army},
    {"police", kind::police},         {"court", kind::court},               {"legislature", kind::legislature},
    {"party", kind::party},           {"armed-group", kind::armed_group},   {"intelligence", kind::intelligence},
    {"organisation", kind::organisation}, {"company", kind::company},       {"media", kind::media},
    {"religious", kind::religious},   {"people", kind::people},             {"person", kind::person},
    {"place", kind::place},           {"armed", kind::armed},               {"political", kind::political},
    {"any", kind::any_actor},
};

constexpr int kFirstNounBit = 16, kBits = 64;

bool is_umbrella(std::string_view name) { return name == "armed" || name == "political" || name == "any"; }

}  // namespace

LexiconReader::LexiconReader(Faults& faults) : faults_(faults) {
  for (const auto& [name, bits] : kActorKinds) lexicon_.kind_bits_.emplace(name, bits);
}

void LexiconReader::read(const SourceFile& source) {
  const BlockFile file(source.text, source.shown, faults_);
  for (const Block& block : file.blocks()) {
    const std::string_view keyword = block.keyword;
    const bool words = keyword == "words", forms = keyword == "forms", quantity = keyword == "quantity", currency = keyword == "currency";
    if (!words && !forms && !quantity && !currency && keyword != "kind") {
      faults_.add(source.shown, block.number,
                  "unknown block \"" + std::string(keyword) + "\": expected words, kind, forms, quantity or currency");
      continue;
    }
    if (block.name.empty()) {
      faults_.add(source.shown, block.number, "expected a name after " + std::string(block.keyword));
      continue;
    }
    const std::string key = std::string(block.keyword) + " " + std::string(split_words(block.name).front());
    const std::string here = source.shown + ":" + std::to_string(block.number);
    if (const auto [it, is_new] = places_.emplace(key, here); !is_new) {
      faults_.add(source.shown, block.number, key + " stands already in " + it->second);
      continue;
    }
    if (words) read_words(file, block);
    else if (forms) read_forms(file, block);
    else if (quantity) read_quantity(file, block);
    else if (currency) read_currency(file, block);
    else read_kind(file, block);
  }
}

void LexiconReader::read_words(const BlockFile& file, const Block& block) {
  if (split_words(block.name).size() != 1) {
    faults_.add(file.shown(), block.number, "\"" + std::string(block.name) + "\": expected a name of one word");
    return;
  }
  Words& list = lexicon_.lists_[std::string(block.name)];
  for (const BlockLine& line : block.lines) {
    for (std::string_view word : split_variants(line.text)) {
      if (word.empty()) faults_.add(file.shown(), line.number, "nothing between two `|`: expected a word");
      list.add(std::string(word));
    }
  }
  if (list.empty()) faults_.add(file.shown(), block.number, "words " + std::string(block.name) + " has no words");
}

void LexiconReader::read_forms(const BlockFile& file, const Block& block) {
  for (const BlockLine& line : block.lines)
    for (const std::string_view form : split_variants(line.text)) {
      if (form.empty()) faults_.add(file.shown(), line.number, "nothing between two `|`: expected a form of the verb");
      lexicon_.bases_.emplace(std::string(form), std::string(block.name));
    }
}

void LexiconReader::read_quantity(const BlockFile& file, const Block& block) {
  NumberRange range;
  const std::size_t dots = block.name.find("..");
  const auto read = [&](std::string_view digits, std::int64_t& value) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size();
  };
  const std::string_view high = dots == std::string_view::npos ? std::string_view() : block.name.substr(dots + 2);
  if (dots == std::string_view::npos || !read(block.name.substr(0, dots), range.low) || (!high.empty() && !read(high, range.high)) ||
      (!high.empty() && range.high < range.low)) {
    faults_.add(file.shown(), block.number, "\"" + std::string(block.name) + "\": expected two whole numbers, quantity 24..99");
    return;
  }
  for (const BlockLine& line : block.lines)
    for (std::string_view word : split_variants(line.text))
      if (!lexicon_.quantities_.emplace(lower(word), range).second)
        faults_.add(file.shown(), line.number, "\"" + std::string(word) + "\" is a quantity already");
}

void LexiconReader::read_currency(const BlockFile& file, const Block& block) {
  const bool code = block.name.size() == 3 && std::all_of(block.name.begin(), block.name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!code) faults_.add(file.shown(), block.number, "\"" + std::string(block.name) + "\": expected three capitals of ISO 4217");
  for (const BlockLine& line : block.lines)
    for (std::string_view word : split_variants(line.text))
      if (!lexicon_.currencies_.emplace(lower(word), std::string(block.name)).second)
        faults_.add(file.shown(), line.number, "\"" + std::string(word) + "\" is a currency already");
}

void LexiconReader::read_kind(const BlockFile& file, const Block& block) {
  KindBlock kind_block;
  kind_block.shown = file.shown();
  kind_block.line = block.number;
  const std::vector<std::string_view> head = split_words(block.name);
  kind_block.name = head[0];
  if (is_umbrella(kind_block.name)) {
    faults_.add(file.shown(), block.number, "\"" + kind_block.name + "\" is an umbrella over kinds of actors and cannot have words");
    return;
  }
  if (head.size() > 1) {
    const std::size_t at = block.name.find(" is ");
    if (head[1] != "is" || head.size() < 3 || at == std::string_view::npos) {
      faults_.add(file.shown(), block.number, "\"" + std::string(block.name) + "\": expected kind NAME or kind NAME is NAME");
      return;
    }
    for (std::string_view parent : split(block.name.substr(at + 4), ',')) kind_block.is.emplace_back(trim(parent));
  }
  for (const BlockLine& line : block.lines) {
    for (std::string_view word : split_variants(line.text)) {
      if (word.empty()) {
        faults_.add(file.shown(), line.number, "nothing between two `|`: expected a noun");
        continue;
      }
      Words one;
      one.add(std::string(word));
      kind_block.nouns.push_back(*one.all().begin());
    }
  }
  if (!lexicon_.kind_bits_.contains(kind_block.name)) {
    const int bit = kFirstNounBit + static_cast<int>(lexicon_.kind_bits_.size() - std::size(kActorKinds));
    if (bit >= kBits) {
      faults_.add(file.shown(), block.number, "too many kinds: at most " + std::to_string(kBits - kFirstNounBit) + " besides those of actors");
      return;
    }
    lexicon_.kind_bits_.emplace(kind_block.name, Kinds{1} << bit);
  }
  const auto known = std::find_if(kinds_.begin(), kinds_.end(), [&](const KindBlock& other) { return other.name == kind_block.name; });
  if (known == kinds_.end()) {
    kinds_.push_back(std::move(kind_block));
    return;
  }
  known->is.insert(known->is.end(), kind_block.is.begin(), kind_block.is.end());
  known->nouns.insert(known->nouns.end(), kind_block.nouns.begin(), kind_block.nouns.end());
}

// The bits of a kind and of all it is. state: 0 new, 1 under way, 2 done.
Kinds LexiconReader::closure(std::size_t kind, std::vector<char>& state, std::vector<Kinds>& all) {
  if (state[kind] == 2) return all[kind];
  const KindBlock& block = kinds_[kind];
  if (state[kind] == 1) {
    faults_.add(block.shown, block.line, "kind " + block.name + " is itself by way of `is`");
    return 0;
  }
  state[kind] = 1;
  all[kind] = lexicon_.kind_bits_[block.name];
  for (const std::string& parent : block.is) {
    const auto at = std::find_if(kinds_.begin(), kinds_.end(), [&](const KindBlock& other) { return other.name == parent; });
    if (at != kinds_.end()) {
      all[kind] |= closure(static_cast<std::size_t>(at - kinds_.begin()), state, all);
    } else if (const Kinds bits = lexicon_.kind(parent); bits != 0 && !is_umbrella(parent)) {
      all[kind] |= bits;
    } else {
      faults_.add(block.shown, block.line, "kind " + block.name + " is \"" + parent + "\": unknown kind");
    }
  }
  state[kind] = 2;
  return all[kind];
}

Lexicon LexiconReader::finish() {
  std::vector<char> state(kinds_.size(), 0);
  std::vector<Kinds> all(kinds_.size(), 0);
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    const Kinds bits = closure(i, state, all);
    for (const std::string& noun : kinds_[i].nouns) lexicon_.noun_kinds_[noun] |= bits;
  }
  return std::move(lexicon_);
}

}  // namespace priscus

#include "text/border.h"

#include <algorithm>
#include <cassert>
#include <stdexcept>

#include "base/hash.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "priscus/error.h"
#include "text/char_class.h"

namespace priscus {
namespace {

using enum CharClass;

// A chunk is cut here so that no run of bytes without white space can take more than bounded memory.
constexpr std::size_t kMaxChunk = 4096;

struct Char {
  std::uint32_t offset;
  char32_t folded;  // lower case; every digit is '0'
  CharClass kind;
};

// Collects hashes; each kind of feature has its own number, given as the first argument.
class FeatureWriter {
 public:
  explicit FeatureWriter(BorderFeatures& features) : features_(features) { features_.size = 0; }

  template <class... Values>
  void add(std::uint32_t number, Values... values) {
    std::uint64_t hash = (number + 1) * 0x9e3779b97f4a7c15ULL;
    ((hash = (hash ^ static_cast<std::uint64_t>(values)) * 0xff51afd7ed558ccdULL, hash ^= hash >> 32), ...);
    assert(features_.size < BorderFeatures::kMax);
    features_.hash[static_cast<std::size_t>(features_.size++)] = static_cast<std::uint32_t>(hash ^ hash >> 29);
  }
  void words_from_here() { features_.word_begin = features_.size; }

 private:
  BorderFeatures& features_;
};

CharClass class_at(std::string_view text, std::size_t i) {
  if (i >= text.size()) return none;
  return char_class(next_code_point(text, i));
}

// First offset at or after `at` (before `end`) that is not white space.
std::size_t skip_space(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end) {
    if (is_space(text[at])) {
      ++at;
      continue;
    }
    std::size_t next = at;
    if (char_class(next_code_point(text, next)) != space) break;
    at = next;
  }
  return at;
}

// One pass over one range: chunk by chunk, place by place.
class TokenFinder {
 public:
  TokenFinder(std::string_view text, Span range, const BorderLexicon& lexicon, BorderJudge& judge,
              std::vector<Token>& tokens)
      : text_(text.substr(0, std::min<std::size_t>(range.end, text.size()))),
        all_(text),
        lexicon_(lexicon),
        judge_(judge),
        tokens_(tokens) {}

  void run(std::size_t begin) {
    const std::size_t end = text_.size();
    for (std::size_t at = skip_space(text_, begin, end); at < end; at = skip_space(text_, at, end)) at = chunk(at);
  }

 private:
  // Takes the chunk that begins at text_[begin]; returns its end.
  std::size_t chunk(std::size_t begin) {
    // Nine chunks of ten are nothing but ASCII letters.
    std::size_t at = begin;
    std::uint64_t hash = kHashStart;
    const std::size_t limit =
        std::min(text_.size(), begin + kMaxChunk);  // or a long chunk would be read again for each cut
    while (at < limit) {
      const char folded = static_cast<char>(text_[at] | 0x20);
      if (folded < 'a' || folded > 'z') break;
      hash = add_to_hash(hash, static_cast<unsigned char>(folded));
      ++at;
    }
    if (at == text_.size() || is_space(text_[at])) {
      const int first = lexicon_.contraction(mix_hash(hash));
      if (first > 0 && begin + static_cast<std::size_t>(first) < at) {
        push(begin, begin + static_cast<std::size_t>(first));
        push(begin + static_cast<std::size_t>(first), at);
      } else {
        push(begin, at);
      }
      previous_kind_ = lower;
      return at;
    }
    return mixed_chunk(begin);
  }

  std::size_t mixed_chunk(std::size_t begin) {
    chars_.clear();
    std::size_t at = begin;
    while (at < text_.size() && chars_.size() < kMaxChunk) {
      std::size_t next = at;
      const char32_t c = next_code_point(text_, next);
      const CharClass kind = char_class(c);
      if (kind == space) break;
      chars_.push_back({static_cast<std::uint32_t>(at), kind == digit ? U'0' : priscus::lower(c), kind});
      at = next;
    }
    chunk_end_ = static_cast<std::uint32_t>(at);
    prepare_chunk();
    std::size_t start = 0;
    for (std::size_t i = 1; i < chars_.size(); ++i) {
      if (!border(i, start)) continue;
      push(chars_[start].offset, chars_[i].offset);
      start = i;
      token_hash_ = kHashStart;
    }
    push(chars_[start].offset, at);
    previous_kind_ = chars_.back().kind;
    return at;
  }

  void push(std::size_t begin, std::size_t end) {
    std::size_t next = end;
    bool space_after = end >= all_.size() || is_space(all_[end]);
    if (!space_after && static_cast<unsigned char>(all_[end]) >= 0x80) {
      space_after = char_class(next_code_point(all_, next)) == space;
    }
    tokens_.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, space_after});
  }

  // What is the same for all places of a chunk.
  void prepare_chunk() {
    token_hash_ = kHashStart;
    chunk_hash_ = kHashStart;
    prefix_hash_ = kHashStart;
    marks_ = 0;
    stops_ = 0;
    run_end_ = 0;
    split_at_ = 0;
    next_kind_ = next_kind_2_ = none;
    next_known_ = false;
    for (std::size_t i = 0; i < chars_.size(); ++i) {
      const Char& c = chars_[i];
      if (i < 24) chunk_hash_ = add_to_hash(chunk_hash_, c.folded);
      if (c.kind == digit) marks_ |= 1;
      if (c.folded == '@') marks_ |= 2;
      if (c.folded == '/') marks_ |= 4;
      if (c.folded == ':' && i + 2 < chars_.size() && chars_[i + 1].folded == '/') marks_ |= 8;
      if (c.folded == '_' || c.folded == '=' || c.folded == '&') marks_ |= 16;
    }
    if (chars_.size() > 4 && chars_[0].folded == 'w' && chars_[1].folded == 'w' && chars_[2].folded == 'w') marks_ |= 8;
  }

  // The next chunk is looked at once, and only when a place asks.
  void know_next() {
    if (next_known_) return;
    next_known_ = true;
    std::size_t next = skip_space(text_, chunk_end_, text_.size());
    next_kind_ = class_at(text_, next);
    if (next >= text_.size()) return;
    next_code_point(text_, next);
    next_kind_2_ = class_at(text_, next);
  }

  CharClass kind(std::size_t i, int by) const {
    const std::size_t at = i + static_cast<std::size_t>(by);  // wraps below zero
    return at < chars_.size() ? chars_[at].kind : none;
  }
  char32_t folded(std::size_t i, int by) const {
    const std::size_t at = i + static_cast<std::size_t>(by);
    if (at < chars_.size()) return chars_[at].folded;
    return by < 0 ? 1 : 2;
  }

  // Is there a border before chars_[i], where the token began at chars_[start]? Called for every i from 1 upwards.
  bool border(std::size_t i, std::size_t start) {
    const Char& before = chars_[i - 1];
    const Char& after = chars_[i];
    token_hash_ = add_to_hash(token_hash_, before.folded);
    prefix_hash_ = add_to_hash(prefix_hash_, before.folded);
    if (before.kind == stop) ++stops_;
    if (i == 1 || i > run_end_) find_run(i - 1);
    if (after.kind == joiner) return false;
    const bool letters = is_letter(before.kind) && is_letter(after.kind);
    if (letters && i == split_at_) return true;
    const bool negation = letters && after.folded == 'n' && kind(i, 1) == apostrophe && folded(i, 2) == 't' &&
                          !is_letter(kind(i, 3));
    if (letters && !negation) return false;
    if (before.kind == digit && after.kind == digit) return false;
    // "anti-government": what was not cut before the hyphen is not cut after it either.
    if (before.kind == dash && i - start > 1 && is_letter(chars_[i - 2].kind) && is_letter(after.kind)) return false;
    collect(i, start);
    return judge_.is_border(features_, after.offset);
  }

  // Looks for a contraction in the run of letters that begins at or after chars_[i].
  void find_run(std::size_t i) {
    split_at_ = 0;
    run_end_ = i + 1;
    if (!is_letter(chars_[i].kind)) return;
    std::uint64_t hash = kHashStart;
    std::size_t end = i;
    while (end < chars_.size() && is_letter(chars_[end].kind)) hash = add_to_hash(hash, chars_[end++].folded);
    run_end_ = end;
    const bool clitic = kind(end, 0) == apostrophe && is_letter(kind(end, 1));
    const int first = clitic ? 0 : lexicon_.contraction(mix_hash(hash));
    if (first <= 0) return;
    const std::uint32_t target = chars_[i].offset + static_cast<std::uint32_t>(first);
    for (std::size_t k = i + 1; k < end; ++k) {
      if (chars_[k].offset == target) split_at_ = k;
    }
  }

  // Letters count as one kind for runs, as do digits; every other character is a run with its equals.
  static bool same_run(const Char& a, const Char& b) {
    if (is_letter(a.kind)) return is_letter(b.kind);
    return a.folded == b.folded;
  }
  std::uint64_t run_before(std::size_t i) const {
    std::uint64_t hash = kHashStart;
    for (std::size_t k = i, n = 0; k > 0 && n < 16 && same_run(chars_[i - 1], chars_[k - 1]); --k, ++n) {
      hash = add_to_hash(hash, chars_[k - 1].folded);
    }
    return hash;
  }
  std::uint64_t run_after(std::size_t i) const {
    std::uint64_t hash = kHashStart;
    for (std::size_t k = i, n = 0; k < chars_.size() && n < 16 && same_run(chars_[i], chars_[k]); ++k, ++n) {
      hash = add_to_hash(hash, chars_[k].folded);
    }
    return hash;
  }

  void collect(std::size_t i, std::size_t start) {
    const std::size_t left = i, right = chars_.size() - i;
    const auto classes = [&](int from, int to) {
      std::uint64_t code = 0;
      for (int k = from; k <= to; ++k) code = code << 4 | static_cast<std::uint64_t>(kind(i, k));
      return code;
    };
    const CharClass before = kind(i, -1), after = kind(i, 0);
    const char32_t c2 = folded(i, -2), c1 = folded(i, -1), c0 = folded(i, 0), d1 = folded(i, 1);
    const std::size_t near_left = std::min<std::size_t>(left, 4), near_right = std::min<std::size_t>(right, 4);
    const std::size_t length = std::min<std::size_t>(i - start, 4);

    FeatureWriter write(features_);
    write.add(0, classes(-3, 2));
    write.add(1, classes(-2, 1));
    write.add(2, classes(-1, 0), near_left, near_right);
    write.add(3, c1, c0);
    write.add(4, c2, c1, c0);
    write.add(5, c1, c0, d1);
    write.add(6, c2, c1, c0, d1);
    write.add(7, c1, after);
    write.add(8, c0, before);
    write.add(9, c1, c0, length);
    write.add(10, c1, c0, marks_);
    write.add(11, std::min(stops_, 2), classes(-1, 1), marks_);
    write.add(12, classes(-4, 3));
    write.add(13, c0, d1, folded(i, 2), before);
    write.add(14, c0, right == 1, before, previous_kind_);
    write.add(19, before, after, length);
    if (right == 1) {
      know_next();
      write.add(15, c0, before, next_kind_, next_kind_2_);
      write.add(16, c0, before, next_kind_, length, std::min(stops_, 2));
    }
    if (after == stop) {
      know_next();
      const std::uint32_t begin = chars_[start].offset;
      const auto known = lexicon_.abbreviation(text_.substr(begin, chars_[i].offset + 1 - begin));
      write.add(17, known, right == 1);
      write.add(18, known, right == 1 ? next_kind_ : none, right == 1, d1 == '.');
    }
    write.words_from_here();
    const std::uint64_t run_left = run_before(i), run_right = run_after(i);
    write.add(20, run_left, c0);
    write.add(21, run_right, c1);
    write.add(22, run_left, run_right, c0);
    write.add(23, token_hash_, c0);
    write.add(24, token_hash_, run_right);
    if (left <= 16) write.add(25, prefix_hash_, c0);
    if (right <= 12) {
      std::uint64_t rest = kHashStart;
      for (std::size_t k = i; k < chars_.size(); ++k) rest = add_to_hash(rest, chars_[k].folded);
      write.add(26, rest, c1);
      write.add(27, rest, before);
    }
    if (chars_.size() <= 24) write.add(28, chunk_hash_, i);
    if (right == 1) write.add(29, run_left, c0, next_kind_);
    if (right == 1) write.add(30, token_hash_, c0, next_kind_);
  }

  std::string_view text_;  // up to the end of the range
  std::string_view all_;   // the whole text, to see what follows the range
  const BorderLexicon& lexicon_;
  BorderJudge& judge_;
  std::vector<Token>& tokens_;

  std::vector<Char> chars_;  // of the present chunk
  BorderFeatures features_;
  std::uint32_t chunk_end_ = 0;
  std::uint64_t chunk_hash_ = 0, prefix_hash_ = 0, token_hash_ = 0;
  unsigned marks_ = 0;
  int stops_ = 0;              // full stops before the present place
  std::size_t run_end_ = 0;    // of the run of letters for which split_at_ holds
  std::size_t split_at_ = 0;   // the place where a contraction is split; 0 for none
  CharClass previous_kind_ = none;
  CharClass next_kind_ = none, next_kind_2_ = none;
  bool next_known_ = false;
};

// What a sentence border depends on in one token, computed once.
struct TokenShape {
  std::uint64_t hash = 0;  // of the folded characters
  CharClass first = none, second = none, last = none;
  int length = 0;  // characters, at most 31
  int stops = 0;
  bool capitals = false;  // nothing but capitals, at least two

  bool sign_only() const { return length > 0 && first != digit && !is_letter(first); }
  // Letter, class of the second character, length in one number: tells "He", "HE", "he", "H" apart.
  std::uint64_t code() const {
    return static_cast<std::uint64_t>(first) << 16 | static_cast<std::uint64_t>(second) << 8 |
           static_cast<std::uint64_t>(std::min(length, 3));
  }
};

TokenShape shape_of(std::string_view form) {
  TokenShape shape;
  std::uint64_t hash = kHashStart;
  bool capitals = true;
  for (std::size_t i = 0; i < form.size() && shape.length < 31;) {
    const char32_t c = next_code_point(form, i);
    const CharClass kind = char_class(c);
    if (shape.length == 0) shape.first = kind;
    if (shape.length == 1) shape.second = kind;
    shape.last = kind;
    if (kind == stop) ++shape.stops;
    capitals = capitals && kind == upper;
    hash = add_to_hash(hash, kind == digit ? U'0' : priscus::lower(c));
    ++shape.length;
  }
  if (shape.length == 31) shape.last = class_at(form, utf8_prefix(form, form.size() - 1));
  shape.capitals = capitals && shape.length > 1;
  shape.hash = mix_hash(hash);
  return shape;
}

class SentenceFinder {
 public:
  SentenceFinder(std::string_view text, const Token* tokens, int count, const BorderLexicon& lexicon,
                 BorderJudge& judge, std::vector<int>& ends)
      : text_(text), tokens_(tokens), count_(count), lexicon_(lexicon), judge_(judge), ends_(ends) {}

  void run() {
    int core = -1;    // the token with the full stop, while only closing signs have followed it
    int closers = 0;  // how many
    for (int i = 0; i < count_; ++i) {
      count_signs(i);
      if (is_end(i)) {
        core = i;
        closers = 0;
        quote_closed_ = bracket_inside_ = false;
      } else if (core >= 0 && closes(i)) {
        ++closers;
        if (class_at(form(i), 0) != close) quote_closed_ = true;
        if (class_at(form(i), 0) == close && bracket_at_ > start_) bracket_inside_ = true;
      } else {
        core = -1;
      }
      if (i + 1 == count_) break;
      if (core < 0 || closes(i + 1) || is_end_sign(i + 1) || !may_begin(i + 1)) continue;
      if (closers > 0 && quote_closed_ && class_at(form(i + 1), 0) == CharClass::lower) continue;  // "Why?" he asked.
      collect(core, closers, i + 1);
      if (!judge_.is_border(features_, tokens_[i + 1].span.begin)) continue;
      ends_.push_back(i + 1);
      start_ = i + 1;
      open_brackets_ = 0;
      quotes_ = 0;
      core = -1;
    }
    if (count_ > 0) ends_.push_back(count_);
  }

 private:
  std::string_view form(int i) const { return text_.substr(tokens_[i].span.begin, tokens_[i].span.size()); }
  char32_t last_char(int i) const {
    const std::string_view word = form(i);
    std::size_t at = utf8_prefix(word, word.size() - 1);
    return next_code_point(word, at);
  }

  bool is_end(int i) const {
    const CharClass kind = char_class(last_char(i));
    return kind == stop || kind == final;
  }

  // Nothing but stops: "." "?!" "...".
  bool is_end_sign(int i) const {
    const CharClass kind = class_at(form(i), 0);
    return (kind == stop || kind == final) && is_end(i);
  }

  // A closing bracket or quote. A straight quote closes when it touches what stands before it; so does an apostrophe.
  bool closes(int i) const {
    const std::string_view word = form(i);
    if (word == "''") return true;
    std::size_t at = 0;
    const char32_t c = next_code_point(word, at);
    if (at != word.size()) return false;
    const CharClass kind = char_class(c);
    if (kind == close || c == 0x201D || c == 0xBB || c == 0x203A) return true;
    const bool touches = i > 0 && !tokens_[i - 1].space_after;
    return touches && (kind == apostrophe || c == '"' || c == 0x201C);  // “ closes in German style
  }

  // Without white space only a capital letter or an opening sign may begin a sentence: "here.He came", not "U.S.-led".
  bool may_begin(int i) const {
    if (tokens_[i - 1].space_after) return true;
    const CharClass kind = class_at(form(i), 0);
    return kind == upper || kind == open || kind == quote;
  }

  void count_signs(int i) {
    const CharClass kind = class_at(form(i), 0);
    if (kind == open) {
      ++open_brackets_;
      bracket_at_ = i;
    }
    if (kind == close && open_brackets_ > 0) --open_brackets_;
    if (kind == quote) ++quotes_;
  }

  void collect(int core, int closers, int next) {
    const TokenShape end = shape_of(form(core));
    const bool attached = !end.sign_only();  // the full stop is part of the word: "U.S."
    const int word_at = attached ? core : core - 1;
    const TokenShape word = word_at >= start_ ? shape_of(form(word_at)) : TokenShape();
    const TokenShape before = word_at - 1 >= start_ ? shape_of(form(word_at - 1)) : TokenShape();
    const TokenShape first = shape_of(form(next));
    const TokenShape second = next + 1 < count_ ? shape_of(form(next + 1)) : TokenShape();
    const auto known = attached ? lexicon_.abbreviation(form(core)) : AbbreviationKind::none;
    const auto known_next = lexicon_.abbreviation(form(next));
    const bool spaced = tokens_[next - 1].space_after;
    const int length = next - start_;
    const int near = length < 3 ? length : length < 6 ? 3 : length < 12 ? 4 : 5;
    const bool initial = attached && word.length == 2 && word.first == upper;
    const std::uint64_t sign = attached ? '.' : end.hash;
    const std::uint64_t begins = first.code() << 1 | (first.capitals ? 1 : 0);
    const int quotes = quotes_ % 2;

    FeatureWriter write(features_);
    write.add(40, attached, closers);
    write.add(41, sign, closers, spaced);
    write.add(42, sign, begins, spaced);
    write.add(43, attached, begins, closers);
    write.add(44, attached, word.code(), word.stops, begins);
    write.add(45, attached, word.code(), first.first);
    write.add(46, known, begins);
    write.add(47, known, first.first, second.first);
    write.add(48, initial, first.first, second.first, before.code());
    write.add(49, initial, begins, near);
    write.add(50, near, sign, first.first, word.first);
    write.add(51, near, word.first, word.length, attached);
    write.add(52, open_brackets_ > 0, closers, first.first, sign);
    write.add(53, quotes, closers, first.first, second.first);
    write.add(54, first.code(), second.code(), attached);
    write.add(55, attached, word.stops, word.capitals, first.first, first.length == 1);
    write.add(56, known, before.first, first.first);
    write.add(57, known_next, attached, initial);
    write.add(58, known_next, known, spaced);
    write.add(59, bracket_inside_, closers, first.first, near);
    write.add(39, bracket_inside_, quote_closed_, attached, known);
    write.words_from_here();
    write.add(60, first.hash, attached);
    write.add(61, first.hash, known);
    write.add(62, first.hash, sign, closers > 0);
    write.add(63, word.hash, attached);
    write.add(64, word.hash, attached, first.first);
    write.add(65, word.hash, first.hash);
    write.add(66, before.hash, attached, word.code());
    write.add(67, first.hash, first.first, second.hash);
    write.add(68, closers > 0, second.hash, first.first);
    write.add(69, first.hash, first.first, word.code(), attached);
  }

  std::string_view text_;
  const Token* tokens_;
  int count_;
  const BorderLexicon& lexicon_;
  BorderJudge& judge_;
  std::vector<int>& ends_;
  BorderFeatures features_;
  int start_ = 0;  // first token of the present sentence
  int open_brackets_ = 0;
  int bracket_at_ = -1;  // the last opening bracket
  int quotes_ = 0;
  // Among the closing signs after the full stop: a quote; a bracket that opened inside the present sentence.
  bool quote_closed_ = false, bracket_inside_ = false;
};

void append_number(std::string& bytes, std::uint64_t value, int width) {
  for (int i = 0; i < width; ++i) bytes.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
}

std::uint64_t take_number(std::string_view& bytes, int width) {
  if (bytes.size() < static_cast<std::size_t>(width)) throw ModelError("tokenizer: cut off");
  std::uint64_t value = 0;
  for (int i = 0; i < width; ++i) {
    value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)])) << (8 * i);
  }
  bytes.remove_prefix(static_cast<std::size_t>(width));
  return value;
}

}  // namespace

std::uint64_t folded_hash(std::string_view word) {
  std::uint64_t hash = kHashStart;
  for (std::size_t i = 0; i < word.size();) hash = add_to_hash(hash, priscus::lower(next_code_point(word, i)));
  return mix_hash(hash);
}

int BorderLexicon::find(const std::vector<Entry>& table, std::uint64_t hash) {
  const auto at = std::lower_bound(table.begin(), table.end(), hash,
                                   [](const Entry& entry, std::uint64_t value) { return entry.hash < value; });
  return at != table.end() && at->hash == hash ? at->value : 0;
}

void BorderLexicon::insert(std::vector<Entry>& table, std::uint64_t hash, std::uint8_t value) {
  const auto at = std::lower_bound(table.begin(), table.end(), hash,
                                   [](const Entry& entry, std::uint64_t key) { return entry.hash < key; });
  if (at != table.end() && at->hash == hash) {
    at->value = value;
  } else {
    table.insert(at, {hash, value});
  }
}

AbbreviationKind BorderLexicon::abbreviation(std::string_view word) const {
  if (word.size() > kLongestAbbreviation) return AbbreviationKind::none;
  return static_cast<AbbreviationKind>(find(abbreviations_, stable_hash(word)));
}

void BorderLexicon::add_contraction(std::string_view word, int first) {
  if (first < 1 || static_cast<std::size_t>(first) >= word.size() || first > 255) {
    throw std::invalid_argument("add_contraction: " + std::string(word) + " cannot be split after byte " +
                                std::to_string(first));
  }
  insert(contractions_, folded_hash(word), static_cast<std::uint8_t>(first));
}

void BorderLexicon::add_abbreviation(const Abbreviation& abbreviation) {
  insert(abbreviations_, stable_hash(abbreviation.text), static_cast<std::uint8_t>(abbreviation.kind));
}

void BorderLexicon::append_to(std::string& bytes) const {
  for (const std::vector<Entry>* table : {&contractions_, &abbreviations_}) {
    append_number(bytes, table->size(), 4);
    for (const Entry& entry : *table) {
      append_number(bytes, entry.hash, 8);
      append_number(bytes, entry.value, 1);
    }
  }
}

BorderLexicon BorderLexicon::take_from(std::string_view& bytes) {
  BorderLexicon lexicon;
  for (std::vector<Entry>* table : {&lexicon.contractions_, &lexicon.abbreviations_}) {
    const std::uint64_t size = take_number(bytes, 4);
    if (size > bytes.size() / 9) throw ModelError("tokenizer: cut off");
    table->reserve(size);
    for (std::uint64_t i = 0; i < size; ++i) {
      const std::uint64_t hash = take_number(bytes, 8);
      const auto value = static_cast<std::uint8_t>(take_number(bytes, 1));
      if (!table->empty() && table->back().hash >= hash) throw ModelError("tokenizer: words out of order");
      table->push_back({hash, value});
    }
  }
  return lexicon;
}

BorderWeights::BorderWeights(std::vector<std::int16_t> weights, std::int32_t bias)
    : weights_(std::move(weights)), bias_(bias) {
  if (weights_.size() != kSize)
    throw std::invalid_argument("BorderWeights: expected " + std::to_string(kSize) + " weights");
}

void BorderWeights::append_to(std::string& bytes) const {
  append_number(bytes, weights_.size(), 4);
  append_number(bytes, static_cast<std::uint32_t>(bias_), 4);
  for (std::int16_t weight : weights_) append_number(bytes, static_cast<std::uint16_t>(weight), 2);
}

BorderWeights BorderWeights::take_from(std::string_view& bytes) {
  const std::uint64_t size = take_number(bytes, 4);
  const auto bias = static_cast<std::int32_t>(static_cast<std::uint32_t>(take_number(bytes, 4)));
  BorderWeights result(true);
  result.bias_ = bias;
  if (size == 0) return result;
  if (size != kSize) throw ModelError("tokenizer: expected " + std::to_string(kSize) + " weights");
  if (bytes.size() < size * 2) throw ModelError("tokenizer: cut off");
  result.weights_.resize(size);
  for (std::int16_t& weight : result.weights_)
    weight = static_cast<std::int16_t>(static_cast<std::uint16_t>(take_number(bytes, 2)));
  return result;
}

void find_token_borders(std::string_view text, Span range, const BorderLexicon& lexicon, BorderJudge& judge,
                        std::vector<Token>& tokens) {
  TokenFinder(text, range, lexicon, judge, tokens).run(range.begin);
}

void find_sentence_borders(std::string_view text, const Token* tokens, int count, const BorderLexicon& lexicon,
                           BorderJudge& judge, std::vector<int>& ends) {
  SentenceFinder(text, tokens, count, lexicon, judge, ends).run();
}

}  // namespace priscus

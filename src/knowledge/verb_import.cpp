#include "knowledge/verb_import.h"

#include <algorithm>

#include "base/strings.h"
#include "knowledge/functions.h"

namespace priscus {
namespace {

using What = ImportNote::What;

constexpr std::size_t kMostItems = 200;  // triggers that one pattern may become by its sets
constexpr std::size_t kMostWords = 6;    // words of a trigger besides the verb
constexpr std::size_t kMostPhrases = 2000;  // of a set
constexpr std::size_t kWidth = 120;

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

using Phrase = std::vector<std::string>;  // words in lower case

struct Token {
  enum class Kind { verb, source, target, compound, skip, words } kind = Kind::words;
  std::vector<Phrase> alternatives;  // Kind::words
};

// The verb of a block: its trigger without a pattern.
struct Verb {
  std::vector<std::string> lemmas;  // one, or several that it may be
  Phrase others;                    // "off" of "cordon off"
};

struct Pattern {
  std::string_view text, code;
  int line = 0;
};

class VerbImport {
 public:
  VerbImport(std::string text, const std::string& file, const VerbImportInput& input)
      : text_(std::move(text)), file_(file), stem_(dictionary_stem(file)), input_(input) {}

  Imported run() {
    const std::vector<DictionaryLine> lines = dictionary_lines(text_, imported_);
    read_sets(lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (set_lines_[i]) continue;
      const DictionaryLine& line = lines[i];
      if (line.text.starts_with("---")) read_header(line);
      else if (line.text.front() == '-') read_pattern_line(line);
      else if (line.text.front() == '~') leave_out(line.number, "a transformation of one event into another: Priscus composes events itself (docs/frames.md, content)");
      else read_verb(line);
    }
    finish_block();
    write();
    std::stable_sort(imported_.notes.begin(), imported_.notes.end(), [](const ImportNote& a, const ImportNote& b) { return a.line < b.line; });
    return std::move(imported_);
  }

 private:
  struct Group {  // what becomes one frame
    std::string verb, meaning, body;  // the lines after `means` but for the triggers
    std::vector<std::string> items;
    std::vector<int> lines;
  };

  void leave_out(int line, std::string cause) { imported_.note(line, What::left_out, std::move(cause)); }
  const Words& words(std::string_view list) const { return input_.tables.words(list); }

  // ---- sets of words ----

  void read_sets(const std::vector<DictionaryLine>& lines) {
    set_lines_.assign(lines.size(), false);
    std::string open;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const DictionaryLine& line = lines[i];
      if (line.text.front() == '&') {
        const std::vector<std::string_view> parts = split_words(line.text);
        open = parts[0];
        set_lines_[i] = true;
        if (parts.size() > 1 || open.size() < 2) leave_out(line.number, "expected the name of a set alone, such as &WEAPONS");
        else if (const auto [it, is_new] = sets_.emplace(open, std::vector<Phrase>()); !is_new) leave_out(line.number, "set " + open + " is given already");
        else ++imported_.taken;
      } else if (line.text.front() == '+' && !open.empty()) {
        set_lines_[i] = true;
        read_set_member(open, line);
      } else {
        open.clear();
      }
    }
  }

  void read_set_member(const std::string& set, const DictionaryLine& line) {
    std::vector<Phrase>& members = sets_[set];
    if (line.text.size() > 1 && line.text[1] == '&') {
      const auto inner = sets_.find(std::string(trim(line.text.substr(1))));
      if (inner == sets_.end() || inner->first == set) {
        leave_out(line.number, "unknown set " + std::string(trim(line.text.substr(1))) + ": expected one that stands above");
        return;
      }
      const std::vector<Phrase> all = inner->second;
      members.insert(members.end(), all.begin(), all.end());
    } else {
      Phrase phrase;
      for (const std::string& word : dictionary_words(line.text.substr(1))) {
        if (!is_plain_word(word)) {
          leave_out(line.number, quoted(word) + " is no word");
          return;
        }
        phrase.push_back(lower(word));
      }
      if (phrase.empty() || phrase.size() > kMostWords) {
        leave_out(line.number, "expected one to six words");
        return;
      }
      members.push_back(std::move(phrase));
    }
    if (members.size() > kMostPhrases) {
      members.resize(kMostPhrases);
      leave_out(line.number, "more than " + std::to_string(kMostPhrases) + " phrases in set " + set);
    } else {
      ++imported_.taken;
    }
  }

  // ---- blocks ----

  void read_header(const DictionaryLine& line) {
    finish_block();
    petrarch_ = true;
    const std::size_t open = line.text.find('['), close = line.text.find(']');
    block_code_ = open != std::string_view::npos && close != std::string_view::npos && close > open
                      ? std::string(trim(line.text.substr(open + 1, close - open - 1)))
                      : std::string("---");
    block_line_ = line.number;
    ++imported_.taken;
  }

  void read_pattern_line(const DictionaryLine& line) {
    if (verbs_.empty()) {
      leave_out(line.number, "a pattern without a verb above it");
      return;
    }
    // The code is what the last pair of brackets holds.
    const std::size_t open = line.text.rfind('['), close = line.text.rfind(']');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
      leave_out(line.number, "expected a code in square brackets");
      return;
    }
    patterns_.push_back({trim(line.text.substr(1, open - 1)), trim(line.text.substr(open + 1, close - open - 1)), line.number});
  }

  void read_verb(const DictionaryLine& line) {
    const DictionaryEntry entry = split_entry(line.text);
    if (!entry.fault.empty()) {
      leave_out(line.number, entry.fault);
      return;
    }
    // A verb after patterns, or any in a file without headers, begins a block.
    if (!patterns_.empty() || (!petrarch_ && !verbs_.empty())) {
      const std::string code = petrarch_ ? block_code_ : "---";
      finish_block();
      block_code_ = code;
    }
    std::vector<std::string> parts = dictionary_words(entry.words);
    if (parts.empty() || parts.size() > kMostWords) {
      leave_out(line.number, "expected a verb of one to six words");
      return;
    }
    std::size_t main = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i].front() != '+') continue;
      main = i;
      parts[i].erase(0, 1);
    }
    Verb verb;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (!is_plain_word(parts[i])) {
        leave_out(line.number, quoted(parts[i]) + " is no word");
        return;
      }
      if (i == main) verb.lemmas = lemmas_of(lower(parts[i]));
      else verb.others.push_back(lower(parts[i]));
    }
    verbs_.push_back(verb);
    const std::string code = entry.codes.empty() ? block_code_ : std::string(entry.codes[0]);
    take_verb(line.number, verb, entry.codes.empty() ? verbs_.front() : verb, code);
  }

  // The frame of the verb alone; it joins that of `like` when all else is the same.
  void take_verb(int line, const Verb& verb, const Verb& like, const std::string& code) {
    std::string note;
    const std::optional<std::string> meaning = meaning_of(code, line, note);
    if (!meaning) return;
    if (*meaning == "nothing") {  // no event by itself: it only heads its patterns
      ++imported_.taken;
      return;
    }
    std::vector<std::string> items;
    for (const std::string& lemma : verb.lemmas) items.push_back(joined(lemma, verb.others));
    add(line, like.lemmas.front(), *meaning, "  actor      subject\n  recipient  object, iobject, with, against, to, on, from\n", std::move(items), note);
  }

  void finish_block() {
    for (const Pattern& pattern : patterns_) take_pattern(pattern);
    verbs_.clear();
    patterns_.clear();
    block_code_ = "---";
  }

  // ---- patterns ----

  // Nothing when the text has a fault, which has been told.
  std::optional<std::vector<Token>> tokens_of(const Pattern& pattern) {
    std::vector<Token> tokens;
    const auto fail = [&](const std::string& cause) {
      leave_out(pattern.line, cause);
      return std::nullopt;
    };
    std::string_view text = pattern.text;
    bool in_choice = false, next_alternative = false;
    for (std::size_t i = 0; i < text.size();) {
      const char c = text[i];
      if (is_space(c) || c == '_' || c == '(' || c == ')') {
        ++i;
      } else if (c == '{') {
        // Braces hold alternatives in TABARI ("{ WAS | WERE }"), the words of a noun phrase in PETRARCH 2.
        const std::size_t end = text.find('}', i);
        if (end == std::string_view::npos) return fail("`{` without `}`");
        in_choice = text.substr(i, end - i).find('|') != std::string_view::npos;
        next_alternative = false;
        if (in_choice) tokens.emplace_back();
        ++i;
      } else if (c == '}') {
        if (in_choice && tokens.back().alternatives.empty()) return fail("nothing between `{` and `}`");
        in_choice = false;
        ++i;
      } else if (c == '|') {
        if (!in_choice) return fail("`|` outside `{ }`");
        next_alternative = true;
        ++i;
      } else {
        std::size_t end = i;
        while (end < text.size() && !is_space(text[end]) && std::string_view("_(){}|").find(text[end]) == std::string_view::npos) ++end;
        const std::string_view word = text.substr(i, end - i);
        i = end;
        Token token;
        if (word == "*" || word == "**") token.kind = Token::Kind::verb;
        else if (word == "$") token.kind = Token::Kind::source;
        else if (word == "+") token.kind = Token::Kind::target;
        else if (word == "%") token.kind = Token::Kind::compound;
        else if (word == "^") token.kind = Token::Kind::skip;
        else if (word.front() == '&') {
          const auto set = sets_.find(word);
          if (set == sets_.end() || set->second.empty()) return fail("unknown set " + std::string(word));
          token.alternatives = set->second;
        } else if (is_plain_word(word)) {
          token.alternatives.push_back({lower(word)});
        } else {
          return fail(quoted(word) + " is no word and no sign of a pattern");
        }
        if (!in_choice) {
          tokens.push_back(std::move(token));
        } else if (token.kind != Token::Kind::words) {
          return fail("a sign between `{` and `}`: expected words");
        } else if (next_alternative || tokens.back().alternatives.empty()) {
          auto& all = tokens.back().alternatives;
          all.insert(all.end(), token.alternatives.begin(), token.alternatives.end());
          next_alternative = false;
        } else {
          Phrase& last = tokens.back().alternatives.back();
          last.insert(last.end(), token.alternatives.front().begin(), token.alternatives.front().end());
        }
      }
    }
    if (std::count_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.kind == Token::Kind::verb; }) != 1) {
      return fail("expected one `*` for the verb");
    }
    return tokens;
  }

  // Are all the alternatives in the list?
  bool all_in(const Token& token, std::string_view list) const {
    return !token.alternatives.empty() && std::all_of(token.alternatives.begin(), token.alternatives.end(), [&](const Phrase& phrase) {
      return phrase.size() == 1 && words(list).has(phrase[0]);
    });
  }
  static bool all_prepositions(const Token& token) {
    return !token.alternatives.empty() && std::all_of(token.alternatives.begin(), token.alternatives.end(), [](const Phrase& phrase) {
      return phrase.size() == 1 && is_preposition(phrase[0]);
    });
  }

  // What the engine itself says of an event, in words before or after the verb; empty when it is none of that.
  std::string engine_says(const Token& token) const {
    if (all_in(token, "denial")) return "a pattern of denial: Priscus codes the act itself with status negated, and refusals as such";
    if (all_in(token, "mood")) return "a pattern of plan or possibility: Priscus codes the act itself with its status";
    if (all_in(token, "speech")) return "a pattern of reported speech: Priscus codes the act itself and who says so";
    return {};
  }

  void take_pattern(const Pattern& pattern) {
    const std::optional<std::vector<Token>> tokens = tokens_of(pattern);
    if (!tokens) return;
    std::string note;
    const std::optional<std::string> meaning = meaning_of(std::string(pattern.code), pattern.line, note);
    if (!meaning) return;

    const auto verb = std::find_if(tokens->begin(), tokens->end(), [](const Token& t) { return t.kind == Token::Kind::verb; });
    bool passive = false, source_before = false, target_before = false, compound = false;
    std::vector<std::string> conditions;  // after `only`
    std::string subject;
    for (auto token = tokens->begin(); token != verb; ++token) {
      if (token->kind == Token::Kind::source) source_before = true;
      if (token->kind == Token::Kind::target) target_before = true;
      if (token->kind == Token::Kind::compound) compound = true;
      if (token->kind != Token::Kind::words) continue;
      if (const std::string cause = engine_says(*token); !cause.empty()) return leave_out(pattern.line, cause);
      passive = passive || all_in(*token, "passive-auxiliary");
      if (all_in(*token, "auxiliary") || all_in(*token, "filler")) continue;
      if (all_prepositions(*token)) {
        return leave_out(pattern.line, "a preposition before the verb: a pattern that tells verbs from nouns, or one verb over another; Priscus parses the sentence");
      }
      const std::string list = variants(token->alternatives);
      if (list.empty()) continue;
      const bool adverb = std::all_of(token->alternatives.begin(), token->alternatives.end(), [](const Phrase& p) { return p.back().ends_with("ly"); });
      if (adverb) {
        conditions.push_back("modifier " + list);
      } else {
        if (!subject.empty() && note.empty()) note = "without " + quoted(subject);
        subject = list;
      }
    }

    std::string actor, recipient;  // functions
    std::vector<Token> further;
    std::string preposition;
    for (auto token = verb + 1; token != tokens->end(); ++token) {
      switch (token->kind) {
        case Token::Kind::source:
          if (preposition == "by") {  // the engine knows who does it in a passive
            further.pop_back();
            passive = true;
          } else if (!preposition.empty()) {
            actor = preposition;
          }
          break;
        case Token::Kind::target: recipient = preposition.empty() || preposition == "by" ? "object, iobject" : preposition; break;
        case Token::Kind::compound: compound = true; break;
        case Token::Kind::skip: break;
        case Token::Kind::verb: break;
        case Token::Kind::words:
          if (const std::string cause = engine_says(*token); !cause.empty()) return leave_out(pattern.line, cause);
          if (!all_in(*token, "auxiliary") && !all_in(*token, "filler")) further.push_back(*token);
          break;
      }
      const bool one = token->kind == Token::Kind::words && token->alternatives.size() == 1 && token->alternatives[0].size() == 1;
      preposition = one && is_preposition(token->alternatives[0][0]) ? token->alternatives[0][0] : std::string();
    }
    if (target_before && recipient.empty()) {
      passive = true;
      recipient = "object, iobject";
    }
    if (!subject.empty()) conditions.push_back((passive && !source_before ? "object " : "subject ") + subject);

    std::string body;
    if (compound) {
      body = "  both       subject, with\n";
    } else {
      body = "  actor      subject" + (actor.empty() ? "" : ", " + actor) + "\n";
      body += "  recipient  " + (recipient.empty() ? "object, iobject, with, against, to, on, from" : recipient) + "\n";
    }
    if (*meaning == "nothing") body.clear();
    for (std::size_t i = 0; i < conditions.size(); ++i) body += (i == 0 ? "  only       " : " and ") + conditions[i];
    if (!conditions.empty()) body += '\n';

    std::vector<std::string> items;
    for (const Verb& one : verbs_) {
      for (const std::string& lemma : one.lemmas) {
        if (!expand(joined(lemma, one.others), further, items)) {
          return leave_out(pattern.line, "more than " + std::to_string(kMostItems) + " combinations of its sets, or more than " + std::to_string(kMostWords) + " words");
        }
      }
    }
    if (further.empty() && conditions.empty() && *meaning == "nothing") {
      return leave_out(pattern.line, "would silence the verb altogether: a pattern that tells verbs from nouns; Priscus parses the sentence");
    }
    add(pattern.line, verbs_.front().lemmas.front(), *meaning, body, std::move(items), note);
  }

  // "a | b c"
  static std::string variants(const std::vector<Phrase>& phrases) {
    std::string list;
    for (Phrase phrase : phrases) {
      std::erase(phrase, "and");  // it joins conditions
      if (phrase.empty()) continue;
      for (const std::string& form : forms(phrase)) list += (list.empty() ? "" : " | ") + form;
    }
    return list;
  }

  // As written, and in the singular when it looks like a plural: conditions and triggers match lemmas.
  static std::vector<std::string> forms(const Phrase& phrase) {
    std::string all;
    for (const std::string& word : phrase) all += (all.empty() ? "" : " ") + word;
    std::vector<std::string> both{all};
    if (const std::string one = singular(phrase.back()); !one.empty()) both.push_back(all.substr(0, all.size() - phrase.back().size()) + one);
    return both;
  }

  static std::string singular(const std::string& word) {
    if (word.size() < 4 || word.back() != 's' || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is")) return {};
    if (word.ends_with("ies")) return word.substr(0, word.size() - 3) + "y";
    if (word.ends_with("ches") || word.ends_with("shes") || word.ends_with("sses") || word.ends_with("xes")) return word.substr(0, word.size() - 2);
    return word.substr(0, word.size() - 1);
  }

  // Appends "VERB (a|b) c" for each choice among phrases of several words. False when there are too many.
  static bool expand(const std::string& begin, const std::vector<Token>& further, std::vector<std::string>& items) {
    std::vector<std::pair<std::string, std::size_t>> made{{begin, 0}};
    for (const Token& token : further) {
      std::string singles;
      std::size_t count = 0;
      std::vector<const Phrase*> longer;
      for (const Phrase& phrase : token.alternatives) {
        if (phrase.size() > 1) {
          longer.push_back(&phrase);
          continue;
        }
        for (const std::string& form : forms(phrase)) {
          singles += (count == 0 ? "" : "|") + form;
          ++count;
        }
      }
      if (count > 1) singles = "(" + singles + ")";
      std::vector<std::pair<std::string, std::size_t>> next;
      for (const auto& [text, length] : made) {
        if (count > 0) next.emplace_back(text + " " + singles, length + 1);
        for (const Phrase* phrase : longer) {
          std::string more = text;
          for (const std::string& word : *phrase) {
            const std::string one = singular(word);
            more += one.empty() ? " " + word : " (" + word + "|" + one + ")";
          }
          next.emplace_back(std::move(more), length + phrase->size());
        }
        if (next.size() > kMostItems) return false;
      }
      made = std::move(next);
    }
    for (auto& [text, length] : made) {
      if (length > kMostWords || items.size() >= kMostItems) return false;
      items.push_back(std::move(text));
    }
    return true;
  }

  static std::string joined(std::string text, const Phrase& others) {
    for (const std::string& word : others) text += " " + word;
    return text;
  }

  // What a verb as the dictionary writes it may have as lemma: itself, the base of an irregular form, a regular form without its ending, a
  // stem with the "e" it lost. What our own frames know as a verb is surest.
  std::vector<std::string> lemmas_of(const std::string& word) const {
    std::vector<std::string> candidates{word};
    if (const std::string_view base = input_.lexicon.base_of(word); !base.empty()) candidates.insert(candidates.begin(), std::string(base));
    const auto without = [&](std::string_view ending, std::string_view instead) {
      if (word.size() < ending.size() + 3 || !word.ends_with(ending)) return;
      std::string stem = word.substr(0, word.size() - ending.size());
      candidates.push_back(stem + std::string(instead));
      const std::size_t n = stem.size();
      if (instead.empty() && stem[n - 1] == stem[n - 2]) candidates.push_back(stem.substr(0, n - 1));
    };
    without("ied", "y");
    without("ies", "y");
    for (const std::string_view ending : {"ed", "ing", "es", "s"}) {
      without(ending, "");
      without(ending, "e");
    }
    candidates.push_back(word + "e");
    candidates.push_back(word + "y");
    for (const std::string& candidate : candidates) {
      if (!input_.frames.triggers(candidate, WordClass::verb).empty()) return {candidate};
    }
    std::vector<std::string> unsure{candidates[0]};
    if (word.size() > 4 && word.ends_with("ed") && candidates[0] == word) {
      unsure.push_back(word.substr(0, word.size() - 2));
      unsure.push_back(word.substr(0, word.size() - 1));
    }
    return unsure;
  }

  // ---- codes ----

  // "ASSAULT aerial, CAMEO 195", or "nothing". Empty, and told, when the code gives no event.
  std::optional<std::string> meaning_of(std::string_view code, int line, std::string& note) {
    const std::size_t colon = code.find(':');
    const std::string_view second = colon == std::string_view::npos ? std::string_view() : trim(code.substr(colon + 1));
    code = trim(code.substr(0, colon));
    if (!second.empty() && second != code) note = "without the second code " + std::string(second) + ", the same event from the other side";
    if (code == "---" || code.empty()) return "nothing";
    if (code == "###" || code == "+++") {
      leave_out(line, "code " + std::string(code) + ": Priscus neither discards sentences nor has null verbs");
      return std::nullopt;
    }
    const bool digits = code.size() >= 2 && code.size() <= 4 && std::all_of(code.begin(), code.end(), is_digit);
    if (!digits) {
      leave_out(line, quoted(code) + ": expected a CAMEO code of two to four digits");
      return std::nullopt;
    }
    std::string found(code);
    if (const std::string* other = input_.tables.code(found)) {
      if (other->empty()) {
        leave_out(line, "code " + found + " is a public statement: no event");
        return std::nullopt;
      }
      note = "code " + found + " is an appeal, coded as the demand " + *other;
      found = *other;
    }
    const Meaning* meaning = input_.ontology.meaning_of(found);
    if (!meaning && found.size() == 2) meaning = input_.ontology.meaning_of(found + "0");
    while (!meaning && found.size() > 3) {
      found.pop_back();
      meaning = input_.ontology.meaning_of(found);
      if (meaning) note = "code " + std::string(code) + " is read as " + found;
    }
    if (!meaning) {
      leave_out(line, "unknown code " + quoted(code) + ": expected one of ontology/cameo.tsv");
      return std::nullopt;
    }
    std::string text = meaning->type + (meaning->mode.empty() ? "" : " " + meaning->mode) + ", CAMEO " + meaning->cameo;
    for (const std::string& context : meaning->contexts) text += (&context == &meaning->contexts.front() ? ", context " : " ") + context;
    return text;
  }

  // ---- frames ----

  void add(int line, const std::string& verb, const std::string& meaning, const std::string& body, std::vector<std::string> items, const std::string& note) {
    std::vector<std::string> fresh;
    int before = 0;
    for (std::string& item : items) {
      const auto [it, is_new] = seen_.emplace(item + "\n" + body, line);
      if (is_new) fresh.push_back(std::move(item));
      else before = it->second;
    }
    if (fresh.empty()) return leave_out(line, "says the same as line " + std::to_string(before));
    ++imported_.taken;
    if (!note.empty()) imported_.note(line, What::partly, note);
    const std::string key = verb + "\n" + meaning + "\n" + body;
    const auto [it, is_new] = by_key_.emplace(key, groups_.size());
    if (is_new) groups_.push_back({verb, meaning, body, {}, {}});
    Group& group = groups_[it->second];
    group.items.insert(group.items.end(), fresh.begin(), fresh.end());
    group.lines.push_back(line);
  }

  static std::string frame_name(std::string_view verb) {
    std::string name;
    for (char c : verb) name += (c >= 'a' && c <= 'z') || is_digit(c) ? c : '-';
    return name;
  }

  // Items between `|`, over several lines when they are long.
  static void append_items(const std::vector<std::string>& items, std::string& out) {
    std::string line = "  trigger    verb ";
    bool first = true;
    for (const std::string& item : items) {
      if (!first && line.size() + item.size() + 5 > kWidth) {
        out += line + " | \\\n";
        line = "             ";
        first = true;
      }
      line += (first ? "" : " | ") + item;
      first = false;
    }
    out += line + "\n";
  }

  void write() {
    if (groups_.empty()) return;
    std::string& out = imported_.text;
    out = "# Made by `priscus import verbs` from " + dictionary_stem(file_) + ". Change it as you like; it is not read again.\n";
    StringMap<int> numbers;
    for (const Group& group : groups_) {
      const std::string verb = frame_name(group.verb);
      out += "\nframe " + stem_ + "-" + verb + "-" + std::to_string(++numbers[verb]) + "\n";
      out += "  means      " + group.meaning + "\n";
      append_items(group.items, out);
      out += group.body;
      out += "  imported   " + stem_;
      for (int line : group.lines) out += " " + std::to_string(line);
      out += "\n";
    }
    imported_.entries = static_cast<int>(groups_.size());
  }

  std::string text_, file_, stem_;
  const VerbImportInput& input_;
  Imported imported_;
  StringMap<std::vector<Phrase>> sets_;
  std::vector<bool> set_lines_;
  bool petrarch_ = false;
  std::string block_code_ = "---";
  int block_line_ = 0;
  std::vector<Verb> verbs_;
  std::vector<Pattern> patterns_;
  std::vector<Group> groups_;
  StringMap<std::size_t> by_key_;
  StringMap<int> seen_;
};

}  // namespace

Imported import_verbs(std::string text, const std::string& file, const VerbImportInput& input) {
  return VerbImport(std::move(text), file, input).run();
}

}  // namespace priscus

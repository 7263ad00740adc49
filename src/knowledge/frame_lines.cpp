#include "knowledge/frame_lines.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace priscus {
namespace {

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

// The offset of a word that stands between white space or ends; npos when there is none. `last`: the last one.
std::size_t find_word(std::string_view text, std::string_view word, bool last) {
  const auto stands = [&](std::size_t at) {
    const std::size_t end = at + word.size();
    return (at == 0 || is_space(text[at - 1])) && (end == text.size() || is_space(text[end]));
  };
  std::size_t at = last ? text.rfind(word) : text.find(word);
  while (at != std::string_view::npos && !stands(at)) {
    if (last && at == 0) return std::string_view::npos;
    at = last ? text.rfind(word, at - 1) : text.find(word, at + 1);
  }
  return at;
}

// The parts between separators that stand in no bracket, trimmed.
std::vector<std::string_view> split_outside_brackets(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')') --depth;
    if (text[i] != separator || depth > 0) continue;
    parts.push_back(trim(text.substr(begin, i - begin)));
    begin = i + 1;
  }
  parts.push_back(trim(text.substr(begin)));
  return parts;
}

constexpr std::array<std::string_view, 8> kHow = {"none",   "fact",         "claim",     "same",
                                                  "negated", "future", "hypothetical", "historical"};

}  // namespace

bool FrameLines::fail(const std::string& cause) {
  faults_.add(*file_, line_, cause);
  return false;
}

bool FrameLines::check_mode(std::string_view type, std::string_view mode) {
  if (!ontology_->type(type)) return fail("unknown type " + quoted(type));
  if (!mode.empty() && !ontology_->has_mode(type, mode)) return fail(std::string(type) + " has no mode " + quoted(mode));
  return true;
}

bool FrameLines::read_meaning(std::string_view text, Meaning& meaning) {
  meaning = {};
  if (text == "nothing") {
    meaning.nothing = true;
    return true;
  }
  std::vector<std::string_view> parts = split(text, ',');
  const std::vector<std::string_view> type = split_words(parts[0]);
  const auto expected = [&] { return fail(quoted(text) + ": expected TYPE [MODE], CAMEO CODE [, context NAME NAME]"); };
  if (type.empty() || type.size() > 2) return expected();
  meaning.type = type[0];
  if (type.size() == 2) meaning.mode = type[1];
  parts.erase(parts.begin());
  const std::vector<std::string_view> code = parts.empty() ? std::vector<std::string_view>() : split_words(parts[0]);
  const bool has_code = code.size() == 2 && (code[0] == "CAMEO" || code[0] == "code");
  if (has_code) parts.erase(parts.begin());
  if (parts.size() > 1 || (!has_code && (!ontology_->type(meaning.type) || ontology_->has_codes(meaning.type)))) return expected();
  check_mode(meaning.type, meaning.mode);
  if (has_code) {
    meaning.cameo = code[1];
    if (!ontology_->has_cameo(meaning.cameo)) fail("unknown " + std::string(code[0]) + (code[0] == "CAMEO" ? " code " : " ") + quoted(meaning.cameo));
  }
  if (parts.empty()) return true;
  const std::vector<std::string_view> contexts = split_words(parts[0]);
  if (contexts.size() < 2 || contexts[0] != "context") return fail(quoted(trim(parts[0])) + ": expected context NAME NAME");
  for (std::size_t i = 1; i < contexts.size(); ++i) {
    if (!ontology_->has_context(contexts[i])) fail("unknown context " + quoted(contexts[i]));
    meaning.contexts.emplace_back(contexts[i]);
  }
  return true;
}

bool FrameLines::read_triggers(std::string_view text, std::vector<Trigger>& triggers) {
  bool all = true;
  for (std::string_view part : split_outside_brackets(text, ',')) {
    const std::size_t end = std::min(part.find_first_of(" \t"), part.size());
    const std::string_view word_class = part.substr(0, end), items = trim(part.substr(end));
    WordClass read = WordClass::verb;
    if (word_class == "noun") {
      read = WordClass::noun;
    } else if (word_class == "adj") {
      read = WordClass::adjective;
    } else if (word_class != "verb") {
      all = fail(quoted(part) + ": expected verb, noun or adj and then words");
      continue;
    }
    for (std::string_view item : split_outside_brackets(items, '|')) all = read_item(read, item, triggers) && all;
  }
  return all;
}

// One item: its words, each one or a bracket of alternatives; which of them is the head; a trigger for each alternative of the head.
bool FrameLines::read_item(WordClass word_class, std::string_view item, std::vector<Trigger>& triggers) {
  std::vector<std::vector<std::string>> words;
  for (std::size_t i = 0; i < item.size();) {
    if (is_space(item[i])) {
      ++i;
      continue;
    }
    const bool bracket = item[i] == '(';
    std::size_t end = i;
    if (bracket) {
      end = item.find(')', i);
      if (end == std::string_view::npos) return fail(quoted(item) + ": a bracket is not closed");
      words.emplace_back();
      for (std::string_view word : split(item.substr(i + 1, end - i - 1), '|')) {
        if (split_words(word).size() != 1) return fail(quoted(item) + ": expected single words between `|` in the bracket");
        words.back().push_back(lower(trim(word)));
      }
      i = end + 1;
    } else {
      while (end < item.size() && !is_space(item[end]) && item[end] != '(') ++end;
      if (item.substr(i, end - i).find(')') != std::string_view::npos) return fail(quoted(item) + ": a bracket is not opened");
      words.push_back({lower(item.substr(i, end - i))});
      i = end;
    }
  }
  if (words.empty()) return fail("nothing between two `|` of the trigger: expected a lemma");
  std::size_t head = 0;
  if (word_class == WordClass::noun) {
    head = words.size() - 1;
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (!is_preposition(words[i].front())) continue;
      head = i - 1;  // "act of terror"
      break;
    }
  }
  Trigger trigger;
  trigger.word_class = word_class;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i == head) continue;
    for (const std::string& word : words[i]) names_.number(word);  // a preposition becomes a function of the frame
    trigger.others.push_back(words[i]);
  }
  for (const std::string& lemma : words[head]) {
    trigger.lemma = lemma;
    triggers.push_back(trigger);
  }
  return true;
}

bool FrameLines::read_functions(std::string_view text, std::vector<Function>& functions) {
  if (text.empty()) return fail("expected a function: subject, object, iobject, complement, possessor, modifier or a preposition");
  bool all = true;
  for (std::string_view part : split(text, ',')) {
    std::string name;
    for (std::string_view word : split_words(part)) name += (name.empty() ? "" : " ") + std::string(word);
    const Function function = names_.number(name);
    if (function == function::none) {
      all = fail("unknown function " + quoted(name) + ": expected subject, object, iobject, complement, possessor, modifier or a preposition");
    } else {
      functions.push_back(function);
    }
  }
  return all;
}

bool FrameLines::read_kinds(std::string_view text, Kinds& kinds) {
  if (text.empty()) return fail("expected kinds after who:");
  bool all = true;
  for (std::string_view part : split(text, ',')) {
    const Kinds bits = lexicon_.kind(trim(part));
    if (bits == 0) all = fail("unknown kind " + quoted(trim(part)));
    kinds |= bits;
  }
  return all;
}

bool FrameLines::read_role(std::string_view text, Role& role) {
  const std::size_t who = text.find("who:");
  const bool functions = read_functions(trim(text.substr(0, who)), role.functions);
  const bool kinds = who == std::string_view::npos || read_kinds(trim(text.substr(who + 4)), role.kinds);
  return functions && kinds;
}

bool FrameLines::read_content(std::string_view text, Content& content) {
  const std::vector<std::string_view> words = split_words(text);
  // "as" before the last word; a comma before it makes it the preposition ("complement, as").
  if (words.size() >= 2 && words[words.size() - 2] == "as") {
    const auto how = std::find(kHow.begin(), kHow.end(), words.back());
    if (how == kHow.end()) {
      return fail("as " + std::string(words.back()) + ": expected none, fact, claim, same, negated, future, hypothetical or historical");
    }
    content.how = static_cast<Content::How>(how - kHow.begin());
    text = trim(text.substr(0, static_cast<std::size_t>(words[words.size() - 2].data() - text.data())));
  }
  return read_functions(text, content.functions);
}

bool FrameLines::read_when(std::string_view text, When& when) {
  const std::size_t means = find_word(text, "means", true);
  if (means == std::string_view::npos) return fail("expected when CONDITION means TYPE [MODE], CAMEO CODE");
  const bool conditions = read_conditions(trim(text.substr(0, means)), when.conditions);
  when.line = line_;
  return read_meaning(trim(text.substr(means + 5)), when.meaning) && conditions;
}

bool FrameLines::read_conditions(std::string_view text, std::vector<Condition>& conditions) {
  bool all = true;
  for (bool more = true; more;) {
    const std::size_t at = find_word(text, "and", false);
    more = at != std::string_view::npos;
    Condition condition;
    condition.line = line_;
    if (read_condition(trim(text.substr(0, at)), condition)) {
      conditions.push_back(std::move(condition));
    } else {
      all = false;
    }
    if (more) text = text.substr(at + 3);
  }
  return all;
}

bool FrameLines::read_condition(std::string_view text, Condition& condition) {
  if (text.empty()) return fail("expected a condition such as object WORD | WORD");
  const std::size_t end = std::min(text.find_first_of(" \t\r\n"), text.size());
  const std::string_view first = text.substr(0, end);
  std::string_view rest = trim(text.substr(end));
  if (first == "content") {
    condition.what = Condition::What::content;
    return rest.empty() || read_types(rest, condition.types);
  }
  if (first == "status") {
    condition.what = Condition::What::status;
    return read_status(rest, condition.status);
  }
  if (first == "sentence" || (first == "modifier" && !rest.starts_with("who:"))) {
    condition.what = first == "sentence" ? Condition::What::sentence : Condition::What::modifier;
    return read_words(rest, condition.words);
  }
  condition.function = names_.at_start(text, rest);
  if (condition.function == function::none) {
    return fail("unknown condition " + quoted(first) + ": expected a function, modifier, content, status or sentence");
  }
  if (rest.starts_with("who:")) return read_kinds(trim(rest.substr(4)), condition.kinds);
  return rest.empty() || read_words(rest, condition.words);
}

bool FrameLines::read_words(std::string_view text, Words& words) {
  if (text.empty()) return fail("expected words after it");
  if (text.find(',') != std::string_view::npos) return fail(quoted(text) + ": words are separated by `|`");
  if (text.find("who:") != std::string_view::npos) return fail(quoted(text) + ": expected words or who:, not both");
  for (std::string_view word : split(text, '|')) {
    if (trim(word).empty()) return fail("nothing between two `|`: expected a word");
    words.add(std::string(word));
  }
  return true;
}

bool FrameLines::read_types(std::string_view text, std::vector<TypeMode>& types) {
  for (std::string_view part : split(text, ',')) {
    const std::vector<std::string_view> words = split_words(part);
    if (words.empty() || words.size() > 2) return fail(quoted(text) + ": expected content TYPE [MODE], TYPE [MODE]");
    TypeMode type{std::string(words[0]), words.size() == 2 ? std::string(words[1]) : ""};
    if (!check_mode(type.type, type.mode)) return false;
    types.push_back(std::move(type));
  }
  return true;
}

bool FrameLines::read_status(std::string_view text, Status& status) {
  return status_from_name(text, status) ||
         fail("unknown status " + quoted(text) + ": expected actual, future, hypothetical, negated or historical");
}

bool FrameLines::read_expected(std::string_view text, std::string_view sentence, Expected& expected) {
  expected.line = line_;
  const std::size_t colon = text.find(':');
  const std::vector<std::string_view> head = split_words(text.substr(0, colon));
  if (colon == std::string_view::npos || head.empty() || head.size() > 2) {
    return fail(quoted(text) + ": expected gives STATUS [TYPE[/MODE]]: ACTOR (CCC SEC) -> RECIPIENT (CCC SEC)");
  }
  if (!read_status(head[0], expected.status)) return false;
  if (head.size() == 2) {
    const std::size_t slash = head[1].find('/');
    expected.type = head[1].substr(0, slash);
    expected.mode_given = slash != std::string_view::npos;
    if (expected.mode_given && head[1].substr(slash + 1) != "-") expected.mode = head[1].substr(slash + 1);
    if (!check_mode(expected.type, expected.mode)) return false;
  }
  const std::string_view sides = trim(text.substr(colon + 1));
  const std::size_t arrow = sides.find("->");
  const bool actors = read_participants(trim(sides.substr(0, arrow)), sentence, expected.actors);
  if (arrow == std::string_view::npos) return actors;
  return read_participants(trim(sides.substr(arrow + 2)), sentence, expected.recipients) && actors;
}

bool FrameLines::read_participants(std::string_view text, std::string_view sentence, std::vector<ExpectedActor>& participants) {
  if (text == "nobody") return true;
  bool all = true;
  for (std::string_view part : split_outside_brackets(text, ',')) {
    ExpectedActor participant;
    if (read_participant(part, sentence, participant)) {
      participants.push_back(std::move(participant));
    } else {
      all = false;
    }
  }
  return all;
}

bool FrameLines::read_participant(std::string_view text, std::string_view sentence, ExpectedActor& participant) {
  const std::size_t open = text.rfind('(');
  const std::vector<std::string_view> codes =
      open != std::string_view::npos && text.ends_with(')') ? split_words(text.substr(open + 1, text.size() - open - 2))
                                                            : std::vector<std::string_view>();
  const std::string_view words = trim(text.substr(0, open));
  if (codes.size() != 2 || words.empty()) return fail(quoted(text) + ": expected WORDS (COUNTRY SECTOR), or nobody");
  participant.text = words;
  if (codes[0] != "-") participant.country = codes[0];
  if (codes[1] != "-") participant.sector = codes[1];
  if (!participant.country.empty() && !ontology_->has_country(participant.country)) fail("unknown country " + quoted(codes[0]));
  if (!participant.sector.empty() && !ontology_->has_sector(participant.sector)) fail("unknown sector " + quoted(codes[1]));
  if (sentence.find(words) == std::string_view::npos) return fail(quoted(words) + " does not stand in the example's sentence");
  return true;
}

}  // namespace priscus

#include "knowledge/functions.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/strings.h"

namespace priscus {
namespace {

constexpr std::array<std::string_view, 6> kNamed = {"subject", "object", "iobject", "complement", "possessor", "modifier"};

// A closed class of English, which is why it stands here: a word that is none of these is a slip of the pen ("agianst").
constexpr std::array<std::string_view, 93> kPrepositions = {
    "aboard",  "about",   "above",   "across",     "after",   "against", "ahead",    "alongside", "along",   "amid",      "amidst",
    "among",   "amongst", "around",  "as",         "aside",   "at",      "before",   "behind",    "below",   "beneath",   "beside",
    "besides", "between", "beyond",  "by",         "concerning", "despite", "down",  "due",       "during",  "except",    "excluding",
    "following", "for",   "from",    "given",      "if",      "in",      "including", "inside",   "instead", "into",      "like",
    "minus",   "near",    "nearby",  "of",         "off",     "on",      "onto",     "opposite",  "out",     "outside",   "over",
    "past",    "pending", "per",     "plus",       "regarding", "respecting", "round", "save",    "since",   "than",      "through",
    "throughout", "till", "to",      "toward",     "towards", "under",   "underneath", "unlike",  "until",   "unto",      "up",
    "upon",    "versus",  "via",     "vis-a-vis",  "vs",      "vs.",     "with",     "within",    "without", "worth",     "because",
    "that",    "whether", "while",   "although",   "astride"};

constexpr std::array<std::string_view, 52> kLongPrepositions = {
    "according to",   "across from",   "ahead of",       "along with",      "apart from",    "as for",          "as of",
    "as part of",     "as to",         "as well as",     "aside from",      "away from",     "because of",      "by means of",
    "by way of",      "close to",      "contrary to",    "due to",          "except for",    "for fear of",     "in accordance with",
    "in addition to", "in connection with", "in exchange for", "in favor of", "in favour of", "in front of",   "in light of",
    "in line with",   "in place of",   "in reaction to", "in relation to",  "in response to", "in return for", "in spite of",
    "in support of",  "in terms of",   "in view of",     "inside of",       "instead of",    "next to",         "on behalf of",
    "on top of",      "out of",        "outside of",     "owing to",        "prior to",      "rather than",     "together with",
    "thanks to",      "such as",       "up to"};

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.starts_with(word) && (text.size() == word.size() || is_space(text[word.size()]));
}

}  // namespace

bool is_preposition(std::string_view words) {
  static const std::unordered_set<std::string_view> all = [] {
    std::unordered_set<std::string_view> set(kPrepositions.begin(), kPrepositions.end());
    set.insert(kLongPrepositions.begin(), kLongPrepositions.end());
    return set;
  }();
  return all.contains(words);
}

std::string_view named_function(Function function) {
  return function >= 0 && function < function::first_preposition ? kNamed[static_cast<std::size_t>(function)] : std::string_view();
}

Function FunctionNames::number(std::string_view name) {
  const auto named = std::find(kNamed.begin(), kNamed.end(), name);
  if (named != kNamed.end()) return static_cast<Function>(named - kNamed.begin());
  if (const auto it = prepositions_.find(name); it != prepositions_.end()) return it->second;
  if (!is_preposition(name)) return function::none;
  const auto number = static_cast<Function>(function::first_preposition + static_cast<int>(names_.size()));
  names_.emplace_back(name);
  prepositions_.emplace(name, number);
  return number;
}

Function FunctionNames::at_start(std::string_view text, std::string_view& rest) {
  std::string_view longest;
  for (std::string_view words : kLongPrepositions) {
    if (words.size() > longest.size() && starts_with_word(text, words)) longest = words;
  }
  if (longest.empty()) {
    std::size_t end = 0;
    while (end < text.size() && !is_space(text[end])) ++end;
    longest = text.substr(0, end);
  }
  rest = trim(text.substr(longest.size()));
  return number(longest);
}

}  // namespace priscus

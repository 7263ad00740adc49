#include "mentions/noun_phrases.h"

#include <algorithm>

namespace priscus {
namespace {

bool any_of(std::string_view deprel, std::initializer_list<std::string_view> relations) {
  for (const std::string_view relation : relations) {
    if (is_relation(deprel, relation)) return true;
  }
  return false;
}

// Does a dependent belong to the words of its head's phrase?
bool belongs(std::string_view deprel) {
  return any_of(deprel, {"det", "amod", "nummod", "compound", "flat", "nmod", "fixed", "goeswith"});
}

// Inside a modifier also prepositions, possessive marks, conjunctions and adverbs belong to it.
bool belongs_inside(std::string_view deprel) {
  return belongs(deprel) || any_of(deprel, {"case", "cc", "conj", "advmod"});
}

void extend(const Parse& parse, int token, bool top, NounPhrase& phrase, int depth) {
  phrase.first = std::min(phrase.first, token);
  phrase.last = std::max(phrase.last, token);
  if (depth > 40) return;
  for (const int child : parse.children(token)) {
    const std::string_view deprel = parse[child].deprel;
    // Behind a conjunct, clause or apposition of the head its phrase is over.
    if (top && child > token && any_of(deprel, {"conj", "cc", "acl", "appos", "parataxis"})) break;
    if (!(top ? belongs(deprel) : belongs_inside(deprel))) continue;
    extend(parse, child, false, phrase, depth + 1);
  }
}

int depth_of(const Parse& parse, int token) {
  int depth = 0;
  while ((token = parse[token].head) >= 0) ++depth;
  return depth;
}

}  // namespace

NounPhrase noun_phrase(const Parse& parse, int head) {
  NounPhrase phrase{head, head, head};
  extend(parse, head, true, phrase, 0);
  return phrase;
}

int head_of(const Parse& parse, int first, int last) {
  int best = last, best_depth = 1 << 30;
  for (int token = first; token <= last; ++token) {
    const int governor = parse[token].head;
    if (governor >= first && governor <= last) continue;
    if (parse[token].upos == Upos::PUNCT && first != last) continue;
    // "US-led coalition" under one noun: the coalition, not "led"
    const bool noun = parse[token].upos == Upos::NOUN || parse[token].upos == Upos::PROPN;
    const int depth = 2 * depth_of(parse, token) + !noun;
    if (depth < best_depth) best = token, best_depth = depth;
  }
  return best;
}

bool is_nominal(const Parse& parse, int token) {
  switch (parse[token].upos) {
    case Upos::NOUN:
    case Upos::PROPN:
    case Upos::PRON:
      return true;
    case Upos::NUM:
    case Upos::ADJ:
    case Upos::DET:
    case Upos::X:
      return any_of(parse[token].deprel, {"nsubj", "obj", "iobj", "obl", "appos"}) ||
             (parse[token].upos != Upos::ADJ && is_relation(parse[token].deprel, "nmod"));
    default:
      return false;
  }
}

std::string_view preposition(const Parse& parse, int token) {
  for (int step = 0; step < 20; ++step) {
    for (const int child : parse.children(token)) {
      if (child < token && is_relation(parse[child].deprel, "case")) return parse[child].lemma;
    }
    if (!is_relation(parse[token].deprel, "conj")) break;
    token = parse[token].head;
  }
  return {};
}

int first_conjunct(const Parse& parse, int token) {
  while (is_relation(parse[token].deprel, "conj") && parse[token].head >= 0) token = parse[token].head;
  return token;
}

bool is_subject(const Parse& parse, int token) {
  return is_relation(parse[first_conjunct(parse, token)].deprel, "nsubj");
}

bool is_plural(const Parse& parse, int token) { return feature(parse[token].feats, "Number") == "Plur"; }

bool is_coordinated(const Parse& parse, int token) {
  for (const int child : parse.children(token)) {
    if (is_relation(parse[child].deprel, "conj") && is_nominal(parse, child)) return true;
  }
  return false;
}

bool is_definite(const Parse& parse, int token) {
  for (const int child : parse.children(token)) {
    const Word& word = parse[child];
    if (is_relation(word.deprel, "det") || word.deprel == "det:predet") {
      const std::string& lemma = word.lemma;
      if (lemma == "the" || lemma == "this" || lemma == "that" || lemma == "these" || lemma == "those" ||
          lemma == "both")
        return true;
    } else if (word.deprel == "nmod:poss") {
      return true;
    }
  }
  return false;
}

bool has_determiner(const Parse& parse, int token) {
  for (const int child : parse.children(token)) {
    if (any_of(parse[child].deprel, {"det", "nummod"}) || parse[child].deprel == "nmod:poss") return true;
  }
  return false;
}

void add_conjuncts(const Parse& parse, int token, std::vector<int>& conjuncts) {
  for (const int child : parse.children(token)) {
    if (!is_relation(parse[child].deprel, "conj")) continue;
    conjuncts.push_back(child);
    add_conjuncts(parse, child, conjuncts);
  }
}

int relative_antecedent(const Parse& parse, int token) {
  for (int governor = token; governor >= 0; governor = parse[governor].head) {
    if (parse[governor].deprel == "acl:relcl") return parse[governor].head;
  }
  return -1;
}

int governing_predicate(const Parse& parse, int token) {
  for (int governor = parse[token].head; governor >= 0; governor = parse[governor].head) {
    if (parse[governor].upos == Upos::VERB) return governor;
    for (const int child : parse.children(governor)) {
      if (parse[child].deprel == "cop" || is_relation(parse[child].deprel, "nsubj")) return governor;
    }
  }
  return -1;
}

}  // namespace priscus

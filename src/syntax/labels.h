// labels.h: what the tagger and the parser can say, by number. UPOS needs no table: its numbers are those of Upos.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace priscus {

struct Labels {
  std::vector<std::string> xpos, feats, lemma_rules, deprels;
  int root = 0;  // place of "root" among the deprels

  // Lemma rules of frequent words, by word and part of speech, which go before what the tagger says: sorted by `key`.
  struct KnownLemma {
    std::uint32_t key = 0;  // word * 32 + upos
    std::uint32_t rule = 0;
  };
  std::vector<KnownLemma> known_lemmas;
};

}  // namespace priscus

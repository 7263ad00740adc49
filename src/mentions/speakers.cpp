// I, we, our: whoever speaks.
#include "base/strings.h"
#include "mentions/kinds.h"
#include "mentions/resolver.h"

namespace priscus {

void Resolver::resolve_first_person(int i) {
  const int speaker = speaker_of(i);
  if (speaker >= 0) {
    become(i, speaker, "speaker");
  } else if (!publisher_.country.empty()) {
    mention(i).actors.assign(1, publisher_);
    mention(i).how = "publisher";
  } else if (const int first = first_subject(i);
             first >= 0 && !scene_.sentences[mention(i).sentence].quoted[mention(i).head]) {
    become(i, first, "speaker");
  }
}

int Resolver::first_subject(int i) const {
  for (int sentence = 0; sentence < mention(i).sentence && sentence < 3; ++sentence) {
    for (const int other : order_[sentence]) {
      const Mention& them = mention(other);
      if (!draft(other).named || !draft(other).subject || them.is_place || them.actors.size() != 1 ||
          them.actors.front().country.empty())
        continue;
      const Parse& parse = parse_of(other);
      if (parse[first_conjunct(parse, them.head)].head == parse.root() && is_present(parse, parse.root())) return other;
    }
  }
  return -1;
}

bool Resolver::is_present(const Parse& parse, int verb) {
  if (feature(parse[verb].feats, "Tense") == "Pres" && feature(parse[verb].feats, "VerbForm") == "Fin") return true;
  for (const int child : parse.children(verb)) {
    if (is_relation(parse[child].deprel, "aux") &&
        (feature(parse[child].feats, "Tense") == "Pres" || parse[child].lemma == "will"))
      return true;
  }
  return false;
}

int Resolver::speaker_of(int i) {
  const int s = mention(i).sentence;
  const bool quoted = scene_.sentences[s].quoted[mention(i).head];
  const int here = speaker_in(s, mention(i).head);
  if (here >= 0) return here;
  if (!quoted) return introduced_;
  for (int sentence = s - 1; sentence >= 0 && sentence >= s - 3; --sentence) {
    const int before = speaker_in(sentence, -1);
    if (before >= 0) return before;
  }
  if (s + 1 < static_cast<int>(scene_.parses.size())) {
    const int after = speaker_in(s + 1, -1);
    if (after >= 0) return after;
  }
  return introduced_;
}

int Resolver::speaker_in(int s, int pronoun) {
  const Parse& parse = scene_.parses[s];
  const SentenceScene& sentence = scene_.sentences[s];
  for (int token = 0; token < parse.size(); ++token) {
    if (parse[token].upos != Upos::VERB || sentence.quoted[token] || !speech_.has(parse[token].lemma)) continue;
    if (pronoun >= 0 && !sentence.quoted[pronoun] && !parse.dominates(token, pronoun)) continue;
    for (const int child : parse.children(token)) {
      if (!is_relation(parse[child].deprel, "nsubj") || child == pronoun) continue;
      const int speaker = sentence.mention_at[child];
      if (speaker < 0) continue;
      resolve(speaker);
      if (!mention(speaker).actors.empty()) return speaker;
    }
  }
  return -1;
}

}  // namespace priscus

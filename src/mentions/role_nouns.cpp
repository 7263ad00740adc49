#include "mentions/role_nouns.h"

#include "base/strings.h"
#include "mentions/noun_phrases.h"
#include "mentions/token_atoms.h"

namespace priscus {
namespace {

bool can_head_role(const Word& word) { return word.upos == Upos::NOUN || word.upos == Upos::PROPN; }

bool can_begin_role(const Word& word) {
  return can_head_role(word) || word.upos == Upos::ADJ || word.upos == Upos::VERB;
}

// The lemma in lower case. Taggers leave the plural of proper nouns as it is ("Forces"), the knowledge has the
// singular.
std::string singular(const Word& word) {
  std::string lemma = lower(word.lemma.empty() ? word.form : word.lemma);
  // So they do with "troops".
  const bool plural =
      word.xpos == "NNPS" || (word.upos == Upos::PROPN && feature(word.feats, "Number") == "Plur") || lemma == "troops";
  const std::size_t size = lemma.size();
  if (!plural || size < 5 || lemma[size - 1] != 's' || lemma[size - 2] == 's') return lemma;
  if (lemma.compare(size - 3, 3, "ies") == 0) return lemma.substr(0, size - 3) + "y";
  lemma.pop_back();
  return lemma;
}

int role_entry(const Scene& scene, const Actors::Match& match) {
  for (const NameHit& hit : match.hits) {
    if (scene.entry(hit.entry).type == ActorType::role) return hit.entry;
  }
  return -1;
}

// The longest role over `atoms` that begins with a token and ends with one; no atoms when there is none.
Actors::Match longest_role(const Actors& actors, const TokenAtoms& atoms, int begin) {
  Actors::Match match = actors.longest_role(atoms.views(), begin);
  if (match.atoms > 0 && !atoms.ends_token(begin + match.atoms - 1)) match.atoms = 0;
  return match;
}

// Reads one sentence. `lemmas` and `forms` have an atom for the same tokens, but not always equally many: forms are
// walked by token.
class RoleFinder {
 public:
  explicit RoleFinder(Scene& scene) : scene_(scene), actors_(scene.knowledge.actors()) {}

  void read(int s) {
    const Parse& parse = scene_.parses[s];
    lemmas_.fill(parse, singular);
    // "troops", "authorities", "people" stand so in the knowledge, whatever their lemma is.
    forms_.fill(parse, [](const Word& word) { return lower(word.form); });
    for (int lemma = 0, form = 0; lemma < lemmas_.size();) {
      const int token = lemmas_.token(lemma);
      while (form < forms_.size() && forms_.token(form) < token) ++form;
      const int last = lemmas_.starts_token(lemma) && can_begin_role(parse[token]) ? add_role(s, lemma, form) : -1;
      do ++lemma;
      while (lemma < lemmas_.size() && lemmas_.token(lemma) <= last);
    }
  }

 private:
  // Adds the role that begins there, if any; its last token, -1 when there is none.
  int add_role(int s, int lemma, int form) {
    Actors::Match match = longest_role(actors_, lemmas_, lemma);
    int last = match.atoms > 0 ? lemmas_.token(lemma + match.atoms - 1) : -1;
    if (form < forms_.size() && forms_.token(form) == lemmas_.token(lemma)) {
      Actors::Match by_form = longest_role(actors_, forms_, form);
      const int form_last = by_form.atoms > 0 ? forms_.token(form + by_form.atoms - 1) : -1;
      if (form_last > last) match = std::move(by_form), last = form_last;
    }
    const int entry = last >= 0 ? role_entry(scene_, match) : -1;
    if (entry < 0) return -1;
    const int first = lemmas_.token(lemma);
    const int head = head_of(scene_.parses[s], first, last);
    if (!can_head_role(scene_.parses[s][head])) return -1;
    SentenceScene& sentence = scene_.sentences[s];
    const int index = static_cast<int>(sentence.roles.size());
    sentence.roles.push_back({first, last, head, entry});
    for (int token = first; token <= last; ++token) sentence.role_at[token] = index;
    return last;
  }

  Scene& scene_;
  const Actors& actors_;
  TokenAtoms lemmas_, forms_;
};

}  // namespace

void find_roles(Scene& scene) {
  RoleFinder finder(scene);
  for (std::size_t s = 0; s < scene.parses.size(); ++s) finder.read(static_cast<int>(s));
}

}  // namespace priscus

#include "mentions/scene.h"

#include <utility>

#include "mentions/kinds.h"

namespace priscus {

Scene::Scene(const Document& document, const std::vector<Parse>& parses, const Knowledge& knowledge)
    : document(document), parses(parses), knowledge(knowledge), sentences(parses.size()) {
  bool inside = false;
  for (std::size_t i = 0; i < parses.size(); ++i) {
    const std::size_t n = parses[i].size();
    SentenceScene& scene = sentences[i];
    scene.role_at.assign(n, -1);
    scene.name_at.assign(n, -1);
    scene.mention_at.assign(n, -1);
    scene.quoted.assign(n, 0);
    // Straight quotes open and close in turn. A quotation may run over several sentences, but not out of the title.
    for (std::size_t token = 0; token < n; ++token) {
      const std::string& form = parses[i][static_cast<int>(token)].form;
      const bool opens = form == "“" || form == "``" || form == "«",
                 closes = form == "”" || form == "''" || form == "»";
      if (opens || closes || form == "\"") {
        inside = opens || (form == "\"" && !inside);
      } else {
        scene.quoted[token] = inside;
      }
    }
    if (document.sentences[i].index < 0) inside = false;
  }
}

Span Scene::span(int sentence, int first, int last) const {
  const std::vector<Token>& tokens = document.sentences[sentence].tokens;
  return {tokens[first].span.begin, tokens[last].span.end};
}

namespace {

// The office that ended last; of those, one in government.
const Code& last_office(const ActorEntry& person) {
  const Code* best = &person.codes.front();
  for (const Code& code : person.codes) {
    const bool later = code.period.to.empty() ? !best->period.to.empty()
                                              : !best->period.to.empty() && best->period.to < code.period.to;
    if (later || (code.period.to == best->period.to && code.sector == "GOV")) best = &code;
  }
  return *best;
}

}  // namespace

Actor Scene::actor_of_entry(int index, int sentence, int first, int last) const {
  const ActorEntry& who = entry(index);
  Actor actor;
  actor.entry = index;
  actor.span = span(sentence, first, last);
  actor.text = std::string(document.view(actor.span));
  Actors::Coded coded;
  if (knowledge.actors().code_at(who, document.date, coded)) {
    if (coded.country != "-") actor.country = coded.country;  // a region of several states
    actor.sector = coded.sector;
  }
  if (actor.sector == "ELI" && document.date.empty())
    actor.sector = last_office(who).sector;  // nothing tells that he has left it
  actor.kinds = kinds_of_entry(who, actor.country, actor.sector);
  return actor;
}

int Scene::state_by_side(std::string_view side, std::string_view other_side, std::string_view name) const {
  const auto is_side = [](std::string_view word) {
    return word == "North" || word == "South" || word == "East" || word == "West";
  };
  if (!is_side(side) || !is_side(other_side) || side == other_side) return -1;
  const std::vector<std::string_view> atoms{side, name};
  const Actors::Match match = knowledge.actors().longest(atoms, 0, false);
  if (match.atoms != 2) return -1;
  for (const NameHit& hit : match.hits) {
    if (entry(hit.entry).type == ActorType::state && hit.use == NameUse::name) return hit.entry;
  }
  return -1;
}

int Scene::add(int sentence, int head, int first, int last) {
  Mention mention;
  mention.sentence = sentence;
  mention.head = head;
  mention.first = first;
  mention.last = last;
  mention.span = span(sentence, first, last);
  mentions.push_back(std::move(mention));
  drafts.emplace_back();
  const int index = static_cast<int>(mentions.size()) - 1;
  sentences[sentence].mention_at[head] = index;
  return index;
}

}  // namespace priscus

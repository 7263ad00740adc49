#include "mentions/coreference.h"

#include <map>

#include "base/strings.h"
#include "mentions/kinds.h"
#include "mentions/resolver.h"

namespace priscus {

void Resolver::run() {
  sort_mentions();
  find_main_state();
  find_main_pair();
  find_publisher();
  find_topic();
  home_ = topic_;
  for (std::size_t s = 0; s < order_.size(); ++s) {
    for (const int i : order_[s]) {
      resolve(i);
      if (!mention(i).is_adjective && counterpart_.has(head_lemma(i))) complete_counterpart(i);
      recode(i);
      keep_known(i);
      use_abbreviation(i);
      use_surname(i);
      note(i);
    }
    note_speaker(static_cast<int>(s));
  }
  settle_by_scene();
}

void Resolver::sort_mentions() {
  order_.resize(scene_.parses.size());
  for (std::size_t i = 0; i < scene_.mentions.size(); ++i)
    order_[scene_.mentions[i].sentence].push_back(static_cast<int>(i));
  for (std::vector<int>& sentence : order_) {
    std::stable_sort(sentence.begin(), sentence.end(), [&](int a, int b) { return mention(a).head < mention(b).head; });
  }
}

void Resolver::find_main_state() {
  std::unordered_map<std::string, int> counts;
  int all = 0;
  for (std::size_t i = 0; i < scene_.mentions.size(); ++i) {
    for (const std::string_view country : states_of(static_cast<int>(i))) ++counts[std::string(country)], ++all;
  }
  for (const auto& [country, count] : counts) {
    if (count >= 2 && count * 2 > all) main_state_ = country;
  }
}

void Resolver::find_main_pair() {
  std::map<std::string, std::pair<int, int>> counts;  // sentences, the last of them
  for (std::size_t i = 0; i < scene_.mentions.size(); ++i) {
    const int s = scene_.mentions[i].sentence;
    for (const std::string_view country : states_of(static_cast<int>(i))) {
      auto& [count, last] = counts.try_emplace(std::string(country), 0, -1).first->second;
      if (last != s) count += scene_.document.sentences[s].index < 0 ? 2 : 1;
      last = s;
    }
  }
  std::vector<std::pair<int, std::string>> ranked;
  for (const auto& [country, seen] : counts) ranked.emplace_back(seen.first, country);
  std::sort(ranked.begin(), ranked.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  if (ranked.size() < 2 || ranked[1].first < 2 || (ranked.size() > 2 && ranked[1].first < 2 * ranked[2].first)) return;
  main_pair_ = {ranked[0].second, ranked[1].second};
  std::sort(main_pair_.begin(), main_pair_.end());
}

std::vector<std::string_view> Resolver::states_of(int i) const {
  std::vector<std::string_view> states;
  if (draft(i).need != Need::nothing || draft(i).gender == '1') return states;
  for (const Actor& actor : mention(i).actors) {
    if (!actor.country.empty() && !is_organisation_code(actor.country)) states.push_back(actor.country);
  }
  return states;
}

void Resolver::find_publisher() {
  if (scene_.document.publisher.empty()) return;
  std::vector<std::string> words;
  for (const std::string_view word : split_words(scene_.document.publisher)) words.emplace_back(word);
  const std::vector<std::string_view> atoms(words.begin(), words.end());
  for (std::size_t begin = 0; begin < atoms.size(); ++begin) {
    const Actors::Match match = scene_.knowledge.actors().longest(atoms, static_cast<int>(begin), false);
    for (const NameHit& hit : match.hits) {
      const ActorEntry& who = scene_.entry(hit.entry);
      if (who.reporter || who.type == ActorType::person || who.type == ActorType::place) continue;
      Actors::Coded coded;
      if (!scene_.knowledge.actors().code_at(who, scene_.document.date, coded)) continue;
      publisher_.text = scene_.document.publisher;
      publisher_.country = coded.country;
      publisher_.sector = coded.sector;
      publisher_.kinds = kinds_of_entry(who, coded.country, coded.sector);
      publisher_.entry = hit.entry;
      return;
    }
  }
}

void Resolver::note_speaker(int s) {
  const Parse& parse = scene_.parses[s];
  if (parse.empty() || parse[parse.size() - 1].form != ":") return;
  const int speaker = speaker_in(s, -1);
  if (speaker >= 0) introduced_ = speaker;
}

void Resolver::recode(int i) {
  Mention& self = mention(i);
  if (!draft(i).named || self.actors.size() != 1) return;
  Actor& actor = self.actors.front();
  if (actor.entry < 0 || !(actor.kinds & kind::person) || actor.sector != "ELI") {
    if (actor.entry >= 0 && draft(i).role >= 0 && (actor.kinds & kind::person) && !actor.sector.empty())
      titled_.try_emplace(actor.entry, i);
    return;
  }
  const auto titled = titled_.find(actor.entry);
  if (titled == titled_.end()) return;
  const Actor& known = mention(titled->second).actors.front();
  actor.country = known.country;
  actor.sector = known.sector;
  actor.kinds = known.kinds;
}

// "In Turkey Minister Dow met …": the phrase gave him a state that he is known not to be of.
void Resolver::keep_known(int i) {
  const Draft& kept = draft(i);
  if (!kept.unknown || kept.need != Need::nothing || kept.name_first < 0 || mention(i).actors.size() != 1) return;
  const auto known = names_.find(scene_.text(mention(i).sentence, kept.name_first, kept.name_last));
  if (known == names_.end() || known->second == i || mention(known->second).actors.empty()) return;
  const Actor& before = mention(known->second).actors.front();
  if (before.country.empty() || before.country == mention(i).actors.front().country || !(before.kinds & kind::person) ||
      !(mention(i).actors.front().kinds & kind::person))
    return;
  become(i, known->second, "name again");
}

// Letters that the text itself has explained mean that, not another body of these letters.
void Resolver::use_abbreviation(int i) {
  const Draft& kept = draft(i);
  if (!kept.named || kept.unknown || kept.name_first < 0 || kept.name_first != kept.name_last ||
      mention(i).is_adjective || mention(i).actors.size() != 1)
    return;
  const std::string& letters = parse_of(i)[kept.name_first].form;
  if (letters.size() < 2 || letters[1] < 'A' || letters[1] > 'Z') return;
  const auto known = names_.find(letters);
  if (known == names_.end() || known->second == i || mention(known->second).actors.size() != 1 ||
      mention(known->second).actors.front().entry == mention(i).actors.front().entry)
    return;
  become(i, known->second, "abbreviation");
}

void Resolver::use_surname(int i) {
  const Draft& kept = draft(i);
  if (!kept.named || kept.unknown || kept.name_first < 0 || kept.name_first != kept.name_last ||
      mention(i).is_adjective || mention(i).actors.size() != 1)
    return;
  const int entry = mention(i).actors.front().entry;
  if (entry < 0 || !(scene_.entry(entry).type == ActorType::state || scene_.entry(entry).type == ActorType::place))
    return;
  const auto known = surnames_.find(parse_of(i)[kept.name_first].form);
  if (known != surnames_.end() && (kept.subject || parse_of(i)[mention(i).head].deprel == "nmod:poss"))
    become(i, known->second, "surname");
}

void Resolver::note(int i) {
  // Of persons whose full name stands in the text.
  if (draft(i).named && draft(i).name_last > draft(i).name_first && draft(i).name_first >= 0 &&
      mention(i).actors.size() == 1 && (mention(i).actors.front().kinds & kind::person) && !mention(i).is_adjective)
    surnames_.try_emplace(parse_of(i)[draft(i).name_last].form, i);
  const Draft& kept = draft(i);
  const Mention& self = mention(i);
  if (!kept.unknown || self.actors.empty()) return;
  if ((self.actors.front().kinds & kind::person) && kept.name_last > kept.name_first)
    remember(parse_of(i)[kept.name_last].form, i);
  remember(scene_.text(self.sentence, kept.name_first, kept.name_last), i);
}

void Resolver::remember(const std::string& name, int i) {
  int& known = names_.try_emplace(name, i).first->second;
  // A later mention counts only when it tells more.
  if (known != i && mention(known).actors.front().country.empty()) known = i;
}

void Resolver::resolve(int i) {
  if (draft(i).visiting || draft(i).need == Need::nothing) return;
  draft(i).visiting = true;
  switch (draft(i).need) {
    case Need::nothing:
      break;
    case Need::pronoun:
      resolve_pronoun(i);
      break;
    case Need::pair:
      resolve_pair(i, 2);
      break;
    case Need::each_other:
      resolve_each_other(i);
      break;
    case Need::counterpart:
      resolve_counterpart(i);
      break;
    case Need::owner:
      resolve_owned(i);
      break;
    case Need::role:
      resolve_role(i);
      break;
    case Need::description:
      resolve_description(i);
      break;
    case Need::name:
      resolve_name(i);
      break;
  }
  draft(i).visiting = false;
  if (!mention(i).actors.empty() && settles(i)) draft(i).need = Need::nothing;
  tell_apposition(i);
}

bool Resolver::settles(int i) const {
  return std::any_of(mention(i).actors.begin(), mention(i).actors.end(),
                     [](const Actor& a) { return !a.country.empty() || !a.sector.empty(); });
}

void Resolver::become(int i, int antecedent, const char* how) {
  mention(i).actors = mention(antecedent).actors;
  mention(i).antecedent = antecedent;
  mention(i).how = how;
  draft(i).need = Need::nothing;
  if (draft(i).gender == 0) draft(i).gender = draft(antecedent).gender;
}

void Resolver::tell_apposition(int i) {
  const int other = draft(i).apposition;
  if (other < 0 || draft(i).need != Need::nothing || mention(i).actors.size() != 1) return;
  if (draft(other).need == Need::nothing && settles(other)) return;
  const bool name_is_other = draft(other).named && draft(other).name_first >= 0;
  Actor actor = mention(i).actors.front();
  if (name_is_other) {
    actor.span = scene_.span(mention(other).sentence, draft(other).name_first, draft(other).name_last);
    actor.text = std::string(scene_.document.view(actor.span));
    mention(i).actors.front() = actor;
    mention(i).antecedent = other;
  }
  mention(other).actors.assign(1, actor);
  mention(other).how = "apposition";
  draft(other).need = Need::nothing;
  draft(other).role = draft(i).role;
  note(other);
}

void Resolver::resolve_name(int i) {
  const Draft& kept = draft(i);
  if (kept.name_first == kept.name_last && lower(head_lemma(i)) == "coalition") {
    resolve_coalition(i);
    return;
  }
  if (become_side(i)) return;
  if (kept.name_first >= 0) {
    const auto known = names_.find(scene_.text(mention(i).sentence, kept.name_first, kept.name_last));
    if (known != names_.end() && known->second != i) {
      become(i, known->second, "name again");
      return;
    }
    if (become_by_patronymic(i)) return;
  }
  if (name_later(i)) return;
  if (kept.owner >= 0) {
    resolve(kept.owner);
    const std::vector<Actor>& owners = mention(kept.owner).actors;
    if (!owners.empty() && !owners.front().country.empty() && mention(i).actors.empty() &&
        !(owners.front().kinds & kind::person)) {
      take_owner(i, kept.owner);
      return;
    }
  }
  if (kept.role >= 0) resolve_role(i);
}

// "The North" in a text that names South Korea or North Korea.
bool Resolver::become_side(int i) {
  std::string side = parse_of(i)[mention(i).head].form;
  if (side == "side") {  // "the south side"
    for (const int child : parse_of(i).children(mention(i).head)) {
      const std::string& word = parse_of(i)[child].form;
      if (is_relation(parse_of(i)[child].deprel, "det") || word.size() < 4) continue;
      side = word;
      side[0] = static_cast<char>(side[0] >= 'a' ? side[0] - 'a' + 'A' : side[0]);
    }
  }
  if (!(side == "North" || side == "South" || side == "East" || side == "West") || !draft(i).definite ||
      mention(i).last > mention(i).head)
    return false;
  for (int sentence = mention(i).sentence; sentence >= 0; --sentence) {
    for (const int other : order_[sentence]) {
      const Draft& them = draft(other);
      if (!them.named || them.unknown || them.name_last != them.name_first + 1 || mention(other).actors.empty())
        continue;
      const Parse& parse = parse_of(other);
      if (parse[them.name_first].form == side) {
        mention(i).actors.assign(1, mention(other).actors.front());
      } else {
        const int entry = scene_.state_by_side(side, parse[them.name_first].form, parse[them.name_last].form);
        if (entry < 0) continue;
        mention(i).actors.assign(1,
                                 scene_.actor_of_entry(entry, mention(i).sentence, mention(i).head, mention(i).head));
      }
      mention(i).how = "side";
      draft(i).need = Need::nothing;
      return true;
    }
  }
  return false;
}

// "Dmitry Petrovich" after "Dmitry Zorkin", when nobody else in the text has that first name.
bool Resolver::become_by_patronymic(int i) {
  const Draft& kept = draft(i);
  if (kept.name_last != kept.name_first + 1) return false;
  const std::string& last = parse_of(i)[kept.name_last].form;
  const bool patronymic = std::any_of(std::begin(kPatronymics), std::end(kPatronymics),
                                      [&](std::string_view ending) { return last.ends_with(ending); });
  if (!patronymic) return false;
  const std::string& first = parse_of(i)[kept.name_first].form;
  int found = -1;
  for (int sentence = 0; sentence <= mention(i).sentence; ++sentence) {
    for (const int other : order_[sentence]) {
      const Draft& them = draft(other);
      if (other == i || !them.named || them.name_first < 0 || them.name_last == them.name_first ||
          mention(other).actors.size() != 1 || !(mention(other).actors.front().kinds & kind::person) ||
          parse_of(other)[them.name_first].form != first)
        continue;
      if (found >= 0 && !same_party(mention(found).actors.front(), mention(other).actors.front())) return false;
      found = other;
    }
  }
  if (found < 0) return false;
  become(i, found, "first name and patronymic");
  return true;
}

bool Resolver::name_later(int i) {
  if (mention(i).sentence > 1 || draft(i).name_first != draft(i).name_last || draft(i).name_first < 0) return false;
  const std::string& surname = parse_of(i)[draft(i).name_last].form;
  for (std::size_t sentence = mention(i).sentence + 1; sentence < order_.size() && sentence < 5; ++sentence) {
    for (const int other : order_[sentence]) {
      const Draft& kept = draft(other);
      if (!kept.unknown || kept.name_last <= kept.name_first || parse_of(other)[kept.name_last].form != surname)
        continue;
      if (mention(other).actors.empty() || !(mention(other).actors.front().kinds & kind::person)) continue;
      resolve(other);
      become(i, other, "name later");
      return true;
    }
  }
  return false;
}

void resolve(Scene& scene) { Resolver(scene).run(); }

}  // namespace priscus

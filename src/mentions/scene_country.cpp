// The second pass: who is still without a country once the whole text is read takes it from where the text plays.
//
// "Fifteen civilians were killed" in a report from Aleppo are Syrians as far as the text tells, though no word of the
// sentence says so. Asked in this order: the place in the clause, the places of the sentence, those of the sentences
// before it, the state that the text is about. Several places tell nothing. Only people and bodies that are at home
// where they act are asked for; ministers, refugees, foreign fighters and reporters are anywhere.
#include <utility>

#include "base/strings.h"
#include "mentions/kinds.h"
#include "mentions/resolver.h"

namespace priscus {

void Resolver::settle_by_scene() {
  find_topic();
  for (std::size_t s = 0; s < order_.size(); ++s) places_.push_back(places_of(static_cast<int>(s)));
  if (topic_.empty()) topic_ = country_of_places();
  for (const std::vector<int>& sentence : order_) {
    for (const int i : sentence) {
      if (takes_topic(i)) {
        mention(i).actors.front().country = topic_;
        mention(i).how += " + topic";
        continue;
      }
      if (!takes_scene(i)) continue;
      const bool one = draft(i).definite && !draft(i).plural;
      if (one && draft(i).name_first < 0 && same_role_later(i)) continue;
      const std::string country = country_of_scene(i);
      if (country.empty()) continue;
      for (Actor& actor : mention(i).actors) actor.country = country;
      mention(i).how = "role + scene";
      draft(i).need = Need::nothing;
    }
  }
  // "the victims' families", "they": once it is known whose.
  for (const std::vector<int>& sentence : order_) {
    for (const int i : sentence) {
      if (mention(i).actors.size() != 1 || !mention(i).actors.front().country.empty()) continue;
      const int source = mention(i).antecedent >= 0  ? mention(i).antecedent
                         : mention(i).how == "owner" ? draft(i).owner
                                                     : -1;
      if (source < 0 || mention(source).actors.size() != 1) continue;
      mention(i).actors.front().country = mention(source).actors.front().country;
    }
  }
}

bool Resolver::takes_scene(int i) const {
  const Mention& self = mention(i);
  if (self.is_adjective || self.actors.size() != 1 || !self.actors.front().country.empty() || self.antecedent >= 0 ||
      draft(i).role < 0 || has_known_owner(i) || draft(i).name_first >= 0 || draft(i).named || possessor(i) >= 0)
    return false;
  const std::string& sector = self.actors.front().sector;
  const char form = scene_.entry(draft(i).role).role_form;
  const bool modifier = is_relation(parse_of(i)[self.head].deprel, "compound");
  if (away_.has(scene_.entry(draft(i).role).name)) return false;
  if (is_local(i)) return true;
  if (sector == "GOV" && form == 'p' && draft(i).plural && !draft(i).definite) return true;  // see country_of_scene
  if (sector == "CVL" || sector == "MED" || sector == "EDU" || sector == "REL" || sector == "AGR" || sector == "LAB" ||
      sector == "OPP")
    return !modifier;
  if (sector == "COP" || sector == "PTY" || sector == "LEG" || sector == "JUD" || sector == "CRM" || sector == "UAF" ||
      sector == "REB" || sector == "SOC")
    return !modifier;
  if (sector == "GOV" && form == 'm' && !has_complement(i)) return true;  // "authorities"
  if (sector == "MIL" || sector == "GOV") return form != 'p' && draft(i).definite && !has_complement(i);
  return false;
}

// "Interior Minister Dow", "the defence minister", "soldiers" in a text about one state are of that state, unless they
// are who makes the statement: a foreign minister speaks of other states.
bool Resolver::takes_topic(int i) const {
  const Mention& self = mention(i);
  if (topic_.empty() || self.is_adjective || self.actors.size() != 1 || !self.actors.front().country.empty() ||
      (draft(i).role < 0 && !draft(i).unknown) || has_known_owner(i) || possessor(i) >= 0)
    return false;
  const Actor& actor = self.actors.front();
  if (std::find(speakers_.begin(), speakers_.end(), actor.text) != speakers_.end()) return false;
  const bool name = draft(i).name_first >= 0;
  // Somebody without an office is of the state only where the text is about little else.
  if (name) return draft(i).unknown && (actor.kinds & kind::person) && (!actor.sector.empty() || topic_count_ >= 3);
  if (self.antecedent >= 0 || has_complement(i) || away_.has(scene_.entry(draft(i).role).name)) return false;
  if (actor.sector == "MIL") return !is_relation(parse_of(i)[self.head].deprel, "compound");
  return actor.sector == "GOV" && draft(i).definite && scene_.entry(draft(i).role).role_form == 'p';
}

bool Resolver::has_known_owner(int i) const {
  const int owner = draft(i).owner;
  return owner >= 0 && !(mention(owner).actors.size() == 1 && mention(owner).actors.front().country.empty() &&
                         parse_of(i)[mention(owner).head].deprel != "nmod:poss");
}

// "local fighters", "provincial officials"
bool Resolver::is_local(int i) const {
  const auto local = [](std::string_view word) {
    return word == "local" || word == "regional" || word == "provincial" || word == "municipal" || word == "nearby";
  };
  const std::string& role = scene_.entry(draft(i).role).name;
  if (local(std::string_view(role).substr(0, role.find(' ')))) return true;
  const Parse& parse = parse_of(i);
  for (const int child : parse.children(mention(i).head)) {
    if (is_relation(parse[child].deprel, "amod") && local(lower(parse[child].form))) return true;
  }
  return false;
}

// Where somebody goes in that sentence: "his visit to Uzbekistan", "will travel to Iraq", "visited Iraq".
std::string Resolver::destination_of(int s) const {
  const Parse& parse = scene_.parses[s];
  std::string found;
  for (const int i : order_[s]) {
    const Mention& self = mention(i);
    if (self.is_adjective || self.actors.size() != 1 || self.actors.front().country.empty() ||
        !(self.is_place || (self.actors.front().kinds & kind::state)))
      continue;
    const int governor = parse[self.head].head;
    if (governor < 0) continue;
    const std::string_view before = preposition(parse, self.head);
    const std::string& lemma = parse[governor].lemma;
    const bool travel = lemma == "visit" || lemma == "trip" || lemma == "travel" || lemma == "tour" || lemma == "fly" ||
                        lemma == "arrive" || lemma == "arrival";
    if (!travel || !(before == "to" || before == "in" || (before.empty() && lemma == "visit"))) continue;
    if (!found.empty() && found != self.actors.front().country) return {};
    found = self.actors.front().country;
  }
  return found;
}

std::string Resolver::country_of_scene(int i) const {
  const std::string& sector = mention(i).actors.front().sector;
  // "met senior officials" on a visit: those of the host.
  if (sector == "GOV" && !draft(i).definite && !is_local(i)) return destination_of(mention(i).sentence);
  const std::string in_clause = country_of_clause(i);
  if (!in_clause.empty()) return in_clause;
  const int s = mention(i).sentence;
  for (int sentence = s; sentence >= 0 && sentence >= s - 3; --sentence) {
    if (places_[sentence] == "?") return {};
    if (!places_[sentence].empty()) return places_[sentence];
  }
  return topic_;
}

std::string Resolver::country_of_places() const {
  std::string found;
  int sentences = 0;
  for (const std::string& country : places_) {
    if (country.empty()) continue;
    if (!found.empty() && country != found) return {};
    found = country;
    ++sentences;
  }
  if (found == "?" || found == publisher_.country) return {};
  return sentences >= 2 || found == named_most_ ? found : std::string();
}

std::string Resolver::places_of(int s) const {
  std::string found;
  for (const int i : order_[s]) {
    if ((!mention(i).is_place && !is_struck_town(i)) || mention(i).is_adjective || mention(i).actors.empty()) continue;
    const std::string& country = mention(i).actors.front().country;
    if (country.empty() || is_organisation_code(country) || is_place_of_speech(i)) continue;
    if (!found.empty() && found != country) return "?";
    found = country;
  }
  return found;
}

// "a spokesman in Cairo said", "said in Cairo", "summoned the envoy in Brussels": where somebody speaks, or where
// organisations of many states have their seat, is not where the text plays.
bool Resolver::is_place_of_speech(int i) const {
  const Parse& parse = parse_of(i);
  const Mention& self = mention(i);
  if (draft(i).named && seats_.has(lower(parse[self.head].form)) && self.actors.front().country != topic_) return true;
  int token = self.head;
  for (int climb = 0; climb < 3 && is_relation(parse[token].deprel, "nmod"); ++climb) token = parse[token].head;
  const int verb = parse[token].head;
  if (verb < 0 || parse[verb].upos != Upos::VERB || !speech_.has(parse[verb].lemma)) return false;
  const std::string_view deprel = parse[token].deprel;
  return (is_relation(deprel, "nsubj") && token != self.head) || (is_relation(deprel, "obl") && token == self.head);
}

// "an explosion shook Kabul"
bool Resolver::is_struck_town(int i) const {
  const Mention& self = mention(i);
  const SentenceScene& sentence = scene_.sentences[self.sentence];
  const int at = sentence.name_at[self.head];
  if (at < 0 || sentence.names[at].use != NameUse::capital) return false;
  const std::string_view deprel = parse_of(i)[self.head].deprel;
  const int verb = parse_of(i)[self.head].head;
  return (is_relation(deprel, "obj") || deprel == "nsubj:pass") && verb >= 0 && striking_.has(parse_of(i)[verb].lemma);
}

void Resolver::find_topic() {
  topic_.clear();
  std::unordered_map<std::string, int> counts;  // in how many sentences each state is spoken of
  std::unordered_map<std::string, int> last;
  std::vector<std::string> speakers;
  if (!publisher_.country.empty()) speakers.push_back(publisher_.country);
  for (std::size_t i = 0; i < scene_.mentions.size(); ++i) {
    const Mention& self = scene_.mentions[i];
    if (draft(static_cast<int>(i)).gender == '1' && !self.actors.empty()) {
      speakers.push_back(self.actors.front().country);
      speakers_.push_back(self.actors.front().text);
    }
    // Armies fight abroad.
    if (self.antecedent >= 0 || (!self.actors.empty() && self.actors.front().sector == "MIL")) continue;
    for (const std::string_view state : states_of(static_cast<int>(i))) {
      const auto [seen, first] = last.try_emplace(std::string(state), -1);
      // What the headline names counts for more.
      if (seen->second != self.sentence)
        counts[seen->first] += scene_.document.sentences[self.sentence].index < 0 ? 2 : 1;
      seen->second = self.sentence;
    }
  }
  int all = 0;
  for (const std::string& speaker : speakers) counts.erase(speaker);
  int best = 0, second = 0;
  for (const auto& [country, count] : counts) {
    all += count;
    if (count > best)
      second = std::exchange(best, count);
    else
      second = std::max(second, count);
  }
  named_most_.clear();
  std::string in_title;  // the only state of the headline; "?" when there are several
  for (std::size_t i = 0; i < scene_.mentions.size(); ++i)
    if (scene_.document.sentences[scene_.mentions[i].sentence].index < 0)
      for (const std::string_view state : states_of(static_cast<int>(i)))
        in_title = in_title.empty() || in_title == state ? std::string(state) : "?";
  for (const auto& [country, count] : counts) {
    if (count == best && count > second) named_most_ = country;
    if (count >= 2 && (count * 2 > all || (count == best && (count >= 2 * second || (count > second && country == in_title))))) {
      topic_ = country;
      topic_count_ = count;
    }
  }
}

}  // namespace priscus

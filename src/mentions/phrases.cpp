#include "mentions/phrases.h"

#include <algorithm>

#include "base/strings.h"
#include "mentions/kinds.h"
#include "mentions/noun_phrases.h"
#include "mentions/phrase_reader.h"

namespace priscus {

bool is_locative(std::string_view preposition) {
  for (const std::string_view one : {"in", "at", "near", "inside", "outside", "across", "throughout", "around",
                                     "within", "into", "through", "onto", "via", "above", "off", "along", "outside"}) {
    if (preposition == one) return true;
  }
  return false;
}

Actor combine(const Scene& scene, int role, const Actor& owner) {
  Actor actor;
  actor.country = owner.country;
  const ActorEntry* known = owner.entry >= 0 ? &scene.entry(owner.entry) : nullptr;
  const bool of_body = known && known->type == ActorType::body;
  const bool of_state =
      known ? known->type == ActorType::state || known->type == ActorType::group || known->type == ActorType::place
            : owner.sector.empty();
  if (role < 0) {
    if (of_body || (!known && !of_state)) actor.sector = owner.sector;
    actor.kinds = kinds_of_sector(actor.sector);
    if (of_body) actor.kinds = owner.kinds;
    return actor;
  }
  const ActorEntry& noun = scene.entry(role);
  actor.sector = noun.codes.empty() ? std::string() : noun.codes.front().sector;
  const bool uniformed =
      actor.sector == "MIL" || actor.sector == "COP" || actor.sector == "JUD" || actor.sector == "CVL";
  if (of_body) {
    // A body's own people are of its sector; those of an organisation of states are so only when they wear no uniform.
    if (!(is_organisation_code(owner.country) && owner.sector.empty() && uniformed)) actor.sector = owner.sector;
    if (owner.sector == "GOV" && uniformed) actor.sector = noun.codes.front().sector;
  } else if (noun.role_form == 'p' && (actor.sector == "GOV" || actor.sector == "MIL") &&
             (owner.sector == "REB" || owner.sector == "PRM" || owner.sector == "OPP" || owner.sector == "PTY")) {
    actor.sector = owner.sector;  // "the rebels' leader"
  } else if (noun.role_form == 'p' && !of_state && !owner.sector.empty() && owner.sector != "GOV" &&
             !(owner.kinds & kind::person)) {
    actor.sector = owner.sector;  // "a member of the Turkish parliament"
  }
  actor.kinds = kinds_of_sector(actor.sector);
  if (of_body && is_organisation_code(owner.country)) actor.kinds |= owner.kinds & kind::organisation;
  if (noun.role_form == 'p') actor.kinds |= kind::person;
  return actor;
}

void PhraseReader::read(int s) {
  s_ = s;
  parse_ = &scene_.parses[s];
  sentence_ = &scene_.sentences[s];
  covered_.assign(parse_->size(), 0);
  while (time_ < scene_.times.size() && scene_.times[time_].sentence < s) ++time_;
  for (std::size_t t = time_; t < scene_.times.size() && scene_.times[t].sentence == s; ++t)
    cover(scene_.times[t].first, scene_.times[t].last);
  const int begin = static_cast<int>(scene_.mentions.size());
  add_adjectives();
  add_names();
  add_unknown_names();
  add_nominals();
  const int end = static_cast<int>(scene_.mentions.size());
  settled_.assign(end - begin, 0);
  begin_ = begin;
  for (int i = begin; i < end; ++i) settle(i);
  for (int i = begin; i < end; ++i) mark_place(i);
  for (int i = begin; i < end; ++i) link_apposition(i);
  for (int i = begin; i < end; ++i) link_neighbours(i);
  for (int i = begin; i < end; ++i) link_inner_name(i);
  for (int i = begin; i < end; ++i) link_long_title(i);
  for (int i = begin; i < end; ++i) pair_respectively(i);
}

void build_mentions(Scene& scene) {
  PhraseReader reader(scene);
  for (std::size_t s = 0; s < scene.parses.size(); ++s) reader.read(static_cast<int>(s));
}

}  // namespace priscus

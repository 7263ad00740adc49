// actor_import.h: TABARI and PETRARCH actor and agent dictionaries as .actors files.
//
//     Imported imported = import_actors(bytes, "Phoenix.Countries.actors.txt", {ontology, actors, tables});
//
// Two kinds of entries, in one file or in two:
//
//     CENTRAL_AFRICAN_REPUBLIC_ [CAF]      an actor: name and code; `_` is a space
//     +CAR_                                another name of it
//         [CAFREB <890101]                 the code up to a day, from a day (>), or between two (890101-930120)
//     RIOT_POLICE {} [~COP]                an agent, a word for a role; `{}`: no plural
//     !PERSON! = MAN, WOMAN                stands for its words in agents: POLICE!PERSON! [~COP]
//
// A code is read in threes: first the country or body, then roles (knowledge/import/sectors.tsv); what follows and is no role is dropped and told.
// A country alone becomes a further name of that state, anything else a body. Names are in capitals: they are written as names are, and
// short words stay in capitals beside it ("Nato", "NATO"). What our own actors call the same is not taken again.
#pragma once
#include <string>

#include "knowledge/dictionary.h"

namespace priscus {

struct ActorImportInput {
  const Ontology& ontology;
  const Actors& actors;  // those that are known already
  const ImportTables& tables;
};

// `file` is the dictionary's name. Never fails: what cannot be read is a note.
Imported import_actors(std::string text, const std::string& file, const ActorImportInput& input);

}  // namespace priscus

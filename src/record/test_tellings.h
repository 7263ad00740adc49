// test_tellings.h: tellings written by hand, and documents with one event that carry them, for the tests of this room.
#pragma once
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "record/telling.h"
#include "record/test_record.h"

namespace priscus {

// "*Chorku" is a name.
inline TellingWord telling_word(const std::string& word) {
  const bool name = word[0] == '*';
  return {static_cast<std::uint32_t>(stable_hash(name ? word.substr(1) : word)), static_cast<std::uint8_t>(name ? 8 : 4), name};
}

inline Telling test_telling(const std::string& document, const std::string& date, const std::string& type, const std::string& actor,
                            const std::string& recipient, const std::vector<std::string>& words) {
  Telling t;
  t.document = document;
  t.document_date = date;
  t.same_as = "e1";
  t.types = {type};
  t.statuses = {"actual"};
  t.triggers = {"attack"};
  if (!actor.empty()) t.actors = {{actor, "MIL"}};
  if (!recipient.empty()) t.recipients = {{recipient, "MIL"}};
  for (const std::string& word : words) t.words.push_back(telling_word(word));
  std::sort(t.words.begin(), t.words.end());
  return t;
}

// A document with one event that says what the telling says. Its text is the id: nothing is a copy.
inline RecordedDocument told_document(const std::string& id, const std::string& publisher, Telling telling) {
  EventRecord event = test_event(id, telling.types.front(), {}, {});
  event.document_date = telling.document_date;
  event.date = telling.first_day;
  event.same_as = telling.same_as;
  for (const TellingParty& p : telling.actors) event.actors.push_back(party(p.country, p.sector));
  for (const TellingParty& p : telling.recipients) event.recipients.push_back(party(p.country, p.sector));
  RecordedDocument out = test_document(id, {event}, telling.document_date);
  out.document.publisher = publisher;
  telling.document = out.hash;
  out.tellings = {std::move(telling)};
  return out;
}

}  // namespace priscus

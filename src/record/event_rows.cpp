#include "record/event_rows.h"

#include "base/strings.h"

namespace priscus {
namespace {

Span span_of(const Statement& row, int column) {
  return {static_cast<std::uint32_t>(row.number(column)), static_cast<std::uint32_t>(row.number(column + 1))};
}

// Without participants and numbers.
EventRecord read_event(const Statement& row) {
  EventRecord event;
  event.document = row.text(1);
  event.document_date = row.text(2);
  event.sentence = static_cast<int>(row.number(3));
  event.sentence_span = span_of(row, 4);
  event.sentence_text = row.text(6);
  event.trigger_text = row.text(7);
  event.trigger = span_of(row, 8);
  event.type = row.text(10);
  event.mode = row.text(11);
  event.quad = row.text(12);
  event.cameo = row.text(13);
  if (const std::string_view contexts = row.text(14); !contexts.empty())
    for (std::string_view context : split(contexts, ',')) event.contexts.emplace_back(context);
  event.score = row.real(15);
  event.status = row.text(16);
  event.date = row.text(17);
  event.date_span = span_of(row, 18);
  event.attributed_to = row.text(20);
  event.attributed_span = span_of(row, 21);
  event.same_as = row.text(23);
  event.confidence = row.real(24);
  event.frame = row.text(25);
  event.publisher = row.text(26);
  event.url = row.text(27);
  event.language = row.text(28);
  event.coded_on = row.text(29).substr(0, 10);
  event.place = read_place(row, 30);
  return event;
}

// The document as it was read: make_document() parts title and body as then.
Document document_of(const Statement& row) {
  const std::string text(row.text(3)), title(row.text(4)), date(row.text(5));
  std::string_view body = text;
  if (!title.empty()) body.remove_prefix(std::min(body.size(), title.size() + 1));
  Document out;
  if (row.number(6)) {
    std::vector<std::string> sentences;
    for (std::string_view line : split(body, '\n')) sentences.emplace_back(line);
    out = make_document(std::string(row.text(2)), title, sentences, date);
  } else {
    out = make_document(std::string(row.text(2)), title, body, date);
  }
  out.publisher = row.text(7);
  out.url = row.text(8);
  out.language = row.text(9);
  return out;
}

}  // namespace

std::string event_columns(std::string_view further) {
  return std::string(
             "e.number, d.id, d.date, s.sentence, s.begin_byte, s.end_byte, s.text, e.trigger, e.trigger_begin, e.trigger_end, e.type, e.mode, e.quad, "
             "e.cameo, e.contexts, e.score, e.status, e.date, e.date_begin, e.date_end, e.attributed_to, e.attributed_begin, e.attributed_end, "
             "e.same_as, e.confidence, e.frame, d.publisher, d.url, d.language, d.recorded_at, ") +
         kPlaceColumns + std::string(further) +
         "\nFROM events e JOIN documents d ON d.number = e.document JOIN sentences s ON s.number = e.sentence LEFT JOIN places l ON l.event = e.number";
}

// Of records older than version 3 it is not known what named a party; then it is the words that fill the role.
EventRows::EventRows(Database& database)
    : parties_(database.prepare("SELECT side, text, country, sector, begin_byte, end_byte, coalesce(named_begin, begin_byte), coalesce(named_end, end_byte),"
                                " function, guessed, confidence FROM participants WHERE event = ?1 ORDER BY side, position")),
      numbers_(database) {}

EventRecord EventRows::read(const Statement& row) {
  EventRecord event = read_event(row);
  read_parties(row.number(0), event);
  event.numbers = numbers_.read(row.number(0));
  return event;
}

void EventRows::read_parties(std::int64_t event_row, EventRecord& event) {
  parties_.bind(1, event_row);
  while (parties_.step()) {
    PartyRecord party{std::string(parties_.text(1)), std::string(parties_.text(2)), std::string(parties_.text(3)), span_of(parties_, 4), span_of(parties_, 6),
                      std::string(parties_.text(8))};
    party.guessed = parties_.number(9) != 0;
    party.confidence = parties_.real(10);
    (parties_.text(0) == "actor" ? event.actors : event.recipients).push_back(std::move(party));
  }
  parties_.reset();
}

const char* const kDocumentSelect =
    "SELECT d.number, d.hash, d.id, d.text, d.title, d.date, d.split, d.publisher, d.url, d.language, d.copy_of IS NOT NULL, c.program, c.model, c.knowledge"
    " FROM documents d JOIN coders c ON c.number = d.coded_with";

StoredDocument read_document_row(const Statement& row) {
  StoredDocument out;
  out.hash = row.text(1);
  out.document = document_of(row);
  out.copy = row.number(10) != 0;
  out.coded_with = {std::string(row.text(11)), std::string(row.text(12)), std::string(row.text(13))};
  return out;
}

}  // namespace priscus

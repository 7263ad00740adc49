#include "record/sqlite_store.h"

#include <mutex>

#include "base/strings.h"
#include "record/database.h"
#include "record/day_range.h"
#include "record/event_select.h"
#include "record/schema.h"

namespace priscus {
namespace {

Database::Mode mode_of(SqliteStore::Mode mode) { return mode == SqliteStore::Mode::read ? Database::Mode::read : Database::Mode::write; }

// The statements that add a batch, prepared once for it.
class Adder {
 public:
  Adder(Database& database, const CodedWith& coded_with) : database_(database) {
    Statement coder = database.prepare("INSERT INTO coders (program, model, knowledge) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING");
    coder.bind(1, coded_with.program).bind(2, coded_with.model).bind(3, coded_with.knowledge).run();
    Statement find = database.prepare("SELECT number FROM coders WHERE program = ?1 AND model = ?2 AND knowledge = ?3");
    find.bind(1, coded_with.program).bind(2, coded_with.model).bind(3, coded_with.knowledge);
    if (find.step()) coder_ = find.number(0);
  }

  // False when it is there already.
  bool add(const RecordedDocument& recorded) {
    const Document& d = recorded.document;
    document_.bind(1, recorded.hash).bind(2, d.id).bind_or_null(3, d.view(d.title)).bind_or_null(4, d.date);
    document_.bind_or_null(5, d.publisher).bind_or_null(6, d.url).bind_or_null(7, d.language).bind(8, d.text);
    document_.bind(9, d.given_sentences.empty() ? 0 : 1).bind(10, coder_).run();
    if (database_.changed() == 0) return false;
    const std::int64_t document = database_.last_row();
    int sentence = INT32_MIN;
    std::int64_t row = 0;
    for (const EventRecord& event : recorded.events) {  // they come by sentence
      if (event.sentence != sentence) row = add_sentence(document, event);
      sentence = event.sentence;
      add_event(document, row, event);
    }
    return true;
  }

  void add(const Reject& reject) {
    reject_.bind(1, reject.source).bind(2, reject.line).bind(3, reject.byte).bind(4, reject.cause).run();
  }

 private:
  std::int64_t add_sentence(std::int64_t document, const EventRecord& event) {
    sentence_.bind(1, document).bind(2, event.sentence).bind(3, event.sentence_span.begin).bind(4, event.sentence_span.end);
    sentence_.bind(5, event.sentence_text).run();
    // Asked for, not last_row(): it may have been there, and the trigger has added a row to the index of words.
    find_sentence_.bind(1, document).bind(2, event.sentence);
    find_sentence_.step();
    const std::int64_t row = find_sentence_.number(0);
    find_sentence_.reset();
    return row;
  }

  void add_event(std::int64_t document, std::int64_t sentence, const EventRecord& e) {
    const DayRange days = day_range(e.date, e.status, e.document_date);
    const std::string contexts = join(e.contexts, ",");
    event_.bind(1, document).bind(2, sentence).bind(3, e.type).bind_or_null(4, e.mode).bind_or_null(5, e.quad);
    event_.bind_or_null(6, e.cameo).bind_or_null(7, contexts).bind(8, e.score).bind(9, e.status);
    event_.bind_or_null(10, e.date).bind_or_null(11, days.first).bind_or_null(12, days.last).bind_or_null(13, e.attributed_to);
    event_.bind(14, e.trigger_text).bind(15, e.trigger.begin).bind(16, e.trigger.end);
    bind_span(17, e.date_span);
    bind_span(19, e.attributed_span);
    event_.bind_or_null(21, e.same_as).bind(22, e.confidence).bind(23, e.frame).run();
    const std::int64_t row = database_.last_row();
    add_parties(row, "actor", e.actors);
    add_parties(row, "recipient", e.recipients);
  }

  // NULL when there is none.
  void bind_span(int parameter, Span span) {
    if (!span.empty()) event_.bind(parameter, span.begin).bind(parameter + 1, span.end);
  }

  void add_parties(std::int64_t event, std::string_view side, const std::vector<PartyRecord>& parties) {
    int position = 0;
    for (const PartyRecord& p : parties) {
      party_.bind(1, event).bind(2, side).bind(3, position++).bind(4, p.text).bind_or_null(5, p.country);
      party_.bind_or_null(6, p.sector).bind(7, p.span.begin).bind(8, p.span.end).run();
    }
  }

  Database& database_;
  std::int64_t coder_ = 0;
  Statement document_ = database_.prepare(
      "INSERT INTO documents (hash, id, title, date, publisher, url, language, text, split, coded_with, recorded_at)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')) ON CONFLICT (hash) DO NOTHING");
  Statement sentence_ = database_.prepare(
      "INSERT INTO sentences (document, sentence, begin_byte, end_byte, text) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING");
  Statement find_sentence_ = database_.prepare("SELECT number FROM sentences WHERE document = ?1 AND sentence = ?2");
  Statement event_ = database_.prepare(
      "INSERT INTO events (document, sentence, type, mode, quad, cameo, contexts, score, status, date, first_day, last_day, attributed_to, trigger,"
      " trigger_begin, trigger_end, date_begin, date_end, attributed_begin, attributed_end, same_as, confidence, frame)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)");
  Statement party_ = database_.prepare(
      "INSERT INTO participants (event, side, position, text, country, sector, begin_byte, end_byte) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
  Statement reject_ = database_.prepare(
      "INSERT INTO rejects (source, line, byte, cause, recorded_at) VALUES (?1, ?2, ?3, ?4, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))"
      " ON CONFLICT DO NOTHING");
};

Span span_of(const Statement& row, int column) {
  return {static_cast<std::uint32_t>(row.number(column)), static_cast<std::uint32_t>(row.number(column + 1))};
}

// A row of event_select() without its participants.
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
  return event;
}

void read_parties(Statement& parties, std::int64_t event_row, EventRecord& event) {
  parties.bind(1, event_row);
  while (parties.step()) {
    PartyRecord party{std::string(parties.text(1)), std::string(parties.text(2)), std::string(parties.text(3)), span_of(parties, 4)};
    (parties.text(0) == "actor" ? event.actors : event.recipients).push_back(std::move(party));
  }
  parties.reset();
}

}  // namespace

struct SqliteStore::Impl {
  Impl(const std::string& path, Mode mode, int wait_ms) : database(path, mode_of(mode), wait_ms) {
    if (mode == Mode::read) {
      check_schema(database);
      return;
    }
    prepare_schema(database);
    // FULL: what add() has reported outlives a power cut. It costs one wait for the disk a batch.
    database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
  }

  Database database;
  std::mutex mutex;
};

SqliteStore::SqliteStore(const std::string& path, Mode mode, int wait_ms) : impl_(std::make_unique<Impl>(path, mode, wait_ms)) {}

SqliteStore::~SqliteStore() = default;

bool SqliteStore::has(std::string_view hash) {
  std::lock_guard lock(impl_->mutex);
  Statement statement = impl_->database.prepare("SELECT 1 FROM documents WHERE hash = ?1");
  return statement.bind(1, hash).step();
}

Store::Added SqliteStore::add(const Batch& batch) {
  std::lock_guard lock(impl_->mutex);
  Added added;
  Transaction transaction(impl_->database);
  Adder adder(impl_->database, batch.coded_with);
  for (const RecordedDocument& document : batch.documents) {
    const bool is_new = adder.add(document);
    added.documents += is_new;
    added.known += !is_new;
    if (is_new) added.events += static_cast<std::int64_t>(document.events.size());
  }
  for (const Reject& reject : batch.rejects) adder.add(reject);
  transaction.commit();
  return added;
}

std::int64_t SqliteStore::find(const EventQuery& query, const std::function<bool(const EventRecord&)>& each) {
  std::lock_guard lock(impl_->mutex);
  const EventSelect select = event_select(query);
  Statement rows = select.prepare(impl_->database);
  Statement parties = impl_->database.prepare(
      "SELECT side, text, country, sector, begin_byte, end_byte FROM participants WHERE event = ?1 ORDER BY side, position");
  std::int64_t count = 0;
  while (rows.step()) {
    EventRecord event = read_event(rows);
    read_parties(parties, rows.number(0), event);
    ++count;
    if (!each(event)) break;
  }
  return count;
}

void SqliteStore::rejects(const std::function<bool(const Reject&)>& each) {
  std::lock_guard lock(impl_->mutex);
  Statement rows = impl_->database.prepare("SELECT source, line, byte, cause, recorded_at FROM rejects ORDER BY number");
  while (rows.step())
    if (!each({std::string(rows.text(0)), rows.number(1), rows.number(2), std::string(rows.text(3)), std::string(rows.text(4))})) break;
}

}  // namespace priscus

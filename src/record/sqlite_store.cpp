#include "record/sqlite_store.h"

#include <map>
#include <mutex>
#include <optional>

#include "base/strings.h"
#include "record/copies.h"
#include "record/database.h"
#include "record/day_range.h"
#include "record/event_details.h"
#include "record/event_rows.h"
#include "record/event_select.h"
#include "record/incident.h"
#include "record/incident_tables.h"
#include "record/schema.h"
#include "record/url_key.h"

namespace priscus {
namespace {

Database::Mode mode_of(SqliteStore::Mode mode) { return mode == SqliteStore::Mode::read ? Database::Mode::read : Database::Mode::write; }

// The statements that add a batch, prepared once for it.
class Adder {
 public:
  Adder(Database& database, const CodedWith& coded_with, KnownTellings& known) : database_(database), incidents_(database, known) {
    Statement coder = database.prepare("INSERT INTO coders (program, model, knowledge) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING");
    coder.bind(1, coded_with.program).bind(2, coded_with.model).bind(3, coded_with.knowledge).run();
    Statement find = database.prepare("SELECT number FROM coders WHERE program = ?1 AND model = ?2 AND knowledge = ?3");
    find.bind(1, coded_with.program).bind(2, coded_with.model).bind(3, coded_with.knowledge);
    if (find.step()) coder_ = find.number(0);
  }

  // Counts what it changes; documents that were there already change nothing.
  void add(const RecordedDocument& recorded, Store::Added& added) {
    const Document& d = recorded.document;
    const std::string url = url_key(d.url);
    if (known_url(url)) {
      ++added.known;
      return;
    }
    document_.bind(1, recorded.hash).bind(2, d.id).bind_or_null(3, d.view(d.title)).bind_or_null(4, d.date);
    document_.bind_or_null(5, d.publisher).bind_or_null(6, d.url).bind_or_null(7, d.language).bind(8, d.text);
    document_.bind(9, d.given_sentences.empty() ? 0 : 1).bind(10, coder_).bind_or_null(11, url).run();
    if (database_.changed() == 0) {
      ++added.known;
      return;
    }
    const std::int64_t document = database_.last_row();
    ++added.documents;
    const Copies::Place place = copies_.add(document, d, recorded.bands);
    for (std::int64_t demoted : place.demoted) {
      added.events -= remove_events(demoted);
      ++added.copies;
    }
    if (place.original) {
      add_events(document, recorded);
      added.events += static_cast<std::int64_t>(recorded.events.size());
    } else {
      ++added.copies;
    }
  }

  // The events of a document that has none (any more).
  void add_events(std::int64_t document, const RecordedDocument& recorded) {
    int sentence = INT32_MIN;
    std::int64_t row = 0;
    for (const EventRecord& event : recorded.events) {  // they come by sentence
      if (event.sentence != sentence) row = add_sentence(document, event);
      sentence = event.sentence;
      add_event(document, row, event);
    }
    for (const Telling& telling : recorded.tellings) incidents_.add(document, telling);
  }

  // In place of what was coded before.
  void replace(const RecordedDocument& recorded, bool events_too) {
    find_document_.bind(1, recorded.hash);
    const bool there = find_document_.step();
    const std::int64_t document = there ? find_document_.number(0) : 0;
    bool copy = there && find_document_.number(1) > 0;
    const bool compared = there && find_document_.number(2) > 0;
    find_document_.reset();
    if (!there) return;
    const std::string url = url_key(recorded.document.url);
    coded_with_.bind(1, document).bind(2, coder_).bind_or_null(3, url).run();
    if (!compared) {  // it was recorded before copies were known
      const Copies::Place place = copies_.add(document, recorded.document, recorded.bands);
      for (std::int64_t demoted : place.demoted) remove_events(demoted);
      copy = !place.original;
      if (copy) remove_events(document);
    }
    if (copy) return;
    incidents_.remove(document);
    if (events_too) {
      remove_sentences_.bind(1, document).run();
      add_events(document, recorded);
    } else {
      for (const Telling& telling : recorded.tellings) incidents_.add(document, telling);
    }
  }

  // How many there were.
  std::int64_t remove_events(std::int64_t document) {
    count_events_.bind(1, document).step();
    const std::int64_t count = count_events_.number(0);
    count_events_.reset();
    incidents_.remove(document);
    remove_sentences_.bind(1, document).run();  // and with them the events and their parties
    return count;
  }

  // To be called at the end of the transaction.
  void settle() { incidents_.settle(); }

  void add(const Reject& reject) {
    reject_.bind(1, reject.source).bind(2, reject.line).bind(3, reject.byte).bind(4, reject.cause).run();
  }

 private:
  bool known_url(const std::string& url) {
    if (url.empty()) return false;
    find_url_.bind(1, url);
    const bool known = find_url_.step();
    find_url_.reset();
    return known;
  }

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
    details_.add(row, e, days);
  }

  // NULL when there is none.
  void bind_span(int parameter, Span span) {
    if (!span.empty()) event_.bind(parameter, span.begin).bind(parameter + 1, span.end);
  }

  void add_parties(std::int64_t event, std::string_view side, const std::vector<PartyRecord>& parties) {
    int position = 0;
    for (const PartyRecord& p : parties) {
      party_.bind(1, event).bind(2, side).bind(3, position++).bind(4, p.text).bind_or_null(5, p.country);
      party_.bind_or_null(6, p.sector).bind(7, p.span.begin).bind(8, p.span.end).bind(9, p.named.begin).bind(10, p.named.end);
      party_.bind_or_null(11, p.function).bind(12, p.guessed ? 1 : 0).bind(13, p.confidence).run();
    }
  }

  Database& database_;
  std::int64_t coder_ = 0;
  Statement document_ = database_.prepare(
      "INSERT INTO documents (hash, id, title, date, publisher, url, language, text, split, coded_with, url_key, recorded_at)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')) ON CONFLICT (hash) DO NOTHING");
  Statement find_url_ = database_.prepare("SELECT 1 FROM documents WHERE url_key = ?1");
  Statement find_document_ = database_.prepare(
      "SELECT number, coalesce(copy_of, 0), EXISTS (SELECT 1 FROM copy_bands b WHERE b.document = d.number) FROM documents d WHERE hash = ?1");
  Statement coded_with_ = database_.prepare("UPDATE documents SET coded_with = ?2, url_key = ?3 WHERE number = ?1");
  Statement count_events_ = database_.prepare("SELECT count(*) FROM events WHERE document = ?1");
  Statement remove_sentences_ = database_.prepare("DELETE FROM sentences WHERE document = ?1");
  Copies copies_{database_};
  IncidentTables incidents_;
  Statement sentence_ = database_.prepare(
      "INSERT INTO sentences (document, sentence, begin_byte, end_byte, text) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING");
  Statement find_sentence_ = database_.prepare("SELECT number FROM sentences WHERE document = ?1 AND sentence = ?2");
  Statement event_ = database_.prepare(
      "INSERT INTO events (document, sentence, type, mode, quad, cameo, contexts, score, status, date, first_day, last_day, attributed_to, trigger,"
      " trigger_begin, trigger_end, date_begin, date_end, attributed_begin, attributed_end, same_as, confidence, frame)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)");
  Statement party_ = database_.prepare(
      "INSERT INTO participants (event, side, position, text, country, sector, begin_byte, end_byte, named_begin, named_end, function, guessed, confidence)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
  DetailsAdder details_{database_};
  Statement reject_ = database_.prepare(
      "INSERT INTO rejects (source, line, byte, cause, recorded_at) VALUES (?1, ?2, ?3, ?4, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))"
      " ON CONFLICT DO NOTHING");
};

// The first document behind row `last`, which is moved to it; false: there is none.
bool read_document(Database& database, std::int64_t& last, StoredDocument& out) {
  Statement row = database.prepare(std::string(kDocumentSelect) + " WHERE d.number > ?1 ORDER BY d.number LIMIT 1");
  row.bind(1, last);
  if (!row.step()) return false;
  last = row.number(0);
  out = read_document_row(row);
  EventQuery query;
  query.document_row = last;
  const EventSelect select = event_select(query);
  Statement rows = select.prepare(database);
  EventRows events(database);
  std::map<std::int64_t, EventRecord> by_row;
  while (rows.step()) by_row.emplace(rows.number(0), events.read(rows));
  for (auto& [number, event] : by_row) out.events.push_back(std::move(event));
  return true;
}

}  // namespace

struct SqliteStore::Impl {
  Impl(const std::string& path, Mode mode, int wait_ms) : database(path, mode_of(mode), wait_ms) {
    // Memory for pages of the file, in KiB: without it a large record is read from the system again for every event.
    database.run("PRAGMA cache_size = -65536");
    if (mode == Mode::read) {
      check_schema(database);
      return;
    }
    prepare_schema(database);
    // FULL: what add() has reported outlives a power cut. It costs one wait for the disk a batch.
    database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
  }

  // Within a transaction. What was known before holds when the last transaction ended well and no other program has written since.
  KnownTellings& known_tellings() {
    version_now = database.number("PRAGMA data_version");  // not later: nobody else can write while the transaction is open
    if (version_known != version_now) known.clear();
    version_known = -1;
    return known;
  }
  void keep_known() { version_known = version_now; }

  Database database;
  std::mutex mutex;
  KnownTellings known;
  std::int64_t version_known = -1, version_now = -1;
};

SqliteStore::SqliteStore(const std::string& path, Mode mode, int wait_ms) : impl_(std::make_unique<Impl>(path, mode, wait_ms)) {}

SqliteStore::~SqliteStore() = default;

bool SqliteStore::has(std::string_view hash, std::string_view url) {
  std::lock_guard lock(impl_->mutex);
  const std::string key = url_key(url);
  Statement statement = impl_->database.prepare("SELECT 1 FROM documents WHERE hash = ?1 UNION ALL SELECT 1 FROM documents WHERE url_key = ?2");
  return statement.bind(1, hash).bind_or_null(2, key).step();
}

Store::Added SqliteStore::add(const Batch& batch) {
  std::lock_guard lock(impl_->mutex);
  Added added;
  Transaction transaction(impl_->database);
  Adder adder(impl_->database, batch.coded_with, impl_->known_tellings());
  for (const RecordedDocument& document : batch.documents) adder.add(document, added);
  for (const Reject& reject : batch.rejects) adder.add(reject);
  adder.settle();
  transaction.commit();
  impl_->keep_known();
  return added;
}

std::int64_t SqliteStore::find(const EventQuery& query, const std::function<bool(const EventRecord&)>& each) {
  std::lock_guard lock(impl_->mutex);
  const EventSelect select = event_select(query);
  Statement rows = select.prepare(impl_->database);
  EventRows events(impl_->database);
  std::int64_t count = 0;
  while (rows.step()) {
    ++count;
    if (!each(events.read(rows))) break;
  }
  return count;
}

void SqliteStore::series(const EventQuery& query, SeriesPeriod period, const std::function<bool(const SeriesRow&)>& each) {
  std::lock_guard lock(impl_->mutex);
  const EventSelect select = series_select(query, period);
  Statement rows = select.prepare(impl_->database);
  while (rows.step())
    if (!each({std::string(rows.text(0)), std::string(rows.text(1)), std::string(rows.text(2)), rows.number(3), rows.real(4)})) break;
}

void SqliteStore::rejects(const std::function<bool(const Reject&)>& each) {
  std::lock_guard lock(impl_->mutex);
  Statement rows = impl_->database.prepare("SELECT source, line, byte, cause, recorded_at FROM rejects ORDER BY number");
  while (rows.step())
    if (!each({std::string(rows.text(0)), rows.number(1), rows.number(2), std::string(rows.text(3)), std::string(rows.text(4))})) break;
}

std::int64_t SqliteStore::incidents(const IncidentQuery& query, const std::function<bool(const Incident&)>& each) {
  std::lock_guard lock(impl_->mutex);
  return find_incidents(impl_->database, query, each);
}

bool SqliteStore::next_document(std::int64_t& after, StoredDocument& document) {
  std::lock_guard lock(impl_->mutex);
  return read_document(impl_->database, after, document);
}

void SqliteStore::replace(const CodedWith& coded_with, const std::vector<Replacement>& documents) {
  std::lock_guard lock(impl_->mutex);
  Transaction transaction(impl_->database);
  Adder adder(impl_->database, coded_with, impl_->known_tellings());
  for (const Replacement& r : documents) adder.replace(r.document, r.events_differ);
  adder.settle();
  transaction.commit();
  impl_->keep_known();
}

}  // namespace priscus

// test_made_up_record.h: a small record of made-up events in which every filter has something to find; for the tests of this room.
#pragma once
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "record/sqlite_store.h"
#include "record/test_record.h"

namespace priscus {

class MadeUpRecord {
 public:
  // A file of that name; gone when this goes.
  explicit MadeUpRecord(const std::string& name) : path_(testing::TempDir() + name + ".db") { remove(); }
  ~MadeUpRecord() { remove(); }

  const std::string& path() const { return path_; }

  // `count` documents with up to four events each. An event is known by its frame: "made-up:17".
  std::vector<RecordedDocument> documents(int count) {
    std::vector<RecordedDocument> out;
    for (int i = 0; i < count; ++i) out.push_back(document());
    return out;
  }

  void add(const std::vector<RecordedDocument>& documents) { store().add({{"0.1", "model", "knowledge"}, documents, {}}); }
  SqliteStore store() { return SqliteStore(path_, SqliteStore::Mode::write); }

 private:
  void remove() {
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path_ + ending);
  }
  int below(int end) { return static_cast<int>(random_() % static_cast<unsigned>(end)); }
  template <std::size_t size>
  const char* one_of(const char* const (&list)[size]) {
    return list[below(static_cast<int>(size))];
  }

  PartyRecord any_party() {
    PartyRecord out = party(one_of({"BLR", "AZE", "ARM", "RUS", ""}), one_of({"GOV", "MIL", ""}));
    out.text = "somebody";
    return out;
  }

  std::string any_day() {
    const int day = below(400);
    if (below(12) == 0) return {};
    if (below(12) == 0) return "2023-0" + std::to_string(1 + below(9));  // a month
    if (below(12) == 0) return day_of(day) + '/' + day_of(below(400));  // some of these end before they begin
    return day_of(day);
  }
  static std::string day_of(int day) {
    const int month = day / 31 % 12 + 1, in_month = std::min(day % 31 + 1, 28);
    return std::to_string(2023 + day / 372) + (month < 10 ? "-0" : "-") + std::to_string(month) + (in_month < 10 ? "-0" : "-") + std::to_string(in_month);
  }

  EventRecord event(const std::string& id, const std::string& date, int sentence) {
    EventRecord e = test_event(id, one_of({"CONSULT", "ACCUSE", "ASSAULT", "AID"}), {}, {});
    for (int i = below(3); i >= 0; --i) e.actors.push_back(any_party());
    for (int i = below(3); i > 0; --i) e.recipients.push_back(any_party());
    e.mode = one_of({"", "phone", "visit"});
    e.quad = one_of({"verbal cooperation", "material cooperation", "verbal conflict", "material conflict", ""});
    e.status = one_of({"actual", "actual", "future", "negated", "historical"});
    e.score = below(41) / 2.0 - 10;
    e.document_date = date;
    e.date = any_day();
    e.sentence = sentence;
    e.sentence_text = std::string("The ") + one_of({"minister", "army", "court"}) + " spoke of " + one_of({"talks", "grain", "a “border”"}) + '.';
    e.attributed_to = one_of({"", "the Foreign Ministry", "an agency"});
    e.same_as = "e" + std::to_string(sentence + 1);
    if (below(3) == 0) e.place.reset();
    else if (below(5) == 0) e.place = PlaceRecord{"the border", "", "", "", 0, 0, "none", {}};
    else e.place = PlaceRecord{"there", one_of({"Oslo", "Minsk", "Baku"}), one_of({"NOR", "BLR"}), one_of({"", "Oslo fylke"}), 1.0 * below(2), 10, "city", {}};
    e.frame = "made-up:" + std::to_string(next_++);
    return e;
  }

  RecordedDocument document() {
    const std::string id = "d" + std::to_string(next_++), date = below(10) == 0 ? "" : day_of(below(400));
    RecordedDocument out = test_document(id, {}, date);
    out.document = make_document(id, below(2) ? "Title of " + id : "", "Text of " + id + ".", date);
    out.document.publisher = one_of({"Wire", "Agency", ""});
    out.hash = content_hash(out.document);
    for (int i = below(5); i > 0; --i) {
      out.events.push_back(event(id, date, static_cast<int>(out.events.size())));
      Telling telling;
      telling.document = out.hash;
      telling.document_date = date;
      telling.same_as = out.events.back().same_as;
      telling.types = {out.events.back().type};
      telling.statuses = {out.events.back().status};
      out.tellings.push_back(telling);
    }
    return out;
  }

  std::string path_;
  std::mt19937 random_{11};
  int next_ = 0;
};

}  // namespace priscus

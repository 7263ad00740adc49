// How fast a record of a million events answers. The events are made up, the same on every machine: who acts on whom follows Zipf's
// law over 200 countries in an order drawn by lot, so that the busiest pair has some 1.5 events in a hundred; days are spread evenly over 20 years; a third
// of the events has a place of the gazetteer in the country they befall, and the events of one document in twenty stand in incidents.
//
//     priscus-record-bench FILE.db [EVENTS]     fills the record when it is not there (a minute or two), then asks it
//
// Prints for each question how many events it gave, and of 20 runs on a warm file cache the median and worst time by the clock and the
// median time of the processor, which is what counts while other programs run.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <random>

#include "priscus/knowledge.h"
#include "record/sqlite_store.h"

namespace priscus {
namespace {

constexpr int kCountries = 200, kEventsADocument = 3, kYears = 20, kDocumentsAnIncident = 20, kRuns = 20;
constexpr std::size_t kBatch = 2000;

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Countries, the busiest first, in an order drawn by lot: the events are made up and mean nothing.
std::string country(const Knowledge& knowledge, int rank) {
  static const std::vector<std::string> codes = [&] {
    std::vector<std::string> out;
    for (const GazetteerPlace& place : knowledge.gazetteer().all())
      if (place.kind == PlaceKind::country) out.push_back(place.country);
    std::mt19937_64 random(7);
    for (std::size_t i = out.size(); i > 1; --i) std::swap(out[i - 1], out[random() % i]);
    return out;
  }();
  return codes.at(static_cast<std::size_t>(rank));
}

class Generator {
 public:
  explicit Generator(const Knowledge& knowledge) : knowledge_(knowledge) {
    double sum = 0;
    for (int rank = 0; rank < kCountries; ++rank) shares_.push_back(sum += 1.0 / (rank + 1));
    for (const GazetteerPlace& place : knowledge.gazetteer().all())
      if (!place.country.empty()) places_[place.country].push_back(&place);
  }

  RecordedDocument document(int number) {
    RecordedDocument out;
    out.hash = fmt::format("{:064x}", number);
    out.document.id = fmt::format("made-up-{}", number);
    const int day = below(365);
    out.document.date = fmt::format("{}-{:02}-{:02}", 2005 + below(kYears), day / 31 + 1, std::min(day % 31 + 1, 28));
    out.document.publisher = fmt::format("Wire {}", below(40));
    out.document.url = fmt::format("https://example.org/{}", number);
    out.document.text = fmt::format("Made-up report {}\n", number);
    out.document.title = {0, static_cast<std::uint32_t>(out.document.text.size() - 1)};
    for (int i = 0; i < kEventsADocument; ++i) {
      out.events.push_back(event(out.document, i, static_cast<std::uint32_t>(out.document.text.size())));
      out.document.text += out.events.back().sentence_text + '\n';
      if (number % kDocumentsAnIncident == 0) out.tellings.push_back(telling(out.hash, out.events.back()));
    }
    return out;
  }

 private:
  int below(int end) { return static_cast<int>(random_() % static_cast<std::uint64_t>(end)); }

  PartyRecord party() {
    static constexpr const char* kSectors[] = {"GOV", "GOV", "GOV", "MIL", "COP", "CVL", "REB", "LEG", "BUS", "JRN"};
    const double at = below(1 << 30) / double(1 << 30) * shares_.back();
    const int rank = static_cast<int>(std::lower_bound(shares_.begin(), shares_.end(), at) - shares_.begin());
    const std::string code = country(knowledge_, rank);
    return {"the government of " + code, code, kSectors[below(10)], {}, {}, ""};
  }

  std::optional<PlaceRecord> place(const std::string& country) {
    const std::vector<const GazetteerPlace*>& there = places_[country];
    if (there.empty()) return std::nullopt;
    const GazetteerPlace& p = *there[static_cast<std::size_t>(below(static_cast<int>(there.size())))];
    return PlaceRecord{p.name, p.name, p.country, p.region, p.latitude, p.longitude, std::string(name(p.kind)), {}};
  }

  static Telling telling(const std::string& hash, const EventRecord& e) {
    Telling t;
    t.document = hash;
    t.document_date = e.document_date;
    t.same_as = e.same_as;
    t.types = {e.type};
    t.statuses = {e.status};
    t.triggers = {"speak"};
    t.first_day = t.last_day = e.date;
    for (const PartyRecord& p : e.actors) t.actors.push_back({p.country, p.sector});
    for (const PartyRecord& p : e.recipients) t.recipients.push_back({p.country, p.sector});
    std::sort(t.actors.begin(), t.actors.end());
    return t;
  }

  EventRecord event(const Document& document, int sentence, std::uint32_t begin) {
    static constexpr const char* kTypes[] = {"CONSULT", "CONSULT", "REQUEST", "ACCUSE", "ASSAULT", "COERCE", "SUPPORT", "AGREE", "AID", "RETREAT", "COOPERATE"};
    static constexpr const char* kStatuses[] = {"actual", "actual", "actual", "actual", "future", "negated"};
    static constexpr const char* kWords[] = {"talks", "border", "minister", "village", "troops", "aid", "grain", "court", "police", "harbour"};
    EventRecord e;
    e.document_date = document.date;
    e.sentence = sentence;
    e.actors = {party()};
    if (below(8) == 0) e.actors.push_back(party());
    e.recipients = {party()};
    e.type = kTypes[below(11)];
    e.quad = knowledge_.ontology().type(e.type)->quad;
    e.cameo = "111";
    e.score = knowledge_.ontology().score(e.type, "");
    e.status = kStatuses[below(6)];
    e.date = document.date;
    e.same_as = fmt::format("e{}", sentence + 1);
    e.confidence = 0.75;
    e.frame = "frames/made-up.frames:1:made-up";
    e.trigger_text = "spoke";
    e.trigger.begin = begin + static_cast<std::uint32_t>(e.actors[0].text.size()) + 1;
    e.trigger.end = e.trigger.begin + static_cast<std::uint32_t>(e.trigger_text.size());
    e.sentence_text = e.actors[0].text + " spoke to " + e.recipients[0].text + " of";
    for (int i = 0; i < 12; ++i) e.sentence_text += std::string(" ") + kWords[below(10)];
    e.sentence_span = {begin, static_cast<std::uint32_t>(begin + e.sentence_text.size())};
    if (below(3) == 0) e.place = place(e.recipients[0].country);
    if (below(10) == 0) e.numbers = {{"killed", below(50), -1, "", "some", "", {}}};
    return e;
  }

  std::mt19937_64 random_{42};  // the same numbers on every machine
  const Knowledge& knowledge_;
  std::vector<double> shares_;
  StringMap<std::vector<const GazetteerPlace*>> places_;
};

void fill(const std::string& path, const Knowledge& knowledge, std::int64_t events) {
  const auto start = std::chrono::steady_clock::now();
  SqliteStore store(path, SqliteStore::Mode::write);
  Generator generator(knowledge);
  Batch batch;
  batch.coded_with = {"bench", "none", "none"};
  const int documents = static_cast<int>(events / kEventsADocument);
  for (int i = 0; i < documents; ++i) {
    batch.documents.push_back(generator.document(i));
    if (batch.documents.size() < kBatch && i + 1 < documents) continue;
    store.add(batch);
    batch.documents.clear();
  }
  const double seconds = seconds_since(start);
  fmt::print("filled: {} events in {:.0f} s, {:.0f} a second, {} MB\n", documents * kEventsADocument, seconds,
             documents * kEventsADocument / seconds, std::filesystem::file_size(path) / 1000000);
}

template <class Ask>
void measure(const char* what, Ask ask) {
  std::vector<double> times, processor;
  std::int64_t count = 0;
  for (int run = 0; run < kRuns; ++run) {
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t begin = std::clock();
    count = ask();
    processor.push_back(double(std::clock() - begin) * 1000 / CLOCKS_PER_SEC);
    times.push_back(seconds_since(start) * 1000);
  }
  std::sort(times.begin(), times.end());
  std::sort(processor.begin(), processor.end());
  fmt::print("{:<44} {:>7} rows  median {:7.1f} ms  worst {:7.1f} ms  processor {:7.1f} ms\n", what, count, times[times.size() / 2], times.back(),
             processor[processor.size() / 2]);
  std::fflush(stdout);
}

EventQuery year_of(const std::string& one, const std::string& other) {
  EventQuery query;
  if (!other.empty()) query.dyads = {Dyad{{one, ""}, {other, ""}}};
  if (other.empty()) query.actors = {{one, ""}};
  query.since = "2015-01-01";
  query.until = "2015-12-31";
  return query;
}

void ask(const std::string& path, const Knowledge& knowledge) {
  SqliteStore store(path, SqliteStore::Mode::read);
  const auto country = [&](int rank) { return priscus::country(knowledge, rank); };
  const auto find = [&](const EventQuery& query) { return store.find(query, [](const EventRecord&) { return true; }); };
  const auto series = [&](const EventQuery& query) {
    std::int64_t rows = 0;
    store.series(query, SeriesPeriod::month, [&](const SeriesRow&) { return ++rows, true; });
    return rows;
  };
  measure("busiest dyad, a year", [&] { return find(year_of(country(0), country(1))); });
  measure("middling dyad, a year", [&] { return find(year_of(country(9), country(14))); });
  measure("quiet dyad, a year", [&] { return find(year_of(country(60), country(90))); });
  EventQuery sector = year_of(country(0), country(1));
  sector.dyads[0].one.sector = "MIL";
  measure("busiest dyad, one sector, a year", [&] { return find(sector); });
  EventQuery all = year_of(country(0), country(1));
  all.since = all.until = "";
  measure("busiest dyad, series of months, 20 years", [&] { return series(all); });
  measure("busiest actor, a year", [&] { return find(year_of(country(0), "")); });
  EventQuery words = year_of(country(0), country(1));
  words.words = "grain harbour";
  measure("busiest dyad, a year, two words", [&] { return find(words); });
}

}  // namespace
}  // namespace priscus

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: priscus-record-bench FILE.db [EVENTS]\n");
    return 2;
  }
  const std::shared_ptr<const priscus::Knowledge> knowledge = priscus::Knowledge::load(PRISCUS_SOURCE_DIR "/knowledge");
  if (!std::filesystem::exists(argv[1])) priscus::fill(argv[1], *knowledge, argc > 2 ? std::atoll(argv[2]) : 1000000);
  priscus::ask(argv[1], *knowledge);
}

// The cube must say what the record says: every answer is compared with SqliteStore's, or with one counted by hand from its events.
#include "service/event_cube.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "record/day_range.h"
#include "record/record_reader.h"
#include "service/cube_counts.h"
#include "service/cube_filter.h"
#include "service/record_news.h"
#include "service/test_made_up_record.h"

namespace priscus {
namespace {

Dyad pair(const std::string& one, const std::string& other) { return {party_code(one), party_code(other)}; }

// One of each filter, and some together.
std::vector<EventQuery> queries() {
  std::vector<EventQuery> out(1);
  const auto add = [&](auto change) {
    out.emplace_back();
    change(out.back());
  };
  add([](EventQuery& q) { q.actors = {party_code("BLR")}; });
  add([](EventQuery& q) { q.actors = {party_code("BLR:GOV"), party_code(":MIL")}; });
  add([](EventQuery& q) { q.recipients = {party_code("AZE")}; });
  add([](EventQuery& q) { q.recipients = {party_code("ZZZ")}; });  // whom nobody has
  add([](EventQuery& q) { q.sectors = {"MIL"}; });
  add([](EventQuery& q) { q.dyads = {pair("BLR", "AZE")}; });
  add([](EventQuery& q) { q.dyads = {pair("AZE", "BLR"), pair("RUS", "ARM")}; });
  add([](EventQuery& q) { q.dyads = {pair("BLR", "BLR")}; });
  add([](EventQuery& q) { q.dyads = {pair("BLR:GOV", "AZE")}; });
  add([](EventQuery& q) { q.dyads = {pair("BLR:GOV", ":MIL")}; });
  add([](EventQuery& q) { q.dyads = {pair(":MIL", ":GOV")}; });
  add([](EventQuery& q) { q.dyads = {pair("BLR", "ZZZ")}; });
  add([](EventQuery& q) { q.types = {"CONSULT", "AID"}; });
  add([](EventQuery& q) { q.modes = {"phone"}; });
  add([](EventQuery& q) { q.quads = {"material conflict", "verbal conflict"}; });
  add([](EventQuery& q) { q.statuses = {"actual"}; });
  add([](EventQuery& q) { q.places = {"nor"}; });
  add([](EventQuery& q) { q.places = {"OSLO FYLKE", "minsk"}; });
  add([](EventQuery& q) { q.places = {"nowhere"}; });
  add([](EventQuery& q) { q.since = "2023-05-10"; });
  add([](EventQuery& q) { q.until = "2023-05-10"; });
  add([](EventQuery& q) { q.since = "2023-03-01", q.until = "2023-03-31"; });
  add([](EventQuery& q) { q.since = "2023-06-20", q.until = "2023-04-10"; });  // what lasted from then until then
  add([](EventQuery& q) { q.speaker = "foreign MINISTRY"; });
  add([](EventQuery& q) { q.words = "minister talk"; });
  add([](EventQuery& q) { q.words = "border"; });
  add([](EventQuery& q) { q.words = "unheard"; });
  add([](EventQuery& q) { q.document_row = 7; });
  add([](EventQuery& q) { q.dyads = {pair("BLR", "AZE")}, q.statuses = {"actual"}, q.since = "2023-02-01", q.places = {"BLR", "NOR"}, q.words = "grain"; });
  return out;
}

class EventCubeTest : public testing::Test {
 protected:
  void SetUp() override {
    documents_ = record_.documents(300);
    record_.add(documents_);
    read();
  }

  void read() {
    Database database(record_.path(), Database::Mode::read, 1000);
    cube_ = EventCube::read(database, cube_);
  }

  RowSet sentences(const EventQuery& query) {
    RowSet out(100000);
    for (std::int64_t row : RecordReader(record_.path()).sentences_with(query.words)) out[static_cast<std::size_t>(row)] = true;
    return out;
  }

  // What the store finds, in the order of days.
  std::vector<EventRecord> found(const EventQuery& query) {
    std::vector<EventRecord> out;
    record_.store().find(query, [&](const EventRecord& event) { return out.push_back(event), true; });
    return out;
  }

  std::vector<std::string> frames(const std::vector<EventRecord>& events) {
    std::vector<std::string> out;
    for (const EventRecord& event : events) out.push_back(event.frame);
    return out;
  }
  std::vector<std::string> frames(const std::vector<EventCube::Index>& events) {
    std::vector<std::int64_t> rows;
    for (EventCube::Index i : events) rows.push_back(cube_->rows[i]);
    std::vector<std::string> out;
    for (const FoundEvent& event : RecordReader(record_.path()).events(rows)) out.push_back(event.event.frame);
    return out;
  }

  // The same for every query: `check(query, filter, what the store finds)`.
  template <class Check>
  void for_each_query(Check check) {
    int number = 0;
    for (const EventQuery& query : queries()) {
      SCOPED_TRACE("query " + std::to_string(number++));
      const RowSet set = sentences(query);
      check(query, CubeFilter(*cube_, query, query.words.empty() ? nullptr : &set), found(query));
    }
  }

  // "verbal conflict 3, …; 7 events, score -1.250"
  std::string text(const Counts& counts) {
    std::string out;
    std::map<std::string, std::int64_t> sorted;
    for (int i = 1; i < cube_->quad_names.size(); ++i)
      if (counts.quads[static_cast<std::size_t>(i)] > 0) sorted[cube_->quad_names[i]] = counts.quads[static_cast<std::size_t>(i)];
    for (const auto& [name, n] : sorted) out += fmt::format("{} {}, ", name, n);
    return out + fmt::format("{} events, score {:.3f}", counts.events, counts.score());
  }
  // The same from events.
  static std::string text(const std::vector<const EventRecord*>& events) {
    std::map<std::string, std::int64_t> sorted;
    double sum = 0;
    for (const EventRecord* event : events) {
      if (!event->quad.empty()) ++sorted[event->quad];
      sum += event->score;
    }
    std::string out;
    for (const auto& [name, n] : sorted) out += fmt::format("{} {}, ", name, n);
    return out + fmt::format("{} events, score {:.3f}", events.size(), sum / static_cast<double>(events.size()));
  }
  // Groups of events by a name each.
  using Groups = std::map<std::string, std::vector<const EventRecord*>>;
  static std::map<std::string, std::string> texts(const Groups& groups) {
    std::map<std::string, std::string> out;
    for (const auto& [name, events] : groups) out[name] = text(events);
    return out;
  }

  // Who acts on whom, by countries; both ways when they act together.
  static std::set<std::pair<std::string, std::string>> deeds(const EventRecord& event) {
    std::set<std::pair<std::string, std::string>> out;
    const auto& others = event.recipients.empty() ? event.actors : event.recipients;
    for (const PartyRecord& a : event.actors)
      for (const PartyRecord& b : others)
        if (&a != &b && !a.country.empty() && !b.country.empty()) out.emplace(a.country, b.country);
    return out;
  }
  static bool named(const EventQuery& query, const std::string& one, const std::string& other) {
    const auto is = [](const std::string& wanted, const std::string& country) { return wanted.empty() || wanted == country; };
    return query.dyads.empty() || std::any_of(query.dyads.begin(), query.dyads.end(), [&](const Dyad& d) {
             return (is(d.one.country, one) && is(d.other.country, other)) || (is(d.one.country, other) && is(d.other.country, one));
           });
  }
  std::string codes(std::uint32_t pair) {
    return cube_->country_codes[cube_->pair_names[pair].one] + "," + cube_->country_codes[cube_->pair_names[pair].other];
  }

  MadeUpRecord record_{std::string("event_cube_") + testing::UnitTest::GetInstance()->current_test_info()->name()};
  std::vector<RecordedDocument> documents_;
  std::shared_ptr<const EventCube> cube_;
};

TEST_F(EventCubeTest, FindsWhatTheStoreFindsInItsOrder) {
  int with_some = 0;
  for_each_query([&](const EventQuery&, const CubeFilter& filter, const std::vector<EventRecord>& events) {
    with_some += !events.empty();
    EXPECT_EQ(frames(in_order(filter, false)), frames(events));
    std::vector<std::string> newest = frames(events);
    std::reverse(newest.begin(), newest.end());
    EXPECT_EQ(frames(in_order(filter, true)), newest);
  });
  EXPECT_GE(with_some, 22);  // the queries are not idle
}

TEST_F(EventCubeTest, PagesGoThroughAllOfThem) {
  for (bool newest_first : {false, true})
    for_each_query([&](const EventQuery&, const CubeFilter& filter, const std::vector<EventRecord>& events) {
      std::vector<std::string> paged;
      std::optional<CubePosition> after;
      for (bool more = true; more;) {
        const CubePage page = priscus::page(filter, newest_first, after ? &*after : nullptr, 7);
        EXPECT_EQ(page.total, static_cast<std::int64_t>(events.size()));
        EXPECT_LE(page.events.size(), 7u);
        for (std::string& frame : frames(page.events)) paged.push_back(std::move(frame));
        more = page.more;
        if (!page.events.empty()) after = position(*cube_, page.events.back());
        ASSERT_LT(paged.size(), 2000u);
      }
      std::vector<std::string> all = frames(events);
      if (newest_first) std::reverse(all.begin(), all.end());
      EXPECT_EQ(paged, all);
    });
}

TEST_F(EventCubeTest, SaysWhoseEventsCame) {
  std::shared_ptr<const EventCube> before = cube_;
  std::vector<RecordedDocument> more = record_.documents(1);
  more[0].events.resize(1);
  more[0].events[0].actors = {party("KEN")};
  more[0].events[0].recipients = {};
  more[0].events[0].place.reset();
  more[0].events[0].type = "THREATEN";
  record_.add(more);
  read();
  const RecordNews news = news_of(*cube_, *before);
  EXPECT_FALSE(news.anything);
  EXPECT_THAT(news.countries, testing::Contains("KEN"));
  EXPECT_THAT(news.types, testing::Contains("THREATEN"));
  EXPECT_LT(cube_->size() - cube_->taken_over, 10);  // this one's and the last document's before
  // Coded again: anything may have changed.
  const std::shared_ptr<const EventCube> anew = [&] {
    Database database(record_.path(), Database::Mode::read, 1000);
    return EventCube::read(database, nullptr);
  }();
  EXPECT_TRUE(news_of(*anew, *cube_).anything);
}

// What has come is sorted in between what was there.
TEST_F(EventCubeTest, OrdersByDayAndPairWhatHasCome) {
  ASSERT_FALSE(cube_->backwards.empty());
  for (int more : {1, 40, 0}) {
    record_.add(record_.documents(more));
    read();
    Database database(record_.path(), Database::Mode::read, 1000);
    const std::shared_ptr<const EventCube> anew = EventCube::read(database, nullptr);
    EXPECT_EQ(cube_->by_day, anew->by_day);
    EXPECT_EQ(cube_->ends, anew->ends);
    EXPECT_EQ(cube_->backwards, anew->backwards);
    EXPECT_EQ(cube_->of_pair.size(), anew->of_pair.size());
    for (EventCube::Index k = 1; k < cube_->size(); ++k)
      EXPECT_LT(position(*cube_, cube_->by_day[k - 1]), position(*cube_, cube_->by_day[k]));
  }
}

TEST_F(EventCubeTest, CountsPeriodsAsTheStore) {
  for (SeriesPeriod period : {SeriesPeriod::day, SeriesPeriod::week, SeriesPeriod::month, SeriesPeriod::year})
    for_each_query([&](const EventQuery& query, const CubeFilter& filter, const std::vector<EventRecord>&) {
      if (std::any_of(query.dyads.begin(), query.dyads.end(), [](const Dyad& d) { return d.one.country.empty() || d.other.country.empty(); })) return;
      std::vector<std::string> expected, got;
      record_.store().series(query, period, [&](const SeriesRow& row) {
        expected.push_back(fmt::format("{} {},{} {} {:.3f}", row.period, row.one, row.other, row.events, row.score));
        return true;
      });
      for (const PeriodCounts& row : count_periods(filter, period))
        got.push_back(fmt::format("{} {} {} {:.3f}", period_text(row.period, period), codes(row.pair), row.counts.events, row.counts.score()));
      EXPECT_EQ(got, expected);
    });
}

TEST_F(EventCubeTest, CountsPairs) {
  for_each_query([&](const EventQuery& query, const CubeFilter& filter, const std::vector<EventRecord>& events) {
    Groups groups;
    for (const EventRecord& event : events) {
      std::set<std::string> pairs;
      for (const auto& [a, b] : deeds(event))
        if (named(query, a, b)) pairs.insert(std::min(a, b) + "," + std::max(a, b));
      for (const std::string& pair : pairs) groups[pair].push_back(&event);
    }
    std::map<std::string, std::string> got;
    std::int64_t before = INT64_MAX;
    for (const PairCounts& row : count_pairs(filter)) {
      EXPECT_LE(row.counts.events, before);
      before = row.counts.events;
      got[codes(row.pair)] = text(row.counts);
    }
    EXPECT_EQ(got, texts(groups));
  });
}

TEST_F(EventCubeTest, CountsTypesByPartiesAndWithout) {
  for (bool by_parties : {false, true})
    for_each_query([&](const EventQuery& query, const CubeFilter& filter, const std::vector<EventRecord>& events) {
      Groups groups;
      for (const EventRecord& event : events) {
        if (!by_parties) groups[event.type + "  "].push_back(&event);
        if (by_parties)
          for (const auto& [a, b] : deeds(event))
            if (named(query, a, b)) groups[event.type + ' ' + a + ' ' + b].push_back(&event);
      }
      std::map<std::string, std::string> got;
      for (const TypeCounts& row : count_types(filter, by_parties))
        got[cube_->type_names[row.type] + ' ' + cube_->country_codes[row.actor] + ' ' + cube_->country_codes[row.recipient]] = text(row.counts);
      EXPECT_EQ(got, texts(groups));
    });
}

TEST_F(EventCubeTest, CountsPlacesAndDays) {
  for_each_query([&](const EventQuery&, const CubeFilter& filter, const std::vector<EventRecord>& events) {
    Groups places, days;
    for (const EventRecord& event : events) {
      std::string place;
      if (event.place) {
        const PlaceRecord& p = *event.place;
        place = fmt::format("{} {} {} {} {} {}", p.name.empty() ? p.text : p.name, p.country, p.region, p.precision, p.latitude, p.longitude);
      }
      places[place].push_back(&event);
      const std::string day = day_range(event.date, event.status, event.document_date).first;
      if (!day.empty()) days[day].push_back(&event);
    }
    std::map<std::string, std::string> got_places, got_days;
    for (const PlaceCounts& row : count_places(filter)) {
      const EventCube::Place& p = cube_->place_list[row.place];
      got_places[row.place == 0 ? "" : fmt::format("{} {} {} {} {} {}", p.name, p.country, p.region, p.precision, p.latitude, p.longitude)] = text(row.counts);
    }
    for (const DayCounts& row : count_days(filter)) got_days[day_text(row.day)] = text(row.counts);
    EXPECT_EQ(got_places, texts(places));
    EXPECT_EQ(got_days, texts(days));
  });
}

TEST_F(EventCubeTest, ReadsOnlyWhatHasCome) {
  const std::shared_ptr<const EventCube> before = cube_;
  record_.add(record_.documents(20));
  read();
  EXPECT_GT(cube_->size(), before->size());
  const CubeFilter filter(*cube_, {});
  EXPECT_EQ(frames(in_order(filter, false)), frames(found({})));
  EXPECT_EQ(page(CubeFilter(*before, {}), true, nullptr, 1).total, before->size());  // who holds the old one keeps it
  read();
  EXPECT_EQ(frames(in_order(CubeFilter(*cube_, {}), false)), frames(found({})));
}

// A document that is coded again loses the rows of its events; the last one's rows are used again at once.
TEST_F(EventCubeTest, SeesWhatWasCodedAgain) {
  for (const std::size_t changed : {std::size_t{5}, documents_.size() - 1, documents_.size() - 2, std::size_t{100}}) {
    RecordedDocument again = documents_[changed];
    std::vector<RecordedDocument> fresh = record_.documents(3);
    again.events = fresh[0].events.empty() ? fresh[1].events : fresh[0].events;
    again.tellings.clear();
    record_.store().replace({"0.2", "model", "knowledge"}, {{again, true}});
    read();
    EXPECT_EQ(frames(in_order(CubeFilter(*cube_, {}), false)), frames(found({}))) << changed;
  }
}

TEST(EventCube, OfAnEmptyRecordIsEmpty) {
  MadeUpRecord record("event_cube_empty");
  record.add({});
  Database database(record.path(), Database::Mode::read, 1000);
  std::shared_ptr<const EventCube> cube = EventCube::read(database, nullptr);
  EXPECT_EQ(cube->size(), 0u);
  const CubeFilter filter(*cube, {});
  EXPECT_EQ(page(filter, true, nullptr, 10).total, 0);
  EXPECT_TRUE(count_pairs(filter).empty());
  EXPECT_TRUE(count_places(filter).empty());
  EXPECT_EQ(cube->index_of(1), 0u);
  cube = EventCube::read(database, cube);
  EXPECT_EQ(cube->size(), 0u);
}

}  // namespace
}  // namespace priscus

// Runs testdata/places.txt, testdata/parties.txt and testdata/numbers.txt: text, then where, who and how many, through the real model
// and knowledge.
#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>

#include "base/strings.h"
#include "events/event_finder.h"
#include "mentions/mentions.h"
#include "priscus/model.h"

namespace priscus {
namespace {

const std::string kRoot = PRISCUS_SOURCE_DIR;

struct Case {
  std::string where, date, text;
  std::vector<std::string> expected;
};

std::vector<Case> read_cases(const std::string& name) {
  std::ifstream stream(kRoot + "/src/events/testdata/" + name);
  EXPECT_TRUE(stream) << name;
  std::vector<Case> cases;
  Case now;
  bool after = false;
  int number = 0;
  for (std::string line; std::getline(stream, line);) {
    ++number;
    if (line.starts_with("#")) continue;
    if (line.empty()) {
      if (after) cases.push_back(now);
      now = {};
      after = false;
    } else if (line == "---") {
      after = true;
    } else if (after) {
      now.expected.push_back(line);
    } else if (line.starts_with("dated ")) {
      now.where = name + ":" + std::to_string(number);
      now.date = line.substr(6);
    } else {
      now.text += (now.text.empty() ? "" : "\n") + line;
    }
  }
  if (after) cases.push_back(now);
  return cases;
}

std::vector<Event> events_of(const Case& one) {
  static const std::shared_ptr<const Model> model = Model::load(kRoot + "/models/en.model");
  static const std::shared_ptr<const Knowledge> knowledge = Knowledge::load(kRoot + "/knowledge");
  Document document = make_document("test", "", one.text, one.date);
  model->segment(document);
  const std::vector<Parse> parses = model->parse(document);
  return find_events(document, parses, find_mentions(document, parses, *knowledge), *knowledge, nullptr);
}

std::string place_text(const Event& event) {
  constexpr const char* kPrecision[] = {"none", "country", "region", "area", "city", "point"};
  if (!event.place) return "nowhere";
  return event.place->name + ", " + (event.place->country.empty() ? "-" : event.place->country) + ", " +
         kPrecision[static_cast<int>(event.place->precision)];
}

std::string numbers_text(const Event& event) {
  constexpr const char* kWhat[] = {"killed",    "wounded",  "missing", "detained", "displaced",
                                   "attending", "released", "troops",  "money",    "other"};
  std::string text;
  for (const EventNumber& number : event.numbers)
    text += (text.empty() ? "" : ", ") + std::string(kWhat[static_cast<int>(number.what)]) + " " +
            std::to_string(number.low) + ".." + (number.high < 0 ? "" : std::to_string(number.high)) + " " +
            (number.unit.empty() ? "-" : number.unit) + (number.counted_by.empty() ? "" : " by " + number.counted_by);
  return text.empty() ? "no number" : text;
}

std::string parties_text(const Event& event) {
  const auto list = [](const std::vector<Participant>& parties) {
    std::string text;
    for (const Participant& p : parties)
      text += (text.empty() ? "" : ", ") + (p.actor.country.empty() ? "-" : p.actor.country) + " " +
              (p.actor.sector.empty() ? "-" : p.actor.sector);
    return text.empty() ? "nobody" : text;
  };
  return list(event.actors) + " -> " + list(event.recipients);
}

void run(const std::string& file, std::size_t least, const std::string& nothing, std::string (*shown)(const Event&)) {
  const std::vector<Case> cases = read_cases(file);
  EXPECT_GE(cases.size(), least);
  for (const Case& one : cases) {
    const std::vector<Event> events = events_of(one);
    for (const std::string& line : one.expected) {
      const std::size_t equals = line.find(" = ");
      ASSERT_NE(equals, std::string::npos) << one.where << ": " << line;
      const std::string word = line.substr(0, equals), expected = line.substr(equals + 3);
      std::string found = "no such event:";
      for (const Event& event : events) found += " " + event.trigger_text;
      for (const Event& event : events)
        if (event.trigger_text == word || event.trigger_text.starts_with(word + " ")) found = shown(event);
      // No event at all has no place either.
      if (expected == nothing && found.starts_with("no such")) found = nothing;
      EXPECT_EQ(found, expected) << one.where << ": " << one.text << "\n  " << word;
    }
  }
}

TEST(Places, AreWhereTheTestDataSays) { run("places.txt", 120, "nowhere", place_text); }

// The n-th event whose trigger has the word "word" or "word#n"; null when there is none.
const Event* nth_event(const std::vector<Event>& events, std::string word) {
  int n = 1;
  if (const std::size_t hash = word.find('#'); hash != std::string::npos) {
    n = word[hash + 1] - '0';
    word.resize(hash);
  }
  for (const Event& event : events) {
    const std::vector<std::string_view> words = split_words(event.trigger_text);
    if (std::find(words.begin(), words.end(), word) != words.end() && --n == 0) return &event;
  }
  return nullptr;
}

// Whole reports, which nothing was fitted to word by word: of the places given at least nine in ten are right, of those
// to be found at least seven in ten are.
TEST(Places, OfReportsAreMostlyFoundAndSeldomWrong) {
  int given = 0, right = 0, wanted = 0;
  std::string faults;
  for (const Case& one : read_cases("places_news.txt")) {
    const std::vector<Event> events = events_of(one);
    for (const std::string& line : one.expected) {
      const std::size_t equals = line.find(" = ");
      ASSERT_NE(equals, std::string::npos) << one.where << ": " << line;
      const std::string expected = line.substr(equals + 3);
      const Event* event = nth_event(events, line.substr(0, equals));
      const std::string found = event ? place_text(*event) : "nowhere";
      given += found != "nowhere";
      wanted += expected != "nowhere";
      right += found != "nowhere" && found == expected;
      if (found != expected) faults += one.where + ": " + line + ", found " + found + "\n";
    }
  }
  EXPECT_GE(wanted, 60);
  EXPECT_GE(right, 0.9 * given) << faults;
  EXPECT_GE(right, 0.7 * wanted) << faults;
}

TEST(Parties, AreWhoTheTestDataSays) { run("parties.txt", 40, "no event", parties_text); }

TEST(Numbers, AreWhatTheTestDataSays) { run("numbers.txt", 150, "no number", numbers_text); }

}  // namespace
}  // namespace priscus

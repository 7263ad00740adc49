// Runs testdata/event_dates.txt: which date each event gets, with which words, through the real model and knowledge.
#include "events/event_dates.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/strings.h"
#include "events/event_finder.h"
#include "mentions/mentions.h"
#include "priscus/model.h"

namespace priscus {
namespace {

const std::string kRoot = PRISCUS_SOURCE_DIR;

std::vector<std::string> parts(std::string_view text, std::string_view separator) {
  std::vector<std::string> all;
  for (std::size_t at = 0; at != std::string_view::npos;) {
    const std::size_t next = text.find(separator, at);
    all.emplace_back(trim(text.substr(at, next == std::string_view::npos ? next : next - at)));
    at = next == std::string_view::npos ? next : next + separator.size();
  }
  return all;
}

struct Read {
  Document document;
  std::vector<Event> events;
};

Read read(std::string_view text, const std::string& date, const std::string& publisher) {
  static const std::shared_ptr<const Model> model = Model::load(kRoot + "/models/en.model");
  static std::vector<KnowledgeError> faults;
  static const std::shared_ptr<const Knowledge> knowledge = Knowledge::load_all_faults(kRoot + "/knowledge", faults);
  std::vector<std::string> sentences = parts(text, " // ");
  std::string title;
  if (sentences.front().starts_with("[")) {
    title = sentences.front().substr(1, sentences.front().size() - 2);
    sentences.erase(sentences.begin());
  }
  Read read;
  read.document = make_document("test", title, sentences, date);
  read.document.publisher = publisher;
  model->segment(read.document);
  const std::vector<Parse> parses = model->parse(read.document);
  read.events =
      find_events(read.document, parses, find_mentions(read.document, parses, *knowledge), *knowledge, nullptr);
  return read;
}

// The event with that trigger word; "attacked#2" is the second one. Null when there is none.
const Event* event_of(const Read& text, std::string_view word) {
  int count = 1;
  if (const std::size_t hash = word.find('#'); hash != std::string_view::npos) {
    count = word[hash + 1] - '0';
    word = word.substr(0, hash);
  }
  for (const Event& event : text.events) {
    const std::vector<std::string_view> words = split_words(event.trigger_text);
    if (std::find(words.begin(), words.end(), word) != words.end() && --count == 0) return &event;
  }
  return nullptr;
}

// "VALUE STATUS : WORDS", as much of it as the expectation has.
std::string shown(const Read& text, const Event& event, std::string_view expected) {
  std::string out = event.date.empty() ? "-" : event.date;
  const std::string_view before = trim(expected.substr(0, expected.find(':')));
  if (before.find(' ') != std::string_view::npos) out += ' ' + std::string(name(event.status));
  if (const std::size_t colon = expected.find(':'); colon != std::string_view::npos) {
    out += " :";
    if (!event.date_span.empty()) out += ' ' + std::string(text.document.view(event.date_span));
  }
  return out;
}

TEST(EventDates, AreWhatTheTestDataSays) {
  std::ifstream stream(kRoot + "/src/events/testdata/event_dates.txt");
  ASSERT_TRUE(stream);
  std::string line, date, publisher;
  int number = 0, cases = 0;
  while (std::getline(stream, line)) {
    ++number;
    if (line.empty() || line.starts_with("#")) continue;
    if (line.starts_with("dated ") || line == "undated") {
      date = line == "undated" ? std::string() : line.substr(6);
      continue;
    }
    if (line.starts_with("publisher")) {
      publisher = trim(std::string_view(line).substr(9));
      continue;
    }
    const std::vector<std::string> columns = parts(line, " |");
    const Read text = read(columns.front(), date, publisher);
    for (std::size_t i = 1; i < columns.size(); ++i) {
      const std::size_t sign = columns[i].find(" = ");
      ASSERT_NE(sign, std::string::npos) << "line " << number;
      const std::string expected(trim(std::string_view(columns[i]).substr(sign + 3)));
      const Event* event = event_of(text, columns[i].substr(0, sign));
      ++cases;
      if (!event)
        ADD_FAILURE() << "event_dates.txt:" << number << ": no event " << columns[i] << " in: " << columns.front();
      else
        EXPECT_EQ(shown(text, *event, expected), expected) << "event_dates.txt:" << number << ": " << line;
    }
  }
  EXPECT_GE(cases, 60);
}

}  // namespace
}  // namespace priscus

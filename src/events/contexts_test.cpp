// Runs testdata/contexts.tsv through the real model and knowledge, and looks at what clause and text lend.
#include "events/contexts.h"

#include <gmock/gmock.h>

#include <cstdio>
#include <fstream>
#include <sstream>

#include "base/strings.h"
#include "events/event_finder.h"
#include "mentions/mentions.h"
#include "priscus/model.h"

namespace priscus {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Not;

const std::string kRoot = PRISCUS_SOURCE_DIR;

std::vector<Event> events_of(const std::string& title, const std::string& text) {
  static const std::shared_ptr<const Model> model = Model::load(kRoot + "/models/en.model");
  static const std::shared_ptr<const Knowledge> knowledge = Knowledge::load(kRoot + "/knowledge");
  Document document = make_document("test", title, text, "2023-05-09");
  model->segment(document);
  const std::vector<Parse> parses = model->parse(document);
  return find_events(document, parses, find_mentions(document, parses, *knowledge), *knowledge, nullptr);
}

std::vector<std::string> contexts_of(const std::vector<Event>& events, std::string_view trigger) {
  for (const Event& event : events)
    if (event.trigger_text.find(trigger) != std::string::npos) return event.meaning.contexts;
  ADD_FAILURE() << "no event on " << trigger;
  return {};
}

// Precision and recall over the suite: a context that nobody gave, and one that was not found, count alike.
TEST(Contexts, SuiteOfSentences) {
  std::ifstream stream(kRoot + "/src/events/testdata/contexts.tsv");
  ASSERT_TRUE(stream);
  int right = 0, wrong = 0, missed = 0, cases = 0;
  std::string report;
  for (std::string line; std::getline(stream, line);) {
    if (line.empty() || line.starts_with("#") || line.starts_with("trigger\t")) continue;
    const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
    ASSERT_NE(second, std::string::npos) << line;
    const std::string trigger = line.substr(0, first), text = line.substr(second + 1);
    std::vector<std::string> wanted;
    std::istringstream names(line.substr(first + 1, second - first - 1));
    for (std::string name; names >> name;)
      if (name != "-") wanted.push_back(name);
    const std::vector<Event> events = events_of("", text);
    if (events.empty()) {
      report += "no event: " + text + '\n';
      missed += static_cast<int>(wanted.size());
      continue;
    }
    ++cases;
    const Event* event = &events.front();
    for (const Event& e : events)
      if (e.trigger_text.starts_with(trigger)) event = &e;
    for (const std::string& name : event->meaning.contexts) {
      if (std::find(wanted.begin(), wanted.end(), name) != wanted.end()) {
        ++right;
      } else {
        ++wrong;
        report += "too many: " + name + ": " + text + '\n';
      }
    }
    for (const std::string& name : wanted)
      if (std::find(event->meaning.contexts.begin(), event->meaning.contexts.end(), name) == event->meaning.contexts.end()) {
        ++missed;
        report += "missed: " + name + ": " + text + '\n';
      }
  }
  const double precision = right / double(right + wrong), recall = right / double(right + missed);
  std::printf("%d sentences, precision %.3f, recall %.3f\n", cases, precision, recall);
  EXPECT_GE(precision, 0.75) << report;
  EXPECT_GE(recall, 0.85) << report;
  if (std::getenv("PRISCUS_CONTEXTS_REPORT")) std::printf("%s", report.c_str());
}

TEST(Contexts, AnotherClauseLendsNothing) {
  const std::vector<Event> events = events_of(
      "", "Police in Lima arrested three miners on Monday, and the president of Brazil visited Chile to discuss a trade agreement.");
  EXPECT_THAT(contexts_of(events, "visited"), Contains("economic"));
  EXPECT_THAT(contexts_of(events, "arrested"), Not(Contains("economic")));
}

TEST(Contexts, WhoReportsLendsNothing) {
  const std::vector<Event> events = events_of("", "Police in Nairobi arrested a priest, the health minister said.");
  EXPECT_THAT(contexts_of(events, "arrested"), Not(Contains("health")));
}

TEST(Contexts, TextLendsWhatTitleAndLeadSay) {
  const std::string lead = "Kenya's opposition rejected the outcome of the presidential election on Monday. ";
  const std::string later = "Police in Kisumu arrested two demonstrators.";
  EXPECT_THAT(contexts_of(events_of("Kenya opposition rejects election result", lead + later), "arrested"), Contains("election"));
  EXPECT_THAT(contexts_of(events_of("Kenya opposition stands firm", lead + later), "arrested"), Not(Contains("election")));
  // Background of earlier years belongs to another story.
  EXPECT_THAT(contexts_of(events_of("Kenya opposition rejects election result", lead + "In 1998 Al-Qaeda attacked the American embassy in Nairobi."), "attacked"),
              Not(Contains("election")));
}

TEST(Contexts, FrameComesFirst) {
  const std::vector<Event> events = events_of("", "Kenya withdrew its ambassador from Somalia over the maritime boundary.");
  ASSERT_FALSE(events.empty());
  EXPECT_EQ(events.front().meaning.contexts.front(), "diplomatic");
}

}  // namespace
}  // namespace priscus

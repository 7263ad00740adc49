// Runs testdata/dates/*.txt: time expressions and what they mean, one case a line, through the real model.
//
//     dated 2021-05-22
//     The port was hit on May 3. // It was hit again the next day. | May 3 = 2021-05-03 past | next day = 2021-05-04
//     The council may vote. |
//
// `dated DAY` or `undated` holds for the cases below it. A case: its sentences, parted by //, then for every time
// expression of the text, in order, its words, its value (- when it is not to be known) and, where the case cares, its
// direction. No expression: nothing behind the bar. Lines that begin with # and empty lines are for the reader.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "base/strings.h"
#include "mentions/dates.h"
#include "priscus/model.h"

namespace priscus {
namespace {

const std::string kRoot = PRISCUS_SOURCE_DIR;

// Parts of a text between separators of several characters, trimmed.
std::vector<std::string> parts(std::string_view text, std::string_view separator) {
  std::vector<std::string> all;
  for (std::size_t at = 0; at != std::string_view::npos;) {
    const std::size_t next = text.find(separator, at);
    all.emplace_back(trim(text.substr(at, next == std::string_view::npos ? next : next - at)));
    at = next == std::string_view::npos ? next : next + separator.size();
  }
  return all;
}

std::string_view direction_name(TimeMention::Direction direction) {
  constexpr std::string_view kNames[] = {"past", "present", "future", "unknown"};
  return kNames[static_cast<int>(direction)];
}

bool names_direction(std::string_view expected) {
  for (const std::string_view name : {" past", " present", " future", " unknown"})
    if (expected.ends_with(name)) return true;
  return false;
}

int run_cases(const std::filesystem::path& file) {
  static const std::shared_ptr<const Model> model = Model::load(kRoot + "/models/en.model");
  std::ifstream stream(file);
  EXPECT_TRUE(stream) << file;
  std::string line, date;
  int number = 0, cases = 0;
  while (std::getline(stream, line)) {
    ++number;
    if (line.empty() || line.starts_with("#")) continue;
    if (line.starts_with("dated ") || line == "undated") {
      date = line == "undated" ? std::string() : line.substr(6);
      continue;
    }
    std::vector<std::string> expected = parts(line, " |");
    Document document = make_document("test", "", parts(expected.front(), " // "), date);
    model->segment(document);
    const std::vector<TimeMention> times = find_times(document, model->parse(document));
    expected.erase(expected.begin());
    if (expected.size() == 1 && expected.front().empty()) expected.clear();
    std::vector<std::string> found;
    for (std::size_t i = 0; i < times.size(); ++i) {
      found.push_back(std::string(document.view(times[i].span)) + " = " +
                      (times[i].value.empty() ? "-" : times[i].value));
      if (i < expected.size() && names_direction(expected[i]))
        found[i] += ' ' + std::string(direction_name(times[i].direction));
      const Span sentence = document.sentences[times[i].sentence].span;
      EXPECT_TRUE(sentence.contains(times[i].span));
    }
    EXPECT_THAT(found, testing::ElementsAreArray(expected))
        << file.filename().string() << ':' << number << ": " << line;
    ++cases;
  }
  return cases;
}

TEST(Dates, MeanWhatTheCasesSay) {
  int cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kRoot + "/src/mentions/testdata/dates"))
    if (entry.path().extension() == ".txt") cases += run_cases(entry.path());
  EXPECT_GE(cases, 400);
}

}  // namespace
}  // namespace priscus

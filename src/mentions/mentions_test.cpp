// Runs testdata/actors.txt and testdata/dates.txt: text, then what must be found in it, through the real model and
// knowledge.
#include "mentions/mentions.h"

#include <gmock/gmock.h>

#include <fstream>

#include "base/strings.h"
#include "priscus/model.h"

namespace priscus {
namespace {

const std::string kRoot = PRISCUS_SOURCE_DIR;

struct Case {
  std::string where, date, publisher;
  std::vector<std::string> sentences, expected;
};

std::vector<Case> read_cases(const std::string& name) {
  std::ifstream stream(kRoot + "/src/mentions/testdata/" + name);
  EXPECT_TRUE(stream) << name;
  std::vector<Case> cases;
  Case now;
  bool after = false;
  int number = 0;
  std::string line;
  const auto end = [&] {
    if (after) cases.push_back(now);
    now = {};
    after = false;
  };
  while (std::getline(stream, line)) {
    ++number;
    if (line.starts_with("#")) continue;
    if (const std::size_t bar = line.find(" | "); bar != std::string::npos && line.rfind(" | ") != bar) {
      // A case in one line: "DAY | sentence | WORD = …".
      const std::size_t last = line.rfind(" | ");
      const std::string day = line.substr(0, bar);
      cases.push_back({name + ":" + std::to_string(number),
                       day == "undated" ? "" : day,
                       "",
                       {line.substr(bar + 3, last - bar - 3)},
                       {line.substr(last + 3)}});
    } else if (line.empty()) {
      end();
    } else if (line == "---") {
      after = true;
    } else if (after) {
      now.expected.push_back(line);
    } else if (line.starts_with("dated ") || line == "undated") {
      now.where = name + ":" + std::to_string(number);
      if (line != "undated") now.date = line.substr(6);
    } else if (line.starts_with("publisher ")) {
      now.publisher = line.substr(10);
    } else {
      now.sentences.push_back(line);
    }
  }
  end();
  return cases;
}

struct Read {
  Document document;
  std::vector<Parse> parses;
  Mentions mentions;
};

Read read(const Case& one) {
  static const std::shared_ptr<const Model> model = Model::load(kRoot + "/models/en.model");
  // A fault in some frame is for `priscus check` to tell, not for this test.
  static std::vector<KnowledgeError> faults;
  static const std::shared_ptr<const Knowledge> knowledge = Knowledge::load_all_faults(kRoot + "/knowledge", faults);
  Read read;
  read.document = make_document("test", "", one.sentences, one.date);
  read.document.publisher = one.publisher;
  model->segment(read.document);
  read.parses = model->parse(read.document);
  read.mentions = find_mentions(read.document, read.parses, *knowledge);
  return read;
}

std::string_view direction_name(TimeMention::Direction direction) {
  constexpr std::string_view kNames[] = {"past", "present", "future", "unknown"};
  return kNames[static_cast<int>(direction)];
}

TEST(Dates, MeanWhatTheTestDataSays) {
  const std::vector<Case> cases = read_cases("dates.txt");
  EXPECT_GE(cases.size(), 60u);
  for (const Case& one : cases) {
    const Read text = read(one);
    std::vector<std::string> found;
    for (const TimeMention& time : text.mentions.times) {
      found.push_back(std::string(text.document.view(time.span)) + " = " + (time.value.empty() ? "-" : time.value) +
                      " " + std::string(direction_name(time.direction)));
    }
    EXPECT_THAT(found, testing::ElementsAreArray(one.expected)) << one.where << ": " << one.sentences.front();
  }
}

// The sentence and token of "Zorkin#2"; -1 when it is not there.
std::pair<int, int> find_word(const Read& text, std::string_view word) {
  int count = 1;
  if (const std::size_t hash = word.find('#'); hash != std::string_view::npos) {
    count = word[hash + 1] - '0';
    word = word.substr(0, hash);
  }
  for (std::size_t s = 0; s < text.parses.size(); ++s) {
    for (int token = 0; token < text.parses[s].size(); ++token) {
      if (text.parses[s][token].form == word && --count == 0) return {static_cast<int>(s), token};
    }
  }
  return {-1, -1};
}

std::string or_dash(const std::string& code) { return code.empty() ? "-" : code; }

// "TEXT (CCC SEC), …" of a mention; "nobody" without actors.
std::string shown(const Mention* mention) {
  if (!mention || mention->actors.empty()) return "nobody";
  std::string text;
  for (const Actor& actor : mention->actors) {
    if (!text.empty()) text += ", ";
    text += actor.text + " (" + or_dash(actor.country) + " " + or_dash(actor.sector) + ")";
  }
  return text;
}

// Does what was found match, where the pattern has a text's beginning, `*` for any text or code, `|` between texts?
bool matches(const Mention* mention, std::string_view pattern) {
  if (pattern == "nobody") return !mention || mention->actors.empty();
  if (!mention) return false;
  std::size_t at = 0;
  for (const Actor& actor : mention->actors) {
    const std::size_t open = pattern.find(" (", at), close = pattern.find(')', at);
    if (open == std::string_view::npos || close == std::string_view::npos) return false;
    const std::string_view text = pattern.substr(at, open - at);
    const auto codes = split_words(pattern.substr(open + 2, close - open - 2));
    bool same_text = text == "*";
    for (const std::string_view one : split(text, '|')) same_text = same_text || actor.text.starts_with(one);
    if (!same_text) return false;
    if (codes[0] != "*" && codes[0] != or_dash(actor.country)) return false;
    if (codes[1] != "*" && codes[1] != or_dash(actor.sector)) return false;
    at = std::min(pattern.size(), close + 3);
  }
  return at >= pattern.size() && !mention->actors.empty();
}

// The mention at a word: of which it is the head, else the shortest that holds it.
const Mention* mention_at(const Read& text, int sentence, int token) {
  if (const Mention* mention = text.mentions.at(sentence, token)) return mention;
  const Mention* best = nullptr;
  for (const Mention& mention : text.mentions.actors) {
    if (mention.is_adjective || mention.sentence != sentence || mention.first > token || mention.last < token) continue;
    if (!best || mention.last - mention.first < best->last - best->first) best = &mention;
  }
  return best;
}

constexpr const char* kActorFiles[] = {"actors.txt", "actors_offices.txt", "actors_bodies.txt", "actors_phrases.txt",
                                       "actors_discourse.txt"};

TEST(Actors, AreWhomTheTestDataSays) {
  std::vector<Case> cases;
  for (const char* file : kActorFiles) {
    for (Case& one : read_cases(file)) cases.push_back(std::move(one));
  }
  EXPECT_GE(cases.size(), 600u);
  for (const Case& one : cases) {
    const Read text = read(one);
    for (const std::string& line : one.expected) {
      const std::size_t equals = line.find(" = ");
      ASSERT_NE(equals, std::string::npos) << one.where << ": " << line;
      std::string word = line.substr(0, equals);
      const bool adjective = word.starts_with("adjective "), place = word.starts_with("place ");
      if (adjective || place) word = word.substr(word.find(' ') + 1);
      const auto [sentence, token] = find_word(text, word);
      EXPECT_GE(sentence, 0) << one.where << ": no word " << word;
      if (sentence < 0) continue;
      const Mention* mention =
          adjective ? text.mentions.adjective_at(sentence, token) : mention_at(text, sentence, token);
      EXPECT_TRUE(matches(mention, std::string_view(line).substr(equals + 3)))
          << one.where << ": " << one.sentences.front() << "\n  expected " << line << "\n  found    " << shown(mention)
          << (mention ? " by " + mention->how : "");
      EXPECT_TRUE(!place || (mention && mention->is_place)) << one.where << ": " << line;
    }
  }
}

// One party never stands twice, spans lie in the text, and heads inside their mention.
TEST(Mentions, AreSound) {
  for (const char* file : {"actors.txt", "dates.txt"}) {
    for (const Case& one : read_cases(file)) {
      const Read text = read(one);
      for (const Mention& mention : text.mentions.actors) {
        EXPECT_LE(mention.first, mention.head);
        EXPECT_LE(mention.head, mention.last);
        EXPECT_LE(mention.span.end, text.document.text.size());
        for (const Actor& actor : mention.actors) EXPECT_EQ(actor.text.empty(), false) << one.where;
        if (!mention.is_adjective) {
          EXPECT_EQ(text.mentions.at(mention.sentence, mention.head), &mention);
        }
      }
    }
  }
}

TEST(Mentions, OfAnEmptyDocumentAreNone) {
  const Read text = read({});
  EXPECT_TRUE(text.mentions.actors.empty());
  EXPECT_TRUE(text.mentions.times.empty());
  EXPECT_EQ(text.mentions.at(0, 0), nullptr);
  EXPECT_EQ(text.mentions.adjective_at(-1, 3), nullptr);
}

}  // namespace
}  // namespace priscus

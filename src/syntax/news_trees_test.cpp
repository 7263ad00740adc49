// Sentences of newswire through the shipped model: root, subject and object of testdata/news_trees.txt.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "priscus/document.h"
#include "priscus/model.h"

namespace priscus {
namespace {

struct Line {
  std::string text;
  std::vector<std::string> root, subject, object;  // spellings; none where nothing is asked
};

std::vector<std::string> spellings(std::string field) {
  field.erase(0, field.find_first_not_of(' '));
  field.erase(field.find_last_not_of(' ') + 1);
  std::vector<std::string> result;
  std::istringstream in(field);
  for (std::string word; std::getline(in, word, '/');)
    if (word != "-") result.push_back(word);
  return result;
}

std::vector<Line> lines() {
  std::ifstream file(PRISCUS_SOURCE_DIR "/src/syntax/testdata/news_trees.txt");
  std::vector<Line> result;
  for (std::string text; std::getline(file, text);) {
    if (text.empty() || text[0] == '#') continue;
    std::istringstream in(text);
    std::string field[4];
    for (std::string& f : field) std::getline(in, f, '|');
    field[0].erase(field[0].find_last_not_of(' ') + 1);
    result.push_back({field[0], spellings(field[1]), spellings(field[2]), spellings(field[3])});
  }
  return result;
}

bool is_among(const std::vector<std::string>& words, const std::string& form) {
  return std::find(words.begin(), words.end(), form) != words.end();
}

// Has some word of `forms` the relation, to one of `heads`?
bool has(const Parse& parse, const std::vector<std::string>& forms, const std::vector<std::string>& heads, std::string_view relation) {
  if (forms.empty()) return true;
  for (const Word& word : parse.words())
    if (is_among(forms, word.form) && is_relation(word.deprel, relation) && word.head >= 0 && is_among(heads, parse[word.head].form)) return true;
  return false;
}

// Before the search for predicates 61 of the 83 were right.
TEST(NewsTrees, RootSubjectObject) {
  const auto model = Model::load(PRISCUS_SOURCE_DIR "/models/en.model");
  int right = 0, all = 0;
  std::string wrong;
  for (const Line& line : lines()) {
    Document document = make_document("t", "", line.text);
    model->segment(document);
    ASSERT_EQ(document.sentences.size(), 1u) << line.text;
    const Parse parse = std::move(model->parse(document)[0]);
    const bool good = is_among(line.root, parse[parse.root()].form) && has(parse, line.subject, line.root, "nsubj") && has(parse, line.object, line.root, "obj");
    ++all;
    right += good ? 1 : 0;
    if (!good) wrong += line.text + "\n";
  }
  EXPECT_GE(all, 80);
  EXPECT_GE(right, all - 2) << wrong;
}

}  // namespace
}  // namespace priscus

#include "formats/json_reader.h"

#include "formats/test_input.h"

namespace priscus {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(JsonReader, Arrays) {
  TestInput input;
  EXPECT_THAT(texts(input.read("a.json", "[{\"text\": \"a\", \"x\": [{}, \"]\"]},\n {\"text\": \"b\"}]\n")),
              ElementsAre("a", "b"));
  EXPECT_TRUE(input.problems().empty());
  EXPECT_EQ(input.places()[1].line, 2);
  EXPECT_TRUE(input.read("b.json", "[]").empty());
  EXPECT_TRUE(input.problems().empty());
}

TEST(JsonReader, ObjectsThatSpanLines) {
  TestInput input;
  const auto documents = input.read("a.json", "{\n  \"id\": 7,\n  \"title\": \"T\",\n  \"text\": \"They met.\"\n}\n");
  EXPECT_THAT(texts(documents), ElementsAre("T\nThey met."));
  EXPECT_EQ(documents[0].id, "7");
}

TEST(JsonReader, ABadElementIsToldAndTheNextIsRead) {
  TestInput input;
  const auto documents = input.read("a.json",
                                    "[{\"text\": \"a\"},\n"
                                    " 5,\n"
                                    " [1],\n"
                                    " {\"text\":\n  oops},\n"
                                    " {\"text\": \"no end},\n"
                                    " {\"text\": 3},\n"
                                    " {\"text\": \"z\"}");
  EXPECT_EQ(documents.front().text, "a");
  EXPECT_EQ(documents.back().text, "z");
  const auto problems = input.problems();
  ASSERT_GE(problems.size(), 5u);
  EXPECT_EQ(problems[0], "a.json:2: byte 1: expected an object");
  EXPECT_EQ(problems[1], "a.json:3: expected an object, got an array");
  EXPECT_THAT(problems[2], HasSubstr("a.json:5: byte 2: not JSON"));
  EXPECT_EQ(problems.back(), "a.json:8: JSON breaks off; expected , or ] after the element");
}

TEST(JsonReader, TooLongAndTooDeep) {
  TestInput input;
  ReaderOptions options;
  options.document_limit = 100;
  EXPECT_THAT(
      ids(input.read("a.json", "[{\"text\": \"" + std::string(1000, 'x') + "\"},\n{\"id\": 2, \"text\": \"b\"}]",
                     options)),
      ElementsAre("2"));
  EXPECT_THAT(input.problems(), ElementsAre("a.json:1: longer than 100 bytes, the limit for one document"));
  input.read("b.json", "[{\"a\": " + std::string(100000, '['));
  EXPECT_FALSE(input.problems().empty());
}

TEST(JsonReader, WideCharacters) {
  TestInput input;
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("[{\"text\": \"a\"}]")) wide += {c, '\0'};
  EXPECT_THAT(texts(input.read("a.json", wide)), ElementsAre("a"));
}

}  // namespace
}  // namespace priscus

#include "knowledge/verb_import.h"

#include <gmock/gmock.h>

#include "base/file.h"
#include "knowledge/test_files.h"

namespace priscus {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class VerbImport : public testing::Test {
 protected:
  Imported import(const std::string& text) {
    const Frames known = knowledge_.frames("frame k\n  means ASSAULT, CAMEO 190\n  trigger verb accuse | carry | raid | visit\n  actor subject\n"
                                           "  example A b.\n  gives actual: A (- -)\n");
    return import_verbs(text, "dir/My Verbs.txt", {knowledge_.ontology(), knowledge_.lexicon(), known, tables_});
  }
  static std::vector<std::string> notes(const Imported& imported) {
    std::vector<std::string> all;
    for (const ImportNote& note : imported.notes) all.push_back(std::to_string(note.line) + " " + std::string(name(note.what)) + ": " + note.cause);
    return all;
  }
  // The frames as our own reader reads them, without a fault.
  Frames frames(const Imported& imported) {
    const Frames read = knowledge_.frames(imported.text);
    EXPECT_THAT(knowledge_.faults(), IsEmpty()) << imported.text;
    return read;
  }

  TestKnowledge knowledge_;
  ImportTables tables_ = ImportTables::load(std::string(PRISCUS_SOURCE_DIR) + "/knowledge/import");
};

TEST_F(VerbImport, Petrarch) {
  const Imported imported = import(
      "<!-- a dictionary\n of ours -->\n"
      "&GUNS\n+RIFLES   # all of them\n+FIELD GUN\n\n"
      "--- RAID [190] ---\n"
      "RAID {RAIDED RAIDS}\n"
      "STORM\n"
      "+CARRY_OUT [041]\n"
      "- * WITH &GUNS [190]\n"
      "- * (IN {NORTHERN TOWNS}) [036]  # noun phrase\n"
      "- PLANES_* [190]\n");
  EXPECT_THAT(notes(imported), IsEmpty());
  EXPECT_EQ(imported.lines, 10);
  EXPECT_EQ(imported.taken, 10);
  const Frames read = frames(imported);
  ASSERT_FALSE(read.triggers("storm", WordClass::verb).empty());
  const auto& raid = read.triggers("raid", WordClass::verb);
  // "with rifles", "with field gun", "in northern towns", then the two of the verb alone and with a condition.
  ASSERT_EQ(raid.size(), 5u);
  EXPECT_THAT(raid[0].others.size() + raid[1].others.size() + raid[2].others.size(), 8u);
  const auto& carry = read.triggers("carry", WordClass::verb);
  ASSERT_FALSE(carry.empty());
  EXPECT_EQ(read.all()[carry.back().frame].name.substr(0, 9), "my-verbs-");
  EXPECT_THAT(imported.text, HasSubstr("means      CONSULT phone, CAMEO 041"));
  EXPECT_THAT(imported.text, HasSubstr("only       subject planes | plane"));
  EXPECT_THAT(imported.text, HasSubstr("imported   my-verbs 8 9"));
}

TEST_F(VerbImport, TabariRolesAndStems) {
  const Imported imported = import(
      "ACCUS [100] ; a stem\n"
      "- + WAS_* BY_ $ [190]\n"
      "- $ * + OF_ [100]\n"
      "- + * IN_ $ [190]\n"
      "- % * TALKS [040:040]\n"
      "VISIT [041:036]\n"
      "- * PEAS [---]\n");
  EXPECT_THAT(notes(imported), ElementsAre("6 partly: without the second code 036, the same event from the other side"));
  const Frames read = frames(imported);
  EXPECT_FALSE(read.triggers("accuse", WordClass::verb).empty());
  EXPECT_TRUE(read.triggers("accus", WordClass::verb).empty());
  EXPECT_THAT(imported.text, HasSubstr("  actor      subject, in\n"));
  EXPECT_THAT(imported.text, HasSubstr("  both       subject, with\n"));
  EXPECT_THAT(imported.text, HasSubstr("means      nothing\n  trigger    verb visit (peas|pea)\n"));
}

TEST_F(VerbImport, EveryLineThatIsNotTakenIsTold) {
  const Imported imported = import(
      "- * X [190]\n"
      "RAID [190\n"
      "RAID [190]\n"
      "- NOT * [190]\n"
      "- WOULD_* [190]\n"
      "- SAID * [190]\n"
      "- IN_* [190]\n"
      "- * &NONE [190]\n"
      "- NO STAR [190]\n"
      "- * X\n"
      "- * X [def]\n"
      "- * X [999]\n"
      "- * X [1909]\n"
      "- * Y [###]\n"
      "- * Z [010]\n"
      "- * Q [021]\n"
      "- * { A | B [190]\n"
      "- * A|B [190]\n"
      "- * [---]\n"
      "- * X [1909]\n"
      "- * B@D [190]\n"
      "~ A (B Q) = C\n"
      "RAID {X\n"
      "&\n"
      "+\xff\n");
  EXPECT_THAT(notes(imported),
              ElementsAre("1 left out: a pattern without a verb above it", "2 left out: `[` without `]`", HasSubstr("4 left out: a pattern of denial"),
                          HasSubstr("5 left out: a pattern of plan"), HasSubstr("6 left out: a pattern of reported speech"),
                          HasSubstr("7 left out: a preposition before the verb"), "8 left out: unknown set &NONE",
                          HasSubstr("9 left out: expected one `*`"), "10 left out: expected a code in square brackets",
                          HasSubstr("11 left out: \"def\": expected a CAMEO code"), HasSubstr("12 left out: unknown code \"999\""),
                          "13 partly: code 1909 is read as 190", HasSubstr("14 left out: code ###"), HasSubstr("15 left out: code 010 is a public statement"),
                          HasSubstr("16 left out: unknown code"), "17 left out: `{` without `}`", "18 left out: `|` outside `{ }`",
                          HasSubstr("19 left out: would silence the verb"), "20 left out: says the same as line 13",
                          "21 left out: \"B@D\" is no word and no sign of a pattern", HasSubstr("22 left out: a transformation"), "23 left out: `{` without `}`",
                          HasSubstr("24 left out: expected the name of a set"), HasSubstr("25 left out: byte 1 of the line is not UTF-8")));
  frames(imported);
}

TEST_F(VerbImport, SetsThatExplode) {
  std::string text = "&A\n";
  for (int i = 0; i < 60; ++i) text += "+ONE WORD" + std::string(1, static_cast<char>('A' + i % 26)) + std::string(1, static_cast<char>('A' + i / 26)) + "\n";
  text += "RAID [190]\n- * &A &A [190]\n- * &A [190]\n";
  const Imported imported = import(text);
  EXPECT_THAT(notes(imported), ElementsAre(HasSubstr("63 left out: more than 200 combinations")));
  EXPECT_EQ(frames(imported).triggers("raid", WordClass::verb).size(), 61u);
}

TEST_F(VerbImport, NothingGivesNothing) {
  EXPECT_EQ(import("").text, "");
  EXPECT_EQ(import("; only a comment\n# and another\n<!-- and one that does not end\nRAID [190]\n").lines, 0);
}

}  // namespace
}  // namespace priscus

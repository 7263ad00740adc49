#include "priscus/knowledge.h"

#include <gmock/gmock.h>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "base/file.h"
#include "knowledge/block_file.h"
#include "knowledge/test_files.h"
#include "knowledge/tsv_file.h"

namespace priscus {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> texts(const std::vector<KnowledgeError>& errors) {
  std::vector<std::string> texts;
  for (const KnowledgeError& error : errors) texts.emplace_back(error.what());
  return texts;
}

TEST(BlockFile, CommentsContinuationsTabs) {
  std::vector<KnowledgeError> errors;
  Faults faults(&errors);
  const BlockFile file("\xEF\xBB\xBF# a comment\r\nframe shell # x\r\n\tone two#3 # x\r\n  goes \\ # on\n    on | and \\\n# skipped\n\n\n  last\nb\n", "f", faults);
  EXPECT_THAT(errors, IsEmpty());
  ASSERT_EQ(file.blocks().size(), 2u);
  const Block& block = file.blocks()[0];
  EXPECT_EQ(block.keyword, "frame");
  EXPECT_EQ(block.name, "shell");
  EXPECT_EQ(block.number, 2);
  ASSERT_EQ(block.lines.size(), 3u);
  EXPECT_EQ(block.lines[0].text, "one two#3");
  EXPECT_EQ(block.lines[0].keyword, "one");
  EXPECT_EQ(block.lines[0].rest, "two#3");
  EXPECT_EQ(block.lines[1].number, 4);
  EXPECT_EQ(split_variants(block.lines[1].rest).size(), 2u);
  EXPECT_EQ(block.lines[2].number, 9);
  EXPECT_EQ(file.blocks()[1].name, "");
}

TEST(BlockFile, Faults) {
  std::vector<KnowledgeError> errors;
  Faults faults(&errors);
  const BlockFile bytes("a\nb \xff\n", "f", faults);
  EXPECT_THAT(bytes.blocks(), IsEmpty());
  const BlockFile indented("\n  a\n", "f", faults);
  const BlockFile open("a\n  b \\", "f", faults);
  const BlockFile open_line("a\n  b \\\n", "f", faults);
  EXPECT_THAT(texts(errors), ElementsAre("f:2: a byte that is not UTF-8", HasSubstr("f:2: an indented line"), HasSubstr("f:2: a `\\`"),
                                         HasSubstr("f:2: a `\\`")));
  EXPECT_THAT(BlockFile("", "f", faults).blocks(), IsEmpty());
}

TEST(TsvFile, ColumnsByName) {
  std::vector<KnowledgeError> errors;
  Faults faults(&errors);
  const SourceFile source = test_file("t.tsv", "# c\nb\ta\tc\n1\t2\t3\n4\n1\t2\t3\t4\n");
  const TsvFile file(source, {"a", "b"}, faults);
  ASSERT_EQ(file.rows().size(), 2u);
  EXPECT_EQ(file.rows()[0][0], "2");
  EXPECT_EQ(file.rows()[1][0], "");
  EXPECT_EQ(file.rows()[1][1], "4");
  EXPECT_EQ(file.rows()[1].number, 4);
  TsvFile(source, {"d"}, faults);
  EXPECT_THAT(texts(errors), ElementsAre("t.tsv:5: 4 cells, expected at most 3 as in the header", "t.tsv:2: no column \"d\" in the header"));
}

TEST(OntologyReader, Answers) {
  const TestKnowledge knowledge;
  const Ontology& ontology = knowledge.ontology();
  ASSERT_TRUE(ontology.type("CONSULT"));
  EXPECT_EQ(ontology.type("CONSULT")->future.type, "AGREE");
  EXPECT_EQ(ontology.type("CONSULT")->quad, "verbal cooperation");
  EXPECT_FALSE(ontology.type("consult"));
  EXPECT_TRUE(ontology.has_mode("ASSAULT", "drone"));
  EXPECT_FALSE(ontology.has_mode("AGREE", "drone"));
  EXPECT_EQ(ontology.score("ASSAULT", "drone"), -9.5);
  EXPECT_EQ(ontology.score("ASSAULT", "sword"), -9);
  EXPECT_EQ(ontology.score("AGREE", ""), 0);
  EXPECT_EQ(ontology.country_name("KOR"), "South Korea");
  EXPECT_EQ(ontology.country_name("XXX"), "");
  EXPECT_TRUE(ontology.has_country("UNO"));
  EXPECT_EQ(ontology.goldstein("0423"), 1.9);
  EXPECT_EQ(ontology.goldstein("049"), 1);
  EXPECT_EQ(ontology.goldstein("201"), 0);
  EXPECT_EQ(ontology.cameo_label("041"), "x");
  EXPECT_EQ(ontology.country_codes("BLR").fips, "BO");
  EXPECT_EQ(ontology.country_codes("BLR").cameo, "BLR");
  EXPECT_EQ(ontology.country_codes("AZE").cameo, "AZE");
  EXPECT_EQ(ontology.country_codes("UNO").cameo, "");
  EXPECT_EQ(ontology.country_codes("UNO").group, "UNO");
  EXPECT_EQ(ontology.sector_codes("GOV").icews, "Government");
  EXPECT_EQ(ontology.sector_codes("XXX").cameo, "");
  EXPECT_TRUE(ontology.type("CONSULT")->reciprocal);
  EXPECT_FALSE(ontology.type("ASSAULT")->reciprocal);
}

TEST(OntologyReader, Faults) {
  std::vector<KnowledgeError> errors;
  Faults faults(&errors);
  OntologyReader reader(faults, "k/");
  reader.read(test_file("ontology/ontology.tsv", "type\tquad\tfuture_type\tfuture_mode\tfuture_cameo\tcontent\tplace\thost_mode\thost_cameo\tdescription\treciprocal\nA\tq\tB\tm\t99\nA\tq\n"));
  reader.read(test_file("ontology/modes.tsv", "type\tmode\tdescription\nA\tm\nA\tm\n"));
  reader.read(test_file("ontology/cameo.tsv", "cameo\tplover_type\tplover_mode\tplover_context\tlabel\n1\tA\n04\tA\tn\tx;y\n"));
  reader.read(test_file("ontology/scores.tsv", "type\tmode\tscore\nA\t\t11\n"));
  reader.read(test_file("ontology/contexts.tsv", "context\tdescription\nx\tx\nx\tx\n"));
  reader.read(test_file("ontology/sectors.tsv", "sector\tdescription\tcameo\ticews\n"));
  reader.read(test_file("ontology/goldstein.tsv", "cameo\tgoldstein\n1\t1\n04\t-11\n05\t1\n05\t1\n"));
  reader.read(test_file("ontology/country_codes.tsv", "code\tcow\tcow_name\tfips\tcameo\tgroup\trole\nXYZ\t1\n"));
  reader.read(test_file("ontology/odd.tsv", ""));
  reader.finish();
  EXPECT_THAT(texts(errors),
              ElementsAre("ontology/ontology.tsv:3: type A stands here twice", "ontology/modes.tsv:3: mode m of A stands here twice",
                          "ontology/cameo.tsv:2: \"1\": expected a CAMEO code of two to four digits",
                          "ontology/scores.tsv:2: \"11\": expected a score from -10 to 10", "ontology/contexts.tsv:3: context x is given already",
                          "ontology/goldstein.tsv:2: \"1\": expected a CAMEO code of two to four digits",
                          "ontology/goldstein.tsv:3: \"-11\": expected a score from -10 to 10", "ontology/goldstein.tsv:5: CAMEO 05 stands here twice",
                          HasSubstr("ontology/odd.tsv: a table that nothing reads"), "k/ontology/countries.tsv: no such table",
                          "ontology/ontology.tsv:2: unknown type \"B\"", "ontology/ontology.tsv:2: unknown CAMEO code \"99\"",
                          "ontology/cameo.tsv:3: A has no mode \"n\"", "ontology/cameo.tsv:3: unknown context \"y\"",
                          "ontology/country_codes.tsv:2: unknown country \"XYZ\""));
}

TEST(LexiconReader, WordsAndKinds) {
  TestKnowledge knowledge;
  const Lexicon lexicon = knowledge.lexicon("words light-verb\n  have | Hold | going  to\nkind tank is vehicle, weapon\n  tank\nkind vehicle\n  car | tank\nkind weapon\n  gun\n");
  EXPECT_THAT(knowledge.faults(), IsEmpty());
  EXPECT_TRUE(lexicon.words("light-verb").has("hold"));
  EXPECT_TRUE(lexicon.words("light-verb").has("going to"));
  EXPECT_EQ(lexicon.words("light-verb").longest(), 2);
  EXPECT_TRUE(lexicon.words("none").empty());
  EXPECT_EQ(lexicon.kinds_of("tank"), lexicon.kind("tank") | lexicon.kind("vehicle") | lexicon.kind("weapon"));
  EXPECT_EQ(lexicon.kinds_of("car"), lexicon.kind("vehicle"));
  EXPECT_EQ(lexicon.kinds_of("egg"), 0u);
  EXPECT_EQ(lexicon.kind("armed"), kind::armed);
  EXPECT_EQ(lexicon.kind("armed-group"), kind::armed_group);
  EXPECT_EQ(lexicon.kind("egg"), 0u);
  EXPECT_EQ(knowledge.lexicon().kinds_of("artillery shell"), knowledge.lexicon().kind("heavy-weapon") | knowledge.lexicon().kind("weapon"));
}

TEST(LexiconReader, Faults) {
  TestKnowledge knowledge;
  const std::pair<const char*, const char*> cases[] = {
      {"word a\n", "1: unknown block \"word\": expected words, kind, forms, quantity or currency"},
      {"words\n", "1: expected a name after words"},
      {"words a b\n", "1: \"a b\": expected a name of one word"},
      {"words a\n", "1: words a has no words"},
      {"words a\n  x | | y\n", "2: nothing between two `|`"},
      {"words a\n  x\nwords a\n  y\n", "3: words a stands already in lexicon/test.words:1"},
      {"kind armed\n  x\n", "1: \"armed\" is an umbrella"},
      {"kind a of b\n  x\n", "1: \"a of b\": expected kind NAME or kind NAME is NAME"},
      {"kind a is b\n  x\n", "1: kind a is \"b\": unknown kind"},
      {"kind a is b\nkind b is a\n", "1: kind a is itself"},
  };
  for (const auto& [text, cause] : cases) {
    knowledge.lexicon(text);
    ASSERT_FALSE(knowledge.faults().empty()) << text;
    EXPECT_THAT(knowledge.faults()[0], testing::StartsWith(std::string("lexicon/test.words:") + cause)) << text;
  }
  std::string many;
  for (int i = 0; i < 49; ++i) many += "kind k" + std::to_string(i) + "\n  x\n";
  knowledge.lexicon(many);
  EXPECT_THAT(knowledge.faults(), ElementsAre(HasSubstr("test.words:97: too many kinds: at most 48")));
}

// A folder that is gone at the end of the test.
class Folder : public testing::Test {
 protected:
  Folder() : path_(std::filesystem::temp_directory_path() / ("priscus-knowledge-" + std::to_string(::getpid())) / "k") {
    for (const char* folder : {"ontology", "lexicon", "actors", "frames"}) std::filesystem::create_directories(path_ / folder);
  }
  ~Folder() override { std::filesystem::remove_all(path_.parent_path()); }
  void write(const std::string& name, const std::string& text) { write_file((path_ / name).string(), text); }

  std::filesystem::path path_;
};

TEST_F(Folder, TellsEveryFaultWithItsFile) {
  write("lexicon/a.words", "x\n");
  write("lexicon/notes.txt", "not ours");
  write("frames/a.frames", "frame a\n");
  write("frames/b.frame", "");
  std::vector<KnowledgeError> errors;
  ASSERT_TRUE(Knowledge::load_all_faults(path_.string() + "/", errors));
  const std::vector<std::string> told = texts(errors);
  EXPECT_THAT(told, testing::Contains("k/frames/b.frame: expected the name of a .frames file"));
  EXPECT_THAT(told, testing::Contains("k/lexicon/a.words:1: unknown block \"x\": expected words, kind, forms, quantity or currency"));
  EXPECT_THAT(told, testing::Contains("k/frames/a.frames:1: a has no trigger"));
  EXPECT_THAT(told, testing::Contains("k/ontology/ontology.tsv: no such table"));
  EXPECT_THROW(Knowledge::load(path_.string()), KnowledgeError);
}

TEST_F(Folder, NothingToRead) {
  std::vector<KnowledgeError> errors;
  EXPECT_FALSE(Knowledge::load_all_faults(path_.string(), errors));
  EXPECT_FALSE(Knowledge::load_all_faults((path_ / "none").string(), errors));
  EXPECT_THAT(texts(errors), ElementsAre(HasSubstr("holds no knowledge files"), HasSubstr("none: no such folder")));
}

TEST_F(Folder, IsoCodesMissing) {
  write("lexicon/a.words", "words a\n  b\n");
  ::setenv("PRISCUS_ISO_CODES", "/none.json", 1);
  std::vector<KnowledgeError> errors;
  Knowledge::load_all_faults(path_.string(), errors);
  ::unsetenv("PRISCUS_ISO_CODES");
  ASSERT_FALSE(errors.empty());
  EXPECT_THAT(errors[0].what(), HasSubstr("install the Debian package iso-codes"));
  EXPECT_EQ(errors[0].file, "/none.json");
}

// The files of this tree.
TEST(Knowledge, LoadsTheTree) {
  std::vector<KnowledgeError> errors;
  const std::string folder = std::string(PRISCUS_SOURCE_DIR) + "/knowledge";
  const auto knowledge = Knowledge::load_all_faults(folder, errors);
  EXPECT_THAT(texts(errors), IsEmpty());
  ASSERT_TRUE(knowledge);
  EXPECT_EQ(knowledge->version().size(), 16u);
  EXPECT_TRUE(knowledge->ontology().type("CONSULT"));
  std::vector<KnowledgeError> again;
  EXPECT_EQ(Knowledge::load_all_faults(folder, again)->version(), knowledge->version());
}

}  // namespace
}  // namespace priscus

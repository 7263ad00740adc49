#include "knowledge/ontology_file.h"

#include <gmock/gmock.h>

#include "knowledge/test_files.h"

namespace priscus {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<std::string> faults_of(const std::string& text) {
  std::vector<KnowledgeError> errors;
  Faults faults(&errors);
  read_ontology_file({"o.toml", "o.toml", text}, faults);
  std::vector<std::string> texts;
  for (const KnowledgeError& error : errors) texts.emplace_back(error.what());
  return texts;
}

TEST(OntologyFile, SaysWhatItIs) {
  Faults strict;
  const auto file = read_ontology_file({"o.toml", "o.toml", R"(name = "labour"
version = "1"
extends = "plover"
[contexts]
pay = "wages"
[[type]]
name = "STRIKE"
quad = "action"
content = "only-other"
place = "struck"
reciprocal = true
score = -6
future = { type = "NOTICE", mode = "strike", code = "L2" }
host = { mode = "wildcat" }
modes.wildcat = { description = "x", score = -7.5 }
modes.general = "y"
[[code]]
code = "L1"
type = "STRIKE"
contexts = ["pay"]
)"}, strict);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->name, "labour");
  EXPECT_EQ(file->below, OntologyFile::Below::extends);
  EXPECT_EQ(file->below_name, "plover");
  ASSERT_THAT(file->types, SizeIs(1));
  const OntologyFile::Type& type = file->types[0];
  EXPECT_EQ(type.line, 6);
  EXPECT_EQ(type.type.content, EventType::Content::only_other);
  EXPECT_TRUE(type.type.strikes_places);
  EXPECT_EQ(type.type.future.cameo, "L2");
  EXPECT_TRUE(type.type.reciprocal);
  EXPECT_EQ(type.future_line, 13);
  EXPECT_EQ(type.type.host.mode, "wildcat");
  ASSERT_THAT(type.modes, SizeIs(2));
  EXPECT_EQ(type.modes[0].score, -7.5);  // in the order of the file
  EXPECT_EQ(type.modes[1].name, "general");
  ASSERT_THAT(file->codes, SizeIs(1));
  EXPECT_THAT(file->codes[0].meaning.contexts, ElementsAre("pay"));
}

TEST(OntologyFile, FaultsNameTheLine) {
  EXPECT_THAT(faults_of("name = \"x\"\nversion = \"1\"\n"), IsEmpty());
  EXPECT_THAT(faults_of("name = \n"), ElementsAre(HasSubstr("o.toml:1: no TOML")));
  EXPECT_THAT(faults_of(""), ElementsAre("o.toml:1: expected name = \"…\"", "o.toml:1: expected version = \"…\""));
  const std::string head = "name = \"x\"\nversion = \"1\"\n";
  EXPECT_THAT(faults_of(head + "colour = \"red\"\n"), ElementsAre(HasSubstr("o.toml:3: unknown key \"colour\" in an ontology: expected name, version")));
  EXPECT_THAT(faults_of(head + "extends = \"a\"\nreplaces = \"b\"\n"), ElementsAre("o.toml:4: extends and replaces: expected one of the two"));
  EXPECT_THAT(faults_of(head + "extends = 5\n"), ElementsAre("o.toml:3: extends: expected a string"));
  EXPECT_THAT(faults_of(head + "[[type]]\nname = \"strike\"\nquad = \"q\"\n"), ElementsAre(HasSubstr("o.toml:4: \"strike\": expected a type in capitals")));
  EXPECT_THAT(faults_of(head + "[[type]]\nname = \"S\"\n"), ElementsAre(HasSubstr("o.toml:3: expected quad")));
  EXPECT_THAT(faults_of(head + "[[type]]\nname = \"S\"\nquad = \"q\"\nscore = 11\n"), ElementsAre("o.toml:6: score: expected a number from -10 to 10"));
  EXPECT_THAT(faults_of(head + "[[type]]\nname = \"S\"\nquad = \"q\"\ncontent = \"mine\"\n"),
              ElementsAre("o.toml:6: content \"mine\": expected own, other or only-other"));
  EXPECT_THAT(faults_of(head + "[[type]]\nname = \"S\"\nquad = \"q\"\nmodes = { Big = \"x\" }\n"), ElementsAre(HasSubstr("o.toml:6: \"Big\": expected a mode")));
  EXPECT_THAT(faults_of(head + "[type]\nname = \"S\"\n"), ElementsAre("o.toml:3: type: expected [[type]]"));
  EXPECT_THAT(faults_of(head + "[[code]]\ncode = \"a b\"\ntype = \"S\"\n"), ElementsAre(HasSubstr("o.toml:4: \"a b\": expected a code of letters and digits")));
}

TEST(OntologyFile, LaidUponAnother) {
  std::vector<KnowledgeError> errors;
  Faults faults(&errors);
  OntologyReader reader(faults);
  const auto add = [&](const std::string& text) {
    const SourceFile source{"o.toml", "o.toml", text};
    reader.add(*read_ontology_file(source, faults), source);
  };
  add("name = \"a\"\nversion = \"1\"\n[[type]]\nname = \"S\"\nquad = \"q\"\nscore = -2\n[[code]]\ncode = \"1\"\ntype = \"S\"\n[sectors]\nLAB = \"x\"\n");
  add("name = \"b\"\nversion = \"2\"\nextends = \"a\"\n[[type]]\nname = \"S\"\nmodes.m = \"x\"\n[[type]]\nname = \"T\"\nquad = \"r\"\n");
  const Ontology both = reader.finish();
  EXPECT_THAT(errors, IsEmpty());
  EXPECT_EQ(both.name(), "b");
  EXPECT_EQ(both.version(), "2");
  EXPECT_TRUE(both.has_mode("S", "m"));
  EXPECT_EQ(both.score("S", "m"), -2);
  EXPECT_EQ(both.meaning_of("1")->type, "S");
  EXPECT_TRUE(both.has_codes("S"));
  EXPECT_FALSE(both.has_codes("T"));

  reader.restart();
  add("name = \"c\"\nversion = \"3\"\nreplaces = \"b\"\n[[type]]\nname = \"U\"\nquad = \"q\"\nfuture = { type = \"S\" }\n");
  const Ontology third = reader.finish();
  EXPECT_EQ(third.type("S"), nullptr);
  EXPECT_TRUE(third.has_sector("LAB"));  // who is who stays
  ASSERT_THAT(errors, SizeIs(1));
  EXPECT_STREQ(errors[0].what(), "o.toml:7: unknown type \"S\"");

  errors.clear();
  add("name = \"d\"\nversion = \"1\"\nextends = \"c\"\n[[type]]\nname = \"U\"\nquad = \"other\"\n[[type]]\nname = \"V\"\nmodes.x = \"y\"\n[sectors]\nLAB = \"z\"\n");
  ASSERT_THAT(errors, SizeIs(3));
  EXPECT_THAT(errors[0].what(), HasSubstr("o.toml:4: type U is given already"));
  EXPECT_THAT(errors[1].what(), HasSubstr("o.toml:7: unknown type \"V\""));
  EXPECT_THAT(errors[2].what(), HasSubstr("o.toml:11: sector LAB is given already"));
}

}  // namespace
}  // namespace priscus

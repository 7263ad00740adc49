// Folder upon folder: a project's frames, actors and words beside those of Priscus.
#include <gmock/gmock.h>

#include <unistd.h>

#include <filesystem>

#include "base/file.h"
#include "knowledge/test_files.h"
#include "priscus/knowledge.h"

namespace priscus {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Folders : public testing::Test {
 protected:
  void SetUp() override {
    root_ = std::filesystem::temp_directory_path() / ("priscus-folders-" + std::to_string(::getpid()));
    std::filesystem::remove_all(root_);
    write("base/ontology.toml",
          "name = \"base\"\nversion = \"1\"\n[sectors]\nGOV = \"x\"\nMIL = \"x\"\nELI = \"x\"\n"
          "[[type]]\nname = \"ASSAULT\"\nquad = \"x\"\n[[type]]\nname = \"REQUEST\"\nquad = \"y\"\n"
          "[[code]]\ncode = \"190\"\ntype = \"ASSAULT\"\n[[code]]\ncode = \"100\"\ntype = \"REQUEST\"\n");
    write("base/lexicon/a.words", "words light-verb\n  make\nkind weapon\n  tank\n");
    write("base/actors/a.actors", "body Blue Guard | Guard\n  code FRA MIL\nrole MIL people\n  soldier\n");
    write("base/frames/a.frames",
          "frame shell\n  means ASSAULT, CAMEO 190\n  trigger verb shell\n  actor subject\n  example A b.\n  gives actual: A (- -)\n"
          "frame begin\n  trigger verb begin\n  content complement as same\n  example A b.\n  gives actual ASSAULT: A (- -)\n"
          "frame no-shell\n  means nothing\n  trigger verb shell out\n  silent A b.\n");
  }
  void TearDown() override { std::filesystem::remove_all(root_); }

  void write(const std::string& name, const std::string& text) {
    std::filesystem::create_directories((root_ / name).parent_path());
    write_file((root_ / name).string(), text);
  }
  std::shared_ptr<const Knowledge> load(const std::vector<std::string>& names) {
    faults_.clear();
    std::vector<std::string> folders;
    for (const std::string& name : names) folders.push_back((root_ / name).string());
    return Knowledge::load_all_faults(folders, faults_);
  }
  std::vector<std::string> faults() const {
    std::vector<std::string> texts;
    for (const KnowledgeError& error : faults_) texts.emplace_back(error.what());
    return texts;
  }
  static std::vector<std::string> names(const Knowledge& knowledge) {
    std::vector<std::string> all;
    for (const Frame& frame : knowledge.frames().all()) all.push_back(frame.name);
    return all;
  }

  std::filesystem::path root_;
  std::vector<KnowledgeError> faults_;
};

TEST_F(Folders, ExtendAndReplaceByName) {
  write("mine/frames/x.frames",
        "frame shell\n  means REQUEST, CAMEO 100\n  trigger verb shell\n  actor subject\n  example A b.\n  gives actual: A (- -)\n"
        "frame more\n  like begin\n  trigger verb relaunch\n  example A b.\n  gives actual ASSAULT: A (- -)\n");
  write("mine/actors/x.actors", "body Red Guard | Guard\n  code ITA MIL\nstate FRA\n  name Gallia\nrole GOV people\n  soldier\n");
  write("mine/lexicon/x.words", "words light-verb\n  brew\nkind weapon\n  catapult\n");
  const auto knowledge = load({"base", "mine"});
  ASSERT_TRUE(knowledge);
  EXPECT_THAT(faults(), IsEmpty());
  EXPECT_THAT(names(*knowledge), ElementsAre("shell", "more", "begin", "no-shell"));
  EXPECT_EQ(knowledge->frames().all()[0].means.type, "REQUEST");
  EXPECT_EQ(knowledge->frames().all()[0].file, "mine/frames/x.frames");
  EXPECT_EQ(knowledge->frames().all()[0].folder, 1);
  EXPECT_EQ(knowledge->frames().all()[2].file, "frames/a.frames");
  EXPECT_TRUE(knowledge->lexicon().words("light-verb").has("make"));
  EXPECT_TRUE(knowledge->lexicon().words("light-verb").has("brew"));
  EXPECT_EQ(knowledge->lexicon().kinds_of("tank"), knowledge->lexicon().kinds_of("catapult"));
  const std::string_view guard[] = {"Guard"}, blue[] = {"Blue", "Guard"}, gallia[] = {"Gallia"}, soldier[] = {"soldier"};
  const auto country = [&](const Actors::Match& match) { return knowledge->actors().all()[match.hits.at(0).entry].codes.at(0).country; };
  EXPECT_EQ(country(knowledge->actors().longest(guard, 0, false)), "ITA");  // the project's name takes its place
  EXPECT_EQ(knowledge->actors().longest(guard, 0, false).hits.size(), 1u);
  EXPECT_EQ(country(knowledge->actors().longest(blue, 0, false)), "FRA");
  EXPECT_EQ(country(knowledge->actors().longest(gallia, 0, false)), "FRA");
  const Actors::Match role = knowledge->actors().longest_role(soldier, 0);
  ASSERT_EQ(role.hits.size(), 1u);
  EXPECT_EQ(knowledge->actors().all()[role.hits[0].entry].codes[0].sector, "GOV");
  EXPECT_NE(knowledge->version(), load({"base"})->version());
}

TEST_F(Folders, AnotherOntology) {
  write("mine/ontology.toml", "name = \"labour\"\nversion = \"1\"\nreplaces = \"base\"\n[[type]]\nname = \"STRIKE\"\nquad = \"q\"\n");
  write("mine/frames/x.frames", "frame strike\n  means STRIKE\n  trigger verb strike\n  actor subject\n  example A b.\n  gives actual: A (- -)\n");
  const auto knowledge = load({"base", "mine"});
  ASSERT_TRUE(knowledge);
  EXPECT_THAT(faults(), IsEmpty());
  EXPECT_THAT(names(*knowledge), ElementsAre("strike", "begin"));  // what names ASSAULT is gone, and its exclusions
  EXPECT_THAT(knowledge->frames().all()[1].examples, IsEmpty());
  EXPECT_EQ(knowledge->ontology().name(), "labour");
  EXPECT_EQ(knowledge->ontology().type("ASSAULT"), nullptr);
  EXPECT_EQ(knowledge->frames().all()[0].means.cameo, "");  // an ontology without codes
}

TEST_F(Folders, FaultsNameTheFolder) {
  write("mine/ontology.toml", "name = \"labour\"\nversion = \"1\"\n\nextends = \"plover\"\n[[type]]\nname = \"STRIKE\"\nquad = \"q\"\n");
  write("mine/frames/x.frames", "frame shell\n  means STRIKE, code 7\n  trigger verb shell\n  actor subject\n  example A b.\n  gives actual: A (- -)\n"
                                "frame shell\n  means ASSAULT\n");
  write("mine/actors/x.actors", "body A | Same\n  code FRA MIL\nbody B | Same\n  code FRA MIL\n");
  ASSERT_TRUE(load({"base", "mine", "none"}));
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("none: no such folder: expected a project's folder"), "mine/ontology.toml:4: \"plover\": expected \"base\", the ontology of the folders before",
                                    "mine/actors/x.actors:3: \"Same\" is also a name of A (mine/actors/x.actors:1)", "mine/frames/x.frames:2: unknown code \"7\"",
                                    "mine/frames/x.frames:7: shell stands already in mine/frames/x.frames:1"));
  EXPECT_FALSE(load({"none"}));
  EXPECT_FALSE(load({}));
}

TEST_F(Folders, ImportedFramesNeedNoExample) {
  write("mine/frames/x.frames", "frame a\n  means ASSAULT, CAMEO 190\n  trigger verb raid\n  actor subject\n  imported dictionary 7 9\n"
                                "frame b\n  means ASSAULT, CAMEO 190\n  trigger verb storm\n  actor subject\n");
  load({"base", "mine"});
  EXPECT_THAT(faults(), ElementsAre("mine/frames/x.frames:6: b has no example"));
}

}  // namespace
}  // namespace priscus

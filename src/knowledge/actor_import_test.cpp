#include "knowledge/actor_import.h"

#include <gmock/gmock.h>

#include "knowledge/test_files.h"

namespace priscus {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ActorImport : public testing::Test {
 protected:
  Imported import(const std::string& text) {
    const Actors known = knowledge_.actors("state BLR\n  adjective Belarusian\nrole REB people\n  rebel\nrole LEG body\n  house\n");
    return import_actors(text, "My.actors.txt", {knowledge_.ontology(), known, tables_});
  }
  static std::vector<std::string> notes(const Imported& imported) {
    std::vector<std::string> all;
    for (const ImportNote& note : imported.notes) all.push_back(std::to_string(note.line) + " " + std::string(name(note.what)) + ": " + note.cause);
    return all;
  }
  Actors actors(const Imported& imported) {
    const Actors read = knowledge_.actors(imported.text);
    EXPECT_THAT(knowledge_.faults(), IsEmpty()) << imported.text;
    return read;
  }

  TestKnowledge knowledge_;
  ImportTables tables_ = ImportTables::load(std::string(PRISCUS_SOURCE_DIR) + "/knowledge/import");
};

TEST_F(ActorImport, ActorsWithDates) {
  const Imported imported = import(
      "BELARUS_ [BLR] ; ours already\n"
      "+BELARUSIAN_\n"
      "+WHITE_RUSSIA_\n"
      "ARMY_OF_THE_NORTH  [TURREB]\n"
      "+AL-NORTH\n"
      "\t[TURREB <890101]\n"
      "\t[TURGOV 19890102-991231]\n"
      "\t[TURMIL > 000101]\n"
      "NATO [IGOMIL]\n");
  EXPECT_THAT(notes(imported), ElementsAre("1 known: Belarus is coded so already", "2 known: Belarusian is coded so already"));
  EXPECT_EQ(imported.taken, 9);
  EXPECT_THAT(imported.text, HasSubstr("state BLR\n  name       White Russia\n"));
  EXPECT_THAT(imported.text, HasSubstr("body Army of the North | al-North\n  code       TUR REB ..1989-01-01\n  code       TUR GOV 1989-01-02..1999-12-31\n"
                                       "  code       TUR MIL 2000-01-01..\n  code       TUR REB\n"));
  EXPECT_THAT(imported.text, HasSubstr("body Nato | NATO\n  code       IGO MIL\n"));
  actors(imported);
}

TEST_F(ActorImport, Agents) {
  const Imported imported = import(
      "!PERSON! = MAN, WOMAN\n"
      "MILITIA!PERSON! [~REB]\n"
      "FORCE_RECON {} [~MIL]\n"
      "LOCAL_REBEL [~REB]\n"
      "OIL_COMPANY {OIL_COMPANIES} [~BUSXYZ]\n"
      "UPPER_HOUSE [~LEG}\n");
  EXPECT_THAT(notes(imported), ElementsAre("5 partly: without XYZ, no role of ours"));
  EXPECT_EQ(imported.text.substr(imported.text.find('\n') + 1),
            "\nrole BUS body\n  oil company\n\nrole LEG body\n  upper house\n\nrole MIL people\n  force recon\n\nrole REB people\n  local rebel\n\n"
            "role REB person\n  militiaman | militiawoman\n");
  actors(imported);
}

TEST_F(ActorImport, EveryLineThatIsNotTakenIsTold) {
  const Imported imported = import(
      "+NOBODY\n"
      "\t[TUR]\n"
      "X_Y [---]\n"
      "Q_R [QQQ]\n"
      "E_F [TUR/BLR]\n"
      "G_H\n"
      "I_J [TUR 991301-000101]\n"
      "K_L [TUR 000101-990101]\n"
      "M@N [TUR]\n"
      "O_P [TURREB\n"
      "STORM_GROUP [TURREB]\n"
      "+STORM-GROUP\n"
      "MAGE [~WIZ]\n"
      "!A! =\n"
      "B!NONE! [~MIL]\n"
      "SOLDIER [~MIL]\n"
      "SOLDIER [~MIL]\n");
  EXPECT_THAT(notes(imported),
              ElementsAre(HasSubstr("1 left out: a further name"), HasSubstr("2 left out: a code without an actor"), HasSubstr("3 left out: code \"---\": no actor"),
                          HasSubstr("4 left out: unknown code \"QQQ\""), HasSubstr("5 left out: \"TUR/BLR\": two actors"), "6 left out: has no code that is known",
                          HasSubstr("7 left out: \"991301-000101\""), HasSubstr("8 left out: \"000101-990101\""), "9 left out: \"M@N\" is no word",
                          "10 left out: `[` without `]`", HasSubstr("12 left out: Storm-Group stands already in line 11"), HasSubstr("13 left out: \"~WIZ\": no role"),
                          HasSubstr("14 left out: expected words"), HasSubstr("15 left out: \"B!NONE!\": unknown set"),
                          HasSubstr("17 left out: \"soldier\" stands already in line 16")));
  actors(imported);
}

TEST_F(ActorImport, NamesAreWrittenAsNamesAre) {
  const Imported imported = import("JEAN-LUC_O'NEILL_DE_LA_CRUZ [TURGOV]\nTHE_BANK_OF_NORTH [TURBUS]\nPKK [TURREB]\nU.T.P. [TUROPP]\nÖZGÜR [TURGOV]\n");
  EXPECT_THAT(imported.text, HasSubstr("body Jean-Luc O'Neill de la Cruz\n"));
  EXPECT_THAT(imported.text, HasSubstr("body Bank of North\n"));
  EXPECT_THAT(imported.text, HasSubstr("body PKK\n"));
  EXPECT_THAT(imported.text, HasSubstr("body U.T.P.\n"));
  EXPECT_THAT(imported.text, HasSubstr("body Özgür\n"));
}

}  // namespace
}  // namespace priscus

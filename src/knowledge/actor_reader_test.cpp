#include "knowledge/actor_reader.h"

#include <gmock/gmock.h>

#include "knowledge/atoms.h"
#include "knowledge/period.h"
#include "knowledge/test_files.h"

namespace priscus {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> atoms_of(std::string_view text) {
  std::vector<std::string> atoms;
  split_atoms(text, atoms);
  return atoms;
}

TEST(Atoms, FoldAndSplit) {
  EXPECT_EQ(fold("Erdoğan"), "Erdogan");
  EXPECT_EQ(fold("Łódź"), "Lodz");
  EXPECT_EQ(fold("Straße"), "Strasse");
  EXPECT_EQ(fold("e\u0301t\u00e9"), "ete");
  EXPECT_EQ(fold("Əliyev"), "Aliyev");
  EXPECT_EQ(fold("Москва"), "Москва");
  EXPECT_EQ(fold("a\xff"), "a\xff");
  EXPECT_EQ(fold(""), "");
  EXPECT_THAT(atoms_of("al-Qaïda"), ElementsAre("al", "Qaida"));
  EXPECT_THAT(atoms_of("U.S."), ElementsAre("US"));
  EXPECT_THAT(atoms_of("U.S"), ElementsAre("US"));
  EXPECT_THAT(atoms_of("U.S.-led"), ElementsAre("US", "led"));
  EXPECT_THAT(atoms_of("J.Smith"), ElementsAre("J", "Smith"));
  EXPECT_THAT(atoms_of("St. Petersburg"), ElementsAre("St", "Petersburg"));
  EXPECT_THAT(atoms_of("Sana'a"), ElementsAre("Sana", "a"));
  EXPECT_THAT(atoms_of("G20"), ElementsAre("G20"));
  EXPECT_THAT(atoms_of("…—"), IsEmpty());
}

TEST(Period, ReadsDates) {
  Period period;
  EXPECT_EQ(read_period("1990..1994-07", period), "");
  EXPECT_EQ(period.from, "1990-01-01");
  EXPECT_EQ(period.to, "1994-07-31");
  EXPECT_EQ(read_period("2020-02-29..", period), "");
  EXPECT_EQ(period.to, "");
  EXPECT_THAT(read_period("1990", period), HasSubstr("expected dates FROM..TO"));
  EXPECT_THAT(read_period("2021-02-29..", period), HasSubstr("is no date"));
  EXPECT_THAT(read_period("2021..2020", period), HasSubstr("ends before it begins"));
  EXPECT_EQ(day_number("1970-01-02"), 1);
  EXPECT_FALSE(day_number("1970-13-02"));
  EXPECT_EQ(overlap_days({"2020-01-01", "2020-01-31"}, {"2020-01-31", ""}), 1);
  EXPECT_EQ(overlap_days({"2020-01-01", "2020-01-31"}, {"2020-02-01", ""}), 0);
}

TEST(ActorReader, Surnames) {
  EXPECT_EQ(surname_of("Alexander Lukashenko"), "Lukashenko");
  EXPECT_EQ(surname_of("Mohammed bin Salman"), "bin Salman");
  EXPECT_EQ(surname_of("Ursula von der Leyen"), "von der Leyen");
  EXPECT_EQ(surname_of("Bashar al-Assad"), "al-Assad");
  EXPECT_EQ(surname_of("John Doe Jr."), "Doe");
  EXPECT_EQ(surname_of("Lula"), "");
}

constexpr const char* kActors = R"(state TUR
  name       Turkey
  adjective  Turkish
  people     Turks
  capital    Ankara
  seat       Ak Saray
places DNK
  Greenland
  Copenhagen | København
person Recep Tayyip Erdoğan | Tayyip Erdogan
  pronoun    he
  office     TUR GOV 2003-03-14..2014-08-27  prime minister
  office     TUR GOV 2014-08-28..  President
person Abdullah Gül
  office     TUR GOV 2007-08-28..2014-08-28  president
person Bashar al-Assad
  surname    al-Assad | Assad
  office     AZE GOV 2000..2001  president
body al-Qaeda | Base
  code       IMG REB ..1989
body Base
  code       TUR REB 1990..1991
  code       TUR GOV 1992..
body US Army | US | Air Base
  code       UNO -
body IS | Islamic State
  code       IMG REB
  reporter
group Twins
  members    TUR AZE
role GOV person
  foreign minister | Minister | secretary-general
role GOV body
  foreign ministry
)";

class Names : public testing::Test {
 protected:
  Names() : actors_(knowledge_.actors(kActors)) {}

  // "atoms name:use name:use" of the longest name that begins the text.
  std::string find(std::string_view text, bool any_case = false, bool role = false) {
    const std::vector<std::string> atoms = atoms_of(text);
    const std::vector<std::string_view> views(atoms.begin(), atoms.end());
    const Actors::Match match = role ? actors_.longest_role(views, 0) : actors_.longest(views, 0, any_case);
    static constexpr const char* kUses[] = {"name", "adjective", "people", "capital", "seat", "surname", "place", "role"};
    std::string found = std::to_string(match.atoms);
    for (const NameHit& hit : match.hits) found += " " + actors_.all()[hit.entry].name + ":" + kUses[static_cast<int>(hit.use)];
    return found;
  }
  const ActorEntry& entry(std::string_view name) {
    for (const ActorEntry& entry : actors_.all()) {
      if (entry.name == name) return entry;
    }
    throw std::out_of_range(std::string(name));
  }

  TestKnowledge knowledge_;
  Actors actors_;
};

TEST_F(Names, GoodFileHasNoFaults) {
  EXPECT_THAT(knowledge_.faults(), IsEmpty());
  EXPECT_EQ(entry("Turkey").file, "actors/test.actors");
  EXPECT_EQ(entry("Turkey").line, 1);
  EXPECT_EQ(entry("Twins").members.size(), 2u);
  EXPECT_TRUE(entry("IS").reporter);
  EXPECT_EQ(entry("foreign ministry").role_form, 'b');
}

TEST_F(Names, HyphenDiacriticsAndStops) {
  EXPECT_EQ(find("al-Qaeda said"), "2 al-Qaeda:name");
  EXPECT_EQ(find("al Qaeda said"), "2 al-Qaeda:name");
  EXPECT_EQ(find("Al-Qaeda said"), "2 al-Qaeda:name");
  EXPECT_EQ(find("Al-qaeda said"), "0");
  EXPECT_EQ(find("Tayyip Erdoğan"), "2 Recep Tayyip Erdoğan:name");
  EXPECT_EQ(find("Erdogan"), "1 Recep Tayyip Erdoğan:surname");
  EXPECT_EQ(find("U.S. said"), "1 US Army:name");
  EXPECT_EQ(find("Kobenhavn"), "1 Copenhagen:place");
  EXPECT_EQ(find("Türkiye"), "1 Turkey:name");
}

TEST_F(Names, CaseCounts) {
  EXPECT_EQ(find("IS attacked"), "1 IS:name");
  EXPECT_EQ(find("is attacked"), "0");
  EXPECT_EQ(find("Is Turkey"), "0");
  EXPECT_EQ(find("Is Turkey", true), "0");
  EXPECT_EQ(find("turkey"), "0");
  EXPECT_EQ(find("TURKEY"), "0");
  EXPECT_EQ(find("TURKEY", true), "1 Turkey:name");
  EXPECT_EQ(find("turkey", true), "0");
  EXPECT_EQ(find("AL-QAEDA", true), "2 al-Qaeda:name");
  EXPECT_EQ(find("us", true), "0");
}

TEST_F(Names, LongestWins) {
  EXPECT_EQ(find("US Army units"), "2 US Army:name");
  EXPECT_EQ(find("US Navy"), "1 US Army:name");
  EXPECT_EQ(find("Air"), "0");
  EXPECT_EQ(find("Base"), "1 al-Qaeda:name Base:name");  // one after the other: found both
  EXPECT_EQ(find(""), "0");
}

TEST_F(Names, Countries) {
  EXPECT_EQ(find("Republic of Belarus"), "3 Belarus:name");
  EXPECT_EQ(find("State of Eritrea"), "3 Eritrea:name");
  EXPECT_EQ(find("South Korea"), "2 South Korea:name");
  EXPECT_EQ(find("Korea"), "0");
  EXPECT_EQ(find("Greenland"), "1 Greenland:place");  // a file's name goes before iso-codes'
  EXPECT_EQ(find("Ankara"), "1 Turkey:capital");
  EXPECT_EQ(find("Turkish"), "1 Turkey:adjective");
  EXPECT_EQ(find("Ak Saray"), "2 Turkey:seat");
}

TEST_F(Names, Roles) {
  EXPECT_EQ(find("foreign minister", false, true), "2 foreign minister:role");
  EXPECT_EQ(find("minister", false, true), "1 minister:role");
  EXPECT_EQ(find("secretary general", false, true), "2 secretary-general:role");
  EXPECT_EQ(find("secretary", false, true), "0");
}

TEST_F(Names, CodesByDay) {
  Actors::Coded coded;
  const ActorEntry& gul = entry("Abdullah Gül");
  ASSERT_TRUE(actors_.code_at(gul, "2010-01-01", coded));
  EXPECT_EQ(coded.title, "president");
  EXPECT_EQ(coded.sector, "GOV");
  for (const char* day : {"2020-01-01", "1999-01-01", ""}) {
    ASSERT_TRUE(actors_.code_at(gul, day, coded));
    EXPECT_EQ(coded.country, "TUR");
    EXPECT_EQ(coded.sector, "ELI");
    EXPECT_EQ(coded.title, "");
  }
  ASSERT_TRUE(actors_.code_at(entry("Recep Tayyip Erdoğan"), "", coded));
  EXPECT_EQ(coded.title, "president");
  EXPECT_FALSE(actors_.code_at(entry("Base"), "1980-01-01", coded));
  ASSERT_TRUE(actors_.code_at(entry("Base"), "", coded));
  EXPECT_EQ(coded.sector, "GOV");
  EXPECT_FALSE(actors_.code_at(entry("Twins"), "2020-01-01", coded));
}

TEST_F(Names, OfficeHolder) {
  const auto holder = [&](const char* country, const char* title, const char* day) {
    const int number = actors_.office_holder(country, title, day);
    return number < 0 ? std::string() : actors_.all()[number].name;
  };
  EXPECT_EQ(holder("TUR", "president", "2010-05-01"), "Abdullah Gül");
  EXPECT_EQ(holder("TUR", "president", "2014-08-28"), "Recep Tayyip Erdoğan");  // the day of the handover
  EXPECT_EQ(holder("TUR", "president", ""), "Recep Tayyip Erdoğan");
  EXPECT_EQ(holder("TUR", "prime minister", "2002-01-01"), "");
  EXPECT_EQ(holder("DNK", "president", "2010-01-01"), "");
}

TEST(ActorReader, TellsFaults) {
  TestKnowledge knowledge;
  const std::pair<const char*, const char*> cases[] = {
      {"army X\n", "1: unknown block \"army\": expected state"},
      {"  x\n", "1: an indented line before the first block"},
      {"body\n", "1: expected a name after body"},
      {"state XXX\n", "1: unknown country \"XXX\""},
      {"state TUR\n  leader he\n", "2: unknown line \"leader\": expected name"},
      {"state TUR\nstate TUR\n", "2: state TUR stands already in actors/test.actors:1"},
      {"state UNO\n", "1: state UNO has no name"},
      {"state TUR\n  name the Turks\n", "2: \"the Turks\": `the` before a name is not written"},
      {"state TUR\n  name Turks | | x\n", "2: nothing between two `|`"},
      {"state TUR\n  name\n", "2: expected names"},
      {"state TUR\n  name Azerbaijan\nstate AZE\n  name Azerbaijan\n", "3: \"Azerbaijan\" is also a name of Azerbaijan (actors/test.actors:1)"},
      {"person A B\n", "1: A B has no office"},
      {"person A B\n  pronoun it\n  office TUR GOV .. x\n", "2: \"it\": expected he or she"},
      {"person A B\n  office TUR GOV 1990\n", "2: expected office CODE SECTOR FROM..TO WORDS"},
      {"person A B\n  office XXX GOV 1990.. x\n", "2: unknown country \"XXX\""},
      {"person A B\n  office TUR XXX 1990.. x\n", "2: unknown sector \"XXX\""},
      {"person A B\n  office TUR GOV 1990-00.. x\n", "2: \"1990-00\" is no date"},
      {"person A B\n  office TUR GOV 1991..1990 x\n", "2: \"1991..1990\" ends before it begins"},
      {"person A B\n  office TUR GOV 1990.. x | y\n", "2: \"x | y\": expected one title"},
      {"person A B\n  office TUR GOV 1990.. president\nperson A B\n  office TUR GOV 1980.. minister\n", "3: A B stands already in actors/test.actors:1"},
      {"person A B\n  office TUR GOV ..2000 president\nperson C D\n  office TUR GOV 1999-11-30.. president\n",
       "4: C D (1999-11-30..) and A B (..2000-12-31, actors/test.actors:1) are both president of TUR"},
      {"body X\n", "1: X has no code"},
      {"body X\n  code TUR\n", "2: expected code COUNTRY SECTOR"},
      {"body X\n  code TUR GOV 19..\n", "2: \"19\" is no date"},
      {"body X\n  code XXX GOV\n", "2: unknown country \"XXX\""},
      {"body X\n  kode XXX GOV\n", "2: unknown line \"kode\": expected code or reporter"},
      {"body X\n  code TUR GOV\n  reporter yes\n", "3: \"yes\": expected nothing after reporter"},
      {"body X\n  code TUR REB\nbody Y | X\n  code TUR MIL 1990..\n", "3: \"X\" is also a name of X (actors/test.actors:1)"},
      {"group X\n", "1: X has no members"},
      {"group X\n  members TUR YYY\n", "2: unknown country \"YYY\""},
      {"places YYY\n  x\n", "1: unknown country \"YYY\""},
      {"places TUR\n", "1: places TUR has no places"},
      {"role GOV thing\n  x\n", "1: \"GOV thing\": expected role SECTOR person"},
      {"role XXX person\n  x\n", "1: unknown sector \"XXX\""},
      {"role GOV person\n  x | y\n  x\n", "3: \"x\" stands already in actors/test.actors:2"},
  };
  for (const auto& [text, cause] : cases) {
    knowledge.actors(text);
    ASSERT_FALSE(knowledge.faults().empty()) << text;
    EXPECT_THAT(knowledge.faults()[0], testing::StartsWith(std::string("actors/test.actors:") + cause)) << text;
  }
}

TEST(ActorReader, SharedOfficesAndHandovers) {
  TestKnowledge knowledge;
  for (const char* title : {"deputy", "acting president", "vice president", "member of parliament", "special envoy", "minister"}) {
    const std::string office = std::string("  office TUR GOV 1990.. ") + title + "\n";
    knowledge.actors("person A B\n" + office + "person C D\n" + office);
    EXPECT_THAT(knowledge.faults(), IsEmpty()) << title;
  }
  knowledge.actors("person A B\n  office TUR GOV ..2000-01-31 president\nperson C D\n  office TUR GOV 2000-01-01.. president\n");
  EXPECT_THAT(knowledge.faults(), IsEmpty());  // 31 days
  knowledge.actors("body X\n  code TUR REB ..1990\nbody Y | X\n  code TUR MIL 1991..\n");
  EXPECT_THAT(knowledge.faults(), IsEmpty());  // one name, one after the other
}

}  // namespace
}  // namespace priscus

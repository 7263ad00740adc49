#include "priscus/gazetteer.h"

#include <gmock/gmock.h>

#include <map>
#include <set>

#include "knowledge/geonames.h"
#include "knowledge/gazetteer_reader.h"
#include "knowledge/test_files.h"
#include "priscus/knowledge.h"

namespace priscus {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kHeader = "name\tother_names\tcountry\tregion\tlatitude\tlongitude\tkind\trank\n";

struct Read {
  Gazetteer gazetteer;
  std::vector<std::string> faults;
};

Read read(const std::string& rows, const std::string& bounds = "") {
  const TestKnowledge knowledge;
  std::vector<KnowledgeError> errors;
  Faults faults(&errors);
  GazetteerReader reader(knowledge.ontology(), faults);
  if (!bounds.empty())
    reader.read(test_file("places/bounds.tsv", "country\tsouth\twest\tnorth\teast\tstate\n" + bounds));
  reader.read(test_file("places/test.tsv", kHeader + rows));
  Read read{reader.finish(), {}};
  for (const KnowledgeError& error : errors) read.faults.emplace_back(error.what());
  return read;
}

TEST(Gazetteer, FindsNamesWhateverTheirSpelling) {
  const Read text =
      read("Brest\tBrest-Litovsk | Bieraście\tBLR\t\t52.10\t23.69\tcity\t340\nBrest\t\tDNK\t\t55.0\t10.0\tcity\t1\n");
  EXPECT_THAT(text.faults, IsEmpty());
  EXPECT_THAT(text.gazetteer.named("Brest"), ElementsAre(0, 1));
  EXPECT_THAT(text.gazetteer.named("BREST LITOVSK"), ElementsAre(0));
  EXPECT_THAT(text.gazetteer.named("Bierascie"), ElementsAre(0));
  EXPECT_THAT(text.gazetteer.named("Bres"), IsEmpty());
  EXPECT_THAT(text.gazetteer.named(""), IsEmpty());
  EXPECT_EQ(text.gazetteer.all()[0].rank, 340);
}

TEST(Gazetteer, KnowsCountriesAndTheirStates) {
  const Read text = read("Greenland\t\tGRL\t\t74\t-41\tcountry\t0\n", "GRL\t59\t-74\t84\t-11\tDNK\n");
  EXPECT_EQ(text.gazetteer.country("GRL"), 0);
  EXPECT_EQ(text.gazetteer.country("DNK"), -1);
  EXPECT_EQ(text.gazetteer.state_of("GRL"), "DNK");
  EXPECT_EQ(text.gazetteer.state_of("DNK"), "DNK");
  ASSERT_TRUE(text.gazetteer.bounds("GRL"));
  EXPECT_FALSE(text.gazetteer.bounds("BLR"));
}

TEST(Gazetteer, TellsFaults) {
  const Read text = read(
      "A\t\tXXX\t\t1\t1\tcity\t0\nB\t\tBLR\t\t91\t1\tcity\t0\nC\t\tBLR\t\t53\t28\ttown\t0\nD\t\tBLR\t\t53\t28\tcity\tma"
      "ny\n"
      "E\t\tBLR\t\t28\t53\tcity\t0\nF\t\tBLR\t\t53\t28\tcity\t0\nG\tF\tBLR\t\t53\t28\tcity\t0\nF\t\tBLR\t\t53\t28\tregi"
      "on\t0\n",
      "BLR\t51\t23\t57\t33\n");
  EXPECT_THAT(
      text.faults,
      ElementsAre(HasSubstr("test.tsv:2: A: unknown country"), HasSubstr("test.tsv:3: B: expected degrees"),
                  HasSubstr("test.tsv:4: C: unknown kind \"town\""), HasSubstr("test.tsv:5: D: rank"),
                  HasSubstr("test.tsv:6: E: lies outside BLR"), HasSubstr("test.tsv:8: G: F of places/test.tsv:7")));
}

TEST(GeoNames, TakesOrReportsEachLine) {
  const TestKnowledge knowledge;
  const Read known = read("Minsk\t\tBLR\t\t53.9\t27.57\tcity\t2000\n", "BLR\t51\t23\t57\t33\n");
  const auto line = [](const std::string& name, const std::string& lat, const std::string& lon,
                       const std::string& feature, const std::string& country, const std::string& population) {
    return "1\t" + name + "\t" + name + "\tx,y\t" + lat + "\t" + lon + "\t" + feature + "\t" + country +
           "\t\t05\t\t\t\t" + population + "\t\t\tEurope/Minsk\t2020-01-01\n";
  };
  const GeoNamesImport made = import_geonames(
      line("Slonim", "53.09", "25.32", "P\tPPL", "BY", "49441") +
          line("Minsk", "53.9", "27.57", "P\tPPLC", "BY", "1742124") +
          line("Slonim", "53.0", "25.0", "P\tPPL", "BY", "10") + line("Hill", "53.0", "25.0", "T\tHLL", "BY", "0") +
          line("Far", "10.0", "25.0", "P\tPPL", "BY", "0") + line("Nowhere", "53.0", "25.0", "P\tPPL", "QQ", "0") +
          line("Bad", "north", "25.0", "P\tPPL", "BY", "0") + "1\tshort\n",
      "dump.txt", "places/geonames-dump.tsv", known.gazetteer, knowledge.ontology());
  EXPECT_EQ(made.taken, 1);
  EXPECT_THAT(made.table, HasSubstr("Slonim\t\tBLR\t\t53.0900\t25.3200\tcity\t49\n"));
  EXPECT_THAT(
      made.left_out,
      ElementsAre(HasSubstr("dump.txt:2: Minsk: is known already in BLR"),
                  HasSubstr("dump.txt:3: Slonim: line 1 has the name"), HasSubstr("dump.txt:4: Hill: feature T.HLL"),
                  HasSubstr("dump.txt:5: Far: lies outside BLR"), HasSubstr("dump.txt:6: Nowhere: unknown country"),
                  HasSubstr("dump.txt:7: Bad: latitude"), HasSubstr("dump.txt:8: 2 columns")));
}

class TreeGazetteer : public testing::Test {
 protected:
  static const Knowledge& knowledge() {
    static std::vector<KnowledgeError> faults;
    static const std::shared_ptr<const Knowledge> all =
        Knowledge::load_all_faults(std::string(PRISCUS_SOURCE_DIR) + "/knowledge", faults);
    faults_ = &faults;
    return *all;
  }
  static inline const std::vector<KnowledgeError>* faults_ = nullptr;
};

TEST_F(TreeGazetteer, IsSoundAndLargeEnough) {
  EXPECT_GE(knowledge().gazetteer().all().size(), 3000u);
  for (const KnowledgeError& fault : *faults_) EXPECT_EQ(fault.file.find("places/"), std::string::npos) << fault.what();
}

// A name that is both a place of the actors' files and of the gazetteer has a row of the actors' country among its
// rows; seas and what belongs to nobody do not count.
TEST_F(TreeGazetteer, AgreesWithTheActors) {
  const Gazetteer& gazetteer = knowledge().gazetteer();
  int common = 0;
  for (const ActorEntry& actor : knowledge().actors().all()) {
    if (actor.type != ActorType::place || actor.codes.empty() || actor.codes[0].country == "-") continue;
    const std::vector<int> rows = gazetteer.named(actor.name);
    if (rows.empty()) continue;
    ++common;
    bool agrees = false;
    std::string found;
    for (int row : rows) {
      const std::string& country = gazetteer.all()[row].country;
      found += " " + country;
      agrees = agrees || country.empty() || country == actor.codes[0].country ||
               gazetteer.state_of(country) == actor.codes[0].country;
    }
    EXPECT_TRUE(agrees) << actor.file << ":" << actor.line << ": " << actor.name << " is of " << actor.codes[0].country
                        << ", here of" << found;
  }
  EXPECT_GE(common, 2000);
}

TEST_F(TreeGazetteer, HasEveryCapitalAndCountry) {
  const Gazetteer& gazetteer = knowledge().gazetteer();
  for (const ActorEntry& actor : knowledge().actors().all())
    if (actor.type == ActorType::state && !actor.codes.empty()) {
      EXPECT_GE(gazetteer.country(actor.codes[0].country), 0) << actor.name;
    }
}

}  // namespace
}  // namespace priscus

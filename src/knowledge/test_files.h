// test_files.h: small knowledge in memory, for the tests of this room.
//
//     TestKnowledge knowledge;
//     Frames frames = knowledge.frames("frame shell\n  …");
//     EXPECT_THAT(knowledge.faults(), ElementsAre("frames/test.frames:2: unknown type \"FOO\""));
#pragma once
#include <string>
#include <vector>

#include "knowledge/actor_reader.h"
#include "knowledge/frame_reader.h"
#include "knowledge/lexicon_reader.h"
#include "knowledge/ontology_reader.h"

namespace priscus {

inline SourceFile test_file(const std::string& name, const std::string& text) { return {name, name, text}; }

class TestKnowledge {
 public:
  TestKnowledge() {
    Faults strict;
    OntologyReader ontology(strict);
    ontology.read_countries(R"({"3166-1": [
      {"alpha_3": "BLR", "name": "Belarus", "official_name": "Republic of Belarus"},
      {"alpha_3": "TUR", "name": "Türkiye"}, {"alpha_3": "AZE", "name": "Azerbaijan"},
      {"alpha_3": "DNK", "name": "Denmark"}, {"alpha_3": "GRL", "name": "Greenland"},
      {"alpha_3": "ERI", "name": "Eritrea", "official_name": "the State of Eritrea"},
      {"alpha_3": "KOR", "name": "Korea, Republic of", "common_name": "South Korea"}]})", "iso.json");
    ontology.read(test_file("ontology/ontology.tsv",
                            "type\tquad\tfuture_type\tfuture_mode\tfuture_cameo\tcontent\tplace\thost_mode\thost_cameo\tdescription\treciprocal\n"
                            "AGREE\tverbal cooperation\nCONSULT\tverbal cooperation\tAGREE\t\t036\t\t\t\t\tmeet\tyes\n"
                            "ASSAULT\tmaterial conflict\nREQUEST\tverbal conflict\n"));
    ontology.read(test_file("ontology/modes.tsv", "type\tmode\tdescription\nCONSULT\tphone\tx\nASSAULT\tdrone\tx\nREQUEST\tmeet\tx\n"));
    ontology.read(test_file("ontology/cameo.tsv", "cameo\tplover_type\tplover_mode\tplover_context\tlabel\n"
                                                  "036\tAGREE\t\t\tx\n040\tCONSULT\t\t\tx\n041\tCONSULT\tphone\t\tx\n"
                                                  "100\tREQUEST\t\t\tx\n106\tREQUEST\tmeet\tmilitary\tx\n190\tASSAULT\t\t\tx\n"));
    ontology.read(test_file("ontology/scores.tsv", "type\tmode\tscore\nASSAULT\t\t-9\nASSAULT\tdrone\t-9.5\n"));
    ontology.read(test_file("ontology/contexts.tsv", "context\tdescription\nmilitary\tx\ndiplomatic\tx\n"));
    ontology.read(test_file("ontology/sectors.tsv", "sector\tdescription\tcameo\ticews\nGOV\tx\tGOV\tGovernment\nMIL\tx\nREB\tx\nLEG\tx\nBUS\tx\nELI\tx\n"));
    ontology.read(test_file("ontology/countries.tsv", "code\tname\nUNO\tUnited Nations\nIMG\tx\nIGO\tx\n"));
    ontology.read(test_file("ontology/goldstein.tsv", "cameo\tgoldstein\n04\t1\n041\t1\n042\t1.9\n19\t-10\n"));
    ontology.read(test_file("ontology/country_codes.tsv", "code\tcow\tcow_name\tfips\tcameo\tgroup\trole\nBLR\t370\tBLR\tBO\nUNO\t\t\t\t-\tUNO\tIGO\n"));
    ontology_ = ontology.finish();
    countries_ = ontology.countries();
    LexiconReader lexicon(strict);
    lexicon.read(test_file("lexicon/kinds.words", "kind weapon\n  rocket | missile\nkind heavy-weapon is weapon\n  tank | Artillery  shell\n"));
    lexicon_ = lexicon.finish();
  }

  Lexicon lexicon(const std::string& text) {
    Faults faults = collect();
    LexiconReader reader(faults);
    reader.read(test_file("lexicon/test.words", text));
    return reader.finish();
  }
  Actors actors(const std::string& text) {
    Faults faults = collect();
    ActorReader reader(ontology_, countries_, faults);
    reader.read(test_file("actors/test.actors", text));
    return reader.finish();
  }
  Frames frames(const std::string& text, const std::string& second = "") {
    Faults faults = collect();
    FrameReader reader(ontology_, lexicon_, faults);
    reader.read(test_file("frames/test.frames", text));
    if (!second.empty()) reader.read(test_file("frames/second.frames", second));
    return reader.finish();
  }
  // What the last of these found, "file:line: cause".
  std::vector<std::string> faults() const {
    std::vector<std::string> texts;
    for (const KnowledgeError& error : faults_) texts.emplace_back(error.what());
    return texts;
  }
  const Ontology& ontology() const { return ontology_; }
  const Lexicon& lexicon() const { return lexicon_; }

 private:
  Faults collect() {
    faults_.clear();
    return Faults(&faults_);
  }

  Ontology ontology_;
  std::vector<IsoCountry> countries_;
  Lexicon lexicon_;
  std::vector<KnowledgeError> faults_;
};

}  // namespace priscus

#include "coder/coding.h"

#include <gmock/gmock.h>

#include <memory>
#include <string>

namespace priscus {
namespace {

const Coder& coder() {
  static const std::string home = PRISCUS_SOURCE_DIR;
  static const Coder it(Model::load(home + "/models/en.model"), Knowledge::load(home + "/knowledge"));
  return it;
}

Document document(int times = 1) {
  std::string body;
  for (int i = 0; i < times; ++i)
    body += "The president of Kenya met the prime minister of Norway in Oslo on Monday. He promised her aid worth 20 million dollars. "
            "Rebels attacked a village near Goma. The attack was condemned by Germany. \"We will not talk to them,\" Uganda's foreign minister said. "
            "The army withdrew on Friday, and twelve soldiers were killed.\n";
  return make_document("talks", "Kenya's President Meets Norwegian Premier", body, "2024-03-06");
}

// What has no == of its own, as text.
std::string text(const CodedDocument& coded) {
  std::string out = coded.document.text + '\n';
  for (const Parse& parse : coded.parses)
    for (const Word& word : parse.words()) out += word.form + '/' + word.lemma + '/' + std::string(word.deprel) + std::to_string(word.head) + ' ';
  for (const Mention& mention : coded.mentions.actors) out += '\n' + mention.how + std::to_string(mention.span.begin) + ':' + std::to_string(mention.antecedent);
  for (const Event& event : coded.events) {
    out += '\n' + event.meaning.type + ' ' + event.trigger_text + std::to_string(event.trigger.begin) + ' ' + event.date + ' ' + event.attributed_to + ' ' + event.same_as;
    for (const std::vector<Participant>* side : {&event.actors, &event.recipients})
      for (const Participant& party : *side) out += " | " + party.actor.text + ' ' + party.actor.country + std::to_string(party.confidence);
  }
  return out;
}

TEST(Coding, InPiecesGivesTheSameAsAtOnce) {
  const CodedDocument whole = coder().code(document(30));
  ASSERT_GT(whole.parses.size(), 150u);
  ASSERT_GT(whole.events.size(), 100u);
  Coding coding(coder(), document(30), [] {});
  for (std::size_t reach = 1; coding.read(reach); reach = reach * 3 + 1) EXPECT_EQ(coding.sentences_read(), reach);
  EXPECT_EQ(text(coding.finish()), text(whole));
}

TEST(Coding, ShowsWhatATextThatEndsThereWouldGive) {
  Coding coding(coder(), document());
  EXPECT_EQ(coding.sentences(), 7u);
  EXPECT_EQ(coding.sentences_read(), 0u);
  EXPECT_TRUE(coding.so_far().events.empty());
  EXPECT_TRUE(coding.read(4));
  const CodedDocument early = coding.so_far();
  Document shorter = document();
  shorter.text.resize(early.document.text.size());
  EXPECT_TRUE(shorter.text.ends_with("near Goma."));
  EXPECT_EQ(text(early), text(coder().code(shorter)));
  EXPECT_FALSE(coding.read(100));
  EXPECT_EQ(coding.sentences_read(), 7u);
  EXPECT_GT(coding.finish().events.size(), early.events.size());
}

TEST(Coding, EndsWhenTheCheckThrows) {
  struct Enough {};
  int calls = 0;
  {
    Coding coding(coder(), document(30), [&] { ++calls; });
    coding.finish();
  }
  EXPECT_GT(calls, 180);  // at least before each sentence
  for (const int last : {1, 2, 4, 6, calls / 2, calls}) {
    int n = 0;
    Coding coding(coder(), document(30), [&] {
      if (++n == last) throw Enough();
    });
    EXPECT_THROW(coding.finish(), Enough) << last;
    EXPECT_EQ(n, last);
  }
}

TEST(Coding, AnEmptyTextIsReadAtOnce) {
  Coding coding(coder(), make_document("empty", "", ""), [] {});
  EXPECT_FALSE(coding.read(1));
  EXPECT_TRUE(coding.so_far().document.text.empty());
  EXPECT_TRUE(coding.finish().events.empty());
}

}  // namespace
}  // namespace priscus

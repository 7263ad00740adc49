#include "training/train_tokenizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <stdexcept>

#include "base/file.h"
#include "base/strings.h"
#include "priscus/error.h"
#include "priscus/model.h"

namespace priscus {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

// "He did_ n't go_ ." is four forms, of which those with _ have no white space after them. "¶" before it begins a
// paragraph.
TreebankSentence sentence(std::string_view text) {
  TreebankSentence result;
  for (std::string_view word : split_words(text)) {
    if (word == "¶") {
      result.new_paragraph = true;
      continue;
    }
    const bool joined = word.size() > 1 && word.back() == '_';
    if (joined) word.remove_suffix(1);
    result.forms.emplace_back(word);
    result.space_after.push_back(!joined);
  }
  return result;
}

std::vector<TreebankSentence> small_treebank() {
  std::vector<TreebankSentence> sentences;
  for (int i = 0; i < 8; ++i) {
    for (const char* text :
         {"¶ The ministers met Mr. Haddad in Oslo_ .", "They did_ n't agree_ .",
          "The envoy of the U.S. left on Friday_ .", "¶ \"_ We can_ not stay_ ,_ \" said Mr. Novak_ .",
          "He is_ n't the president_ 's envoy_ .", "Who said so_ ?", "Dr. Lind said that nobody did_ n't know_ .",
          "¶ We can_ not go_ .", "Mr. Lind_ 's talks ended_ .", "Nobody left_ ."}) {
      sentences.push_back(sentence(text));
    }
  }
  return sentences;
}

std::string joined(const Document& document) {
  std::string result;
  for (const Sentence& part : document.sentences) {
    for (const Token& token : part.tokens) result.append(document.view(token.span)).append(" ");
    result += "/ ";
  }
  return result;
}

std::string segmented(const Tokenizer& tokenizer, std::string_view text) {
  Document document = make_document("", "", text);
  tokenizer.segment(document, 400);
  return joined(document);
}

TEST(TrainTokenizer, LearnsFromASmallTreebank) {
  const Tokenizer tokenizer = train_tokenizer(small_treebank(), {});
  EXPECT_EQ(segmented(tokenizer, "The president's talks with Mr. Novak ended. They didn't stay."),
            "The president 's talks with Mr. Novak ended . / They did n't stay . / ");
  EXPECT_EQ(segmented(tokenizer, "We cannot stay, said the envoy of the U.S. on Friday. CANNOT"),
            "We can not stay , said the envoy of the U.S. on Friday . / CAN NOT / ");
  const SegmentationScore score = score_segmentation(tokenizer, small_treebank());
  EXPECT_GT(score.token_f1, 0.99);
  EXPECT_GT(score.sentence_f1, 0.97);
}

TEST(TrainTokenizer, TheSameSeedGivesTheSameBytes) {
  TokenizerOptions options;
  options.abbreviations = {{"Mr.", AbbreviationKind::title}, {"Gen.", AbbreviationKind::title}};
  options.epochs = 2;
  const std::string bytes = train_tokenizer(small_treebank(), options).to_bytes();
  EXPECT_EQ(train_tokenizer(small_treebank(), options).to_bytes(), bytes);
  options.seed = 2;
  EXPECT_NE(train_tokenizer(small_treebank(), options).to_bytes(), bytes);
}

TEST(TrainTokenizer, AbbreviationsOfTheListAreKnownUnseen) {
  TokenizerOptions options;
  options.abbreviations = {
      {"Mr.", AbbreviationKind::title}, {"Dr.", AbbreviationKind::title}, {"Brig.", AbbreviationKind::title}};
  EXPECT_EQ(segmented(train_tokenizer(small_treebank(), options), "Nobody met Brig. Haddad in Oslo."),
            "Nobody met Brig. Haddad in Oslo . / ");
}

TEST(TrainTokenizer, ProgressIsALineAnEpoch) {
  TokenizerOptions options;
  options.epochs = 3;
  std::vector<std::string> lines;
  train_tokenizer(small_treebank(), options, [&](const std::string& line) { lines.push_back(line); });
  ASSERT_EQ(lines.size(), 6u);
  EXPECT_THAT(lines[0], HasSubstr("tokens"));
  EXPECT_THAT(lines[5], HasSubstr("sentences"));
}

TEST(TrainTokenizer, RefusesWhatIsNoTreebank) {
  EXPECT_THROW(train_tokenizer({}, {}), std::invalid_argument);
  TreebankSentence uneven = sentence("He left_ .");
  uneven.space_after.pop_back();
  EXPECT_THROW(train_tokenizer({uneven}, {}), std::invalid_argument);
}

TEST(ScoreSegmentation, CountsSpans) {
  // The untrained tokenizer splits wherever it may and ends no sentence within a line.
  const SegmentationScore score =
      score_segmentation(Tokenizer(), {sentence("He did_ n't go_ ."), sentence("She left_ .")});
  // Its tokens: He | did | n | ' | t | go | . | She | left | . ; all are right but n ' t.
  EXPECT_DOUBLE_EQ(score.token_precision, 7.0 / 10);
  EXPECT_DOUBLE_EQ(score.token_recall, 7.0 / 8);
  EXPECT_DOUBLE_EQ(score.sentence_precision, 0);
}

TEST(ReadAbbreviations, KindsAndComments) {
  const std::string path = testing::TempDir() + "priscus_abbreviations.txt";
  write_file(path, "# list\n\ntitle Mr. Gen.  # names follow\nnumber No.\n");
  const std::vector<Abbreviation> list = read_abbreviations(path);
  ASSERT_EQ(list.size(), 3u);
  EXPECT_EQ(list[1].text, "Gen.");
  EXPECT_EQ(list[1].kind, AbbreviationKind::title);
  EXPECT_EQ(list[2].kind, AbbreviationKind::number);
  write_file(path, "title Mr.\nname Gen.\n");
  EXPECT_THAT([&] { read_abbreviations(path); },
              ThrowsMessage<KnowledgeError>(HasSubstr(":2: expected title, number")));
  write_file(path, "title Mr\n");
  EXPECT_THAT([&] { read_abbreviations(path); },
              ThrowsMessage<KnowledgeError>(HasSubstr(":1: expected a word with a full stop")));
  write_file(path, "title\n");
  EXPECT_THROW(read_abbreviations(path), KnowledgeError);
  std::filesystem::remove(path);
  EXPECT_THROW(read_abbreviations(path), InputError);
}

TEST(ReadAbbreviations, TheProjectsOwnListIsSound) {
  const std::vector<Abbreviation> list = read_abbreviations(PRISCUS_SOURCE_DIR "/knowledge/lexicon/abbreviations.txt");
  EXPECT_GT(list.size(), 100u);
  std::map<std::string, AbbreviationKind> kinds;
  for (const Abbreviation& abbreviation : list) {
    EXPECT_LE(abbreviation.text.size(), 16u) << abbreviation.text;
    EXPECT_TRUE(kinds.emplace(abbreviation.text, abbreviation.kind).second) << abbreviation.text << " stands twice";
  }
}

// Text, and its sentences as the shipped model must see them: tokens between spaces, " / " after each sentence.
struct Case {
  const char* text;
  const char* expected;
};

const Case kNews[] = {
    {"The rebels didn't answer. She couldn’t agree. It's over. We cannot wait.",
     "The rebels did n't answer . / She could n’t agree . / It 's over . / We can not wait . / "},
    {"\"We agree.\" He left.", "\" We agree . \" / He left . / "},
    {"“They must leave.” The envoy said no more.", "“ They must leave . ” / The envoy said no more . / "},
    {"“Will you resign?” a reporter asked Mr. Aliyev.", "“ Will you resign ? ” a reporter asked Mr. Aliyev . / "},
    {"The talks failed. (Both sides blame each other.) It rained.",
     "The talks failed . / ( Both sides blame each other . ) / It rained . / "},
    {"He met Gen. Abdel Fattah al-Burhan on Jan. 12, 2024. Lt. Col. Awad declined to comment.",
     "He met Gen. Abdel Fattah al - Burhan on Jan. 12 , 2024 . / Lt. Col. Awad declined to comment . / "},
    {"Antony J. Blinken met Maj. Gen. Tarnavskyi. Sen. Schumer and Adm. Kuznetsov stayed away.",
     "Antony J. Blinken met Maj. Gen. Tarnavskyi . / Sen. Schumer and Adm. Kuznetsov stayed away . / "},
    {"A. A. Sobchak thanked Prof. O'Brien. Dr. Lind left.",
     "A. A. Sobchak thanked Prof. O'Brien . / Dr. Lind left . / "},
    {"The U.S. Senate voted. U.N. Special Envoy Hans Grundberg left Sanaa.",
     "The U.S. Senate voted . / U.N. Special Envoy Hans Grundberg left Sanaa . / "},
    {"A U.S. Central Command spokesman and a U.S. Army general spoke.",
     "A U.S. Central Command spokesman and a U.S. Army general spoke . / "},
    {"Troops moved into the U.S. The embassy was closed.",
     "Troops moved into the U.S. / The embassy was closed . / "},
    {"The U.S.-led coalition struck at 3:30 a.m. local time.",
     "The U.S. - led coalition struck at 3:30 a.m. local time . / "},
    {"The firm, Acme Corp., was fined $1.5 million. Prices rose 3.5% in May.",
     "The firm , Acme Corp. , was fined $ 1.5 million . / Prices rose 3.5 % in May . / "},
    {"Resolution No. 2254 was adopted 14-0. Some 1,200 people (incl. 30 children) fled.",
     "Resolution No. 2254 was adopted 14 - 0 . / Some 1,200 people ( incl. 30 children ) fled . / "},
    {"The anti-government fighters met the pro-Russian ex-president.",
     "The anti-government fighters met the pro-Russian ex-president . / "},
    {"The Iran–Iraq war — a long one — ended in 1988. In 1990 he left.",
     "The Iran – Iraq war — a long one — ended in 1988 . / In 1990 he left . / "},
    {"Russia's army, the Houthis' leader and Azerbaijan’s minister agreed.",
     "Russia 's army , the Houthis ' leader and Azerbaijan ’s minister agreed . / "},
    {"“We discussed it”, – the message says. What happened?! Nobody knows...",
     "“ We discussed it ” , – the message says . / What happened ?! / Nobody knows ... / "},
    {"A heading without a full stop\nThe text begins here.\n\nAnd goes on.",
     "A heading without a full stop / The text begins here . / And goes on . / "},
};

TEST(ShippedModel, SegmentsNews) {
  const std::string path = PRISCUS_SOURCE_DIR "/models/en.model";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no " << path;
  const auto model = Model::load(path);
  for (const Case& news : kNews) {
    Document document = make_document("", "", news.text);
    model->segment(document);
    EXPECT_EQ(joined(document), news.expected);
  }
}

}  // namespace
}  // namespace priscus

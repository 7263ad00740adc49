#include "knowledge/frame_reader.h"

#include <gmock/gmock.h>

#include "knowledge/test_files.h"

namespace priscus {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kShell = R"(frame shell
  means      ASSAULT drone, CAMEO 190, context military diplomatic
  trigger    verb shell | bombard | open fire, noun shelling, adj (ready|eager) for
  actor      subject          who: state, armed
  recipient  object, against, due to
  recipient  on
  content    complement, as   as claim
  when       object who: weapon and modifier drone | air raid means ASSAULT, CAMEO 190
  when       content CONSULT phone, ASSAULT and status future means nothing
  only       object and due to rain
  unless     object Pea | egg   # a comment
  unless     sentence film
  needs      actor
  status     historical
  future     CONSULT phone, CAMEO 041
  example    Two Azerbaijani villages were shelled by \
             Turkish guns (again).
  dated      2020-10-01
  gives      historical: Turkish guns (TUR MIL) -> Two Azerbaijani villages (AZE -)
  gives      actual CONSULT/phone: Turkish guns (- -), Two (TUR GOV)
  gives      actual ASSAULT/-: nobody -> Two (TUR GOV)
  silent     She shelled peas.
)";

TEST(FrameReader, ReadsEveryLine) {
  TestKnowledge knowledge;
  const Frames frames = knowledge.frames(kShell);
  ASSERT_THAT(knowledge.faults(), IsEmpty());
  ASSERT_EQ(frames.all().size(), 1u);
  const Frame& frame = frames.all()[0];
  EXPECT_EQ(frame.name, "shell");
  EXPECT_EQ(frame.file, "frames/test.frames");
  EXPECT_EQ(frame.line, 1);
  EXPECT_EQ(frame.means.type, "ASSAULT");
  EXPECT_EQ(frame.means.mode, "drone");
  EXPECT_EQ(frame.means.cameo, "190");
  EXPECT_THAT(frame.means.contexts, ElementsAre("military", "diplomatic"));
  ASSERT_EQ(frame.roles.size(), 3u);
  EXPECT_EQ(frame.roles[0].kinds, kind::state | kind::armed);
  EXPECT_THAT(frame.roles[1].functions,
              ElementsAre(function::object, frames.preposition("against"), frames.preposition("due to")));
  EXPECT_EQ(frame.roles[1].kinds, 0u);
  EXPECT_EQ(frames.function_name(frame.roles[2].functions[0]), "on");
  ASSERT_EQ(frame.contents.size(), 1u);
  EXPECT_EQ(frame.contents[0].how, Content::How::claim);
  EXPECT_THAT(frame.contents[0].functions, ElementsAre(function::complement, frames.preposition("as")));
  EXPECT_EQ(frame.needs, Needs::actor);
  EXPECT_TRUE(frame.has_status);
  EXPECT_EQ(frame.status, Status::historical);
  EXPECT_EQ(frame.future.cameo, "041");
  EXPECT_EQ(frames.preposition("beyond"), function::none);
}

TEST(FrameReader, ReadsConditions) {
  TestKnowledge knowledge;
  const Frames frames = knowledge.frames(kShell);
  const Frame& frame = frames.all()[0];
  ASSERT_EQ(frame.when.size(), 2u);
  ASSERT_EQ(frame.when[0].conditions.size(), 2u);
  EXPECT_EQ(frame.when[0].line, 8);
  EXPECT_EQ(frame.when[0].conditions[0].function, function::object);
  EXPECT_EQ(frame.when[0].conditions[0].kinds, knowledge.lexicon().kind("weapon"));
  EXPECT_EQ(frame.when[0].conditions[1].what, Condition::What::modifier);
  EXPECT_TRUE(frame.when[0].conditions[1].words.has("air raid"));
  EXPECT_EQ(frame.when[0].conditions[1].words.longest(), 2);
  ASSERT_EQ(frame.when[1].conditions[0].types.size(), 2u);
  EXPECT_EQ(frame.when[1].conditions[0].types[0].mode, "phone");
  EXPECT_EQ(frame.when[1].conditions[1].what, Condition::What::status);
  EXPECT_EQ(frame.when[1].conditions[1].status, Status::future);
  EXPECT_TRUE(frame.when[1].meaning.nothing);
  ASSERT_EQ(frame.only.size(), 2u);
  EXPECT_TRUE(frame.only[0].words.empty());
  EXPECT_EQ(frame.only[1].function, frames.preposition("due to"));
  EXPECT_TRUE(frame.only[1].words.has("rain"));
  ASSERT_EQ(frame.unless.size(), 2u);
  EXPECT_TRUE(frame.unless[0].words.has("pea"));
  EXPECT_FALSE(frame.unless[0].words.has("comment"));
  EXPECT_EQ(frame.unless[1].what, Condition::What::sentence);
}

TEST(FrameReader, ReadsExamples) {
  TestKnowledge knowledge;
  const Frames frames = knowledge.frames(kShell);
  const std::vector<Example>& examples = frames.all()[0].examples;
  ASSERT_EQ(examples.size(), 2u);
  EXPECT_EQ(examples[0].date, "2020-10-01");
  EXPECT_EQ(examples[0].line, 16);
  ASSERT_EQ(examples[0].gives.size(), 3u);
  EXPECT_EQ(examples[0].gives[0].status, Status::historical);
  EXPECT_EQ(examples[0].gives[0].type, "");
  ASSERT_EQ(examples[0].gives[0].recipients.size(), 1u);
  EXPECT_EQ(examples[0].gives[0].recipients[0].country, "AZE");
  EXPECT_EQ(examples[0].gives[0].recipients[0].sector, "");
  EXPECT_EQ(examples[0].gives[1].mode, "phone");
  EXPECT_EQ(examples[0].gives[1].actors.size(), 2u);
  EXPECT_TRUE(examples[0].gives[2].mode_given);
  EXPECT_EQ(examples[0].gives[2].mode, "");
  EXPECT_THAT(examples[0].gives[2].actors, IsEmpty());
  EXPECT_TRUE(examples[1].silent);
}

TEST(FrameReader, FindsTheHeadOfATrigger) {
  TestKnowledge knowledge;
  const Frames frames = knowledge.frames(R"(frame a
  means nothing
  trigger verb hold (talk|meeting), noun peace talk | act of terror, adj (ready|eager) for, verb hold
  silent It was.
)");
  ASSERT_THAT(knowledge.faults(), IsEmpty());
  const std::vector<Trigger>& hold = frames.triggers("hold", WordClass::verb);
  ASSERT_EQ(hold.size(), 2u);  // the longer first
  EXPECT_THAT(hold[0].others, ElementsAre(ElementsAre("talk", "meeting")));
  EXPECT_THAT(hold[1].others, IsEmpty());
  ASSERT_EQ(frames.triggers("talk", WordClass::noun).size(), 1u);
  EXPECT_THAT(frames.triggers("talk", WordClass::noun)[0].others, ElementsAre(ElementsAre("peace")));
  ASSERT_EQ(frames.triggers("act", WordClass::noun).size(), 1u);
  EXPECT_THAT(frames.triggers("act", WordClass::noun)[0].others, ElementsAre(ElementsAre("of"), ElementsAre("terror")));
  EXPECT_EQ(frames.triggers("ready", WordClass::adjective).size(), 1u);
  EXPECT_EQ(frames.triggers("eager", WordClass::adjective).size(), 1u);
  EXPECT_THAT(frames.triggers("talk", WordClass::verb), IsEmpty());
  EXPECT_NE(frames.preposition("for"), function::none);  // a preposition of a trigger is a function
}

TEST(FrameReader, LikeTakesWhatTheFrameDoesNotGive) {
  TestKnowledge knowledge;
  const Frames frames = knowledge.frames(R"(frame urge
  like request
  trigger verb urge
  recipient object
  when content ASSAULT means REQUEST, CAMEO 100
  example x
  gives actual: x (BLR GOV)
type REQUEST
  when status negated means REQUEST, CAMEO 100
pattern base
  needs both
  unless object egg
pattern request
  like base
  means REQUEST, CAMEO 100
  actor subject
  recipient on
  when content CONSULT means REQUEST meet, CAMEO 106
)");
  ASSERT_THAT(knowledge.faults(), IsEmpty());
  ASSERT_EQ(frames.all().size(), 1u);
  const Frame& frame = frames.all()[0];
  EXPECT_EQ(frame.means.type, "REQUEST");
  EXPECT_EQ(frame.needs, Needs::both);
  ASSERT_EQ(frame.roles.size(), 2u);
  EXPECT_EQ(frame.roles[0].who, Role::Who::recipient);
  EXPECT_THAT(frame.roles[0].functions, ElementsAre(function::object));
  EXPECT_EQ(frame.roles[1].who, Role::Who::actor);
  ASSERT_EQ(frame.when.size(), 3u);  // own, inherited, of the type
  EXPECT_EQ(frame.when[0].line, 5);
  EXPECT_EQ(frame.when[1].meaning.mode, "meet");
  EXPECT_EQ(frame.when[2].conditions[0].what, Condition::What::status);
  EXPECT_EQ(frame.unless.size(), 1u);
}

// One good frame in which the line numbered 3 is replaced.
std::string with_line(const std::string& line) {
  return "frame a\n  means ASSAULT, CAMEO 190\n  " + line +
         "\n  trigger verb shell\n  actor subject\n  example The army shelled it.\n  gives actual: army (TUR MIL)\n";
}

TEST(FrameReader, TellsTheLineOfAFault) {
  TestKnowledge knowledge;
  const std::pair<const char*, const char*> cases[] = {
      {"trigers verb b", "unknown line \"trigers\": expected like, means"},
      {"means ASSAULT, CAMEO 190", "a second means line"},
      {"when object x means FOO, CAMEO 190", "unknown type \"FOO\""},
      {"when object x means ASSAULT sword, CAMEO 190", "ASSAULT has no mode \"sword\""},
      {"when object x means ASSAULT, CAMEO 999", "unknown CAMEO code \"999\""},
      {"when object x means ASSAULT, CAMEO 190, context naval", "unknown context \"naval\""},
      {"when object x means ASSAULT", "expected TYPE [MODE], CAMEO CODE"},
      {"when object x", "expected when CONDITION means"},
      {"when means ASSAULT, CAMEO 190", "expected a condition"},
      {"recipient", "expected a function"},
      {"recipient who: state", "expected a function"},
      {"recipient object, agianst", "unknown function \"agianst\""},
      {"recipient object who: amry", "unknown kind \"amry\""},
      {"recipient object who:", "expected kinds after who:"},
      {"content as fact", "expected a function"},
      {"content complement as truth", "as truth: expected none, fact"},
      {"unless objcet egg", "unknown condition \"objcet\""},
      {"unless object pea, nut", "words are separated by `|`"},
      {"unless object pea | | nut", "nothing between two `|`"},
      {"unless object egg and sentence x", "expected one condition a line"},
      {"unless modifier", "expected words after it"},
      {"unless content BOO", "unknown type \"BOO\""},
      {"unless status maybe", "unknown status \"maybe\""},
      {"unless object who: egg", "unknown kind \"egg\""},
      {"status maybe", "unknown status \"maybe\""},
      {"needs everybody", "expected needs actor"},
      {"trigger shell", "expected verb, noun or adj"},
      {"trigger verb shell |", "expected a lemma"},
      {"trigger verb hold (talk", "a bracket is not closed"},
      {"trigger verb hold talk)", "a bracket is not opened"},
      {"trigger verb hold (peace talk|x)", "expected single words"},
      {"gives actual: x (BLR GOV)", "gives without an example above it"},
      {"dated 2020-01-01", "dated without an example above it"},
      {"example", "expected a sentence"},
      {"like nobody", "like nobody: no frame or pattern has that name"},
      {"like a", "like a leads back to a"},
  };
  for (const auto& [line, cause] : cases) {
    knowledge.frames(with_line(line));
    ASSERT_FALSE(knowledge.faults().empty()) << line;
    EXPECT_THAT(knowledge.faults()[0], testing::StartsWith("frames/test.frames:3: ")) << line;
    EXPECT_THAT(knowledge.faults()[0], HasSubstr(cause)) << line;
  }
}

TEST(FrameReader, TellsFaultsOfExamples) {
  TestKnowledge knowledge;
  const std::pair<const char*, const char*> cases[] = {
      {"gives", "expected gives STATUS"},
      {"gives maybe: army (TUR MIL)", "unknown status \"maybe\""},
      {"gives actual FOO: army (TUR MIL)", "unknown type \"FOO\""},
      {"gives actual ASSAULT/sword: army (TUR MIL)", "has no mode \"sword\""},
      {"gives actual: army", "expected WORDS (COUNTRY SECTOR)"},
      {"gives actual: army (TUR)", "expected WORDS (COUNTRY SECTOR)"},
      {"gives actual: army (XXX MIL)", "unknown country \"XXX\""},
      {"gives actual: army (TUR XXX)", "unknown sector \"XXX\""},
      {"gives actual: navy (TUR MIL)", "\"navy\" does not stand in the example's sentence"},
      {"dated 2021-02-30", "expected a day YYYY-MM-DD"},
  };
  for (const auto& [line, cause] : cases) {
    knowledge.frames(with_line("") + "  " + line + "\n");
    ASSERT_EQ(knowledge.faults().size(), 1u) << line;
    EXPECT_THAT(knowledge.faults()[0], HasSubstr("frames/test.frames:8: ")) << line;
    EXPECT_THAT(knowledge.faults()[0], HasSubstr(cause)) << line;
  }
}

TEST(FrameReader, TellsFaultsOfBlocks) {
  TestKnowledge knowledge;
  const auto first_fault = [&](const std::string& text) {
    knowledge.frames(text);
    return knowledge.faults().empty() ? "" : knowledge.faults()[0];
  };
  EXPECT_EQ(first_fault("\nfrmae a\n"), "frames/test.frames:2: unknown block \"frmae\": expected frame, pattern or type");
  EXPECT_THAT(first_fault("frame A b\n"), HasSubstr("frames/test.frames:1: \"A b\": expected a name in lower case"));
  EXPECT_THAT(first_fault("frame a\n means nothing\n silent x\n"), HasSubstr("test.frames:1: a has no trigger"));
  EXPECT_THAT(first_fault("frame a\n means nothing\n trigger verb x\n"), HasSubstr("test.frames:1: a has no silent sentence"));
  EXPECT_THAT(first_fault("frame a\n means ASSAULT, CAMEO 190\n trigger verb x\n actor subject\n silent x\n"),
              HasSubstr("test.frames:1: a has no example"));
  EXPECT_THAT(first_fault("frame a\n trigger verb x\n actor subject\n example x\n gives actual: x (BLR -)\n"),
              HasSubstr("test.frames:1: a has no means"));
  EXPECT_THAT(first_fault("frame a\n means ASSAULT, CAMEO 190\n trigger verb x\n example x\n gives actual: nobody\n"),
              HasSubstr("test.frames:1: a has no actor, recipient or both"));
  EXPECT_THAT(first_fault("frame a\n means nothing\n trigger verb x\n silent y\n example x\n"),
              HasSubstr("test.frames:5: example without gives"));
  EXPECT_THAT(first_fault("pattern a\n example x\n"), HasSubstr("test.frames:2: a pattern never fires"));
  EXPECT_THAT(first_fault("type FOO\n"), HasSubstr("test.frames:1: unknown type \"FOO\""));
  EXPECT_THAT(first_fault("type CONSULT\ntype CONSULT\n"), HasSubstr("test.frames:2: type CONSULT stands already in frames/test.frames:1"));
  EXPECT_THAT(first_fault("type CONSULT\n needs actor\n"), HasSubstr("test.frames:2: unknown line \"needs\""));
  EXPECT_THAT(first_fault("pattern a\n like b\npattern b\n like a\n"), HasSubstr("test.frames:4: like a leads back to b"));
  knowledge.frames("pattern a\n", "\npattern a\n");
  EXPECT_THAT(knowledge.faults(), ElementsAre("frames/second.frames:2: a stands already in frames/test.frames:1"));
}

TEST(FrameReader, ThrowsAtTheFirstFaultWithoutAList) {
  TestKnowledge knowledge;
  Faults strict;
  FrameReader reader(knowledge.ontology(), knowledge.lexicon(), strict);
  try {
    reader.read(test_file("frames/x.frames", "pattern a\n  needs x\n"));
    FAIL();
  } catch (const KnowledgeError& error) {
    EXPECT_EQ(error.file, "frames/x.frames");
    EXPECT_EQ(error.line, 2);
  }
}

}  // namespace
}  // namespace priscus

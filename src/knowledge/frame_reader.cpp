#include "knowledge/frame_reader.h"

#include <algorithm>

#include "base/strings.h"
#include "knowledge/period.h"

namespace priscus {
namespace {

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-'; });
}

template <class Item>
void append(std::vector<Item>& to, const std::vector<Item>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

bool names_type(const std::vector<Condition>& conditions) {
  return std::any_of(conditions.begin(), conditions.end(), [](const Condition& condition) { return !condition.types.empty(); });
}

// Does the frame speak of an ontology's types, or say what is none of its events?
bool names_type(const Frame& frame) {
  return !frame.means.empty() || !frame.future.empty() || !frame.when.empty() || names_type(frame.only) || names_type(frame.unless);
}

bool gives_inner_event(const Content& content) { return content.how != Content::How::none; }

}  // namespace

void FrameReader::read(const SourceFile& source) {
  source_ = &source;
  const BlockFile file(source.text, source.shown, faults_);
  for (const Block& block : file.blocks()) {
    if (block.keyword == "type") {
      read_type(block);
    } else if (block.keyword == "frame" || block.keyword == "pattern") {
      read_draft(block);
    } else {
      fault(block.number, "unknown block " + quoted(block.keyword) + ": expected frame, pattern or type");
    }
  }
}

void FrameReader::read_type(const Block& block) {
  const std::string name(block.name);
  if (!ontology_->type(name)) fault(block.number, "unknown type " + quoted(name));
  const std::string here = source_->shown + ":" + std::to_string(block.number);
  if (const auto [it, is_new] = type_place_.emplace(std::to_string(folder_) + " " + name, here); !is_new) {
    fault(block.number, "type " + name + " stands already in " + it->second);
  }
  std::vector<When> own;
  for (const BlockLine& line : block.lines) {
    lines_.at(source_->shown, line.number);
    When when;
    if (line.keyword != "when") {
      fault(line.number, "unknown line " + quoted(line.keyword) + ": a type has only when lines");
    } else if (lines_.read_when(line.rest, when)) {
      when.of_type = true;
      own.push_back(std::move(when));
    }
  }
  std::vector<When>& all = type_when_[name];
  all.insert(all.begin(), own.begin(), own.end());  // a later folder's are tried before those of folders before
}

void FrameReader::read_draft(const Block& block) {
  if (!is_name(block.name)) {
    fault(block.number, quoted(block.name) + ": expected a name in lower case with hyphens");
    return;
  }
  if (const auto it = by_name_.find(block.name); it != by_name_.end()) {
    Draft& other = drafts_[it->second];
    if (other.folder < folder_) {
      other.dropped = true;
      by_name_.erase(it);
    } else {
      fault(block.number, std::string(block.name) + " stands already in " + other.shown + ":" + std::to_string(other.frame.line));
      return;
    }
  }
  by_name_.emplace(block.name, drafts_.size());
  Draft& draft = drafts_.emplace_back();
  draft.pattern = block.keyword == "pattern";
  draft.shown = source_->shown;
  draft.frame.name = block.name;
  draft.frame.file = source_->name;
  draft.frame.line = block.number;
  draft.folder = draft.frame.folder = folder_;
  for (const BlockLine& line : block.lines) {
    lines_.at(source_->shown, line.number);
    read_line(draft, line);
  }
}

// Marks a keyword that may stand once only.
bool FrameReader::once(Draft& draft, Keyword keyword, const BlockLine& line) {
  if (draft.given & keyword) {
    fault(line.number, "a second " + std::string(line.keyword) + " line");
    return false;
  }
  draft.given |= keyword;
  return true;
}

void FrameReader::read_line(Draft& draft, const BlockLine& line) {
  Frame& frame = draft.frame;
  const auto read_role = [&](Role::Who who, Keyword keyword) {
    draft.given |= keyword;
    Role role;
    role.who = who;
    if (lines_.read_role(line.rest, role)) frame.roles.push_back(std::move(role));
  };
  if (line.keyword == "like") {
    if (!draft.like.empty()) fault(line.number, "a second like line");
    if (!is_name(line.rest)) fault(line.number, quoted(line.rest) + ": expected the name of a frame or pattern");
    draft.like = line.rest;
    draft.like_line = line.number;
  } else if (line.keyword == "means") {
    if (once(draft, kMeans, line)) lines_.read_meaning(line.rest, frame.means);
  } else if (line.keyword == "trigger") {
    draft.given |= kTrigger;
    lines_.read_triggers(line.rest, draft.triggers);
  } else if (line.keyword == "actor") {
    read_role(Role::Who::actor, kActor);
  } else if (line.keyword == "recipient") {
    read_role(Role::Who::recipient, kRecipient);
  } else if (line.keyword == "both") {
    read_role(Role::Who::both, kBoth);
  } else if (line.keyword == "content") {
    draft.given |= kContent;
    Content content;
    if (lines_.read_content(line.rest, content)) frame.contents.push_back(std::move(content));
  } else if (line.keyword == "when") {
    When when;
    if (lines_.read_when(line.rest, when)) frame.when.push_back(std::move(when));
  } else if (line.keyword == "only") {
    lines_.read_conditions(line.rest, frame.only);
  } else if (line.keyword == "unless") {
    std::vector<Condition> conditions;
    if (lines_.read_conditions(line.rest, conditions) && conditions.size() > 1) {
      fault(line.number, "unless with `and`: expected one condition a line");
    }
    append(frame.unless, conditions);
  } else if (line.keyword == "needs") {
    if (once(draft, kNeeds, line)) read_needs(draft, line);
  } else if (line.keyword == "status") {
    if (once(draft, kStatus, line)) frame.has_status = lines_.read_status(line.rest, frame.status);
  } else if (line.keyword == "imported") {
    if (line.rest.empty()) fault(line.number, "expected the file and line that it was imported from");
    draft.imported = true;
  } else if (line.keyword == "future") {
    if (once(draft, kFuture, line)) lines_.read_meaning(line.rest, frame.future);
  } else {
    read_example_line(draft, line);
  }
}

void FrameReader::read_needs(Draft& draft, const BlockLine& line) {
  constexpr std::string_view kNames[] = {"any", "actor", "recipient", "both", "none"};
  const auto at = std::find(std::begin(kNames), std::end(kNames), line.rest);
  if (at == std::end(kNames)) {
    fault(line.number, quoted(line.rest) + ": expected needs actor, recipient, both, any or none");
  } else {
    draft.frame.needs = static_cast<Needs>(at - std::begin(kNames));
  }
}

void FrameReader::read_example_line(Draft& draft, const BlockLine& line) {
  std::vector<Example>& examples = draft.frame.examples;
  if (line.keyword == "example" || line.keyword == "silent") {
    if (draft.pattern) fault(line.number, "a pattern never fires: its frames have the examples");
    if (line.rest.empty()) fault(line.number, "expected a sentence after " + std::string(line.keyword));
    Example example;
    example.sentence = line.rest;
    example.silent = line.keyword == "silent";
    example.line = line.number;
    examples.push_back(std::move(example));
  } else if (line.keyword == "dated" || line.keyword == "gives") {
    if (examples.empty()) {
      fault(line.number, std::string(line.keyword) + " without an example above it");
    } else if (line.keyword == "dated") {
      if (!day_number(line.rest)) fault(line.number, quoted(line.rest) + ": expected a day YYYY-MM-DD");
      examples.back().date = line.rest;
    } else if (examples.back().silent) {
      fault(line.number, "gives below a silent sentence");
    } else {
      Expected expected;
      lines_.read_expected(line.rest, examples.back().sentence, expected);
      examples.back().gives.push_back(std::move(expected));  // even one with a fault, so that the example is not called empty
    }
  } else {
    fault(line.number, "unknown line " + quoted(line.keyword) +
                           ": expected like, means, trigger, actor, recipient, both, content, when, only, unless, needs, status, future, "
                           "example, dated, gives, silent or imported");
  }
}

void FrameReader::resolve(Draft& draft) {
  if (draft.state == 2) return;
  draft.state = 1;
  if (!draft.like.empty()) {
    const auto it = by_name_.find(draft.like);
    if (it == by_name_.end()) {
      faults_.add(draft.shown, draft.like_line, "like " + draft.like + ": no frame or pattern has that name");
    } else if (drafts_[it->second].state == 1) {
      faults_.add(draft.shown, draft.like_line, "like " + draft.like + " leads back to " + draft.frame.name);
    } else {
      resolve(drafts_[it->second]);
      inherit(draft, drafts_[it->second]);
    }
  }
  draft.state = 2;
}

void FrameReader::inherit(Draft& draft, const Draft& from) {
  Frame& frame = draft.frame;
  const std::uint32_t taken = from.given & ~draft.given;
  if (taken & kMeans) frame.means = from.frame.means;
  if (taken & kTrigger) draft.triggers = from.triggers;
  if (taken & kContent) frame.contents = from.frame.contents;
  if (taken & kNeeds) frame.needs = from.frame.needs;
  if (taken & kFuture) frame.future = from.frame.future;
  if (taken & kStatus) {
    frame.has_status = from.frame.has_status;
    frame.status = from.frame.status;
  }
  for (const Role& role : from.frame.roles) {
    const Keyword keyword = role.who == Role::Who::actor ? kActor : role.who == Role::Who::recipient ? kRecipient : kBoth;
    if (taken & keyword) frame.roles.push_back(role);
  }
  append(frame.when, from.frame.when);
  append(frame.only, from.frame.only);
  append(frame.unless, from.frame.unless);
  draft.given |= taken;
}

void FrameReader::change_ontology(const Ontology& ontology) {
  for (Draft& draft : drafts_) resolve(draft);
  for (Draft& draft : drafts_) {
    if (draft.dropped) continue;
    if (!draft.pattern) check(draft);
    draft.frame.examples.clear();  // their events are of the other ontology
    if (!names_type(draft.frame)) continue;
    draft.dropped = true;
    by_name_.erase(draft.frame.name);
  }
  type_when_.clear();
  type_place_.clear();
  ontology_ = &ontology;
  lines_.change_ontology(ontology);
}

void FrameReader::check(Draft& draft) {
  if (draft.checked) return;
  draft.checked = true;
  const Frame& frame = draft.frame;
  const auto tell = [&](const std::string& cause) { faults_.add(draft.shown, frame.line, frame.name + " has no " + cause); };
  if (!(draft.given & kTrigger)) tell("trigger");
  for (const Example& example : frame.examples) {
    if (!example.silent && example.gives.empty()) {
      faults_.add(draft.shown, example.line, "example without gives: for a sentence that gives nothing write silent");
    }
  }
  const bool shows = std::any_of(frame.examples.begin(), frame.examples.end(),
                                 [&](const Example& example) { return !example.silent || frame.means.nothing; });
  if (!shows && !draft.imported) tell(frame.means.nothing ? "silent sentence" : "example");
  const bool inner = std::any_of(frame.contents.begin(), frame.contents.end(), gives_inner_event);
  if (!(draft.given & kMeans) && !inner && frame.when.empty()) {
    tell("means, and no content that gives an event of its own");
  }
  if (!frame.means.empty() && !frame.means.nothing && !(draft.given & (kActor | kRecipient | kBoth))) tell("actor, recipient or both");
}

Frames FrameReader::finish() {
  Frames frames;
  for (Draft& draft : drafts_) {
    if (!draft.dropped) resolve(draft);
  }
  // A project's frames come first, so that they win among equals.
  std::vector<Draft*> order;
  for (Draft& draft : drafts_) order.push_back(&draft);
  std::stable_sort(order.begin(), order.end(), [](const Draft* a, const Draft* b) { return a->folder > b->folder; });
  for (Draft* const in_turn : order) {
    Draft& draft = *in_turn;
    if (draft.pattern || draft.dropped) continue;
    check(draft);
    if (const auto it = type_when_.find(draft.frame.means.type); it != type_when_.end()) append(draft.frame.when, it->second);
    const int number = static_cast<int>(frames.frames_.size());
    for (Trigger& trigger : draft.triggers) {
      trigger.frame = number;
      auto& of_class = frames.triggers_[static_cast<std::size_t>(trigger.word_class)];
      of_class[trigger.lemma].push_back(std::move(trigger));
    }
    frames.frames_.push_back(std::move(draft.frame));
  }
  for (auto& of_class : frames.triggers_) {
    for (auto& [lemma, triggers] : of_class) {
      const auto longer = [](const Trigger& a, const Trigger& b) { return a.others.size() > b.others.size(); };
      std::stable_sort(triggers.begin(), triggers.end(), longer);
    }
  }
  frames.prepositions_ = names_.prepositions();
  frames.preposition_names_ = names_.preposition_names();
  return frames;
}

}  // namespace priscus

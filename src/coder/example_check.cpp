#include "coder/example_check.h"

#include <algorithm>

namespace priscus {
namespace {

std::string code_text(const std::string& country, const std::string& sector) {
  return (country.empty() ? "-" : country) + " " + (sector.empty() ? "-" : sector);
}

std::string side(const std::vector<ExpectedActor>& list) {
  std::string out;
  for (const ExpectedActor& a : list) out += (out.empty() ? "" : ", ") + a.text + " (" + code_text(a.country, a.sector) + ")";
  return out.empty() ? "nobody" : out;
}

std::string side(const std::vector<Participant>& list) {
  std::string out;
  for (const Participant& p : list)
    out += (out.empty() ? "" : ", ") + p.actor.text + " (" + code_text(p.actor.country, p.actor.sector) + ")";
  return out.empty() ? "nobody" : out;
}

std::string type_text(const std::string& type, const std::string& mode) { return mode.empty() ? type : type + "/" + mode; }

// Equal as sets of codes: what the words are is for the reader.
bool same_side(const std::vector<ExpectedActor>& expected, const std::vector<Participant>& got) {
  std::vector<std::string> a, b;
  for (const ExpectedActor& e : expected) a.push_back(code_text(e.country, e.sector));
  for (const Participant& p : got) b.push_back(code_text(p.actor.country, p.actor.sector));
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  a.erase(std::unique(a.begin(), a.end()), a.end());
  b.erase(std::unique(b.begin(), b.end()), b.end());
  return a == b;
}

std::string describe(const Event& event) {
  return std::string(name(event.status)) + " " + type_text(event.meaning.type, event.meaning.mode) + " \"" + event.trigger_text + "\": " +
         side(event.actors) + " -> " + side(event.recipients);
}

}  // namespace

std::string ExampleFault::message() const {
  return file + ":" + std::to_string(line) + ": " + frame + ": expected " + expected + ", got " + got + ": «" + sentence + "»";
}

ExampleReport check_examples(const Coder& coder) {
  ExampleReport report;
  const std::vector<Frame>& frames = coder.knowledge().frames().all();
  for (std::size_t f = 0; f < frames.size(); ++f) {
    const Frame& frame = frames[f];
    ++report.frames;
    for (const Example& example : frame.examples) {
      ++report.examples;
      const CodedDocument coded = coder.code(make_document("example", "", std::vector<std::string>{example.sentence}, example.date));
      auto fault = [&](int line, std::string expected, std::string got) {
        report.faults.push_back({frame.file, line, frame.name, std::move(expected), std::move(got), example.sentence});
      };
      if (example.silent) {
        for (const Event& event : coded.events)
          if (event.frame == static_cast<int>(f)) fault(example.line, "silence", describe(event));
        continue;
      }
      for (const Expected& expected : example.gives) {
        const std::string& type = expected.type.empty() ? frame.means.type : expected.type;
        const bool ok = std::any_of(coded.events.begin(), coded.events.end(), [&](const Event& event) {
          if (event.meaning.type != type || event.status != expected.status) return false;
          if (expected.mode_given && event.meaning.mode != expected.mode) return false;
          return same_side(expected.actors, event.actors) && same_side(expected.recipients, event.recipients);
        });
        if (ok) continue;
        std::string got;
        for (const Event& event : coded.events) got += (got.empty() ? "" : "; ") + describe(event);
        fault(expected.line,
              std::string(name(expected.status)) + " " + type_text(type, expected.mode) + ": " + side(expected.actors) + " -> " +
                  side(expected.recipients),
              got.empty() ? "nothing" : got);
      }
    }
  }
  return report;
}

}  // namespace priscus

#include "coder/explain.h"

#include <fmt/format.h>

namespace priscus {
namespace {

// The tree by indentation: each word below the word it hangs on, in the order of the text.
void draw(const Parse& parse, int token, int depth, std::string& out) {
  const Word& word = parse[token];
  out += fmt::format("  {:>3}  {:<{}}{:<{}} {:<6} {:<12} {}\n", token + 1, "", depth * 2, word.form, std::max(1, 34 - depth * 2),
                     name(word.upos), word.deprel, word.lemma);
  for (int c : parse.children(token)) draw(parse, c, depth + 1, out);
}

std::string actor_text(const Actor& actor) {
  return fmt::format("{} ({} {})", actor.text, actor.country.empty() ? "-" : actor.country, actor.sector.empty() ? "-" : actor.sector);
}

std::string parties(const std::vector<Participant>& list, const Knowledge& knowledge) {
  std::string out;
  for (const Participant& p : list)
    out += fmt::format("{}{} by {}", out.empty() ? "" : "; ", actor_text(p.actor), knowledge.frames().function_name(p.function));
  return out.empty() ? "nobody" : out;
}

}  // namespace

std::string explain(const CodedDocument& coded, const Trace& trace, const Knowledge& knowledge, int sentence) {
  const Document& document = coded.document;
  const Parse& parse = coded.parses[sentence];
  std::string out = fmt::format("sentence {}: {}\n", document.sentences[sentence].index, document.view(document.sentences[sentence].span));
  if (parse.empty()) return out + "  not parsed\n";
  draw(parse, parse.root(), 0, out);

  out += "mentions\n";
  for (const Mention& mention : coded.mentions.actors) {
    if (mention.sentence != sentence) continue;
    out += fmt::format("  «{}» {}{}", document.view(mention.span), mention.how, mention.is_place ? ", place" : "");
    for (const Actor& actor : mention.actors) out += "; " + actor_text(actor);
    out += mention.actors.empty() ? "; nobody known\n" : "\n";
  }
  for (const TimeMention& time : coded.mentions.times)
    if (time.sentence == sentence)
      out += fmt::format("  «{}» time {}\n", document.view(time.span), time.value.empty() ? "not to be known" : time.value);

  out += "frames tried\n";
  for (const Trace::Step& step : trace.steps) {
    if (step.sentence != sentence) continue;
    const Frame& frame = knowledge.frames().all()[step.frame];
    out += fmt::format("  {:<16} {}:{} {}: {}\n", parse[step.token].form, frame.file, frame.line, frame.name,
                       step.fired ? "fires" : step.reason.empty() ? "does not fire" : step.reason);
  }

  out += "events\n";
  for (const Event& event : coded.events) {
    if (event.sentence != sentence) continue;
    const Frame& frame = knowledge.frames().all()[event.frame];
    out += fmt::format("  {} \"{}\" {}{}{} CAMEO {} [{}]\n", event.same_as, event.trigger_text, event.meaning.type,
                       event.meaning.mode.empty() ? "" : "/", event.meaning.mode, event.meaning.cameo, name(event.status));
    out += fmt::format("     frame      {}:{} {}\n", frame.file, frame.line, frame.name);
    out += fmt::format("     actor      {}\n", parties(event.actors, knowledge));
    out += fmt::format("     recipient  {}\n", parties(event.recipients, knowledge));
    if (!event.date.empty()) out += fmt::format("     date       {}\n", event.date);
    if (!event.attributed_to.empty()) out += fmt::format("     says       {}\n", event.attributed_to);
  }
  return out + '\n';
}

}  // namespace priscus

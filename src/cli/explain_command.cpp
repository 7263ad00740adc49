#include <iostream>

#include "cli/commands.h"
#include "cli/input.h"
#include "coder/explain.h"
#include "formats/event_json.h"
#include "formats/json_text.h"
#include "formats/trace_json.h"

namespace priscus {
namespace {

struct Options {
  Resources resources;
  InputOptions input;
  int sentence = 0;
  bool one = false, json = false;
};

// The same as explain() without the tree: for scripts.
std::string json_line(const CodedDocument& coded, const Trace& trace, const Knowledge& knowledge, int s) {
  const Document& document = coded.document;
  const Sentence& sentence = document.sentences[s];
  JsonText json;
  json.open_object();
  json.key("doc").text(document.id);
  json.key("sent").number(sentence.index);
  json.key("text").text(document.view(sentence.span));
  json.key("mentions").open_array();
  for (const Mention& mention : coded.mentions.actors) {
    if (mention.sentence != s) continue;
    json.open_object();
    json.key("text").text(document.view(mention.span));
    json.key("how").text(mention.how);
    json.key("place").boolean(mention.is_place);
    json.key("actors").open_array();
    for (const Actor& actor : mention.actors) {
      json.open_object();
      json.key("text").text(actor.text);
      json.key("country").text_or_null(actor.country);
      json.key("sector").text_or_null(actor.sector);
      json.close_object();
    }
    json.close_array();
    json.close_object();
  }
  json.close_array();
  json.key("tried").open_array();
  for (const Trace::Step& step : trace.steps) {
    if (step.sentence == s) write_trace_step(document, knowledge.frames(), step, json);
  }
  json.close_array();
  int events = 0;
  json.key("events").open_array();
  for (const Event& event : coded.events) {
    if (event.sentence != s) continue;
    ++events;
    std::string line;
    append_event_json(event_record(document, event, knowledge), line);
    line.pop_back();
    json.raw(line);
  }
  json.close_array();
  json.key("nearest").open_array();
  if (events == 0) {
    for (const NearFrame& near : nearest_frames(coded, trace, knowledge, s)) {
      json.open_object();
      write_tried_frame(document, knowledge.frames(), s, near.token, near.frame, json);
      json.key("why").text(near.why);
      json.close_object();
    }
  }
  json.close_array();
  json.close_object();
  return json.take() + '\n';
}

int run(const Options& options) {
  const Coder coder(options.resources.load_model(), options.resources.load_knowledge());
  const std::unique_ptr<DocumentReader> reader = options.input.open();
  ProblemTeller teller;
  for (Document document; reader->next(document) && std::cout;) {
    teller.tell(*reader);
    Trace trace;
    const CodedDocument coded = coder.code(std::move(document), &trace);
    if (!options.json) std::cout << "document " << coded.document.id << "\n\n";
    for (std::size_t s = 0; s < coded.parses.size(); ++s)
      if (!options.one || coded.document.sentences[s].index == options.sentence)
        std::cout << (options.json ? json_line(coded, trace, coder.knowledge(), static_cast<int>(s))
                                   : explain(coded, trace, coder.knowledge(), static_cast<int>(s)));
    for (const Problem& problem : coded.problems) teller.warn(coded.document.id + ": " + problem.cause);
  }
  teller.tell(*reader);
  return teller.any_left_out() ? kError : kDone;
}

}  // namespace

Command add_explain(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("explain", "Show the tree, the mentions, and each frame that fired or nearly fired, and why");
  options->input.add(*command);
  CLI::Option* sentence = command->add_option("--sentence", options->sentence, "Only this sentence: 0, 1, … as in the output of code; -1 is the title");
  command->add_flag("--json", options->json, "One sentence an object a line: mentions, frames tried, events, nearest frames where there is no event");
  options->resources.add_model_option(*command);
  options->resources.add_knowledge_option(*command);
  command->footer("Example: priscus explain article.txt --sentence 3");
  return [options, sentence] {
    options->one = sentence->count() > 0;
    return run(*options);
  };
}

}  // namespace priscus

// priscus mentions: who and what a document speaks of, and which mentions are of the same.
#include <fmt/format.h>

#include <iostream>

#include "cli/commands.h"
#include "cli/input.h"
#include "formats/json_text.h"
#include "mentions/entities.h"

namespace priscus {
namespace {

struct Options {
  Resources resources;
  InputOptions input;
  bool json = false, all = false;
};

std::string or_dash(const std::string& code) { return code.empty() ? "-" : code; }

std::string json_of(const CodedDocument& coded, const Mention& mention, int entity) {
  const Document& document = coded.document;
  const Sentence& sentence = document.sentences[mention.sentence];
  JsonText json;
  json.open_object();
  json.key("doc").text(document.id);
  json.key("sent").number(sentence.index);
  json.key("entity").number(entity);
  json.key("text").text(document.view(mention.span));
  json.key("start").number(mention.span.begin);
  json.key("end").number(mention.span.end);
  const Span head = sentence.tokens[mention.head].span;
  json.key("head").open_object();
  json.key("text").text(document.view(head));
  json.key("start").number(head.begin);
  json.key("end").number(head.end);
  json.close_object();
  json.key("actors").open_array();
  for (const Actor& actor : mention.actors) {
    json.open_object();
    json.key("text").text(actor.text);
    json.key("country").text_or_null(actor.country);
    json.key("sector").text_or_null(actor.sector);
    json.close_object();
  }
  json.close_array();
  json.key("place").boolean(mention.is_place);
  json.key("how").text_or_null(mention.how);
  json.close_object();
  return json.take() + '\n';
}

void print(const CodedDocument& coded, const Options& options) {
  const std::vector<int> entity = entities(coded.parses, coded.mentions);
  if (!options.json) fmt::print("document {}\n", coded.document.id);
  int sentence = -1;
  for (std::size_t i = 0; i < entity.size(); ++i) {
    const Mention& mention = coded.mentions.actors[i];
    if (mention.actors.empty() && !options.all) continue;
    if (options.json) {
      fmt::print("{}", json_of(coded, mention, entity[i]));
      continue;
    }
    const Sentence& where = coded.document.sentences[mention.sentence];
    if (mention.sentence != sentence) fmt::print("{}: {}\n", where.index, coded.document.view(where.span));
    sentence = mention.sentence;
    std::string actors;
    for (const Actor& actor : mention.actors)
      actors += fmt::format("; {} ({} {})", actor.text, or_dash(actor.country), or_dash(actor.sector));
    fmt::print("   e{:<4} «{}»{}{}{}\n", entity[i], coded.document.view(mention.span), mention.is_place ? " place" : "",
               actors, mention.how.empty() ? "" : ", by " + mention.how);
  }
}

int run(const Options& options) {
  const Coder coder(options.resources.load_model(), options.resources.load_knowledge());
  const std::unique_ptr<DocumentReader> reader = options.input.open();
  ProblemTeller teller;
  for (Document document; reader->next(document);) {
    teller.tell(*reader);
    const CodedDocument coded = coder.code(std::move(document));
    print(coded, options);
    for (const Problem& problem : coded.problems) teller.warn(coded.document.id + ": " + problem.cause);
  }
  teller.tell(*reader);
  return teller.any_left_out() ? kError : kDone;
}

}  // namespace

Command add_mentions(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("mentions", "Show who a text speaks of, and which of its words mean the same one");
  options->input.add(*command);
  command->add_flag("--all", options->all, "Also the nouns and pronouns without a known actor");
  command->add_flag("--json", options->json, "One JSON object a mention");
  options->resources.add_model_option(*command);
  options->resources.add_knowledge_option(*command);
  command->footer(
      "Mentions with the same number eN are one person, body or thing.\nExample: priscus mentions article.txt");
  return [options] { return run(*options); };
}

}  // namespace priscus

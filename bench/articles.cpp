#include "articles.h"

#include <fstream>

#include "priscus/error.h"

namespace priscus::bench {
namespace {

const std::string kSource = PRISCUS_SOURCE_DIR;
constexpr std::size_t kDayLength = 10;  // "2024-01-15"

// A block of lines as one article; empty blocks and the note at the top give none.
void add_article(const std::vector<std::string>& block, std::vector<Document>& out) {
  if (block.empty() || block[0].starts_with('#')) return;
  std::string body;
  for (std::size_t i = 1; i < block.size(); ++i) body += block[i] + "\n\n";
  const std::string& head = block[0];
  out.push_back(make_document(head, head.substr(kDayLength + 1), body, head.substr(0, kDayLength)));
}

std::vector<Document> read_articles() {
  const std::string path = kSource + "/bench/articles.txt";
  std::ifstream file(path);
  std::vector<Document> out;
  std::vector<std::string> block;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) {
      block.push_back(line);
      continue;
    }
    add_article(block, out);
    block.clear();
  }
  add_article(block, out);
  if (out.empty()) throw InputError(path + ": expected articles, found none");
  return out;
}

std::vector<Document> segmented() {
  std::vector<Document> out = articles();
  for (Document& document : out) model()->segment(document);
  return out;
}

Amount count() {
  Amount out;
  for (const Document& document : segmented_articles()) {
    out.bytes += document.text.size();
    out.sentences += document.sentences.size();
    for (const Sentence& sentence : document.sentences) out.tokens += sentence.tokens.size();
  }
  return out;
}

}  // namespace

std::string model_path() { return kSource + "/models/en.model"; }

std::string knowledge_path() { return kSource + "/knowledge"; }

const std::vector<Document>& articles() {
  static const std::vector<Document> value = read_articles();
  return value;
}

const std::vector<Document>& segmented_articles() {
  static const std::vector<Document> value = segmented();
  return value;
}

std::shared_ptr<const Model> model() {
  static const std::shared_ptr<const Model> value = Model::load(model_path());
  return value;
}

std::shared_ptr<const Knowledge> knowledge() {
  static const std::shared_ptr<const Knowledge> value = Knowledge::load(knowledge_path());
  return value;
}

const Amount& amount() {
  static const Amount value = count();
  return value;
}

}  // namespace priscus::bench

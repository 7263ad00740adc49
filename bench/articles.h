// articles.h: the news that every benchmark reads, and what is loaded once for all of them.
//
//     for (const Document& article : articles()) …      // as a reader gives them: title, date, text, no sentences yet
//
// The texts stand in bench/articles.txt and are invented. Paths are those of the source tree that was built. The first call of
// each function loads; a file that is missing throws InputError, ModelError or KnowledgeError and ends the program. Single-threaded.
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "priscus/document.h"
#include "priscus/knowledge.h"
#include "priscus/model.h"

namespace priscus::bench {

std::string model_path();      // models/en.model
std::string knowledge_path();  // knowledge/

const std::vector<Document>& articles();            // never empty
const std::vector<Document>& segmented_articles();  // the same with sentences and tokens
std::shared_ptr<const Model> model();
std::shared_ptr<const Knowledge> knowledge();

// How much work one pass over all articles is.
struct Amount {
  std::size_t bytes = 0, sentences = 0, tokens = 0;
};
const Amount& amount();

}  // namespace priscus::bench

// language.h: in what language a document is.
//
//     const DocumentLanguage found = language_of(document);   // {"de", "German", true}
#pragma once
#include <memory>
#include <string>

#include "formats/reader.h"
#include "priscus/document.h"

namespace priscus {

struct DocumentLanguage {
  std::string code;   // ISO 639-1 where there is one: "en"; empty when nothing is known
  std::string name;   // "German"; empty where only the document's own word is known
  bool sure = false;  // found in the text by cld2; false: what the document says of itself
};

// cld2 decides on texts of at least kEnoughText bytes when it is sure; otherwise document.language counts, which may be
// empty. So a page that calls itself English and is not is found, and a short text is believed.
inline constexpr std::size_t kEnoughText = 120;
DocumentLanguage language_of(const Document& document);

// Sets documents that are not in `language` aside as problems; those of unknown language pass. A document without a
// language gets it when it is sure.
std::unique_ptr<DocumentReader> only_language(std::unique_ptr<DocumentReader> reader, std::string language);

}  // namespace priscus

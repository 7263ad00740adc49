#include "formats/language.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "formats/problem_limit.h"

namespace priscus {
namespace {

constexpr std::size_t kSample = 1 << 16;  // bytes of text that cld2 looks at
constexpr int kMostOfIt = 60;             // per cent of the text that must be in the language

// "en-GB", "en_US", "eng" and "English" are "en"; words for "not known" are "".
std::string primary_tag(std::string_view language) {
  std::string tag = lower(trim(language.substr(0, language.find_first_of("-_"))));
  if (tag == "eng" || tag == "english") return "en";
  for (const char* nothing : {"und", "mul", "zxx", "unknown", "none", "null", "n/a"})
    if (tag == nothing) return {};
  return tag;
}

class LanguageReader : public DocumentReader {
 public:
  LanguageReader(std::unique_ptr<DocumentReader> inner, std::string language)
      : inner_(std::move(inner)), language_(std::move(language)) {}

  bool next(Document& document) override {
    while (next_of(*inner_, document)) {
      const DocumentLanguage found = language_of(document);
      if (found.sure && document.language.empty()) document.language = found.code;
      if (found.code.empty() || found.code == language_) return true;
      InputProblem problem{place_.file, place_.line, -1, {}, true, true};
      problem.cause = document.id + " is in " +
                      (found.name.empty() ? found.code : found.name + " (" + found.code + ")") +
                      (found.sure ? "" : " by its own word") + "; only " + language_ + " is read";
      add_problem(problems_, std::move(problem));
    }
    return false;
  }

 private:
  std::unique_ptr<DocumentReader> inner_;
  std::string language_;
};

}  // namespace

DocumentLanguage language_of(const Document& document) {
  const DocumentLanguage stated{primary_tag(document.language), {}, false};
  if (document.text.size() < kEnoughText) return stated;
  CLD2::Language languages[3];
  int percent[3], bytes = 0;
  bool reliable = false;
  const std::size_t sample = utf8_prefix(document.text, kSample);
  CLD2::DetectLanguageSummary(document.text.data(), static_cast<int>(sample), true, languages, percent, &bytes,
                              &reliable);
  if (!reliable || languages[0] == CLD2::UNKNOWN_LANGUAGE || percent[0] < kMostOfIt) return stated;
  std::string name = lower(CLD2::LanguageName(languages[0]));
  if (!name.empty()) name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return {primary_tag(CLD2::LanguageCode(languages[0])), std::move(name), true};
}

std::unique_ptr<DocumentReader> only_language(std::unique_ptr<DocumentReader> reader, std::string language) {
  return std::make_unique<LanguageReader>(std::move(reader), std::move(language));
}

}  // namespace priscus

#include "formats/html_reader.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "formats/encoding.h"
#include "formats/html_article.h"
#include "formats/html_metadata.h"
#include "formats/input_kind.h"
#include "formats/problem_limit.h"
#include "priscus/error.h"

namespace priscus {
namespace {

class HtmlReader : public DocumentReader {
 public:
  HtmlReader(std::unique_ptr<LineSource> source, const ReaderOptions& options)
      : source_(std::move(source)), options_(options) {}

  bool next(Document& document) override {
    document = Document();
    if (!source_) return false;
    const std::unique_ptr<LineSource> source = std::move(source_);
    place_ = {source->name(), 0};
    try {
      std::string page;
      const std::uint64_t limit = std::min<std::uint64_t>(options_.document_limit, kLongestPage);
      if (!source->rest(page, limit)) throw InputError(too_long(limit));
      document = html_document(std::move(page), {});
      if (document.text.empty()) {
        add_problem(problems_, {place_.file, 0, -1, "holds no article", true, true});
        return false;
      }
      document.id = id_of_file(source->name());
      if (document.date.empty()) document.date = options_.date;
      return true;
    } catch (const InputError& error) {
      document = Document();
      tell_failure(place_.file, error.what());
      return false;
    }
  }

 private:
  std::unique_ptr<LineSource> source_;
  ReaderOptions options_;
};

}  // namespace

Document html_document(std::string page, std::string_view charset) {
  const std::string declared = charset.empty() ? html_charset(page) : std::string(charset);
  auto decoded = to_utf8(std::move(page), declared);
  if (!decoded) throw InputError("is in no encoding that is known");
  std::string& html = decoded->text;
  std::replace(html.begin(), html.end(), '\0', ' ');
  const HtmlTree tree(html);
  HtmlMetadata metadata = html_metadata(tree);
  std::string body = article_text(tree, metadata.title);
  if (metadata.article_body.size() > body.size() + body.size() / 2 && !trim(metadata.article_body).empty())
    body = std::move(metadata.article_body);
  if (body.empty()) return Document();
  std::replace(body.begin(), body.end(), '\0', ' ');
  Document document = make_document({}, metadata.title, body, metadata.date);
  document.publisher = std::move(metadata.publisher);
  document.url = std::move(metadata.url);
  document.language = std::move(metadata.language);
  return document;
}

std::unique_ptr<DocumentReader> read_html(std::unique_ptr<LineSource> source, const ReaderOptions& options) {
  return std::make_unique<HtmlReader>(std::move(source), options);
}

}  // namespace priscus

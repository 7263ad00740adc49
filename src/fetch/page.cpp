#include "fetch/page.h"

#include <algorithm>

#include "base/strings.h"
#include "formats/encoding.h"
#include "formats/html_reader.h"
#include "formats/input_kind.h"
#include "formats/source_day.h"
#include "priscus/error.h"

namespace priscus {
namespace {

InputKind kind_of_bytes(const std::string& bytes) {
  LineSource source(memory_source("page", bytes.substr(0, LineSource::kBlock)));
  return kind_of(source);
}

}  // namespace

Document page_document(Fetched page) {
  const std::string type = lower(trim(page.content_type.substr(0, page.content_type.find(';'))));
  const std::string charset = charset_of(page.content_type);
  const bool html = type == "text/html" || type == "application/xhtml+xml" ||
                    ((type.empty() || type == "text/plain" || type == "application/octet-stream") && kind_of_bytes(page.bytes) == InputKind::html);
  Document document;
  if (html) {
    document = html_document(std::move(page.bytes), charset);
  } else if (type == "text/plain") {
    auto decoded = to_utf8(std::move(page.bytes), charset);
    if (!decoded) throw InputError("is in no encoding that is known");
    std::replace(decoded->text.begin(), decoded->text.end(), '\0', ' ');
    if (!trim(decoded->text).empty()) document = make_document({}, {}, decoded->text);
  } else {
    throw InputError("is " + (type.empty() ? "of no kind that is said" : type) + ", expected a web page");
  }
  if (document.text.empty()) throw InputError("holds no article");
  document.id = document.url = page.url;
  if (document.date.empty()) document.date = day_in_url(document.url).value_or("");
  return document;
}

}  // namespace priscus

#include "formats/html_metadata.h"

#include <simdjson.h>

#include <array>
#include <map>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"
#include "formats/html_article.h"
#include "formats/source_day.h"
#include "priscus/error.h"

namespace priscus {
namespace {

using simdjson::dom::element;

constexpr std::size_t kLongestJsonLd = 2u << 20;
constexpr std::size_t kLongestField = 1000;  // bytes of a title, a publisher, an address
constexpr int kDeepestJsonLd = 6;

// The names of <meta> that hold a day of publication, the surest first. Lower case.
constexpr std::array<std::string_view, 16> kDateNames = {"article:published_time",
                                                         "og:article:published_time",
                                                         "og:published_time",
                                                         "datepublished",
                                                         "date.published",
                                                         "dc.date.issued",
                                                         "dcterms.issued",
                                                         "dcterms.created",
                                                         "dc.date",
                                                         "pubdate",
                                                         "publishdate",
                                                         "publish-date",
                                                         "publication_date",
                                                         "parsely-pub-date",
                                                         "sailthru.date",
                                                         "date"};

struct Facts {
  std::map<std::string, std::string> meta;  // name, property, itemprop or http-equiv in lower case; the first of each
  std::vector<std::string> json_ld;
  std::string title, h1, time, canonical, language;
};

std::string one_line(std::string_view text) {
  std::string line;
  for (const std::string_view word : split_words(text)) {
    if (!line.empty()) line += ' ';
    line += word;
  }
  line.resize(utf8_prefix(line, kLongestField));
  return line;
}

// The text of JSON-LD is sometimes HTML once more: "Don&#8217;t".
std::string unescaped(std::string_view text) {
  const std::size_t amp = text.find('&');
  if (amp == std::string_view::npos || text.find(';', amp) == std::string_view::npos) return std::string(text);
  try {
    return html_text(text);
  } catch (const InputError&) {
    return std::string(text);
  }
}

// The first `limit` bytes or more of the text; elements without text end it as well, so that the price is bounded.
std::string text_of(const GumboNode& node, std::size_t limit = 4 * kLongestField) {
  std::string text;
  std::vector<const GumboNode*> rest = {&node};
  for (std::size_t visited = 0; !rest.empty() && text.size() < limit && visited < limit; ++visited) {
    const GumboNode* next = rest.back();
    rest.pop_back();
    if (next->type == GUMBO_NODE_TEXT || next->type == GUMBO_NODE_CDATA || next->type == GUMBO_NODE_WHITESPACE) {
      text += next->v.text.text;
    } else if (is_element(*next)) {
      if (next->v.element.tag == GUMBO_TAG_BR) text += ' ';
      const GumboVector& children = next->v.element.children;
      for (unsigned i = children.length; i > 0; --i)
        rest.push_back(static_cast<const GumboNode*>(children.data[i - 1]));
    }
  }
  return text;
}

void gather(const GumboNode& node, Facts& facts) {
  if (!is_element(node)) return;
  const auto value = [&](const char* name) {
    const char* found = attribute(node, name);
    return found ? std::string(found) : std::string();
  };
  switch (node.v.element.tag) {
    case GUMBO_TAG_HTML: facts.language = value("lang"); break;
    case GUMBO_TAG_TITLE:
      if (facts.title.empty() && node.v.element.tag_namespace == GUMBO_NAMESPACE_HTML)
        facts.title = one_line(text_of(node));
      break;
    case GUMBO_TAG_H1:
      if (facts.h1.empty()) facts.h1 = one_line(text_of(node));
      break;
    case GUMBO_TAG_META: {
      const std::string content = value("content");
      for (const char* name : {"name", "property", "itemprop", "http-equiv"}) {
        const std::string key = lower(value(name));
        if (!key.empty() && !content.empty()) facts.meta.emplace(key, content);
      }
      break;
    }
    case GUMBO_TAG_LINK:
      if (lower(value("rel")) == "canonical" && facts.canonical.empty()) facts.canonical = value("href");
      break;
    case GUMBO_TAG_SCRIPT:
      if (lower(value("type")).rfind("application/ld+json", 0) == 0) {
        std::string json = text_of(node, kLongestJsonLd + 1);
        if (json.size() <= kLongestJsonLd) facts.json_ld.push_back(std::move(json));
      }
      return;
    default: break;
  }
  if (lower(value("itemprop")) == "datepublished") {
    std::string day = value("datetime");
    if (day.empty()) day = value("content");
    if (day.empty()) day = text_of(node);
    if (source_day(day)) facts.meta.emplace("datepublished", day);
  }
  if (node.v.element.tag == GUMBO_TAG_TIME && facts.time.empty()) {
    std::string day = value("datetime");
    if (day.empty()) day = text_of(node);
    if (source_day(day)) facts.time = day;
  }
  const GumboVector& children = node.v.element.children;
  for (unsigned i = 0; i < children.length; ++i) gather(*static_cast<const GumboNode*>(children.data[i]), facts);
}

std::string string_at(const element& object, const char* key) {
  std::string_view text;
  return object[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

bool is_article(const element& object) {
  const auto known = [](std::string_view type) {
    return type == "BlogPosting" || type == "LiveBlogPosting" || type == "Report" ||
           (type.size() >= 7 && type.substr(type.size() - 7) == "Article");
  };
  const auto type = object["@type"];
  std::string_view name;
  if (type.get(name) == simdjson::SUCCESS) return known(name);
  simdjson::dom::array names;
  if (type.get(names) != simdjson::SUCCESS) return false;
  for (const element one : names)
    if (one.get(name) == simdjson::SUCCESS && known(name)) return true;
  return false;
}

// The first article in the value: itself, in an array, or in @graph or mainEntity.
bool find_article(const element& value, int depth, element& found) {
  if (depth > kDeepestJsonLd) return false;
  simdjson::dom::array array;
  if (value.get(array) == simdjson::SUCCESS) {
    for (const element one : array)
      if (find_article(one, depth + 1, found)) return true;
    return false;
  }
  if (!value.is_object()) return false;
  if (is_article(value)) {
    found = value;
    return true;
  }
  for (const char* key : {"@graph", "mainEntity"}) {
    element inner;
    if (value[key].get(inner) == simdjson::SUCCESS && find_article(inner, depth + 1, found)) return true;
  }
  return false;
}

std::string publisher_of(element publisher) {
  simdjson::dom::array array;
  if (publisher.get(array) == simdjson::SUCCESS) {
    if (array.size() == 0) return {};
    publisher = array.at(0).value_unsafe();
  }
  std::string_view name;
  if (publisher.get(name) == simdjson::SUCCESS) return std::string(name);
  return publisher.is_object() ? string_at(publisher, "name") : std::string();
}

void take_json_ld(std::string json, HtmlMetadata& metadata) {
  simdjson::dom::parser parser;
  element root, article;
  if (parser.parse(json).get(root) != simdjson::SUCCESS || !find_article(root, 0, article)) return;
  const auto take = [](std::string& field, const std::string& text) {
    if (field.empty()) field = one_line(unescaped(text));
  };
  take(metadata.title, string_at(article, "headline"));
  if (metadata.date.empty()) metadata.date = source_day(string_at(article, "datePublished")).value_or("");
  element publisher;
  if (article["publisher"].get(publisher) == simdjson::SUCCESS) take(metadata.publisher, publisher_of(publisher));
  take(metadata.url, string_at(article, "url"));
  take(metadata.language, string_at(article, "inLanguage"));
  if (metadata.article_body.empty()) metadata.article_body = unescaped(string_at(article, "articleBody"));
}

// "Talks in Oslo | The Example" without the publisher at its end.
std::string without_publisher(std::string title, const std::string& publisher) {
  for (const std::string_view separator : {" | ", " - ", " – ", " — ", " :: "}) {
    const std::size_t at = title.rfind(separator);
    if (at == std::string::npos || at == 0) continue;
    const std::string ending = lower(std::string_view(title).substr(at + separator.size()));
    if (!publisher.empty() ? ending == lower(publisher) || lower(publisher).find(ending) != std::string::npos
                           : split_words(ending).size() <= 3 && separator == " | ")
      title.resize(at);
  }
  return title;
}

}  // namespace

HtmlMetadata html_metadata(const HtmlTree& tree) {
  Facts facts;
  gather(tree.root(), facts);
  HtmlMetadata metadata;
  for (std::string& json : facts.json_ld) take_json_ld(std::move(json), metadata);
  const auto first = [&](std::string& field, std::initializer_list<const char*> names) {
    for (const char* name : names) {
      if (!field.empty()) return;
      const auto found = facts.meta.find(name);
      if (found != facts.meta.end()) field = one_line(found->second);
    }
  };
  const std::string canonical = one_line(facts.canonical);
  if (!canonical.empty()) metadata.url = canonical;
  if (facts.meta.count("og:url") > 0 && canonical.empty()) metadata.url = one_line(facts.meta["og:url"]);
  first(metadata.publisher, {"og:site_name", "publisher", "dc.publisher", "application-name"});
  if (metadata.publisher.rfind("http", 0) == 0) metadata.publisher.clear();
  first(metadata.title, {"og:title", "twitter:title"});
  if (metadata.title.empty()) metadata.title = facts.h1;
  if (metadata.title.empty()) metadata.title = facts.title;
  metadata.title = without_publisher(std::move(metadata.title), metadata.publisher);
  for (const std::string_view name : kDateNames) {
    if (!metadata.date.empty()) break;
    const auto found = facts.meta.find(std::string(name));
    if (found != facts.meta.end()) metadata.date = source_day(found->second).value_or("");
  }
  if (metadata.date.empty()) metadata.date = source_day(facts.time).value_or("");
  if (metadata.date.empty()) metadata.date = day_in_url(metadata.url).value_or("");
  if (!facts.language.empty()) metadata.language = one_line(facts.language);
  first(metadata.language, {"content-language", "og:locale"});
  return metadata;
}

}  // namespace priscus

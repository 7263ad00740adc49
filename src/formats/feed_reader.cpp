#include "formats/feed_reader.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "formats/html_article.h"
#include "formats/html_tree.h"
#include "formats/problem_limit.h"
#include "formats/source_day.h"
#include "formats/xml_source.h"
#include "priscus/error.h"

namespace priscus {
namespace {

struct Item {
  std::string title, content, summary, date, updated, guid, link, publisher, language;
  std::int64_t line = 0;
  std::uint64_t size = 0;  // bytes of all fields
};

bool is_item(std::string_view name) { return name == "item" || name == "entry"; }

// Titles and descriptions are HTML in practice, whatever their type says.
std::string plain(const std::string& text) {
  if (text.find_first_of("<&") == std::string::npos) return std::string(trim(text));
  return html_text(text);
}

std::string one_line(const std::string& text) {
  std::string line;
  for (const std::string_view word : split_words(text)) {
    if (!line.empty()) line += ' ';
    line += word;
  }
  return line;
}

void append_escaped(std::string& html, std::string_view text) {
  for (const char byte : text) {
    if (byte == '<')
      html += "&lt;";
    else if (byte == '&')
      html += "&amp;";
    else
      html += byte;
  }
}

class FeedReader : public DocumentReader {
 public:
  FeedReader(std::unique_ptr<LineSource> source, const ReaderOptions& options)
      : name_(source->name()),
        options_(options),
        limit_(std::min<std::uint64_t>(options.document_limit, kLongestPage)),
        source_(std::move(source)) {}

  bool next(Document& document) override {
    document = Document();
    if (ended_) return false;
    try {
      if (!xml_) xml_ = std::make_unique<XmlSource>(std::move(source_));
      while (xml_->next()) {
        tell_faults();
        if (xml_->event() != XmlSource::begin) continue;
        if (is_item(xml_->name())) {
          Item item;
          const bool fits = read_item(item);
          tell_faults();
          if (fits && make(item, document)) return true;
        } else {
          read_channel_field();
        }
      }
    } catch (const InputError& error) {
      fail(error.what());
    }
    tell_faults();
    document = Document();
    ended_ = true;
    return false;
  }

 private:
  void tell(std::int64_t line, std::string cause, bool left_out = true) {
    add_problem(problems_, {name_, line, -1, std::move(cause), left_out});
  }

  void tell_faults() {
    if (!xml_) return;
    for (XmlSource::Fault& fault : xml_->take_faults()) tell(fault.line, std::move(fault.cause), false);
  }

  // "12: cause" of XmlSource as line and cause.
  void fail(std::string cause) {
    if (xml_) xml_->take_faults();
    std::int64_t line = 0;
    std::size_t at = 0;
    while (at < cause.size() && at < 15 && is_digit(cause[at])) line = line * 10 + (cause[at++] - '0');
    if (at == 0 || cause.substr(at, 2) != ": ") {
      tell_failure(name_, cause);
    } else {
      tell(line, cause.substr(at + 2) + "; the rest of the file is left out");
    }
  }

  void read_channel_field() {
    const std::string_view name = xml_->name();
    if (name == "rss" || name == "feed" || name == "channel" || name == "RDF") {
      if (const std::string language = xml_->attribute("xml:lang"); !language.empty()) language_ = language;
      return;
    }
    // <image> of RSS has a <title> of its own, deeper.
    std::string* field = name == "title" && publisher_.empty() ? &publisher_
                         : name == "language"                  ? &language_
                                                               : nullptr;
    std::string text;
    read_text(text, limit_);
    if (field) *field = one_line(plain(text));
  }

  // The text within the element at hand, and of XHTML the tags; to its end. At most `limit` bytes are kept; returns how
  // many there were.
  std::uint64_t read_text(std::string& text, std::uint64_t limit) {
    if (xml_->is_empty()) return 0;
    const int depth = xml_->depth();
    std::uint64_t size = 0;
    bool markup = false;
    std::string part;
    while (xml_->next()) {
      part.clear();
      if (xml_->event() == XmlSource::text) {
        if (markup)
          append_escaped(part, xml_->value());
        else
          part = xml_->value();
      } else if (xml_->event() == XmlSource::end && xml_->depth() == depth) {
        break;
      } else if (xml_->is_html() || markup) {
        markup = true;
        part = xml_->event() == XmlSource::begin ? "<" : "</";
        part += xml_->name();
        part += xml_->event() == XmlSource::begin && xml_->is_empty() && xml_->name() != "br"
                    ? "></" + std::string(xml_->name()) + ">"
                    : ">";
      }
      size += part.size();
      if (size <= limit) text += part;
    }
    return size;
  }

  // False when it was too long; it has been read to its end.
  bool read_item(Item& item) {
    item.line = xml_->line();
    item.language = xml_->attribute("xml:lang");
    item.link = xml_->attribute("rdf:about");
    if (xml_->is_empty()) return true;
    const int depth = xml_->depth();
    while (xml_->next()) {
      if (xml_->event() == XmlSource::end && xml_->depth() == depth) break;
      if (xml_->event() != XmlSource::begin) continue;
      const std::string name(xml_->name());
      if (name == "link" && xml_->has_attribute("href")) {
        const std::string relation = xml_->attribute("rel");
        if (item.link.empty() && (relation.empty() || relation == "alternate")) item.link = xml_->attribute("href");
      }
      std::string text;
      const std::uint64_t left = item.size < limit_ ? limit_ - item.size : 0;
      item.size += read_text(text, left);
      std::string* field = name == "title"                                              ? &item.title
                           : name == "encoded" || name == "content"                     ? &item.content
                           : name == "description" || name == "summary"                 ? &item.summary
                           : name == "pubDate" || name == "date" || name == "published" ? &item.date
                           : name == "updated" || name == "modified"                    ? &item.updated
                           : name == "guid" || name == "id"                             ? &item.guid
                           : name == "link"                                             ? &item.link
                           : name == "source" || name == "publisher"                    ? &item.publisher
                           : name == "language"                                         ? &item.language
                                                                                        : nullptr;
      // <media:content/> and the like are empty; the first that says something counts.
      if (field && trim(*field).empty() && !trim(text).empty()) *field = std::move(text);
    }
    if (item.size <= limit_) return true;
    tell(item.line, too_long(limit_));
    return false;
  }

  bool make(Item& item, Document& document) {
    place_ = {name_, item.line};
    try {
      const std::string title = one_line(plain(item.title));
      std::string body = plain(item.content);
      if (body.empty()) body = plain(item.summary);
      if (body.empty() && title.empty()) throw InputError("expected a title or a text in the item, found neither");
      // A description that only repeats the title is none.
      if (one_line(body) == title) body.clear();
      std::replace(body.begin(), body.end(), '\0', ' ');
      document = make_document({}, title, body, options_.date);
      document.url = trim(item.link);
      document.id = trim(item.guid);
      if (document.id.empty()) document.id = document.url;
      if (document.id.empty()) document.id = name_ + ":" + std::to_string(item.line);
      document.publisher = one_line(plain(item.publisher.empty() ? publisher_ : item.publisher));
      document.language = trim(item.language.empty() ? language_ : item.language);
      const std::string_view date = trim(item.date.empty() ? item.updated : item.date);
      if (auto day = source_day(date)) {
        document.date = *std::move(day);
      } else if (!date.empty()) {
        tell(item.line,
             "expected a date like Sat, 22 May 2021 08:00:00 GMT, got \"" +
                 std::string(date.substr(0, utf8_prefix(date, 40))) + "\"; left empty",
             false);
      }
      return true;
    } catch (const InputError& error) {
      document = Document();
      tell(item.line, error.what());
      return false;
    }
  }

  std::string name_;
  ReaderOptions options_;
  std::uint64_t limit_;
  std::unique_ptr<LineSource> source_;  // until the first call
  std::unique_ptr<XmlSource> xml_;
  std::string publisher_, language_;  // of the channel
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<DocumentReader> read_feed(std::unique_ptr<LineSource> source, const ReaderOptions& options) {
  return std::make_unique<FeedReader>(std::move(source), options);
}

}  // namespace priscus

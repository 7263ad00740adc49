#include "formats/xml_source.h"

#include <libxml/parser.h>
#include <libxml/xmlreader.h>

#include <algorithm>
#include <cstring>
#include <mutex>

#include "base/strings.h"
#include "base/utf8.h"
#include "formats/html_article.h"
#include "priscus/error.h"

namespace priscus {
namespace {

constexpr std::size_t kMostFaults = 20;  // of one file that are told

std::string_view view(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

// Of HTML, by gumbo; 0 when there is no such name.
char32_t html_entity(std::string_view name) {
  const std::string text = html_text("&" + std::string(name) + ";");
  std::size_t at = 0;
  if (text.empty()) return name == "nbsp" ? 0xA0 : 0;
  const char32_t c = next_code_point(text, at);
  return at == text.size() ? c : 0;
}

// What feeds usually do wrong, put right on the way: an & that begins no reference of XML becomes &amp;, the names of
// HTML become numbers, control characters become spaces. CDATA, comments and processing instructions stay. Lines stay
// lines.
class Mender {
 public:
  explicit Mender(LineSource& source) : source_(source) {}

  std::size_t read(char* bytes, std::size_t size) {
    while (begin_ == out_.size()) {
      out_.clear();
      begin_ = 0;
      if (!fill()) return 0;
    }
    const std::size_t part = std::min(size, out_.size() - begin_);
    std::memcpy(bytes, out_.data() + begin_, part);
    begin_ += part;
    return part;
  }

 private:
  static constexpr std::size_t kLookAhead = 12;  // of a reference or the end of a section

  bool fill() {
    const std::string_view in = source_.peek(LineSource::kBlock);
    if (in.empty()) return false;
    const std::size_t stop = in.size() < LineSource::kBlock ? in.size() : in.size() - kLookAhead;
    std::size_t at = 0;
    while (at < stop) {
      const auto byte = static_cast<unsigned char>(in[at]);
      if (!section_.empty()) {
        if (in.substr(at, section_.size()) == section_) {
          out_ += section_;
          at += section_.size();
          section_ = {};
          continue;
        }
      } else if (byte == '<') {
        if (in.substr(at, 9) == "<![CDATA[") section_ = "]]>";
        if (in.substr(at, 4) == "<!--") section_ = "-->";
        if (in.substr(at, 2) == "<?") section_ = "?>";
      } else if (byte == '&') {
        at += mend(in.substr(at));
        continue;
      }
      out_ += byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' ? ' ' : in[at];
      ++at;
    }
    source_.skip(at);
    return true;
  }

  // `in` begins with &. Returns how many bytes were taken.
  std::size_t mend(std::string_view in) {
    std::size_t end = 1;
    while (end < in.size() && end < kLookAhead && is_name(in[end])) ++end;
    const std::string_view name = in.substr(1, end - 1);
    if (end < in.size() && in[end] == ';' && !name.empty()) {
      for (const std::string_view known : {"amp", "lt", "gt", "quot", "apos"})
        if (name == known) return take(in, end + 1);
      if (is_number(name)) return take(in, end + 1);
      if (const char32_t c = name[0] == '#' ? 0 : html_entity(name)) {
        out_ += "&#" + std::to_string(static_cast<std::uint32_t>(c)) + ";";
        return end + 1;
      }
    }
    out_ += "&amp;";
    return 1;
  }

  std::size_t take(std::string_view in, std::size_t size) {
    out_ += in.substr(0, size);
    return size;
  }

  static bool is_name(char c) { return is_digit(c) || c == '#' || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }
  static bool is_number(std::string_view name) {
    if (name.size() < 2 || name[0] != '#') return false;
    const bool hex = name[1] == 'x';
    std::uint32_t value = 0;
    for (const char c : name.substr(hex ? 2 : 1)) {
      const char low = static_cast<char>(c | 0x20);
      if (is_digit(c))
        value = value * (hex ? 16 : 10) + static_cast<std::uint32_t>(c - '0');
      else if (hex && low >= 'a' && low <= 'f')
        value = value * 16 + static_cast<std::uint32_t>(low - 'a' + 10);
      else
        return false;
      if (value > 0x10FFFF) return false;
    }
    return value >= 0x20 ? value < 0xD800 || (value > 0xDFFF && value != 0xFFFE && value != 0xFFFF)
                         : value == 9 || value == 10 || value == 13;
  }

  LineSource& source_;
  std::string out_;
  std::size_t begin_ = 0;
  std::string_view section_;  // what ends the section at hand; empty outside
};

// A declaration of UTF-16 that can be read as bytes is not true any more: without_wide_characters() made it UTF-8.
const char* true_encoding(LineSource& source) {
  const std::string head = lower(source.peek(200));
  const std::string_view declaration = std::string_view(head).substr(0, head.find("?>"));
  if (declaration.find("<?xml") == std::string_view::npos) return nullptr;
  for (const char* wide : {"utf-16", "utf-32", "ucs-2", "ucs-4"})
    if (declaration.find(wide) != std::string_view::npos) return "UTF-8";
  return nullptr;
}

}  // namespace

struct XmlSource::State {
  std::unique_ptr<LineSource> source;
  std::unique_ptr<Mender> mender;
  xmlTextReaderPtr reader = nullptr;
  std::string failure;  // of the source
  std::string fatal;    // the last fatal error of libxml2
  std::int64_t fatal_line = 0;
  std::size_t faults = 0;
  std::vector<Fault>* told = nullptr;

  static int give(void* self, char* bytes, int size) {
    auto& state = *static_cast<State*>(self);
    try {
      return static_cast<int>(state.mender->read(bytes, static_cast<std::size_t>(size)));
    } catch (const std::exception& error) {
      state.failure = error.what();
      return -1;
    }
  }

  static void note(void* self, xmlErrorPtr error) {
    auto& state = *static_cast<State*>(self);
    if (!error || error->level == XML_ERR_WARNING) return;
    std::string cause = error->message ? std::string(trim(error->message)) : "not well-formed";
    if (error->level == XML_ERR_FATAL && state.fatal.empty()) {
      state.fatal = cause;
      state.fatal_line = error->line;
    }
    if (++state.faults <= kMostFaults) state.told->push_back({error->line, std::move(cause)});
  }
};

XmlSource::XmlSource(std::unique_ptr<LineSource> source) : name_(source->name()), state_(std::make_unique<State>()) {
  static std::once_flag initialised;
  std::call_once(initialised, [] { xmlInitParser(); });
  state_->source = std::move(source);
  state_->mender = std::make_unique<Mender>(*state_->source);
  state_->told = &faults_;
  state_->reader = xmlReaderForIO(&State::give, nullptr, state_.get(), nullptr, true_encoding(*state_->source),
                                  XML_PARSE_NONET | XML_PARSE_COMPACT);
  if (!state_->reader) throw InputError("cannot be read as XML");
  xmlTextReaderSetStructuredErrorHandler(state_->reader, reinterpret_cast<xmlStructuredErrorFunc>(&State::note),
                                         state_.get());
}

XmlSource::~XmlSource() { xmlFreeTextReader(state_->reader); }

bool XmlSource::next() {
  for (;;) {
    const int result = xmlTextReaderRead(state_->reader);
    if (!state_->failure.empty()) throw InputError(state_->failure);
    if (result < 0) {
      const std::string cause = state_->fatal.empty() ? "not well-formed XML" : state_->fatal;
      throw InputError((state_->fatal_line > 0 ? std::to_string(state_->fatal_line) + ": " : std::string()) + cause);
    }
    if (result == 0) return false;
    switch (xmlTextReaderNodeType(state_->reader)) {
      case XML_READER_TYPE_ELEMENT: event_ = begin; return true;
      case XML_READER_TYPE_END_ELEMENT: event_ = end; return true;
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_WHITESPACE:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE: event_ = text; return true;
      case XML_READER_TYPE_DOCUMENT_TYPE: {
        const auto* dtd = reinterpret_cast<const xmlDtd*>(xmlTextReaderCurrentNode(state_->reader));
        if (dtd && (dtd->entities || dtd->pentities))
          throw InputError(std::to_string(line()) + ": declares entities, expected none");
        break;
      }
      default: break;
    }
  }
}

std::string_view XmlSource::name() const { return view(xmlTextReaderConstLocalName(state_->reader)); }
bool XmlSource::is_html() const {
  return view(xmlTextReaderConstNamespaceUri(state_->reader)) == "http://www.w3.org/1999/xhtml";
}
std::string_view XmlSource::value() const { return view(xmlTextReaderConstValue(state_->reader)); }

std::string XmlSource::attribute(const char* name) const {
  xmlChar* value = xmlTextReaderGetAttribute(state_->reader, reinterpret_cast<const xmlChar*>(name));
  std::string text(view(value));
  xmlFree(value);
  return text;
}

bool XmlSource::has_attribute(const char* name) const {
  xmlChar* value = xmlTextReaderGetAttribute(state_->reader, reinterpret_cast<const xmlChar*>(name));
  const bool there = value != nullptr;
  xmlFree(value);
  return there;
}

bool XmlSource::is_empty() const { return xmlTextReaderIsEmptyElement(state_->reader) == 1; }
int XmlSource::depth() const { return xmlTextReaderDepth(state_->reader); }

std::int64_t XmlSource::line() const {
  // The parser is ahead of the node.
  const xmlNode* node = xmlTextReaderCurrentNode(state_->reader);
  const long line = node ? xmlGetLineNo(node) : 0;
  return line > 0 ? line : xmlTextReaderGetParserLineNumber(state_->reader);
}

}  // namespace priscus

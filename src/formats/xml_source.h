// xml_source.h: XML an event at a time, by libxml2, without network, files and entities.
//
//     XmlSource xml(std::move(source));
//     while (xml.next()) if (xml.event() == XmlSource::begin && xml.name() == "item") …
//
// Memory is bounded by the longest single text (10 MB, libxml2's own limit) and the deepest nesting (256). What a feed
// usually does wrong is mended in silence: an & that stands alone, the entities of HTML, control characters. Other
// faults end the file; libxml2's lesser errors are told by take_faults().
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/line_source.h"

namespace priscus {

class XmlSource {
 public:
  enum Event { begin, end, text };
  struct Fault {
    std::int64_t line;
    std::string cause;
  };

  explicit XmlSource(std::unique_ptr<LineSource> source);
  ~XmlSource();
  XmlSource(const XmlSource&) = delete;
  XmlSource& operator=(const XmlSource&) = delete;

  // False at the end of the file. Throws InputError, without the name but with the line first ("12: expected …"), where
  // it cannot go on; also when the document declares entities.
  bool next();

  Event event() const { return event_; }
  std::string_view name() const;                  // begin, end: of the element, without its prefix
  bool is_html() const;                           // begin, end: an element of XHTML
  std::string_view value() const;                 // text: CDATA and white space too
  std::string attribute(const char* name) const;  // begin; "" when it is not there
  bool has_attribute(const char* name) const;
  bool is_empty() const;  // begin: <x/>, which has no end
  int depth() const;      // 0 for the root
  std::int64_t line() const;

  std::vector<Fault> take_faults() { return std::exchange(faults_, {}); }
  const std::string& source_name() const { return name_; }

 private:
  struct State;
  std::string name_;
  std::unique_ptr<State> state_;
  Event event_ = begin;
  std::vector<Fault> faults_;
};

}  // namespace priscus

// plover_writer.h: PLOVER's own JSON, one event object a line: id, date, source, target, event, mode, eventText, context, text,
// language, publication, coder, version, dateCoded, comment.
#pragma once
#include "formats/event_writer.h"

namespace priscus {

class PloverWriter : public EventWriter {
 public:
  explicit PloverWriter(const WriterContext& context) : version_(context.version) {}
  void append(const EventRecord& event, std::string& out) const override;

 private:
  std::string version_;
};

}  // namespace priscus

#include "formats/petrarch_reader.h"

#include <optional>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "formats/problem_limit.h"
#include "formats/xml_source.h"
#include "priscus/error.h"
#include "text/iso_day.h"

namespace priscus {
namespace {

struct Entry {
  std::string id, date, publisher, text;
  bool split = false;  // one sentence
  std::int64_t line = 0;
};

struct Story {
  std::string id, date, publisher;
  std::vector<std::string> sentences;
  std::uint64_t size = 0;
  std::int64_t line = 0;
};

std::string collapsed(std::string_view text) {
  std::string line;
  for (const std::string_view word : split_words(text)) {
    if (!line.empty()) line += ' ';
    line += word;
  }
  return line;
}

std::string story_of(const std::string& id) {
  const std::size_t end = id.rfind('_');
  return end == std::string::npos || end == 0 ? id : id.substr(0, end);
}

class PetrarchReader : public DocumentReader {
 public:
  PetrarchReader(std::unique_ptr<LineSource> source, const ReaderOptions& options)
      : name_(source->name()), options_(options), source_(std::move(source)) {}

  bool next(Document& document) override {
    document = Document();
    for (;;) {
      if (!waiting_ && !ended_) read_on();
      // A story is whole when something else follows.
      if (story_ && (!waiting_ || !waiting_->split || story_of(waiting_->id) != story_->id)) {
        const Story story = *std::exchange(story_, std::nullopt);
        if (make(story, document)) return true;
        continue;
      }
      if (!waiting_) return false;
      const Entry entry = *std::exchange(waiting_, std::nullopt);
      if (entry.split) {
        add(entry);
      } else if (make(entry, document)) {
        return true;
      }
    }
  }

 private:
  void tell(std::int64_t line, std::string cause, bool left_out = true) {
    add_problem(problems_, {name_, line, -1, std::move(cause), left_out});
  }

  void tell_faults() {
    for (XmlSource::Fault& fault : xml_->take_faults()) tell(fault.line, std::move(fault.cause), false);
  }

  // The next entry that is whole into waiting_; ended_ at the end of the file.
  void read_on() {
    try {
      if (!xml_) xml_ = std::make_unique<XmlSource>(std::move(source_));
      while (xml_->next()) {
        tell_faults();
        if (xml_->event() != XmlSource::begin) continue;
        if (xml_->name() != "Sentence" && xml_->name() != "Article") continue;
        Entry entry;
        const bool good = read_entry(entry);
        tell_faults();
        if (!good) continue;
        waiting_ = std::move(entry);
        return;
      }
      tell_faults();
    } catch (const InputError& error) {
      if (xml_) xml_->take_faults();
      tell_failure(name_, error.what());
    }
    ended_ = true;
  }

  bool read_entry(Entry& entry) {
    entry.line = xml_->line();
    entry.id = xml_->attribute("id");
    entry.publisher = xml_->attribute("source");
    entry.split = xml_->name() == "Sentence" && lower(xml_->attribute("sentence")) != "false";
    const std::string date = xml_->attribute("date");
    std::string missing;
    for (const char* name : {"date", "id", "sentence", "source"})
      if (!xml_->has_attribute(name)) missing += missing.empty() ? name : std::string(", ") + name;
    if (auto day = iso_day(date)) {
      entry.date = *std::move(day);
    } else {
      entry.date = options_.date;
      if (!date.empty())
        tell(entry.line, "expected a date YYYYMMDD, got \"" + date.substr(0, utf8_prefix(date, 40)) + "\"; left empty",
             false);
    }
    bool fits = true;
    if (!xml_->is_empty()) {
      const int depth = xml_->depth();
      int in_text = 0;
      while (xml_->next() && !(xml_->event() == XmlSource::end && xml_->depth() == depth)) {
        const bool text = xml_->event() != XmlSource::text && xml_->name() == "Text";
        if (text && !xml_->is_empty()) in_text += xml_->event() == XmlSource::begin ? 1 : -1;
        if (in_text == 0 || xml_->event() != XmlSource::text) continue;
        fits = fits && entry.text.size() + xml_->value().size() <= options_.document_limit;
        if (fits) entry.text += xml_->value();
      }
    }
    if (entry.id.empty()) {
      tell(entry.line,
           "expected the attributes date, id, sentence, source; missing: " + (missing.empty() ? "id" : missing));
    } else if (!fits) {
      tell(entry.line, too_long(options_.document_limit));
    } else if (trim(entry.text).empty()) {
      tell(entry.line, entry.id + ": expected a <Text>, found none");
    } else {
      if (!missing.empty())
        tell(entry.line, "expected the attributes date, id, sentence, source; missing: " + missing, false);
      return true;
    }
    return false;
  }

  void add(const Entry& entry) {
    if (!story_) story_ = Story{story_of(entry.id), entry.date, entry.publisher, {}, 0, entry.line};
    story_->size += entry.text.size() + 1;
    if (story_->size <= options_.document_limit) story_->sentences.push_back(collapsed(entry.text));
  }

  bool make(const Story& story, Document& document) {
    place_ = {name_, story.line};
    if (story.size > options_.document_limit) {
      tell(story.line, too_long(options_.document_limit));
      return false;
    }
    try {
      document = make_document(story.id, {}, story.sentences, story.date);
      document.publisher = story.publisher;
      return true;
    } catch (const InputError& error) {
      tell(story.line, error.what());
      return false;
    }
  }

  bool make(const Entry& entry, Document& document) {
    place_ = {name_, entry.line};
    try {
      document = make_document(entry.id, {}, trim(entry.text), entry.date);
      document.publisher = entry.publisher;
      return true;
    } catch (const InputError& error) {
      tell(entry.line, error.what());
      return false;
    }
  }

  std::string name_;
  ReaderOptions options_;
  std::unique_ptr<LineSource> source_;  // until the first call
  std::unique_ptr<XmlSource> xml_;
  std::optional<Entry> waiting_;  // read, not yet used
  std::optional<Story> story_;    // being put together
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<DocumentReader> read_petrarch(std::unique_ptr<LineSource> source, const ReaderOptions& options) {
  return std::make_unique<PetrarchReader>(std::move(source), options);
}

}  // namespace priscus

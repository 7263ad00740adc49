// reader.h: documents out of files.
//
//     std::unique_ptr<DocumentReader> reader = open_reader("news.jsonl");
//     for (Document document; reader->next(document);) …
//     for (const InputProblem& problem : reader->take_problems()) … problem.message() …
//
// A record that cannot be read is left out, is told as an InputProblem, and the next one is read: one bad document
// never stops a run. docs/formats.md says what the kinds of files look like.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "priscus/document.h"

namespace priscus {

// What a file is once it is unpacked. Each but `automatic` has its reader: <kind>_reader.h.
enum class InputKind {
  automatic,   // by content, see kind_of() in input_kind.h
  text,        // one article a file
  json_lines,  // one JSON object a line
  json,        // an array of JSON objects, or objects that span lines
  html,        // one web page a file
  feed,        // RSS 2.0 or Atom
  csv,         // a table with a header
  warc,        // a web archive
  petrarch,    // the XML of PETRARCH: sentences or articles
  tabari       // the records of TABARI
};

struct ReaderOptions {
  InputKind kind = InputKind::automatic;
  std::string date;  // day of publication (YYYY-MM-DD) of documents that have none; empty: they have none
  std::uint64_t document_limit =
      64u << 20;  // bytes of one text file or one line; what is longer is left out; below 2^31
  std::string language = "en";  // documents that are not in it are set aside; empty: all are read
};

// Something wrong with the input, as a value.
struct InputProblem {
  std::string file;         // as in messages: the path or "standard input"
  std::int64_t line = 0;    // from 1; 0: the file as a whole
  std::int64_t byte = -1;   // offset in the line, or in the file when line is 0; -1: not known
  std::string cause;        // what was found and what was expected
  bool left_out = true;     // a document is missing because of it; false: it was read all the same ("no date")
  bool set_aside = false;   // left out, and no fault: a document in another language, a page without an article

  // "news.jsonl:17: byte 204: …", "news.txt: byte 5: …"
  std::string message() const;
};

// "longer than 100 bytes, the limit for one document"
std::string too_long(std::uint64_t limit);

// Where a document stands.
struct InputPlace {
  std::string file;       // as in messages
  std::int64_t line = 0;  // of its first line, from 1; 0: the file as a whole
};

class DocumentReader {
 public:
  virtual ~DocumentReader() = default;

  // The next document that can be read; false at the end of the input, and `document` is then empty. Reading fails
  // midway (a disk, a pipe): told as a problem, then false. One thread at a time.
  virtual bool next(Document& document) = 0;

  // The problems met since the last call, in order of the input.
  std::vector<InputProblem> take_problems() { return std::exchange(problems_, {}); }

  // Of the document that next() gave last.
  const InputPlace& place() const { return place_; }

 protected:
  // next() of a reader within this one; takes over its problems and place.
  bool next_of(DocumentReader& inner, Document& document);
  // A reading that failed as a whole; `error` may begin with the name.
  void tell_failure(const std::string& name, const std::string& error);

  std::vector<InputProblem> problems_;
  InputPlace place_;
};

// Opens one file; "-" is standard input. Compressed files and archives are read through. Throws InputError when it is
// not there, is a folder or is not readable.
std::unique_ptr<DocumentReader> open_reader(const std::string& path, const ReaderOptions& options = {});

// Several files and folders, one after the other; folders as FolderWalk goes through them. A file that cannot be opened
// is a problem of the reader, not an exception.
std::unique_ptr<DocumentReader> open_readers(std::vector<std::string> paths, const ReaderOptions& options = {});

}  // namespace priscus

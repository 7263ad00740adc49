// error.h: everything that Priscus throws.
//
// The library never prints and never exits. A bad file or a bad knowledge entry throws one of these; a document that cannot
// be coded is a value (see CodedDocument::problems), never an exception. what() says what is wrong, where, and what was expected.
#pragma once
#include <stdexcept>
#include <string>

namespace priscus {

struct Error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// A document or a stream that cannot be read: "news.jsonl:17: byte 204: expected a string for \"text\"".
struct InputError : Error {
  using Error::Error;
};

// A model file that is missing, cut off, of another version, or not a model.
struct ModelError : Error {
  using Error::Error;
};

// A file under knowledge/ that breaks its format or its promises. `line` counts from 1; 0 when the whole file is meant.
struct KnowledgeError : Error {
  KnowledgeError(const std::string& file, int line, const std::string& cause)
      : Error(line > 0 ? file + ":" + std::to_string(line) + ": " + cause : file + ": " + cause), file(file), line(line) {}
  std::string file;
  int line;
};

}  // namespace priscus

// input.h: the input files of a command: options, problems told on standard error, progress on a terminal.
#pragma once
#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "formats/reader.h"

namespace priscus {

// Refuses the value of an option that is no ISO day.
std::string check_day(const std::string& value);

struct InputOptions {
  std::vector<std::string> files;
  std::string date, format = "auto";

  void add(CLI::App& command);
  std::unique_ptr<DocumentReader> open() const;
};

// Tells the reader's problems on standard error and counts those that left a document out.
class ProblemTeller {
 public:
  void tell(DocumentReader& reader);
  void tell(const InputProblem& problem);
  void tell(const std::string& message);
  void warn(const std::string& message);  // the document was coded all the same
  bool any_left_out() const { return left_out_ > 0; }

 private:
  long left_out_ = 0;
};

// One line on standard error when it is a terminal: documents, sentences, rate. Silent otherwise, and when results go to
// the same terminal.
class Progress {
 public:
  enum class Results { on_the_way, at_the_end };
  explicit Progress(Results results = Results::on_the_way);
  ~Progress();
  void add(int sentences);

 private:
  void show();
  bool on_;
  long documents_ = 0, sentences_ = 0;
  std::chrono::steady_clock::time_point start_, shown_;
  bool visible_ = false;
};

}  // namespace priscus

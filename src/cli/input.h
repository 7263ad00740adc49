// input.h: the input files of a command: options, problems told on standard error, progress on a terminal.
#pragma once
#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "cli/input_amount.h"
#include "formats/reader.h"

namespace priscus {

// Refuses the value of an option that is no ISO day.
std::string check_day(const std::string& value);

struct InputOptions {
  std::vector<std::string> files;
  std::string date, format = "auto";
  bool any_language = false;

  void add(CLI::App& command);
  std::unique_ptr<DocumentReader> open() const;
};

// Tells the reader's problems on standard error and counts those that left a document out by a fault; what was set aside is
// a warning.
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

// One line on standard error when it is a terminal: documents, sentences, events, rate, and the time left where the size of the input is known.
// Silent otherwise, and when results go to the same terminal.
class Progress {
 public:
  enum class Results { on_the_way, at_the_end };
  // `files`: the input, for the time left.
  explicit Progress(Results results = Results::on_the_way, const std::vector<std::string>& files = {});
  ~Progress();
  void add(int sentences, long events = 0);

 private:
  void show();
  bool on_;
  InputAmount amount_;
  long documents_ = 0, sentences_ = 0, events_ = 0;
  std::chrono::steady_clock::time_point start_, shown_;
  bool visible_ = false;
};

}  // namespace priscus

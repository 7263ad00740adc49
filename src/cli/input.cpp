#include "cli/input.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "text/iso_day.h"

namespace priscus {

std::string check_day(const std::string& value) {
  return is_iso_day(value) ? std::string() : "\"" + value + "\" is no day; expected one like 2021-05-22";
}

void InputOptions::add(CLI::App& command) {
  command.add_option("FILE", files, "Files to read: plain text (one article each) or JSON lines; - is standard input")->required();
  command.add_option("--date", date, "Day of publication (YYYY-MM-DD) of documents that have none")->check(check_day);
  command.add_option("--format", format, "Kind of the files: auto (by content), text, jsonl")
      ->check(CLI::IsMember({"auto", "text", "jsonl"}))
      ->capture_default_str();
}

std::unique_ptr<DocumentReader> InputOptions::open() const {
  ReaderOptions options;
  options.date = date;
  options.kind = format == "text" ? InputKind::text : format == "jsonl" ? InputKind::json_lines : InputKind::automatic;
  return open_readers(files, options);
}

void ProblemTeller::tell(DocumentReader& reader) {
  for (const InputProblem& problem : reader.take_problems()) tell(problem);
}

void ProblemTeller::tell(const InputProblem& problem) {
  fmt::print(stderr, "priscus: {}{}\n", problem.left_out ? "" : "warning: ", problem.message());
  left_out_ += problem.left_out;
}

void ProblemTeller::tell(const std::string& message) {
  fmt::print(stderr, "priscus: {}\n", message);
  ++left_out_;
}

void ProblemTeller::warn(const std::string& message) { fmt::print(stderr, "priscus: warning: {}\n", message); }

Progress::Progress(Results results)
    : on_(isatty(STDERR_FILENO) && (results == Results::at_the_end || !isatty(STDOUT_FILENO))), start_(std::chrono::steady_clock::now()), shown_(start_) {}

Progress::~Progress() {
  if (visible_) {
    show();
    std::fputc('\n', stderr);
  }
}

void Progress::add(int sentences) {
  ++documents_;
  sentences_ += sentences;
  if (!on_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - shown_ < std::chrono::milliseconds(200)) return;
  shown_ = now;
  show();
}

void Progress::show() {
  visible_ = true;
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  fmt::print(stderr, "\r{} documents, {} sentences, {:.0f} sentences/s ", documents_, sentences_, seconds > 0 ? sentences_ / seconds : 0);
  std::fflush(stderr);
}

}  // namespace priscus

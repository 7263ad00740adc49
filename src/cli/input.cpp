#include "cli/input.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "formats/input_kind.h"
#include "text/iso_day.h"

namespace priscus {

std::string check_day(const std::string& value) {
  return is_iso_day(value) ? std::string() : "\"" + value + "\" is no day; expected one like 2021-05-22";
}

void InputOptions::add(CLI::App& command) {
  command
      .add_option("FILE", files,
                  "Files and folders to read: plain text, JSON, HTML, RSS and Atom, CSV, WARC, PETRARCH XML, "
                  "TABARI records, also compressed and in archives; - is standard input")
      ->required();
  command.add_option("--date", date, "Day of publication (YYYY-MM-DD) of documents that have none")->check(check_day);
  std::string names;
  for (const std::string& name : input_kind_names())
    names += (names.empty() ? "" : ", ") + name + (names.empty() ? " (by content)" : "");
  command.add_option("--format", format, "Kind of the files: " + names)
      ->check(CLI::IsMember(input_kind_names()))
      ->capture_default_str();
  command.add_flag("--any-language", any_language,
                   "Read documents in other languages too, which are set aside otherwise");
}

std::unique_ptr<DocumentReader> InputOptions::open() const {
  ReaderOptions options;
  options.date = date;
  options.kind = input_kind(format).value_or(InputKind::automatic);
  if (any_language) options.language.clear();
  return open_readers(files, options);
}

void ProblemTeller::tell(DocumentReader& reader) {
  for (const InputProblem& problem : reader.take_problems()) tell(problem);
}

void ProblemTeller::tell(const InputProblem& problem) {
  const bool fault = problem.left_out && !problem.set_aside;
  fmt::print(stderr, "priscus: {}{}\n", fault ? "" : "warning: ", problem.message());
  left_out_ += fault;
}

void ProblemTeller::tell(const std::string& message) {
  fmt::print(stderr, "priscus: {}\n", message);
  ++left_out_;
}

namespace {

// "40 s", "12 min", "3 h 05 min"
std::string duration_text(double seconds) {
  const long whole = static_cast<long>(seconds + 0.5);
  if (whole < 100) return fmt::format("{} s", whole);
  return whole < 6000 ? fmt::format("{} min", (whole + 30) / 60) : fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
}

}  // namespace

void ProblemTeller::warn(const std::string& message) { fmt::print(stderr, "priscus: warning: {}\n", message); }

Progress::Progress(Results results, const std::vector<std::string>& files)
    : on_(isatty(STDERR_FILENO) && (results == Results::at_the_end || !isatty(STDOUT_FILENO))), amount_(files),
      start_(std::chrono::steady_clock::now()), shown_(start_) {}

Progress::~Progress() {
  if (visible_) {
    show();
    std::fputc('\n', stderr);
  }
}

void Progress::add(int sentences, long events) {
  ++documents_;
  sentences_ += sentences;
  events_ += events;
  if (!on_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - shown_ < std::chrono::milliseconds(200)) return;
  shown_ = now;
  show();
}

void Progress::show() {
  visible_ = true;
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  std::string line = fmt::format("{} documents, {} sentences", documents_, sentences_);
  if (events_ > 0) line += fmt::format(", {} events", events_);
  if (seconds > 0) line += fmt::format(", {:.0f} documents/s, {:.0f} sentences/s", documents_ / seconds, sentences_ / seconds);
  // At the very beginning the rate tells nothing yet.
  if (const std::optional<double> part = amount_.part_read(); part && *part > 0.005 && *part < 1)
    line += ", " + duration_text(seconds * (1 - *part) / *part) + " left";
  fmt::print(stderr, "\r{}\033[K", line);
  std::fflush(stderr);
}

}  // namespace priscus

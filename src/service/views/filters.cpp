#include "service/views/filters.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "base/strings.h"
#include "service/problem.h"
#include "text/iso_day.h"

namespace priscus {
namespace {

constexpr std::size_t kMostValues = 50, kLongestWords = 1000;
constexpr std::int64_t kMostPerPage = 500, kPerPage = 50;

const std::vector<std::string> kStatuses = {"actual", "future", "hypothetical", "negated", "historical"};

std::string capitals(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

std::vector<std::string> values(const Parameters& parameters, const std::string& name) {
  std::vector<std::string> out = parameters.all(name);
  if (out.size() > kMostValues) throw ApiProblem(400, fmt::format("at most {} values of one name", kMostValues), name);
  return out;
}

// What `read` makes of each value; its Error becomes an ApiProblem.
template <class Read>
auto read_all(const Parameters& parameters, const std::string& name, Read read) {
  std::vector<decltype(read(std::string()))> out;
  for (const std::string& text : values(parameters, name)) {
    try {
      out.push_back(read(text));
    } catch (const ApiProblem&) {
      throw;
    } catch (const Error& error) {
      throw ApiProblem(400, error.what(), name);
    }
  }
  return out;
}

template <class Number>
bool read_number(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

// "n19867.1234": the order, the day, the row.
std::optional<CubePosition> read_cursor(std::string_view text, bool newest_first) {
  const std::size_t dot = text.find('.');
  if (text.empty() || text[0] != (newest_first ? 'n' : 'o') || dot == std::string_view::npos) return std::nullopt;
  CubePosition position;
  if (!read_number(text.substr(1, dot - 1), position.day) || !read_number(text.substr(dot + 1), position.row)) return std::nullopt;
  return position;
}

}  // namespace

const std::vector<std::string>& filter_parameters() {
  static const std::vector<std::string> names = {"actor", "recipient", "dyad",  "type",  "mode", "status", "quad",
                                                 "sector", "place",    "since", "until", "text", "speaker"};
  return names;
}

const std::vector<std::string>& paging_parameters() {
  static const std::vector<std::string> names = {"limit", "cursor", "order"};
  return names;
}

std::vector<std::string> parameter_list(std::vector<std::string> own, bool filters, bool paging) {
  if (filters) own.insert(own.end(), filter_parameters().begin(), filter_parameters().end());
  if (paging) own.insert(own.end(), paging_parameters().begin(), paging_parameters().end());
  return own;
}

std::string day(const Parameters& parameters, std::string_view name) {
  const std::string text = parameters.one(name).value_or("");
  if (!text.empty() && !is_iso_day(text)) throw ApiProblem(400, "expected a day like 2024-05-22", std::string(name));
  return text;
}

std::string words_of(const Parameters& parameters, const std::string& name) {
  const std::string text = parameters.one(name).value_or("");
  if (text.size() > kLongestWords) throw ApiProblem(400, fmt::format("at most {} bytes", kLongestWords), name);
  if (!text.empty() && split_words(text).empty()) throw ApiProblem(400, "expected a word", name);
  return text;
}

EventQuery event_query(const Parameters& parameters) {
  const auto one_of = [](const std::vector<std::string>& names, const std::string& what) {
    return [&names, what](const std::string& text) {
      if (std::find(names.begin(), names.end(), text) == names.end()) throw Error("\"" + text + "\": expected " + what);
      return text;
    };
  };
  static const std::vector<std::string> quads = {"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"};
  EventQuery query;
  query.actors = read_all(parameters, "actor", [](const std::string& text) { return party_code(text); });
  query.recipients = read_all(parameters, "recipient", [](const std::string& text) { return party_code(text); });
  query.dyads = read_all(parameters, "dyad", [](const std::string& text) { return dyad(text); });
  query.types = read_all(parameters, "type", capitals);
  query.modes = values(parameters, "mode");
  query.statuses = read_all(parameters, "status", one_of(kStatuses, "actual, future, hypothetical, negated or historical"));
  query.quads = read_all(parameters, "quad", one_of(quads, "verbal cooperation, material cooperation, verbal conflict or material conflict"));
  query.sectors = read_all(parameters, "sector", capitals);
  query.places = values(parameters, "place");
  query.since = day(parameters, "since");
  query.until = day(parameters, "until");
  query.words = words_of(parameters, "text");
  query.speaker = parameters.one("speaker").value_or("");
  return query;
}

Paging paging(const Parameters& parameters) {
  Paging out;
  out.limit = static_cast<std::size_t>(parameters.number("limit", 1, kMostPerPage, kPerPage));
  out.newest_first = parameters.choice("order", {"newest", "oldest"}) == "newest";
  if (const std::optional<std::string> text = parameters.one("cursor")) {
    out.after = read_cursor(*text, out.newest_first);
    if (!out.after) throw ApiProblem(400, "expected what \"next\" of an answer in the same order gave", "cursor");
  }
  return out;
}

std::string cursor(CubePosition last, bool newest_first) { return fmt::format("{}{}.{}", newest_first ? 'n' : 'o', last.day, last.row); }

}  // namespace priscus

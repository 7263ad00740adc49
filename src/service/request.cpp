#include "service/request.h"

#include <algorithm>
#include <charconv>

#include "base/strings.h"
#include "base/utf8.h"
#include "service/problem.h"

namespace priscus {
namespace {

int hex_digit(char byte) {
  if (is_digit(byte)) return byte - '0';
  if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
  if (byte >= 'A' && byte <= 'F') return byte - 'A' + 10;
  return -1;
}

bool is_control(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return (value < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || value == 0x7F;
}

// Undoes %XX, and + in a query. `what` names the part in messages.
std::string decoded(std::string_view text, bool plus_is_space, const char* what) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1, low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0) throw ApiProblem(400, std::string("a % in the ") + what + " is not followed by two hexadecimal digits");
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += plus_is_space && text[i] == '+' ? ' ' : text[i];
    }
  }
  if (utf8_fault(out) != out.size()) throw ApiProblem(400, std::string("the ") + what + " is not UTF-8");
  if (std::any_of(out.begin(), out.end(), is_control)) throw ApiProblem(400, std::string("the ") + what + " has a control character");
  return out;
}

std::string list_of(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

}  // namespace

void Parameters::add(std::string name, std::string value) { given_.emplace_back(std::move(name), std::move(value)); }

bool Parameters::has(std::string_view name) const {
  return std::any_of(given_.begin(), given_.end(), [&](const auto& pair) { return pair.first == name && !pair.second.empty(); });
}

std::vector<std::string> Parameters::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : given_)
    if (key == name && !value.empty()) values.push_back(value);
  return values;
}

std::optional<std::string> Parameters::one(std::string_view name) const {
  std::vector<std::string> values = all(name);
  if (values.empty()) return std::nullopt;
  if (values.size() > 1) throw ApiProblem(400, std::string(name) + " may be given once only", std::string(name));
  return std::move(values.front());
}

std::int64_t Parameters::number(std::string_view name, std::int64_t least, std::int64_t most, std::int64_t otherwise) const {
  const std::optional<std::string> value = one(name);
  if (!value) return otherwise;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(value->data(), value->data() + value->size(), number);
  if (error != std::errc() || end != value->data() + value->size() || number < least || number > most)
    throw ApiProblem(400, std::string(name) + " must be a whole number from " + std::to_string(least) + " to " + std::to_string(most),
                  std::string(name));
  return number;
}

std::string Parameters::choice(std::string_view name, const std::vector<std::string>& choices) const {
  std::optional<std::string> value = one(name);
  if (!value) return choices.front();
  if (std::find(choices.begin(), choices.end(), *value) == choices.end())
    throw ApiProblem(400, std::string(name) + " must be one of " + list_of(choices), std::string(name));
  return std::move(*value);
}

std::string_view Request::header(std::string_view name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

Request make_request(std::string method, std::string target, std::string body) {
  Request request;
  request.method = std::move(method);
  request.target = std::move(target);
  request.body = std::move(body);
  const std::string_view whole = request.target;
  if (whole.empty() || whole.front() != '/') throw ApiProblem(400, "the address must begin with /");
  const std::size_t question = whole.find('?');
  for (std::string_view segment : split(whole.substr(1, question == whole.npos ? whole.npos : question - 1), '/'))
    request.path.push_back(decoded(segment, false, "path"));
  if (question == whole.npos) return request;
  for (std::string_view pair : split(whole.substr(question + 1), '&')) {
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    request.parameters.add(decoded(pair.substr(0, equals), true, "query"),
                           equals == pair.npos ? std::string() : decoded(pair.substr(equals + 1), true, "query"));
  }
  return request;
}

}  // namespace priscus

#include "fetch/robots.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/strings.h"

namespace priscus {
namespace {

constexpr std::chrono::milliseconds kLongestPause = std::chrono::hours(24);

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_unreserved(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(static_cast<char>(c)) || c == '-' || c == '.' || c == '_' || c == '~';
}

// One spelling for what is the same path: %7e is "~", bytes outside ASCII are percent-encoded, hexadecimal digits are capitals.
std::string alike(std::string_view path) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  const auto encode = [&](unsigned char byte) { (out += '%') += {kHex[byte >> 4], kHex[byte & 15]}; };
  for (std::size_t i = 0; i < path.size(); ++i) {
    const auto byte = static_cast<unsigned char>(path[i]);
    if (byte == '%' && i + 2 < path.size() && hex_value(path[i + 1]) >= 0 && hex_value(path[i + 2]) >= 0) {
      const auto value = static_cast<unsigned char>(hex_value(path[i + 1]) * 16 + hex_value(path[i + 2]));
      i += 2;
      if (is_unreserved(value)) out += static_cast<char>(value);
      else encode(value);
    } else if (byte <= ' ' || byte >= 0x7f) {
      encode(byte);
    } else {
      out += path[i];
    }
  }
  return out;
}

// The pieces between stars are sought from left to right, each at its first place: that finds a match when there is one, and takes no
// more steps than path times pattern.
bool matches(std::string_view pattern, std::string_view path) {
  const bool anchored = !pattern.empty() && pattern.back() == '$';
  if (anchored) pattern.remove_suffix(1);
  const std::vector<std::string_view> pieces = split(pattern, '*');
  if (path.substr(0, pieces[0].size()) != pieces[0]) return false;
  std::size_t at = pieces[0].size();
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    if (anchored && i + 1 == pieces.size()) break;
    const std::size_t found = path.find(pieces[i], at);
    if (found == std::string_view::npos) return false;
    at = found + pieces[i].size();
  }
  if (!anchored) return true;
  if (pieces.size() == 1) return at == path.size();
  const std::string_view last = pieces.back();
  return path.size() >= at + last.size() && path.substr(path.size() - last.size()) == last;
}

// "priscus" of "Priscus/1.0 (x)"; "*" of "*".
std::string product_of(std::string_view value) {
  if (value.substr(0, 1) == "*") return value.size() == 1 || is_space(value[1]) ? "*" : "";
  std::size_t end = 0;
  while (end < value.size() && (is_unreserved(static_cast<unsigned char>(value[end])) && value[end] != '.' && value[end] != '~' && !is_digit(value[end]))) ++end;
  return lower(value.substr(0, end));
}

}  // namespace

Robots Robots::disallow_all() {
  Robots robots;
  robots.rules_.push_back({"/", false});
  return robots;
}

Robots Robots::parse(std::string_view text, std::string_view product) {
  const std::string own = product_of(product);
  text = text.substr(0, kLongestFile);
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  Robots named, any;
  bool has_named = false;
  bool in_named = false, in_any = false;  // whom the group at hand is for
  bool in_agents = false;                 // the line before named an agent too
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line = line.substr(0, line.find('#'));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string key = lower(trim(line.substr(0, colon)));
    const std::string_view value = trim(line.substr(colon + 1));
    if (key == "user-agent") {
      if (!in_agents) in_named = in_any = false;
      in_agents = true;
      const std::string agent = product_of(value);
      in_any |= agent == "*";
      in_named |= !agent.empty() && agent == own;
      has_named |= in_named;
    } else if (key == "allow" || key == "disallow") {
      in_agents = false;
      if (value.empty()) continue;  // "Disallow:" forbids nothing
      const Rule rule{alike(value), key == "allow"};
      if (in_named) named.rules_.push_back(rule);
      if (in_any) any.rules_.push_back(rule);
    } else if (key == "crawl-delay") {
      in_agents = false;
      const double seconds = std::strtod(std::string(value).c_str(), nullptr);
      if (!std::isfinite(seconds) || seconds <= 0) continue;
      const auto pause = seconds >= 86400 ? kLongestPause : std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
      if (in_named) named.pause_ = std::max(named.pause_, pause);
      if (in_any) any.pause_ = std::max(any.pause_, pause);
    }
  }
  return has_named ? named : any;
}

bool Robots::allows(std::string_view path) const {
  if (path == "/robots.txt") return true;
  const std::string wanted = alike(path);
  std::size_t longest = 0;
  bool allowed = true;
  for (const Rule& rule : rules_) {
    const std::size_t length = rule.pattern.size();
    if (length < longest || (length == longest && (allowed || !rule.allow))) continue;
    if (!matches(rule.pattern, wanted)) continue;
    longest = length;
    allowed = rule.allow;
  }
  return allowed;
}

}  // namespace priscus

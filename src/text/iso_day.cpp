#include "text/iso_day.h"

#include "base/strings.h"

namespace priscus {
namespace {

// All of them digits?
bool digits(std::string_view text) {
  for (char c : text) {
    if (!is_digit(c)) return false;
  }
  return !text.empty();
}

int number(std::string_view text) {
  int value = 0;
  for (char c : text) value = value * 10 + (c - '0');
  return value;
}

bool real_day(int year, int month, int day) {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= kDays[month - 1] + (month == 2 && leap ? 1 : 0);
}

// "10", "10:30", "10:30:59", "10:30:59.123", each with an optional "Z", "+03:00", "+0300", "+03" or " UTC".
bool is_time(std::string_view text) {
  if (text.size() < 2 || !digits(text.substr(0, 2)) || number(text.substr(0, 2)) > 24) return false;
  for (char c : text) {
    if (!is_digit(c) && std::string_view(":.,+-ZzUTCGM ").find(c) == std::string_view::npos) return false;
  }
  return true;
}

}  // namespace

std::optional<std::string> iso_day(std::string_view text) {
  text = trim(text);
  std::string_view year, month, day, rest;
  if (text.size() >= 10 && text[4] == '-' && text[7] == '-') {
    year = text.substr(0, 4);
    month = text.substr(5, 2);
    day = text.substr(8, 2);
    rest = text.substr(10);
  } else if (text.size() >= 8 && digits(text.substr(0, 8))) {
    year = text.substr(0, 4);
    month = text.substr(4, 2);
    day = text.substr(6, 2);
    rest = text.substr(8);
  } else {
    return std::nullopt;
  }
  if (!digits(year) || !digits(month) || !digits(day)) return std::nullopt;
  if (!real_day(number(year), number(month), number(day))) return std::nullopt;
  if (!rest.empty() && !((rest[0] == 'T' || rest[0] == 't' || rest[0] == ' ') && is_time(trim(rest.substr(1))))) {
    return std::nullopt;
  }
  std::string result;
  result.append(year).append("-").append(month).append("-").append(day);
  return result;
}

bool is_iso_day(std::string_view text) {
  const std::optional<std::string> day = iso_day(text);
  return day && *day == text;
}

}  // namespace priscus

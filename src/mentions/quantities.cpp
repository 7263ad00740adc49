#include "mentions/quantities.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "base/strings.h"

namespace priscus {
namespace {

constexpr std::pair<std::string_view, int> kSmall[] = {
    {"zero", 0},      {"one", 1},       {"two", 2},       {"three", 3},    {"four", 4},     {"five", 5},
    {"six", 6},       {"seven", 7},     {"eight", 8},     {"nine", 9},     {"ten", 10},     {"eleven", 11},
    {"twelve", 12},   {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17},
    {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},   {"thirty", 30},  {"forty", 40},   {"fifty", 50},
    {"sixty", 60},    {"seventy", 70},  {"eighty", 80},   {"ninety", 90}};
constexpr std::pair<std::string_view, double> kScales[] = {
    {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12}, {"mln", 1e6}, {"bn", 1e9},
    {"mn", 1e6},       {"tn", 1e12},     {"m", 1e6},       {"k", 1e3},         {"b", 1e9},   {"dozen", 12}};

int small_number(std::string_view word) {
  for (const auto& [name, value] : kSmall)
    if (word == name) return value;
  return -1;
}

double scale_of(std::string_view word) {
  for (const auto& [name, value] : kScales)
    if (word == name) return value;
  return 0;
}

// A token of digits with what is glued to it: "$1.2", "1,200", "30m", "US$300m".
struct Digits {
  std::string_view sign;
  double value = 0;
  bool scaled = false;
};

std::optional<Digits> read_digits(std::string_view form) {
  const std::size_t begin = form.find_first_of("0123456789");
  if (begin == std::string_view::npos) return std::nullopt;
  Digits digits;
  digits.sign = form.substr(0, begin);
  // Before the digits only a sign of money may stand: "F-16" and "G7" are no numbers.
  if (!digits.sign.empty()) {
    const char last = digits.sign.back();
    if ((last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z') || last == '-' || last == '.' || last == '#' ||
        last == '(')
      return std::nullopt;
  }
  std::size_t end = begin;
  std::string plain;
  for (; end < form.size(); ++end) {
    const char c = form[end];
    if (is_digit(c))
      plain += c;
    else if (c == '.' && end + 1 < form.size() && is_digit(form[end + 1]))
      plain += c;
    else if (c == ',' && end + 3 < form.size() && is_digit(form[end + 1]) && is_digit(form[end + 2]) &&
             is_digit(form[end + 3]))
      continue;
    else
      break;
  }
  double value = 0;
  const auto [stop, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc() || stop != plain.data() + plain.size()) return std::nullopt;
  digits.value = value;
  const std::string suffix = lower(form.substr(end));
  if (!suffix.empty()) {
    const double scale = scale_of(suffix);
    if (scale == 0) return std::nullopt;  // "4th", "12-year-old", "1990s"
    digits.value *= scale;
    digits.scaled = true;
  }
  return digits;
}

class QuantityFinder {
 public:
  QuantityFinder(const Parse& parse, int sentence, const Lexicon& lexicon, const std::vector<TimeMention>& times)
      : parse_(parse),
        sentence_(sentence),
        lexicon_(lexicon),
        times_(times),
        at_least_(lexicon.words("number-at-least")),
        more_(lexicon.words("number-more")),
        at_most_(lexicon.words("number-at-most")),
        about_(lexicon.words("number-about")),
        nearly_(lexicon.words("number-nearly")),
        money_(lexicon.words("money-noun")) {}

  std::vector<Quantity> run() {
    for (int t = 0; t < parse_.size();) {
      const int next = read(t);
      t = next > t ? next : t + 1;
    }
    return std::move(found_);
  }

 private:
  struct Value {
    double value = 0;
    int next = 0;           // the token behind
    double scale = 1;       // of its last word: 1e6 of "2.5 million"
    std::string_view sign;  // "$"
  };

  std::string word(int t) const { return lower(parse_[t].form); }
  bool in_range(int t) const { return t >= 0 && t < parse_.size(); }
  bool is_time(int t) const {
    for (const TimeMention& time : times_)
      if (time.sentence == sentence_ && time.first <= t && t <= time.last) return true;
    return false;
  }
  static bool is_dash(std::string_view form) { return form == "-" || form == "–" || form == "—"; }

  // May a number begin here? Cheap: most words are none.
  bool worth_a_look(int t) const {
    const Word& w = parse_[t];
    if (w.upos == Upos::NUM || w.upos == Upos::SYM || w.upos == Upos::DET) return true;
    const char c = w.form[0];
    if (is_digit(c) || c == '$' || static_cast<unsigned char>(c) >= 0x80) return true;
    return w.upos == Upos::NOUN || w.upos == Upos::ADJ || w.upos == Upos::PRON || w.upos == Upos::PROPN ||
           w.upos == Upos::ADV || w.upos == Upos::ADP;
  }

  std::optional<Value> number(int t) const {
    if (!in_range(t)) return std::nullopt;
    if (const std::optional<Digits> digits = read_digits(parse_[t].form)) {
      Value value{digits->value, t + 1, digits->scaled ? 2.0 : 1.0, digits->sign};
      while (in_range(value.next)) {
        const double scale = value.scale == 1 ? scale_of(word(value.next)) : 0;
        if (scale == 0) break;
        value.value *= scale;
        value.scale = scale;
        ++value.next;
      }
      return value;
    }
    // In words: "two hundred and fifty thousand", "twenty-five", "a million".
    double total = 0, current = 0;
    bool any = false;
    Value value{0, t, 1, {}};
    int at = t;
    if ((word(at) == "a" || word(at) == "one") && in_range(at + 1) &&
        (scale_of(word(at + 1)) >= 1000 || word(at + 1) == "hundred")) {
      current = 1;
      ++at;
    }
    while (in_range(at)) {
      std::string now = word(at);
      if (now == "and" && any && in_range(at + 1) && (small_number(word(at + 1)) > 0) && value.scale >= 100) {
        ++at;
        continue;
      }
      if (is_dash(now) && any && in_range(at + 1) && small_number(word(at + 1)) > 0 && std::fmod(current, 100) >= 20) {
        ++at;
        continue;
      }
      const std::size_t hyphen = now.find('-');
      int small = small_number(now);
      if (small < 0 && hyphen != std::string::npos) {
        const int tens = small_number(std::string_view(now).substr(0, hyphen)),
                  ones = small_number(std::string_view(now).substr(hyphen + 1));
        if (tens >= 20 && ones > 0 && ones < 10) small = tens + ones;
      }
      if (small >= 0) {
        if (any && value.scale == 1 && std::fmod(current, 10) != 0) break;  // "two three"
        current += small;
        any = true;
      } else if (now == "hundred") {
        if (!any && current == 0) break;
        current *= 100;
        value.scale = 100;
        any = true;
      } else if (const double scale = scale_of(now); scale > 0 && now.size() > 2 && (any || current > 0)) {
        total += current * scale;
        current = 0;
        value.scale = scale;
        any = true;
      } else {
        break;
      }
      ++at;
      value.next = at;
    }
    if (!any) return std::nullopt;
    value.value = total + current;
    return value;
  }

  // The longest phrase of quantities.words that begins here.
  std::optional<std::pair<NumberRange, int>> phrase(int t) const {
    std::string joined;
    std::optional<std::pair<NumberRange, int>> best;
    for (int length = 1; length <= 4 && in_range(t + length - 1); ++length) {
      if (length > 1) joined += ' ';
      joined += word(t + length - 1);
      if (const std::optional<NumberRange> range = lexicon_.quantity(joined)) best = {*range, t + length};
    }
    return best;
  }

  // The words before `first` that are in one of the lists of modifiers; how many.
  int modifier(int first, const Words& list) const {
    std::string joined;
    int best = 0;
    for (int length = 1; length <= 4 && first - length >= 0; ++length) {
      joined = length == 1 ? word(first - 1) : word(first - length) + ' ' + joined;
      if (list.has(joined)) best = length;
    }
    return best;
  }

  static std::int64_t whole(double value) {
    return value > 9e17 ? std::int64_t{900000000000000000} : static_cast<std::int64_t>(std::llround(value));
  }

  void widen(Quantity& q, double scale) const {
    const auto tenth = [](std::int64_t n) { return n / 10; };
    // "no fewer than" holds "fewer than": the longest counts.
    const int most = modifier(q.first, at_most_), least = modifier(q.first, at_least_);
    if (most > 0 && most > least) {
      q.first -= most;
      q.low = 0;
    } else if (const int n = least) {
      if (modifier(q.first, more_) == n && !q.money && scale == 1) ++q.low;
      q.first -= n;
      q.high = -1;
      // "about", "an estimated" before it change nothing more.
    } else if (const int n = modifier(q.first, nearly_)) {
      q.first -= n;
      q.low -= tenth(q.low);
    } else if (const int n = modifier(q.first, about_)) {
      q.first -= n;
      q.low -= tenth(q.low);
      if (q.high >= 0) q.high += tenth(q.high);
    }
    // "40 or more"
    if (in_range(q.last + 2) && word(q.last + 1) == "or" && word(q.last + 2) == "more") {
      q.last += 2;
      q.high = -1;
    }
  }

  // Finds the head of tokens first..last and what it counts.
  void attach(Quantity& q, int number_first, int number_last) const {
    q.head = number_last;
    for (int t = number_first; t <= number_last; ++t) {
      const int governor = parse_[t].head;
      if (governor < number_first || governor > number_last) {
        q.head = t;
        break;
      }
    }
    const std::string_view relation = parse_[q.head].deprel;
    if (is_relation(relation, "nummod") || is_relation(relation, "det") || is_relation(relation, "amod") ||
        is_relation(relation, "advmod")) {
      const int governor = parse_[q.head].head;
      if (governor > q.head && (parse_[governor].upos == Upos::NOUN || parse_[governor].upos == Upos::PROPN ||
                                parse_[governor].upos == Upos::SYM || parse_[governor].upos == Upos::ADJ ||
                                parse_[governor].upos == Upos::NUM))
        q.noun = governor;
    }
    if (q.noun < 0)  // of a range "20 to 30 villagers" the second number may know
      for (int t = number_first; t <= number_last && q.noun < 0; ++t)
        if (const int governor = parse_[t].head;
            is_relation(parse_[t].deprel, "nummod") && governor > number_last && parse_[governor].upos == Upos::NOUN)
          q.noun = governor;
    if (q.noun < 0)
      for (int t = number_first; t <= number_last && q.noun < 0; ++t)  // "tens of thousands of people"
        for (int c : parse_.children(t)) {
          if (!is_relation(parse_[c].deprel, "nmod") || c <= number_last) continue;
          for (int m : parse_.children(c))
            if (is_relation(parse_[m].deprel, "case") && parse_[m].lemma == "of") q.noun = c;
          if (q.noun >= 0) break;
        }
    // The parser took the number for something else: a plural noun right behind is what it counts.
    if (q.noun < 0 && in_range(q.last + 1) && parse_[q.last + 1].upos == Upos::NOUN &&
        parse_[q.head].head == q.last + 1)
      q.noun = q.last + 1;
  }

  bool excluded_behind(int next) const {
    if (!in_range(next)) return false;
    const std::string now = word(next);
    if (now == "%" || now == "percent" || now == "per" || now == "pc" || now == "km" || now == "kilometre" ||
        now == "kilometer")
      return true;
    const std::string& lemma = parse_[next].lemma;
    if (lemma == "year" || lemma == "month" || lemma == "day" || lemma == "hour" || lemma == "week" ||
        lemma == "minute" || lemma == "mile" || lemma == "kilometer" || lemma == "kilometre" || lemma == "metre" ||
        lemma == "meter" || lemma == "decade")
      return true;
    return is_dash(now) && in_range(next + 1) && (parse_[next + 1].lemma == "year" || word(next + 1) == "strong");
  }

  int read(int t) {
    if (!worth_a_look(t) || is_time(t)) return t;
    Quantity q;
    q.first = t;
    std::string currency;
    int begin = t;
    // A sign of money, or "EUR", before the number.
    if (std::string_view code = lexicon_.currency(word(t));
        !code.empty() && in_range(t + 1) && read_digits(parse_[t + 1].form)) {
      currency = code;
      begin = t + 1;
    }
    if (const std::optional<Value> first = number(begin)) {
      double low = first->value, high = low;
      int next = first->next;
      double scale = first->scale;
      if (!first->sign.empty()) {
        const std::string_view code = lexicon_.currency(lower(first->sign));
        if (code.empty()) return next;
        currency = code;
      }
      // A bare year.
      if (currency.empty() && scale == 1 && low >= 1900 && low <= 2100 &&
          parse_[begin].form.find(',') == std::string::npos && !is_relation(parse_[begin].deprel, "nummod"))
        return next;
      const bool between = begin > 0 && (word(begin - 1) == "between" || word(begin - 1) == "from");
      if (in_range(next + 1)) {
        const std::string joint = word(next);
        const bool range = is_dash(parse_[next].form) || joint == "to" || joint == "or" ||
                           (joint == "and" && word(std::max(0, begin - 1)) == "between");
        if (range) {
          int second_at = next + 1;
          if (!currency.empty() && !lexicon_.currency(word(second_at)).empty()) ++second_at;
          if (const std::optional<Value> second = number(second_at); second && !is_time(second_at)) {
            if (first->scale == 1 && second->scale >= 1000 && low < 1000) low *= second->scale;  // "2 to 3 million"
            if (second->value > low) {
              high = second->value;
              next = second->next;
              scale = second->scale;
              if (between && word(begin - 1) == "between") q.first = begin - 1;
            } else {
              low = first->value;
            }
          }
        }
      }
      if (excluded_behind(next)) return next;
      q.last = next - 1;
      q.low = whole(low);
      q.high = whole(high);
      attach(q, begin, q.last);
      if (!currency.empty()) {
        q.money = true;
        q.currency = currency;
      } else if (q.noun >= 0) {
        take_currency(q);
      } else if (in_range(next)) {
        q.noun = -1;
        Quantity probe = q;
        probe.noun = next;
        take_currency(probe);
        if (!probe.money && in_range(next + 1) && parse_[next].upos == Upos::ADJ) {  // "50 million Norwegian kroner"
          probe.noun = next + 1;
          take_currency(probe);
        }
        if (probe.money) q = probe;
      }
      widen(q, scale);
      found_.push_back(q);
      return std::max(next, q.last + 1);
    }
    const bool compared =
        t > 0 && (word(t - 1) == "as" || word(t - 1) == "how" || word(t - 1) == "so");  // "as many as 80"
    if (auto table = compared ? std::nullopt : phrase(t)) {
      const auto& [range, next] = *table;
      // "some 2,000" and "many as 30" begin a number.
      if (in_range(next) && number(next) && range.low < 20) return t;
      if (excluded_behind(next)) return next;
      q.last = next - 1;
      q.low = range.low;
      q.high = range.high;
      attach(q, t, q.last);
      if (q.noun >= 0 && excluded_behind(q.noun)) return next;
      if (q.noun >= 0) take_currency(q);
      widen(q, 1);
      found_.push_back(q);
      return next;
    }
    // "a civilian"
    if (const std::string now = word(t); (now == "a" || now == "an") && is_relation(parse_[t].deprel, "det")) {
      const int noun = parse_[t].head;
      const bool counted = in_range(t + 2) && (about_.has(word(t + 1)) ||
                                               about_.has(now + ' ' + word(t + 1)));  // "an estimated 80 rebels"
      if (noun > t && !counted &&
          (parse_[noun].upos == Upos::NOUN || parse_[noun].upos == Upos::PROPN || parse_[noun].upos == Upos::ADJ)) {
        q.last = q.head = t;
        q.noun = noun;
        q.low = q.high = 1;
        found_.push_back(q);
      }
    }
    return t;
  }

  void take_currency(Quantity& q) const {
    const std::string lemma = lower(parse_[q.noun].lemma);
    std::string with_adjective;
    if (q.noun > 0) with_adjective = word(q.noun - 1) + ' ' + lemma;
    std::string_view code = lexicon_.currency(with_adjective);
    if (code.empty()) code = lexicon_.currency(lemma);
    if (!code.empty()) {
      q.money = true;
      q.currency = code;
    } else if (money_.has(lemma)) {
      q.money = true;
      q.currency = lemma;
    }
    if (q.money) q.last = std::max(q.last, q.noun);
  }

  const Parse& parse_;
  const int sentence_;
  const Lexicon& lexicon_;
  const std::vector<TimeMention>& times_;
  const Words &at_least_, &more_, &at_most_, &about_, &nearly_, &money_;
  std::vector<Quantity> found_;
};

}  // namespace

std::vector<Quantity> find_quantities(const Parse& parse, int sentence, const Lexicon& lexicon,
                                      const std::vector<TimeMention>& times) {
  return QuantityFinder(parse, sentence, lexicon, times).run();
}

}  // namespace priscus

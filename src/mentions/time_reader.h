// time_reader.h: how dates.cpp reads a document; for the files of dates only.
//
//     TimeReader(document, parses).read();
//
// Each word has a cue that tells which readers may begin at it; most words have none and cost one look-up. A reader
// gets the token at which an expression may begin and gives back what it found there, or nothing. The readers are
// shared out: calendar_dates.cpp (numbers and months), relative_dates.cpp (weekdays, "last week"), counted_dates.cpp
// ("two days ago"), date_edges.cpp ("early 2019"), date_tense.cpp (does the clause speak of the future?).
#pragma once
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "mentions/calendar.h"
#include "mentions/dates.h"

namespace priscus {

// A date as far as the words tell it. 0 where they do not.
struct DatePart {
  int year = 0, month = 0, day = 0;
  int last = -1;  // last token
  bool empty() const { return last < 0; }
};

// What was found at a place of the sentence.
struct FoundTime {
  int first = 0, last = -1;
  std::string value;
  TimeMention::Direction direction = TimeMention::Direction::unknown;
  bool explicit_year = false;
  bool empty() const { return last < first; }
};

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

inline bool is_dash(std::string_view word) { return word == "-" || word == "–" || word == "—"; }

class TimeReader {
 public:
  TimeReader(const Document& document, const std::vector<Parse>& parses);
  std::vector<TimeMention> read();

 private:
  using Direction = TimeMention::Direction;
  enum class Unit : signed char { none = -1, hour, day, week, month, year, decade, century };
  enum class Cue : unsigned char {
    none,
    number,  // begins with a digit
    month,   // "May", "mid-May"
    weekday,
    day,       // today, tonight, yesterday, tomorrow, overnight
    relative,  // last, next, this, following …
    same,      // same, that
    edge,      // early, late, end, beginning, night (of) …
    ordinal,   // first, second, third, fourth: of quarters, halves, weeks, centuries
    counted,   // two, a, several: before a unit
    season,
    weekend,
    holiday,
    unit,     // "days later", "the day before yesterday", "the year before"
    quarter,  // q1
    since,    // "since then"
  };

  // --- dates.cpp
  void read_sentence(int s);
  void add(FoundTime found);
  FoundTime find(int i) { return find_as(cue(i), i); }  // the expression that begins at token i; empty when none does
  FoundTime find_as(Cue cue, int i);
  void since(FoundTime& found) const;
  FoundTime find_since_then(int i) const;
  int dateline_end() const;
  Direction direction_of(const std::string& value) const;
  void read_dateline();
  void read_common_year();
  static Cue cue_of(std::string_view word);
  static Unit unit_of(std::string_view word);  // singular or plural, "week's" too; minutes count as hours
  static bool is_plural_unit(std::string_view word) { return unit_of(word) != Unit::none && word.back() == 's'; }
  static bool is_part_of_day(std::string_view word);
  static bool is_season(std::string_view word);

  int size() const { return parse_->size(); }
  std::string_view word(int i) const { return i >= 0 && i < size() ? std::string_view(words_[i]) : std::string_view(); }
  Cue cue(int i) const { return i >= 0 && i < size() ? cues_[i] : Cue::none; }
  const Word& token(int i) const { return (*parse_)[i]; }
  bool is_capital(int i) const {
    return i >= 0 && i < size() && starts_upper(std::string_view(token(i).form).substr(mid_[i] ? 4 : 0));
  }
  bool is_name(int i) const { return is_capital(i) && token(i).upos == Upos::PROPN; }

  // The last value read in this or the sentences before that is as fine as `unit` asks; empty when there is none. What
  // "the same day", "two days later" count from.
  std::string anchor(Unit unit) const;
  // `count` units after (before) a value; empty when the value is too coarse.
  static std::string moved(const std::string& value, Unit unit, int count);

  // --- calendar_dates.cpp
  int month_at(int i) const;
  int day_at(int i) const;
  int year_at(int i) const;
  DatePart part_at(int i) const;
  void add_year(DatePart& part) const;
  std::string value_of(const DatePart& part) const;
  int year_ahead(int i) const;  // the year of a date further on in the sentence: "on 2 June and 6 July 2014"
  int infer_year(const DatePart& part, int at) const;
  bool month_stands_alone(int i) const;
  bool is_range_word(int i, int begin) const;
  bool is_part_of_name(int next) const;
  bool is_eleventh_of_september(const DatePart& part) const;
  FoundTime find_number(int i);
  FoundTime find_calendar(int i);
  FoundTime day_range_after(int i, const DatePart& part);
  FoundTime range_of(int i, DatePart from, DatePart to);
  FoundTime find_range_of_days(int i);
  FoundTime find_iso(int i) const;
  FoundTime find_numeric(int i) const;
  FoundTime find_decade(int i) const;
  FoundTime find_year(int i) const;
  FoundTime find_day_of_month(int i) const;
  bool stands_for_year(int i) const;
  FoundTime find_holiday(int i);
  int year_after(int last, int& end) const;  // "2020", "of 2020", "last year" behind a season or quarter; 0 when none

  // --- relative_dates.cpp
  FoundTime found_day(int first, int last, int offset, Direction direction) const;
  FoundTime find_weekday(int i, int which, bool of_this_week = false);
  FoundTime find_day_word(int i);
  FoundTime find_relative(int i);
  FoundTime find_span_of_units(int i, int at, int which, int count) const;
  FoundTime find_weekend(int i, int at, int which) const;
  FoundTime find_relative_month(int i, int at, int month, int which) const;
  FoundTime find_neighbour_weekday(int i, int at, int which) const;
  FoundTime find_neighbour(int i, int at, Unit unit, int which) const;
  FoundTime find_same(int i) const;
  FoundTime find_season(int i, int at, int which) const;
  FoundTime find_quarter(int i, int at, int number) const;
  std::string quarter_value(int year, int number) const;
  Direction near_direction(int i) const;
  std::string unit_value(Unit unit, int which) const;
  static std::string week_of(const Day& day);

  // --- counted_dates.cpp
  FoundTime find_counted(int i);
  FoundTime find_unit(int i);

  // --- date_edges.cpp
  enum class Edge : unsigned char { early, mid, late, first_half, second_half, first_day, last_day, eve };
  FoundTime find_edge(int i);
  FoundTime find_ordinal(int i);
  FoundTime find_period(int i);  // what an edge may be of: any expression, or "the year"
  static std::string narrowed(const std::string& value, Edge edge);

  // --- date_tense.cpp
  bool speaks_of_future(int at) const;
  bool is_going_to(int governor) const;
  bool is_put_off_to(int at) const;
  bool is_said_then(int verb, int at) const;
  bool is_present(int verb) const;
  bool goes_on_since(int at) const;
  bool has_aux(int verb, std::string_view lemma) const;
  bool has_mark(int verb, std::string_view lemma) const;
  std::string_view present_verb(int at) const;
  bool is_scheduled(int at) const;

  const Document& document_;
  const std::vector<Parse>& parses_;
  bool dated_ = false;
  Day today_;
  int s_ = 0;
  const Parse* parse_ = nullptr;
  std::vector<std::string> words_;  // of the sentence, in lower case
  std::vector<Cue> cues_;
  std::vector<char> mid_;  // the token is "mid-" and its word without that: "mid-May"
  std::vector<TimeMention> times_;
  int previous_year_ = 0, previous_year_sentence_ = -1000000;
  bool previous_is_scene_ = false;    // the last explicit year came with a month at the beginning of its sentence
  int common_year_ = 0;               // the year of all full dates of an undated text
  mutable bool month_first_ = false;  // a date like 05/22/2021 was read
  bool may_is_somebody_ = false;      // "Theresa May"
};

}  // namespace priscus

// The days of a record as the bars of a time slider: many days share a bar when there are more days than pixels.
import { dayNumber, isoDay } from './period';

export interface DayCount {
  readonly day: string;
  readonly events: number;
}

export interface Bin {
  readonly since: string;
  readonly until: string;
  readonly events: number;
}

/** At most `most` bins of equal length over since..until (the last may be shorter). Days outside are left out. */
export function binDays(days: readonly DayCount[], since: string, until: string, most: number): Bin[] {
  const first = dayNumber(since);
  const last = dayNumber(until);
  if (!(last >= first)) return [];
  const length = Math.ceil((last - first + 1) / Math.max(1, most));
  const counts = new Array<number>(Math.ceil((last - first + 1) / length)).fill(0);
  for (const { day, events } of days) {
    const number = dayNumber(day);
    if (number >= first && number <= last) counts[Math.floor((number - first) / length)]! += events;
  }
  return counts.map((events, index) => ({
    since: isoDay(first + index * length),
    until: isoDay(Math.min(last, first + (index + 1) * length - 1)),
    events,
  }));
}

/** First and last day with events; null without a day. */
export function daysSpan(days: readonly DayCount[]): { since: string; until: string } | null {
  if (days.length === 0) return null;
  let since = days[0]!.day;
  let until = since;
  for (const { day } of days) {
    if (day < since) since = day;
    if (day > until) until = day;
  }
  return { since, until };
}

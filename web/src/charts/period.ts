// Days, weeks, months and years as the API writes them: "2024-05-22", the Monday of a week, "2024-05", "2024".
// All arithmetic is in UTC; a day is a count of days since 1970-01-01.

export type Period = 'day' | 'week' | 'month' | 'year';

const MS = 86_400_000;

/** "2024-05-22" (or its month or year: their first day) → days since 1970; NaN when it is no date. Quick: a record has thousands of days. */
export function dayNumber(iso: string): number {
  const { length } = iso;
  if (length !== 10 && length !== 7 && length !== 4) return NaN;
  const year = digits(iso, 0, 4);
  const month = length >= 7 && iso[4] === '-' ? digits(iso, 5, 7) : length === 4 ? 1 : NaN;
  const day = length === 10 && iso[7] === '-' ? digits(iso, 8, 10) : length < 10 ? 1 : NaN;
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysOfMonth(year, month))) return NaN;
  // Days from civil (Howard Hinnant): years begin in March, so that the leap day is the last.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; ++at) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

function daysOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function isoDay(days: number): string {
  return new Date(days * MS).toISOString().slice(0, 10);
}

/** An ISO day as it came, or null when it is none: what an address may say is not to be trusted. */
export function validDay(iso: string | null): string | null {
  return iso !== null && iso.length === 10 && !Number.isNaN(dayNumber(iso)) ? iso : null;
}

/** The day `days` later than an ISO day. */
export function addDays(iso: string, days: number): string {
  return isoDay(dayNumber(iso) + days);
}

/** How many days since..until are, both inclusive. */
export function spanDays(since: string, until: string): number {
  return dayNumber(until) - dayNumber(since) + 1;
}

/** The name of the period in which a day (days since 1970) lies. */
export function periodOf(days: number, period: Period): string {
  const iso = isoDay(days);
  if (period === 'year') return iso.slice(0, 4);
  if (period === 'month') return iso.slice(0, 7);
  if (period === 'week') return isoDay(days - ((((days + 3) % 7) + 7) % 7));  // 1970-01-01 was a Thursday
  return iso;
}

/** First and last day of a period, ISO. */
export function periodSpan(name: string, period: Period): { since: string; until: string } {
  const first = dayNumber(name);
  const since = isoDay(first);
  if (period === 'day') return { since, until: since };
  if (period === 'week') return { since, until: isoDay(first + 6) };
  const date = new Date(first * MS);
  const next = period === 'month' ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
                                  : Date.UTC(date.getUTCFullYear() + 1, 0, 1);
  return { since, until: isoDay(next / MS - 1) };
}

/** Every period that touches since..until, in order, those without events too. At most `limit`. */
export function periodsBetween(since: string, until: string, period: Period, limit = 4000): string[] {
  const names: string[] = [];
  const last = dayNumber(until);
  let day = dayNumber(since);
  while (day <= last && names.length < limit) {
    const name = periodOf(day, period);
    names.push(name);
    day = dayNumber(periodSpan(name, period).until) + 1;
  }
  return names;
}

/** The period that shows a span with neither too few nor too many bars: days to ten weeks, weeks to eight months, months to fifteen years. */
export function choosePeriod(since: string, until: string): Period {
  const days = spanDays(since, until);
  return days <= 70 ? 'day' : days <= 245 ? 'week' : days <= 15 * 366 ? 'month' : 'year';
}

/** The span of the same middle `factor` times as long, at least one day, kept inside `whole`. */
export function stretch(since: string, until: string, factor: number,
                        whole: { since: string; until: string }): { since: string; until: string } {
  const days = spanDays(since, until);
  const wanted = Math.max(1, Math.round(days * factor));
  const first = dayNumber(since) - Math.floor((wanted - days) / 2);
  return clampSpan({ since: isoDay(first), until: isoDay(first + wanted - 1) }, whole);
}

export function clampSpan(span: { since: string; until: string },
                          whole: { since: string; until: string }): { since: string; until: string } {
  const since = span.since < whole.since ? whole.since : span.since > whole.until ? whole.until : span.since;
  const until = span.until > whole.until ? whole.until : span.until < since ? since : span.until;
  return { since, until };
}

/** A span moved by `days` as far as `whole` lets it, its length kept. */
export function shift(span: { since: string; until: string }, days: number,
                      whole: { since: string; until: string }): { since: string; until: string } {
  const least = dayNumber(whole.since) - dayNumber(span.since);
  const most = dayNumber(whole.until) - dayNumber(span.until);
  const by = Math.max(Math.min(days, most), least);
  return { since: addDays(span.since, by), until: addDays(span.until, by) };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(days: number, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify(options);
  let formatter = formats.get(key);
  if (!formatter) formats.set(key, formatter = new Intl.DateTimeFormat(undefined, { ...options, timeZone: 'UTC' }));
  return formatter.format(days * MS);
}

/** A day in the reader's words: "May 22, 2024", "22. Mai 2024". What is no day is given back as it is. */
export function dayLabel(iso: string): string {
  const days = dayNumber(iso);
  return Number.isNaN(days) ? iso : format(days, { year: 'numeric', month: 'short', day: 'numeric' });
}

/** A period in the reader's words, for sentences and tables: "May 2024", "week of May 20, 2024". */
export function periodLabel(name: string, period: Period): string {
  const days = dayNumber(name);
  if (period === 'year') return name.slice(0, 4);
  if (period === 'month') return format(days, { year: 'numeric', month: 'long' });
  return period === 'week' ? `week of ${dayLabel(name)}` : dayLabel(name);
}

/** What stands under an axis, short: "2024" where a year begins, else "May" or "22". */
export function tickLabel(name: string, period: Period, first: boolean): string {
  const days = dayNumber(name);
  const date = new Date(days * MS);
  if (period === 'year') return name.slice(0, 4);
  if (period === 'month') {
    return first || date.getUTCMonth() === 0 ? format(days, { year: 'numeric', month: 'short' }) : format(days, { month: 'short' });
  }
  return first ? format(days, { year: 'numeric', month: 'short', day: 'numeric' }) : format(days, { month: 'short', day: 'numeric' });
}

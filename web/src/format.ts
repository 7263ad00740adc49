// Numbers, days and names as the reader's locale writes them, and the words of the ontology in plain English.
import type { EventNumber, Party, PriscusEvent, Quad } from './types';

const locale = navigator.languages?.length ? [...navigator.languages] : undefined;

// Made when first used: the first of them takes 15 ms, and not every view needs each.
const lazily = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};
const numbers = (options: Intl.NumberFormatOptions): (() => Intl.NumberFormat) => lazily(() => new Intl.NumberFormat(locale, options));
const days = (options: Intl.DateTimeFormatOptions): (() => Intl.DateTimeFormat) => lazily(() => new Intl.DateTimeFormat(locale, options));
const whole = numbers({ maximumFractionDigits: 0 });
const fine = numbers({ maximumFractionDigits: 2 });
const short_number = numbers({ notation: 'compact', maximumFractionDigits: 1 });
const percent_format = numbers({ style: 'percent', maximumFractionDigits: 0 });
const long_day = days({ year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' });
const month_format = days({ year: 'numeric', month: 'short', timeZone: 'UTC' });
const time_format = days({ dateStyle: 'medium', timeStyle: 'short' });

export const count = (value: number): string => whole().format(value);
export const decimal = (value: number): string => fine().format(value);
export const compact = (value: number): string => short_number().format(value);
export const percent = (value: number): string => percent_format().format(value);

/** "3 events", "1 event". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** An ISO day, month, year or interval `from/to`; anything else comes back as it is. */
export function day(iso: string | null | undefined): string {
  if (!iso) return '';
  const slash = iso.indexOf('/');
  if (slash >= 0) return `${day(iso.slice(0, slash)) || '…'} – ${day(iso.slice(slash + 1)) || '…'}`;
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) return long_day().format(new Date(`${iso}T00:00:00Z`));
  if (/^\d{4}-\d{2}$/.test(iso)) return month_format().format(new Date(`${iso}-01T00:00:00Z`));
  return iso;
}

/** A time of the clock, ISO with or without a zone. */
export function time(iso: string | null | undefined): string {
  if (!iso) return '';
  const parsed = new Date(/[zZ]|[+-]\d\d:?\d\d$/.test(iso) || !iso.includes(':') ? iso : `${iso.replace(' ', 'T')}Z`);
  return Number.isNaN(parsed.getTime()) ? iso : time_format().format(parsed);
}

export function bytes(value: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  let unit = 0;
  while (value >= 1000 && unit + 1 < units.length) {
    value /= 1000;
    unit++;
  }
  return new Intl.NumberFormat(locale, { style: 'unit', unit: units[unit]!, maximumFractionDigits: 1 }).format(value);
}

export const quadShort: Record<Quad, string> = {
  'verbal cooperation': 'cooperation in words',
  'material cooperation': 'cooperation in deeds',
  'verbal conflict': 'conflict in words',
  'material conflict': 'conflict in deeds',
};

/** CSS names of the four quads: class `quad-vc`, property `--quad-vc`. */
export const quadKey: Record<Quad, 'vc' | 'mc' | 'vx' | 'mx'> = {
  'verbal cooperation': 'vc',
  'material cooperation': 'mc',
  'verbal conflict': 'vx',
  'material conflict': 'mx',
};

export function codes(party: { country: string | null; sector: string | null }): string {
  return [party.country, party.sector].filter(Boolean).join(' ') || 'unknown';
}

/** `BLR:GOV`, as a filter takes it; null when nothing is known. */
export function actorFilter(party: { country: string | null; sector: string | null }): string | null {
  if (!party.country && !party.sector) return null;
  return `${party.country ?? ''}${party.sector ? `:${party.sector}` : ''}`;
}

export function parties(list: readonly Party[]): string {
  return list.map((party) => party.text).join(', ');
}

export function numberText(number: EventNumber): string {
  const amount =
    number.high === null ? `at least ${count(number.low)}` : number.low === number.high ? count(number.low) : `${count(number.low)}–${count(number.high)}`;
  return [amount, number.unit, number.what === 'other' || number.what === 'money' ? null : number.what].filter(Boolean).join(' ');
}

const did: Record<string, string> = {
  AGREE: 'agreed or planned to work together',
  CONSULT: 'met or talked',
  SUPPORT: 'gave support in words',
  CONCEDE: 'gave way in words',
  COOPERATE: 'worked together',
  AID: 'gave aid',
  RETREAT: 'withdrew, released or ceased fire',
  REQUEST: 'asked or demanded',
  ACCUSE: 'criticised or accused',
  REJECT: 'refused',
  THREATEN: 'threatened',
  PROTEST: 'protested',
  SANCTION: 'cut ties or imposed sanctions',
  MOBILIZE: 'moved or readied forces',
  COERCE: 'detained, banned or seized',
  ASSAULT: 'attacked',
};

const not_so: Record<string, string> = {
  actual: '',
  future: 'planned: ',
  hypothetical: 'possible: ',
  negated: 'did not happen: ',
  historical: 'earlier: ',
};

/** One line for an event: "Kenya → Norway: met or talked (visit)". A type of one's own ontology stands as it is. */
export function plainWords(event: Pick<PriscusEvent, 'type' | 'mode' | 'status'>): string {
  return `${not_so[event.status] ?? ''}${did[event.type] ?? event.type.toLowerCase()}${event.mode ? ` (${event.mode})` : ''}`;
}

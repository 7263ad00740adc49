// The filters of the API as they stand in the address of a view: any name may be repeated (any of its values), all names must hold.
import type { Countries } from './api';
import { day } from './format';

export const filterNames = ['text', 'actor', 'recipient', 'dyad', 'type', 'mode', 'status', 'quad', 'sector', 'place', 'speaker', 'since', 'until'] as const;
export type FilterName = (typeof filterNames)[number];

/** Only the filters among `params`, in a fixed order: fit for a request and as a key. `extra` is added behind. */
export function filterQuery(params: URLSearchParams, extra: Record<string, string | number | null | undefined> = {}): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of filterNames) {
    for (const value of params.getAll(name)) if (value !== '') query.append(name, value);
  }
  for (const [name, value] of Object.entries(extra)) if (value !== null && value !== undefined && value !== '') query.append(name, String(value));
  return query;
}

export function hasFilters(params: URLSearchParams): boolean {
  return filterNames.some((name) => params.getAll(name).some((value) => value !== ''));
}

/** "BLR, AZE:GOV" as a reader types it, to codes. A country's English name is its code; anything else stands as it is. */
export function actorsOf(text: string, countries: Countries | null): string[] {
  return text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [who = '', sector] = part.split(':');
      const name = who.trim().toLowerCase();
      const country = countries?.list.find((one) => one.name.toLowerCase() === name || one.code.toLowerCase() === name);
      return `${country?.code ?? who.trim()}${sector ? `:${sector.trim().toUpperCase()}` : ''}`;
    });
}

/** "BLR:GOV" in words: "Belarus (GOV)". */
export function actorName(filter: string, countries: Countries | null): string {
  const [country, sector] = filter.split(':');
  const name = country ? (countries?.name(country) ?? country) : '';
  return sector ? `${name || 'anyone'} (${sector})` : name;
}

/** What is shown, in a sentence's parts: "by Belarus", "on Norway", "from 1 May 2024". */
export function inWords(params: URLSearchParams, countries: Countries | null): string[] {
  const any = (name: FilterName, say: (value: string) => string = (value) => value): string =>
    params.getAll(name).filter(Boolean).map(say).join(' or ');
  const parts: string[] = [];
  const add = (name: FilterName, before: string, say?: (value: string) => string): void => {
    const value = any(name, say);
    if (value) parts.push(before + value);
  };
  add('text', 'with the words ', (value) => `“${value}”`);
  add('type', 'of type ');
  add('mode', 'of mode ');
  add('quad', 'of ');
  add('actor', 'by ', (value) => actorName(value, countries));
  add('recipient', 'towards ', (value) => actorName(value, countries));
  add('dyad', 'between ', (value) => value.split(',').map((code) => actorName(code, countries)).join(' and '));
  add('sector', 'of sector ');
  add('place', 'in ', (value) => (/^[A-Z]{3}$/.test(value) ? actorName(value, countries) : value));
  add('speaker', 'as told by ');
  add('status', 'with status ');
  add('since', 'from ', day);
  add('until', 'until ', day);
  return parts;
}

// What a view asks the API first, told by its address alone: asked while the view's own code is still being loaded (start.ts), and
// taken by it from there (`early` in api.ts). A view must ask with the same parameters, or it is asked twice: it uses the functions here.
import { address } from '../api';
import { choosePeriod, validDay, type Period } from '../charts/period';
import { filterQuery } from '../filters';
import { patched } from '../router';

export const MOST_PLACES = 2000;  // of the map: those with most events
export const MOST_PAIRS = 500;    // of the network
export const KNOWN_PAIRS = 200;   // those that Relations offers
export const LISTED = 20;         // events of a page of Search

/** The filters of a view with a time slider, without the slider's span: what its histogram counts. */
export function daysQuery(params: URLSearchParams): URLSearchParams {
  return filterQuery(patched(params, { since: null, until: null }));
}

/** The same within the span of the address. A day that is none is left out. */
export function spanQuery(params: URLSearchParams, limit: number): URLSearchParams {
  return filterQuery(patched(params, { since: validDay(params.get('since')), until: validDay(params.get('until')) }), { limit });
}

/** The filters of the address but for the span, with the pair ("BLR,AZE"); null without one. */
export function pairQuery(pair: string | null, params: URLSearchParams, more: Record<string, string> = {}): URLSearchParams | null {
  if (pair === null) return null;
  const query = filterQuery(params);
  for (const name of ['since', 'until', 'dyad', 'actor', 'recipient']) query.delete(name);
  query.set('dyad', pair);
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return query;
}

export function pairOf(params: URLSearchParams, one: string, other: string): string | null {
  const [a, b] = [params.get(one), params.get(other)];
  return a && b ? `${a},${b}` : null;
}

function asksOfRelations(params: URLSearchParams): string[] {
  const since = validDay(params.get('since'));
  const until = validDay(params.get('until'));
  const span = since && until && since <= until ? { since, until } : null;
  // Without a span the period depends on the days, which are not there yet: it is months or years.
  const periods: Period[] = span ? [choosePeriod(span.since, span.until)] : since || until ? [] : ['month', 'year'];
  const pairs = [pairOf(params, 'a', 'b'), pairOf(params, 'c', 'd')].filter((pair) => pair !== null);
  return [
    ...pairs.map((pair) => address('days', pairQuery(pair, params)!)),
    ...pairs.flatMap((pair) => periods.map((period) => address('series', pairQuery(pair, params, { period, ...span })!))),
    address('countries'),
    address('dyads', { limit: KNOWN_PAIRS }),
  ];
}

const asks: Readonly<Record<string, (params: URLSearchParams) => string[]>> = {
  '/': () => [address('dyads', { limit: 6 }), address('events', { limit: 5, status: 'actual' }), address('countries')],
  '/read': (params) => (params.get('document') ? [address(`documents/${encodeURIComponent(params.get('document')!)}`)] : []),
  '/relations': asksOfRelations,
  '/map': (params) => [address('places', spanQuery(params, MOST_PLACES)), address('days', daysQuery(params)), address('countries')],
  '/network': (params) => [address('dyads', spanQuery(params, MOST_PAIRS)), address('days', daysQuery(params)), address('countries')],
  '/search': (params) => [
    address(params.get('text') ? 'search' : 'events', filterQuery(params, { order: params.get('order') === 'oldest' ? 'oldest' : null, limit: LISTED, cursor: params.get('cursor') })),
    address('countries'),
  ],
};

/** Addresses of the API that the view at `path` will ask for; none when it is not known. */
export function firstAsks(path: string, params: URLSearchParams): string[] {
  return asks[path]?.(params) ?? [];
}

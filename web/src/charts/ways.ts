// Who does it to whom, of pairs of countries: /api/dyads counts what is between two, /api/types with pairs also which way it went. What two
// do together, or one with nobody named on the other side, counts both ways there.
import { useMemo } from 'preact/hooks';
import { api, useApi, type Query } from '../api';
import { counted } from '../format';
import type { TypeRow } from '../types';
import { QUADS, type Quad, type QuadCounts } from './quads';

export interface Way {
  readonly from: string;
  readonly to: string;
  readonly events: number;
  readonly quads: QuadCounts;
}

/** There and back of each pair, "BLR,AZE" to [BLR to AZE, AZE to BLR]; a way without events is there with 0. */
export type Ways = ReadonlyMap<string, readonly [Way, Way]>;

export const MOST_PAIRS_ASKED = 50;  // the API takes so many values of one name

export function waysOf(pairs: readonly string[], rows: readonly TypeRow[]): Ways {
  const found = new Map<string, { from: string; to: string; events: number; quads: { [quad in Quad]?: number } }>();
  for (const row of rows) {
    if (row.actor === null || row.recipient === null) continue;
    const key = `${row.actor},${row.recipient}`;
    const way = found.get(key) ?? { from: row.actor, to: row.recipient, events: 0, quads: {} };
    way.events += row.events;
    for (const quad of QUADS) if (row.quad === quad) way.quads[quad] = (way.quads[quad] ?? 0) + row.events;
    found.set(key, way);
  }
  return new Map(pairs.map((pair) => {
    const [one = '', other = ''] = pair.split(',');
    const way = (from: string, to: string): Way => found.get(`${from},${to}`) ?? { from, to, events: 0, quads: {} };
    return [pair, [way(one, other), way(other, one)]];
  }));
}

/** The ways of `pairs` among the events of `query` (its filters; a limit and pairs of its own are left out). Null until they are there. */
export function useWays(pairs: readonly string[], query: string): { ways: Ways | null; loading: boolean } {
  const asked = useMemo(() => {
    const base = new URLSearchParams(query);
    for (const name of ['limit', 'dyad']) base.delete(name);
    const queries: Query[] = [];
    for (let at = 0; at < pairs.length; at += MOST_PAIRS_ASKED) {
      queries.push(new URLSearchParams([...base, ...pairs.slice(at, at + MOST_PAIRS_ASKED).map((pair): [string, string] => ['dyad', pair])]));
    }
    return queries;
  }, [pairs.join(' '), query]);
  const key = pairs.length === 0 ? null : `ways?${asked.join('&')}`;
  const { data, loading } = useApi(key, async (signal) => {
    const answers = await Promise.all(asked.map((one) => api.types(one, signal)));
    return { key, ways: waysOf(pairs, answers.flatMap((answer) => answer.rows)) };
  });
  return { ways: data && data.key === key ? data.ways : null, loading };
}

/** "Malawi to Zambia: 12 events; Zambia to Malawi: 3". */
export function waysWords(ways: readonly Way[], name: (code: string | null) => string): string {
  return ways.map((way) => `${name(way.from)} to ${name(way.to)}: ${counted(way.events, 'event')}`).join('; ');
}

/** How large the head of an arrow is, from the middle of its back to its tip: its area grows with the number. */
export function headSize(events: number, most: number): number {
  return 5 + 7 * Math.sqrt(events / Math.max(1, most));
}

/** An arrow's head around 0,0 that points to the right. */
export function headPath(size: number): string {
  const s = Math.round(size * 10) / 10;
  const h = Math.round(size * 7) / 10;
  return `M${-s / 2},${-h}L${s / 2},0L${-s / 2},${h}Z`;
}

// Places that would overlap on the map are drawn as one mark. Greedy, the greatest first, so that a capital keeps its
// spot and takes its suburbs in; a grid of the radius' size keeps it linear. The same places give the same clusters.
import { QUADS, type QuadCounts } from './quads';

const NONE: readonly number[] = [];

export interface Point<T> {
  readonly item: T;
  readonly x: number;  // pixels of the unzoomed map
  readonly y: number;
  readonly events: number;
  readonly score: number | null;
  readonly quads: QuadCounts;
}

export interface Cluster<T> {
  readonly x: number;  // where its greatest place lies
  readonly y: number;
  readonly events: number;
  readonly score: number | null;  // mean over its events
  readonly quads: QuadCounts;
  readonly items: readonly T[];   // the greatest first
}

/** `radius`: pixels of the unzoomed map within which places join (screen pixels divided by the zoom). */
export function clusterPoints<T>(points: readonly Point<T>[], radius: number): Cluster<T>[] {
  const order = points.map((_, index) => index).sort((one, other) => points[other]!.events - points[one]!.events || one - other);
  const cells = new Map<number, number[]>();
  const groups: Point<T>[][] = [];
  for (const index of order) {
    const point = points[index]!;
    const column = Math.floor(point.x / radius);
    const row = Math.floor(point.y / radius);
    let nearest = -1;
    let distance = radius * radius;
    for (let dx = -1; dx <= 1; ++dx) {
      for (let dy = -1; dy <= 1; ++dy) {
        for (const group of cells.get((column + dx) * 65536 + row + dy) ?? NONE) {
          const middle = groups[group]![0]!;
          const d = (middle.x - point.x) ** 2 + (middle.y - point.y) ** 2;
          if (d < distance) {
            distance = d;
            nearest = group;
          }
        }
      }
    }
    if (nearest >= 0) {
      groups[nearest]!.push(point);
    } else {
      const key = column * 65536 + row;
      const cell = cells.get(key);
      if (cell) cell.push(groups.length);
      else cells.set(key, [groups.length]);
      groups.push([point]);
    }
  }
  return groups.map((group) => {
    const quads = { 'material cooperation': 0, 'verbal cooperation': 0, 'verbal conflict': 0, 'material conflict': 0 };
    let events = 0;
    let scored = 0;
    let sum = 0;
    for (const point of group) {
      for (const quad of QUADS) quads[quad] += point.quads[quad] ?? 0;
      events += point.events;
      if (point.score !== null) {
        scored += point.events;
        sum += point.score * point.events;
      }
    }
    return { x: group[0]!.x, y: group[0]!.y, events, score: scored === 0 ? null : sum / scored, quads, items: group.map((point) => point.item) };
  });
}

/** Radius of a mark whose area grows with its events: `least` for one event to `most` for `greatest`. */
export function markRadius(events: number, greatest: number, least = 4, most = 22): number {
  if (events <= 0) return 0;
  if (greatest <= 1) return least;
  return least + (most - least) * Math.sqrt((events - 1) / (greatest - 1));
}

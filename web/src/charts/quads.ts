// The four quad classes of PLOVER as the charts show them: cooperation above the line in blue, conflict below in orange
// (a pair that every kind of colour blindness tells apart; styles/base.css). Nothing is told by colour alone: bars by their side of the
// line, material by a full and verbal by a hatched bar, points of the map by shape, links of the network by dashes.

import type { Quad } from '../types';

export type { Quad };

/** Here in the order from the best of deeds to the worst. */
export const QUADS: readonly Quad[] = ['material cooperation', 'verbal cooperation', 'verbal conflict', 'material conflict'];
export type QuadCounts = { readonly [quad in Quad]?: number };

/** What a group of events mostly is. */
export type Leaning = 'cooperation' | 'conflict' | 'mixed';

export const LEANINGS: readonly Leaning[] = ['cooperation', 'mixed', 'conflict'];

export function isConflict(quad: string): boolean {
  return quad.endsWith('conflict');
}

export function cooperation(quads: QuadCounts): number {
  return (quads['material cooperation'] ?? 0) + (quads['verbal cooperation'] ?? 0);
}

export function conflict(quads: QuadCounts): number {
  return (quads['material conflict'] ?? 0) + (quads['verbal conflict'] ?? 0);
}

/** Mostly one or the other from 60 of 100 events on; in between it is mixed, and so is nothing at all. */
export function leaning(quads: QuadCounts): Leaning {
  const above = cooperation(quads);
  const below = conflict(quads);
  const share = above + below === 0 ? 0.5 : below / (above + below);
  return share >= 0.6 ? 'conflict' : share <= 0.4 ? 'cooperation' : 'mixed';
}

/** The quad with most events; of equals the first in the order of QUADS. Null where there are none. */
export function mainQuad(quads: QuadCounts): Quad | null {
  let best: Quad | null = null;
  for (const quad of QUADS) {
    if ((quads[quad] ?? 0) > (best === null ? 0 : (quads[best] ?? 0))) best = quad;
  }
  return best;
}

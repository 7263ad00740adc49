// Legends, drawn inside the picture so that a saved one carries its own. And the hatchings that mark words against deeds.
import { quadKey, quadShort } from '../format';
import type { Leaning, Quad } from './quads';
import { markPath } from './shapes';
import { headPath } from './ways';

const TOP_TO_BOTTOM: readonly Quad[] = ['verbal cooperation', 'material cooperation', 'material conflict', 'verbal conflict'];

/** Hatching for the two verbal quads; `id` makes the names unique in the page. */
export function Hatchings({ id }: { readonly id: string }) {
  return (
    <defs>
      {(['verbal cooperation', 'verbal conflict'] as const).map((quad) => (
        <pattern key={quad} id={`${id}-${quadKey[quad]}`} class={`quad-${quadKey[quad]}`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform={`rotate(${quad === 'verbal conflict' ? -45 : 45})`}>
          <rect width="5" height="5" class="chart-ground" />
          <rect width="1.6" height="5" class="chart-ink" />
        </pattern>
      ))}
    </defs>
  );
}

export function quadFill(quad: Quad, id: string): string | undefined {
  return quad.startsWith('verbal') ? `url(#${id}-${quadKey[quad]})` : undefined;
}

/** How many rows the legend of the quads takes at this width. */
export function quadLegendRows(width: number): number {
  return width >= 640 ? 1 : width >= 300 ? 2 : 4;
}

export function QuadLegend({ id, x, y, width }: { readonly id: string; readonly x: number; readonly y: number; readonly width: number }) {
  const columns = 4 / quadLegendRows(width);
  const step = Math.min(170, width / columns);
  return (
    <g class="chart-legend" transform={`translate(${x},${y})`}>
      {TOP_TO_BOTTOM.map((quad, index) => (
        <g key={quad} transform={`translate(${(index % columns) * step},${Math.floor(index / columns) * 18})`}>
          <rect width="14" height="11" y="0" class={`chart-bar quad-${quadKey[quad]}`} fill={quadFill(quad, id)} />
          <text x="19" y="10">{quadShort[quad]}</text>
        </g>
      ))}
    </g>
  );
}

const LEANING_WORDS: Readonly<Record<Leaning, string>> = { cooperation: 'mostly cooperation', mixed: 'both', conflict: 'mostly conflict' };
const SHORT_WORDS: Readonly<Record<Leaning, string>> = { cooperation: 'cooperation', mixed: 'both', conflict: 'conflict' };

/** What an arrow says, in a line of the legend. */
export function WayLegend({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g class="chart-legend" transform={`translate(${x},${y})`}>
      <path d="M0,6h26" class="world-arc way" stroke-width="2" />
      <path d={headPath(10)} class="way-head" transform="translate(16,6)" />
      <text x="34" y="10">from who acts to whom; the larger the more</text>
    </g>
  );
}

/** What the marks and (with `lines`: their class) the lines of a picture mean. */
export function LeaningLegend({ x, y, width, lines, marks = true }:
  { readonly x: number; readonly y: number; readonly width: number; readonly lines?: string; readonly marks?: boolean }) {
  const words = width < 460 ? SHORT_WORDS : LEANING_WORDS;
  const sign = (marks ? 18 : 0) + (lines ? 32 : 0);
  let at = 0;
  return (
    <g class="chart-legend" transform={`translate(${x},${y})`}>
      {(['cooperation', 'mixed', 'conflict'] as const).map((leaning) => {
        const left = at;
        at += sign + words[leaning].length * 6.6 + 18;
        return (
          <g key={leaning} transform={`translate(${left},0)`}>
            {marks && <path d={markPath(leaning, 6)} transform="translate(7,6)" class={`chart-mark ${leaning}`} />}
            {lines && <path d={`M${marks ? 20 : 0},6h26`} class={`${lines} ${leaning}`} stroke-width="3" />}
            <text x={sign} y="10">{words[leaning]}</text>
          </g>
        );
      })}
    </g>
  );
}

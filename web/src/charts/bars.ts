// Geometry of the mirrored bars: cooperation above the line, conflict below it, material next to the line and verbal
// outside it, on one scale; and of the curve of mean scores. Plain numbers in, plain numbers out: bars.spec.ts holds them.
import { line } from 'd3-shape';
import { conflict, cooperation, QUADS, type Quad, type QuadCounts } from './quads';

export interface SeriesRow {
  readonly period: string;
  readonly events: number;
  readonly score: number | null;
  readonly quads: QuadCounts;
}

export interface Bar {
  readonly quad: Quad;
  readonly events: number;
  readonly y: number;
  readonly height: number;
}

export interface Column {
  readonly period: string;
  readonly row: SeriesRow;
  readonly x: number;
  readonly width: number;
  readonly bars: readonly Bar[];
}

/** One row for each of `periods`; those that the API left out have no events. Rows of several pairs or orders of one period are added. */
export function fillSeries(rows: readonly SeriesRow[], periods: readonly string[]): SeriesRow[] {
  const known = new Map<string, SeriesRow>();
  for (const row of rows) {
    const before = known.get(row.period);
    known.set(row.period, before ? merge(before, row) : row);
  }
  return periods.map((period) => known.get(period) ?? { period, events: 0, score: null, quads: {} });
}

function merge(one: SeriesRow, other: SeriesRow): SeriesRow {
  const quads: { [quad in Quad]?: number } = {};
  for (const quad of QUADS) quads[quad] = (one.quads[quad] ?? 0) + (other.quads[quad] ?? 0);
  return { period: one.period, events: one.events + other.events, score: meanScore([one, other]), quads };
}

/** Mean score over rows, each weighed by its events; null without any. */
export function meanScore(rows: readonly { events: number; score: number | null }[]): number | null {
  let events = 0;
  let sum = 0;
  for (const row of rows) {
    if (row.score === null || row.events === 0) continue;
    events += row.events;
    sum += row.score * row.events;
  }
  return events === 0 ? null : sum / events;
}

/** The most events on one side of the line in one period: what the scale must hold. */
export function tallest(rows: readonly SeriesRow[]): number {
  let most = 0;
  for (const row of rows) most = Math.max(most, cooperation(row.quads), conflict(row.quads));
  return most;
}

/** A round number from `most` on: 1, 2, 5, 10, 20, 50, …; half steps of them from 10 on (15, 25 …). */
export function niceMaximum(most: number): number {
  if (most <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  for (const step of [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]) {
    const nice = step * power;
    if (nice >= most && Number.isInteger(nice)) return nice;
  }
  return 10 * power;
}

export interface BarFrame {
  readonly width: number;
  readonly height: number;   // of the whole plot, the line in its middle
  readonly maximum: number;  // events at the upper and at the lower edge
}

export function mirroredBars(rows: readonly SeriesRow[], frame: BarFrame): Column[] {
  const step = rows.length === 0 ? frame.width : frame.width / rows.length;
  const gap = step > 6 ? Math.min(6, step * 0.2) : 0;
  const middle = frame.height / 2;
  const unit = frame.maximum === 0 ? 0 : middle / frame.maximum;
  return rows.map((row, index) => {
    const bars: Bar[] = [];
    let up = middle;
    let down = middle;
    for (const quad of ['material cooperation', 'verbal cooperation'] as const) {
      const height = (row.quads[quad] ?? 0) * unit;
      if (height > 0) bars.push({ quad, events: row.quads[quad]!, y: up -= height, height });
    }
    for (const quad of ['material conflict', 'verbal conflict'] as const) {
      const height = (row.quads[quad] ?? 0) * unit;
      if (height > 0) bars.push({ quad, events: row.quads[quad]!, y: down, height });
      down += height;
    }
    return { period: row.period, row, x: index * step + gap / 2, width: Math.max(0.5, step - gap), bars };
  });
}

export interface ScorePoint {
  readonly period: string;
  readonly score: number;
  readonly x: number;
  readonly y: number;
}

/** The points of the score curve; a period without events has none. -10 at the bottom, +10 at the top. */
export function scorePoints(rows: readonly SeriesRow[], width: number, height: number): ScorePoint[] {
  const step = rows.length === 0 ? width : width / rows.length;
  const points: ScorePoint[] = [];
  rows.forEach((row, index) => {
    if (row.score === null || row.events === 0) return;
    points.push({ period: row.period, score: row.score, x: (index + 0.5) * step, y: (10 - row.score) / 20 * height });
  });
  return points;
}

export function scorePath(points: readonly ScorePoint[]): string {
  return line<ScorePoint>((point) => point.x, (point) => point.y)(points) ?? '';
}

/** Which rows get a label under the axis so that labels of `labelWidth` pixels do not touch: every nth, by index. */
export function tickEvery(count: number, width: number, labelWidth: number): number {
  if (count === 0) return 1;
  const least = Math.ceil(labelWidth / (width / count));
  return [1, 2, 3, 4, 6, 12, 24, 48, 96].find((every) => every >= least) ?? least;
}

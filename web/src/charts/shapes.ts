// Outlines of the marks: what is a circle, a triangle or a square says as much as its colour does.
import type { Leaning } from './quads';

/** A mark around 0,0 of about the area of a circle of that radius: circle cooperation, triangle conflict, square both. */
export function markPath(leaning: Leaning, radius: number): string {
  const r = round(radius);
  if (leaning === 'cooperation') return `M${-r},0a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;
  if (leaning === 'conflict') {
    const h = radius * 1.35;  // from the middle to a corner
    return `M0,${round(-h)}L${round(h * 0.866)},${round(h / 2)}H${round(-h * 0.866)}Z`;
  }
  const s = round(radius * 0.89);
  return `M${-s},${-s}H${s}V${s}H${-s}Z`;
}

/** A bow from one point to another, bent to the left of its way: there and back are two bows that do not lie upon each other. */
export function bowPath(x1: number, y1: number, x2: number, y2: number, bend = 0.18): string {
  const dx = x2 - x1;
  const dy = y2 - y1;
  return `M${round(x1)},${round(y1)}Q${round((x1 + x2) / 2 + dy * bend)},${round((y1 + y2) / 2 - dx * bend)} ${round(x2)},${round(y2)}`;
}

/** The bow of bowPath cut back by `from` and `to` pixels at its ends, so that an arrow's head is not hidden under a mark. */
export function bowEnd(x1: number, y1: number, x2: number, y2: number, bend = 0.18): { x: number; y: number; angle: number } {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const cx = (x1 + x2) / 2 + dy * bend;
  const cy = (y1 + y2) / 2 - dx * bend;
  const t = 0.62;  // a little past the middle: where the head is seen even when both ends are crowded
  const x = (1 - t) ** 2 * x1 + 2 * (1 - t) * t * cx + t * t * x2;
  const y = (1 - t) ** 2 * y1 + 2 * (1 - t) * t * cy + t * t * y2;
  const angle = Math.atan2(2 * (1 - t) * (cy - y1) + 2 * t * (y2 - cy), 2 * (1 - t) * (cx - x1) + 2 * t * (x2 - cx));
  return { x: round(x), y: round(y), angle: round(angle * 180 / Math.PI) };
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

// Cuts a text into runs of characters that are under the same marks, so that overlapping marks can be drawn without overlapping elements.
//
//     const marks = [{ start: 0, end: 5, value: 'actor' }, { start: 3, end: 9, value: 'place' }];
//     segments(0, 10, marks)   // [0,3) actor · [3,5) actor, place · [5,9) place · [9,10) none

export interface Mark<T> {
  start: number;
  end: number;
  value: T;
}

export interface Segment<T> {
  start: number;
  end: number;
  values: T[];
}

/** Positions are those of the string. Marks that are empty or outside of [start, end) are passed over. Values keep the order of `marks`. */
export function segments<T>(start: number, end: number, marks: readonly Mark<T>[]): Segment<T>[] {
  const inside = marks.filter((mark) => mark.end > mark.start && mark.start < end && mark.end > start);
  const cuts = new Set([start, end]);
  for (const mark of inside) {
    cuts.add(Math.max(mark.start, start));
    cuts.add(Math.min(mark.end, end));
  }
  const edges = [...cuts].sort((a, b) => a - b);
  // Marks that may reach into the present segment: sorted by start, dropped behind their end; so a long text costs marks + cuts, not their product.
  const waiting = inside.map((mark, order) => ({ mark, order })).sort((a, b) => a.mark.start - b.mark.start);
  const result: Segment<T>[] = [];
  let open: typeof waiting = [];
  let next = 0;
  for (let i = 0; i + 1 < edges.length; i++) {
    const from = edges[i]!;
    const to = edges[i + 1]!;
    while (next < waiting.length && waiting[next]!.mark.start <= from) open.push(waiting[next++]!);
    open = open.filter(({ mark }) => mark.end > from);
    result.push({ start: from, end: to, values: [...open].sort((a, b) => a.order - b.order).map(({ mark }) => mark.value) });
  }
  return result;
}

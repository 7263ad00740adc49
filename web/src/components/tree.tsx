// The dependency tree of a sentence: words in their order, an arc from each head to what depends on it, its relation on the arc.
import { useMemo } from 'preact/hooks';
import type { Token } from '../types';

interface Arc {
  from: number;
  to: number;
  relation: string;
  level: number;
}

/** An arc lies above all arcs that it spans; those of one level do not meet. */
export function layOut(tokens: readonly Token[]): Arc[] {
  const arcs: Arc[] = tokens.flatMap((token, i) => (token.head >= 0 && token.head < tokens.length ? [{ from: token.head, to: i, relation: token.relation, level: 0 }] : []));
  const span = (arc: Arc): [number, number] => [Math.min(arc.from, arc.to), Math.max(arc.from, arc.to)];
  arcs.sort((a, b) => Math.abs(a.from - a.to) - Math.abs(b.from - b.to));
  const done: Arc[] = [];
  for (const arc of arcs) {
    const [left, right] = span(arc);
    const taken = new Set(done.filter((other) => { const [l, r] = span(other); return l < right && r > left; }).map((other) => other.level));
    let level = 1;
    while (taken.has(level)) level++;
    // Above everything inside, not only beside it: a free level below an inner arc would cross that one.
    for (const other of done) { const [l, r] = span(other); if (l >= left && r <= right) level = Math.max(level, other.level + 1); }
    arc.level = level;
    done.push(arc);
  }
  return arcs;
}

let measure: CanvasRenderingContext2D | null | undefined;

function widthOf(text: string): number {
  measure ??= document.createElement('canvas').getContext('2d');
  if (!measure) return text.length * 8;
  measure.font = '14px system-ui, sans-serif';
  return measure.measureText(text).width;
}

/** `roles` names what words are in the event: class of the word at that index. */
export function Tree({ tokens, roles, name }: { tokens: readonly Token[]; roles?: ReadonlyMap<number, string>; name: string }) {
  const { arcs, centers, width, top } = useMemo(() => {
    const laid = layOut(tokens);
    const middles: number[] = [];
    let x = 8;
    for (const token of tokens) {
      const room = Math.max(widthOf(token.text), widthOf(token.tag) * 0.8, widthOf(token.relation) * 0.75 + 6, 26) + 12;
      middles.push(x + room / 2);
      x += room;
    }
    return { arcs: laid, centers: middles, width: x + 8, top: Math.max(1, ...laid.map((arc) => arc.level)) * 19 + 24 };
  }, [tokens]);
  const dependents = new Map<number, number>();
  return (
    <>
      <div class="scroll tree" tabIndex={0} role="region" aria-label={`Tree of ${name}`}>
        <svg width={width} height={top + 44} viewBox={`0 0 ${width} ${top + 44}`} role="img" aria-label={`Dependency tree of ${name}; the table below has the same`}>
          {arcs.map((arc) => {
            const side = Math.sign(arc.to - arc.from);
            const nth = dependents.get(arc.from) ?? 0;
            dependents.set(arc.from, nth + 1);
            const from = centers[arc.from]! + side * (4 + Math.min(nth, 3) * 2);
            const to = centers[arc.to]!;
            const y = top - arc.level * 19;
            const r = Math.min(7, Math.abs(to - from) / 2);
            return (
              <g key={arc.to} class="arc">
                <path d={`M${from} ${top}V${y + r}Q${from} ${y} ${from + side * r} ${y}H${to - side * r}Q${to} ${y} ${to} ${y + r}V${top - 4}`} />
                <path class="tip" d={`M${to} ${top}l-3.5 -7h7Z`} />
                <text x={(from + to) / 2} y={y - 3} text-anchor="middle">{arc.relation}</text>
              </g>
            );
          })}
          {tokens.map((token, i) => (
            <g key={i} class={`word ${roles?.get(i) ?? ''} ${token.head < 0 ? 'root' : ''}`}>
              {roles?.has(i) ? <rect x={centers[i]! - widthOf(token.text) / 2 - 3} y={top + 3} width={widthOf(token.text) + 6} height="20" rx="3" /> : null}
              <text x={centers[i]} y={top + 18} text-anchor="middle">{token.text}</text>
              <text class="tag" x={centers[i]} y={top + 34} text-anchor="middle">{token.tag}</text>
            </g>
          ))}
        </svg>
      </div>
      <details class="small">
        <summary>The tree as a table</summary>
        <div class="scroll" tabIndex={0} role="region" aria-label={`Table of the tree of ${name}`}>
          <table>
            <thead><tr><th scope="col">Word</th><th scope="col">Lemma</th><th scope="col">Tag</th><th scope="col">Relation</th><th scope="col">Head</th></tr></thead>
            <tbody>
              {tokens.map((token, i) => <tr key={i}><th scope="row">{token.text}</th><td>{token.lemma}</td><td>{token.tag}</td><td>{token.relation}</td><td>{token.head < 0 ? '–' : tokens[token.head]?.text}</td></tr>)}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

// Who does what to whom: a row a type of event, a column a direction. Each number is a link to its events.
import { count, counted, decimal } from '../format';
import { Figure } from './figure';
import { isConflict, QUADS } from './quads';
import { markPath } from './shapes';
import { markRadius } from './cluster';
import { useWidth } from './use_width';

export interface TypeCount {
  readonly type: string;
  readonly quad: string;
  readonly actor: string | null;
  readonly recipient: string | null;
  readonly events: number;
  readonly score: number | null;
}

export interface TypeMatrixProps {
  readonly one: string;  // codes
  readonly other: string;
  readonly name: (code: string | null) => string;
  readonly rows: readonly TypeCount[];
  readonly link: (type: string, actor: string, recipient: string) => string;
  readonly source: string;
}

/** Rows of the matrix: types in the order of the quads, then by number; each with its events there and back. */
export function matrixRows(rows: readonly TypeCount[], one: string, other: string): { type: string; quad: string; there: number; back: number }[] {
  const found = new Map<string, { type: string; quad: string; there: number; back: number }>();
  for (const row of rows) {
    const forth = row.actor === one && row.recipient === other;
    if (!forth && !(row.actor === other && row.recipient === one)) continue;
    const entry = found.get(row.type) ?? { type: row.type, quad: row.quad, there: 0, back: 0 };
    if (forth) entry.there += row.events;
    else entry.back += row.events;
    found.set(row.type, entry);
  }
  const rank = (quad: string): number => QUADS.findIndex((one) => one === quad);
  return [...found.values()].sort((a, b) => rank(a.quad) - rank(b.quad) || b.there + b.back - a.there - a.back || (a.type < b.type ? -1 : 1));
}

const ROW = 34;

export function TypeMatrix({ one, other, name, rows, link, source }: TypeMatrixProps) {
  const [box, width] = useWidth<HTMLDivElement>();
  const lines = matrixRows(rows, one, other);
  const most = Math.max(0, ...lines.map((line) => Math.max(line.there, line.back)));
  const alone = one === other;
  const title = alone ? `Kinds of events within ${name(one)}` : `Kinds of events between ${name(one)} and ${name(other)}`;
  const there = lines.reduce((sum, line) => sum + line.there, 0);
  const back = lines.reduce((sum, line) => sum + line.back, 0);
  const summary = lines.length === 0 ? 'No events in this span.'
    : alone ? `${counted(there, 'event')}.` : `${name(one)} to ${name(other)}: ${counted(there, 'event')}; ${name(other)} to ${name(one)}: ${count(back)}. What both do together counts for each.`;
  const label = width < 420 ? 104 : 150;
  const column = Math.min(190, Math.max(80, (width - label) / 2));
  const height = 44 + ROW * lines.length;
  const room = (name(one).length + name(other).length + 3) * 7.2 < column - 6;
  const short = (code: string): string => (room ? name(code) : code);
  return (
    <Figure title={title} summary={summary} source={source} columns={['type', 'quad', 'actor', 'recipient', 'events', 'mean score']}
      rows={rows.map((row) => [row.type, row.quad, row.actor, row.recipient, row.events, row.score])}>
      <div ref={box} class="chart-box">
        {width > 0 && lines.length > 0 && (
          <svg class="chart type-matrix" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={`${title}. ${summary}`}>
            {(alone ? [[one, one]] : [[one, other], [other, one]]).map(([from, to], index) => (
              <text key={index} x={label + column * (index + 0.5)} y="24" class="chart-tick middle strong">{short(from!)} → {short(to!)}</text>
            ))}
            <line x1="0" x2={label + (alone ? 1 : 2) * column} y1="36" y2="36" class="chart-line" />
            {lines.map((line, index) => (
              <g key={line.type} transform={`translate(0,${40 + ROW * index})`}>
                <text x="2" y={ROW / 2 + 4} class="chart-label">{line.type}</text>
                {([[one, other, line.there], [other, one, line.back]] as const).map(([from, to, events], place) => {
                  const kind = isConflict(line.quad) ? 'conflict' : 'cooperation';
                  return events > 0 && (
                    <a key={place} href={link(line.type, from, to)} aria-label={`${line.type}, ${name(from)} to ${name(to)}: ${counted(events, 'event')}`}
                      data-type={line.type} data-from={from} data-events={events}>
                      <g transform={`translate(${label + column * place},0)`}>
                        <rect class="chart-cell" width={column} height={ROW} />
                        <path class={`chart-mark ${kind}`} d={markPath(kind, markRadius(events, most, 3, 12))} transform={`translate(${column / 2 - 22},${ROW / 2})`} />
                        <text class="chart-value" x={column / 2} y={ROW / 2 + 4}>{count(events)}</text>
                      </g>
                    </a>
                  );
                })}
              </g>
            ))}
          </svg>
        )}
      </div>
    </Figure>
  );
}

export function scoreWords(score: number | null): string {
  return score === null ? 'no score' : `mean score ${decimal(score)}`;
}

// The frame around every chart: its title, its picture, what it says in a sentence, the same numbers as a table, and the
// two buttons that save it. The table is also what a screen reader reads.
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { count } from '../format';
import { recordLine } from './record_line';
import { saveCsv, saveSvg, type Cell } from './save';

export interface FigureProps {
  readonly title: string;
  /** What the picture shows, in a sentence or two with its main numbers. */
  readonly summary: string;
  /** What was asked of the record; stands under the saved picture, behind the record's name. */
  readonly source: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Buttons and choices of this chart, beside the two that save. */
  readonly tools?: ComponentChildren;
  readonly children: ComponentChildren;
  readonly class?: string;
}

const MOST_ROWS = 400;

export function Figure({ title, summary, source, columns, rows, tools, children, class: extra }: FigureProps) {
  const figure = useRef<HTMLElement>(null);
  const [open, setOpen] = useState(false);
  const picture = (): SVGSVGElement | null => figure.current?.querySelector<SVGSVGElement>('svg.chart') ?? null;
  const save = async (): Promise<void> => {
    const line = await recordLine(source);
    const svg = picture();
    if (svg) saveSvg(svg, title, title, line);
  };
  return (
    <figure class={`chart-figure${extra ? ` ${extra}` : ''}`} ref={figure} aria-label={title}>
      <figcaption>
        <h2>{title}</h2>
        <p class="chart-summary">{summary}</p>
      </figcaption>
      {children}
      <div class="chart-tools">
        {tools}
        <button type="button" class="chart-save" onClick={() => void save()}>
          Save as SVG<span class="hidden">: {title}</span>
        </button>
        <button type="button" class="chart-save" onClick={() => saveCsv(columns, rows, title)}>
          Save as CSV<span class="hidden">: {title}</span>
        </button>
      </div>
      <details class="chart-data" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>Table: {title}</summary>
        {open && (
          <div class="scroll" role="region" aria-label={`Table: ${title}`} tabIndex={0}>
            <table>
              <thead><tr>{columns.map((name) => <th scope="col" key={name}>{name}</th>)}</tr></thead>
              <tbody>
                {rows.slice(0, MOST_ROWS).map((row, index) => (
                  <tr key={index}>
                    {row.map((cell, column) => column === 0
                      ? <th scope="row" key={column}>{shown(cell)}</th>
                      : <td key={column} class={typeof cell === 'number' ? 'number' : undefined}>{shown(cell)}</td>)}
                  </tr>
                ))}
              </tbody>
            </table>
            {rows.length > MOST_ROWS && <p>{count(rows.length - MOST_ROWS)} more rows: the CSV has them all.</p>}
          </div>
        )}
      </details>
    </figure>
  );
}

function shown(cell: Cell): string {
  if (cell === null || cell === undefined) return '–';
  return typeof cell === 'number' ? cell.toLocaleString(undefined, { maximumFractionDigits: 2 }) : cell;
}

// Two states over time: bars of cooperation above the line and of conflict below it, and under them the curve of their
// mean score. A drag over the bars zooms to what it covers; a click chooses a bar. From the keyboard the plot is one
// slider: arrows walk from bar to bar, Enter chooses, + and - zoom.
import { useId, useMemo, useRef, useState } from 'preact/hooks';
import { count, counted, decimal, quadKey } from '../format';
import { fillSeries, mirroredBars, niceMaximum, scorePath, scorePoints, tallest, tickEvery, type SeriesRow } from './bars';
import { Figure } from './figure';
import { Hatchings, quadFill, QuadLegend, quadLegendRows } from './legend';
import { periodLabel, periodsBetween, periodSpan, tickLabel, type Period } from './period';
import { conflict, cooperation } from './quads';
import { round } from './shapes';
import { useWidth } from './use_width';

export interface RelationChartProps {
  readonly pair: string;   // as it is to be read: "Belarus and Azerbaijan", "within Kenya"
  readonly rows: readonly SeriesRow[];
  readonly period: Period;
  readonly since: string;
  readonly until: string;
  /** Events at the edge of the plot: the same for charts that are compared. */
  readonly maximum?: number;
  readonly chosen: string | null;
  readonly onChoose: (period: string | null) => void;
  readonly onZoom: (since: string, until: string) => void;
  readonly onZoomOut: () => void;
  readonly source: string;
}

const LEFT = 44;
const RIGHT = 8;
const PLOT = 216;
const AXIS = 36;
const SCORE = 76;

export function describeRow(row: SeriesRow, period: Period): string {
  const score = row.score === null || row.events === 0 ? '' : `, mean score ${decimal(row.score)}`;
  return `${periodLabel(row.period, period)}: ${count(cooperation(row.quads))} cooperation, ${count(conflict(row.quads))} conflict${score}`;
}

export function RelationChart(props: RelationChartProps) {
  const { period, since, until, chosen } = props;
  const id = useId();
  const [box, width] = useWidth<HTMLDivElement>();
  const hit = useRef<SVGRectElement>(null);
  const drag = useRef<{ from: number; moved: boolean } | null>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  const [brush, setBrush] = useState<{ from: number; to: number } | null>(null);

  const periods = useMemo(() => periodsBetween(since, until, period), [since, until, period]);
  const rows = useMemo(() => fillSeries(props.rows, periods), [props.rows, periods]);
  const maximum = props.maximum ?? niceMaximum(tallest(rows));
  const plotWidth = Math.max(0, width - LEFT - RIGHT);
  const legendRows = quadLegendRows(plotWidth);
  const top = legendRows * 18 + 12;
  const height = top + PLOT + AXIS + SCORE + 22;

  const title = `${props.pair}, by ${period}`;
  const total = rows.reduce((sum, row) => sum + row.events, 0);
  const above = rows.reduce((sum, row) => sum + cooperation(row.quads), 0);
  const below = rows.reduce((sum, row) => sum + conflict(row.quads), 0);
  const most = rows.reduce<SeriesRow | null>((best, row) => (row.events > (best?.events ?? 0) ? row : best), null);
  const summary = total === 0
    ? 'No events in this span.'
    : `${counted(total, 'event')} in ${counted(rows.length, period)}: ${count(above)} of cooperation, ${count(below)} of conflict.` +
      (most ? ` Most: ${periodLabel(most.period, period)} (${count(most.events)}).` : '');

  const index = Math.min(cursor ?? (chosen ? Math.max(0, periods.indexOf(chosen)) : rows.length - 1), Math.max(0, rows.length - 1));
  const here = rows[index];
  const step = rows.length === 0 ? plotWidth : plotWidth / rows.length;

  // The drawing proper; not done again while the pointer moves over it.
  const drawing = useMemo(() => {
    if (plotWidth === 0) return null;
    const columns = mirroredBars(rows, { width: plotWidth, height: PLOT, maximum });
    const points = scorePoints(rows, plotWidth, SCORE);
    const every = tickEvery(rows.length, plotWidth, period === 'month' ? 64 : period === 'year' ? 40 : 76);
    const ticks = [-1, -0.5, 0, 0.5, 1].filter((part) => Number.isInteger(part * maximum));
    return (
      <g transform={`translate(${LEFT},${top})`}>
        {ticks.map((part) => (
          <g key={part} transform={`translate(0,${round(PLOT / 2 - part * PLOT / 2)})`}>
            <line x2={plotWidth} class={part === 0 ? 'chart-line' : 'chart-grid'} />
            <text x="-7" y="4" class="chart-tick end">{count(Math.abs(part * maximum))}</text>
          </g>
        ))}
        <text class="chart-tick middle" transform={`translate(-33,${PLOT / 4}) rotate(-90)`}>cooperation</text>
        <text class="chart-tick middle" transform={`translate(-33,${PLOT * 3 / 4}) rotate(-90)`}>conflict</text>
        {columns.map((column) => (
          <g key={column.period} data-period={column.period}>
            {column.row.events > 0 && <title>{describeRow(column.row, period)}</title>}
            {column.bars.map((bar) => (
              <rect key={bar.quad} class={`chart-bar quad-${quadKey[bar.quad]}`} fill={quadFill(bar.quad, id)} data-quad={bar.quad} data-events={bar.events}
                x={round(column.x)} y={round(bar.y)} width={round(column.width)} height={round(bar.height)} />
            ))}
          </g>
        ))}
        <line y1={PLOT / 2} y2={PLOT / 2} x2={plotWidth} class="chart-line" />
        {rows.map((row, at) => at % every === 0 && (at + 1) * step + 24 <= plotWidth + 30 && (
          <g key={row.period} transform={`translate(${round((at + 0.5) * step)},${PLOT})`}>
            <line y2="5" class="chart-line" />
            <text y="17" class="chart-tick middle">{tickLabel(row.period, period, at === 0)}</text>
          </g>
        ))}
        <g transform={`translate(0,${PLOT + AXIS})`} class="chart-score">
          {[10, 0, -10].map((score) => (
            <g key={score} transform={`translate(0,${(10 - score) / 20 * SCORE})`}>
              <line x2={plotWidth} class={score === 0 ? 'chart-line' : 'chart-grid'} />
              <text x="-7" y="4" class="chart-tick end">{score > 0 ? `+${score}` : score === 0 ? '0' : `−${-score}`}</text>
            </g>
          ))}
          <path d={scorePath(points)} class="chart-curve" />
          {points.length <= 120 && points.map((point) => (
            <circle key={point.period} cx={round(point.x)} cy={round(point.y)} r={points.length > 60 ? 1.8 : 2.8} class="chart-dot" data-period={point.period} data-score={point.score} />
          ))}
          <text x="0" y={SCORE + 16} class="chart-tick">{plotWidth < 420 ? 'mean score, −10 to +10' : 'mean score of the events, −10 conflict to +10 cooperation'}</text>
        </g>
      </g>
    );
  }, [rows, plotWidth, maximum, period, id, top, step]);

  const at = (event: PointerEvent): number => {
    const bounds = hit.current!.getBoundingClientRect();
    return Math.max(0, Math.min(rows.length - 1, Math.floor((event.clientX - bounds.left) / bounds.width * rows.length)));
  };
  const zoom = (from: number, to: number): void => {
    const [first, last] = from < to ? [from, to] : [to, from];
    const start = periodSpan(periods[first]!, period).since;
    const end = periodSpan(periods[last]!, period).until;
    setCursor(null);
    props.onZoom(start < since ? since : start, end > until ? until : end);
  };

  const down = (event: PointerEvent): void => {
    if (event.button !== 0 || rows.length === 0) return;
    hit.current!.setPointerCapture(event.pointerId);
    drag.current = { from: event.clientX, moved: false };
    const index = at(event);
    setCursor(index);
    setBrush({ from: index, to: index });
  };
  const move = (event: PointerEvent): void => {
    if (rows.length === 0) return;
    const index = at(event);
    setCursor(index);
    if (!drag.current) return;
    if (Math.abs(event.clientX - drag.current.from) > 5) drag.current.moved = true;
    setBrush((before) => before && { from: before.from, to: index });
  };
  const up = (event: PointerEvent): void => {
    const was = drag.current;
    drag.current = null;
    setBrush(null);
    if (!was || !brush) return;
    if (was.moved && brush.from !== at(event)) zoom(brush.from, at(event));
    else if (!was.moved) props.onChoose(periods[brush.from] === chosen ? null : periods[brush.from]!);
  };
  const key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || rows.length === 0) return;
    const to = { ArrowLeft: index - 1, ArrowDown: index - 1, ArrowRight: index + 1, ArrowUp: index + 1, PageDown: index - 12, PageUp: index + 12, Home: 0, End: rows.length - 1 }[event.key];
    if (to !== undefined) setCursor(Math.max(0, Math.min(rows.length - 1, to)));
    else if (event.key === 'Enter' || event.key === ' ') props.onChoose(periods[index] === chosen ? null : periods[index]!);
    else if (event.key === '+' || event.key === '=') zoom(Math.max(0, index - (period === 'day' ? 1 : 0)), Math.min(rows.length - 1, index + (period === 'day' ? 1 : 0)));
    else if (event.key === '-') props.onZoomOut();
    else if (event.key === 'Escape') { setCursor(null); props.onChoose(null); }
    else return;
    event.preventDefault();
  };

  const chosenIndex = chosen === null ? -1 : periods.indexOf(chosen);
  return (
    <Figure title={title} summary={summary} source={props.source}
      columns={['period', 'verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict', 'events', 'mean score']}
      rows={rows.map((row) => [row.period, row.quads['verbal cooperation'] ?? 0, row.quads['material cooperation'] ?? 0,
        row.quads['verbal conflict'] ?? 0, row.quads['material conflict'] ?? 0, row.events, row.events === 0 ? null : row.score])}
      tools={
        <>
          <button type="button" onClick={props.onZoomOut}>Zoom out</button>
          <button type="button" disabled={chosenIndex < 0} onClick={() => zoom(chosenIndex, chosenIndex)}>Zoom to the chosen {period}</button>
        </>
      }>
      <div ref={box} class="chart-box">
        {width > 0 && (
          <svg class="chart relation-chart" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={`${title}. ${summary}`}>
            <Hatchings id={id} />
            <QuadLegend id={id} x={LEFT} y={2} width={plotWidth} />
            {drawing}
            <g transform={`translate(${LEFT},${top})`} data-screen>
              {chosenIndex >= 0 && <rect class="chart-chosen" x={round(chosenIndex * step)} y={-2} width={round(step)} height={PLOT + 4} />}
              {cursor !== null && !brush && <rect class="chart-cursor" x={round(index * step)} y={-2} width={round(step)} height={PLOT + AXIS + 4 + SCORE} />}
              {brush && brush.from !== brush.to && (
                <rect class="chart-brush" x={round(Math.min(brush.from, brush.to) * step)} width={round((Math.abs(brush.to - brush.from) + 1) * step)} y={0} height={PLOT} />
              )}
              <rect ref={hit} class="chart-hit" width={plotWidth} height={PLOT + AXIS + SCORE} tabindex={0} role="slider"
                aria-label={`${title}: the bars. Arrows walk, Enter lists the events, plus and minus zoom`} aria-orientation="horizontal"
                aria-valuemin={0} aria-valuemax={Math.max(0, rows.length - 1)} aria-valuenow={index} aria-valuetext={here ? describeRow(here, period) : 'no events'}
                onPointerDown={down} onPointerMove={move} onPointerUp={up} onPointerCancel={() => { drag.current = null; setBrush(null); }} onKeyDown={key} />
            </g>
          </svg>
        )}
      </div>
      <p class="chart-readout">
        {here && (cursor !== null || chosenIndex >= 0) ? describeRow(here, period) : 'Drag over the bars to zoom, click one for its events; with the keyboard: arrows, Enter, + and −.'}
      </p>
    </Figure>
  );
}

// The days of the record as a histogram with two handles: the span that the other charts show. Handles are sliders
// (arrows a day, PageUp and PageDown a month, Home and End); the span between them can be dragged; play moves it on.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { count, counted } from '../format';
import { addDays, clampSpan, dayLabel, dayNumber, isoDay, shift, spanDays } from './period';
import { round } from './shapes';
import { binDays, type DayCount } from './timeline';
import { useWidth } from './use_width';

export interface Span {
  readonly since: string;
  readonly until: string;
}

export interface TimeSliderProps {
  readonly days: readonly DayCount[];
  readonly whole: Span;
  readonly span: Span;
  /** `settled` is false while a handle is being dragged. */
  readonly onSpan: (span: Span, settled: boolean) => void;
}

const HEIGHT = 64;
const SIDE = 12;

export function TimeSlider({ days, whole, span: given, onSpan }: TimeSliderProps) {
  const [box, width] = useWidth<HTMLDivElement>();
  const [dragged, setDragged] = useState<Span | null>(null);
  const drag = useRef<{ part: 'since' | 'until' | 'both'; from: number; start: Span } | null>(null);
  const [playing, setPlaying] = useState(false);
  const span = dragged ?? given;
  const plot = Math.max(1, width - 2 * SIDE);
  const total = spanDays(whole.since, whole.until);
  const x = (iso: string): number => SIDE + (dayNumber(iso) - dayNumber(whole.since)) / total * plot;
  const bins = useMemo(() => binDays(days, whole.since, whole.until, Math.floor(plot / 3)), [days, whole.since, whole.until, plot]);
  const most = Math.max(1, ...bins.map((bin) => bin.events));
  const all = useMemo(() => days.reduce((sum, day) => sum + day.events, 0), [days]);
  const within = useMemo(() => days.reduce((sum, { day, events }) => (day >= span.since && day <= span.until ? sum + events : sum), 0), [days, span.since, span.until]);

  const set = (next: Span, settled: boolean): void => {
    const kept = clampSpan(next, whole);
    setDragged(settled ? null : kept);
    onSpan(kept, settled);
  };

  // Play: the span moves on by its own length; from the end, or when it is the whole, it starts as a twelfth of the record.
  const latest = useRef({ span, whole, set });
  latest.current = { span, whole, set };
  useEffect(() => {
    if (!playing) return undefined;
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const advance = (): void => {
      const { span, whole, set } = latest.current;
      const length = spanDays(span.since, span.until);
      if (span.until >= whole.until && span.since > whole.since) return setPlaying(false);
      if (length >= spanDays(whole.since, whole.until)) {
        return set({ since: whole.since, until: addDays(whole.since, Math.max(0, Math.ceil(length / 12) - 1)) }, true);
      }
      set(shift(span, Math.max(1, length), whole), true);
    };
    advance();
    const timer = setInterval(advance, calm ? 2000 : 900);
    return () => clearInterval(timer);
  }, [playing]);

  const down = (part: 'since' | 'until' | 'both') => (event: PointerEvent): void => {
    if (event.button !== 0) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    drag.current = { part, from: event.clientX, start: span };
    setPlaying(false);
    event.stopPropagation();
  };
  const moved = (event: PointerEvent): Span | null => {
    const at = drag.current;
    if (!at) return null;
    const by = Math.round((event.clientX - at.from) / plot * total);
    if (at.part === 'both') return shift(at.start, by, whole);
    if (at.part === 'since') return { since: minimum(clamp(addDays(at.start.since, by)), at.start.until), until: at.start.until };
    return { since: at.start.since, until: maximum(clamp(addDays(at.start.until, by)), at.start.since) };
  };
  const clamp = (iso: string): string => minimum(maximum(iso, whole.since), whole.until);
  const move = (event: PointerEvent): void => {
    const next = moved(event);
    if (next) set(next, false);
  };
  const up = (event: PointerEvent): void => {
    const next = moved(event);
    drag.current = null;
    if (next) set(next, true);
  };
  // The browser has taken the finger for something else, as a scroll: what was reached holds. (The event has no place of its own.)
  const cancel = (): void => {
    drag.current = null;
    if (dragged) set(dragged, true);
  };
  // A click beside the span brings its nearer edge there.
  const pick = (event: PointerEvent): void => {
    const bounds = (event.currentTarget as Element).getBoundingClientRect();
    const day = isoDay(dayNumber(whole.since) + Math.round((event.clientX - bounds.left) / bounds.width * total));
    if (day < span.since) set({ since: clamp(day), until: span.until }, true);
    else set({ since: span.since, until: clamp(day) }, true);
  };
  const key = (part: 'since' | 'until') => (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -30, PageUp: 30 }[event.key];
    const edge = event.key === 'Home' ? (part === 'since' ? whole.since : span.since) : event.key === 'End' ? (part === 'until' ? whole.until : span.until) : null;
    if (by === undefined && edge === null) return;
    event.preventDefault();
    const day = edge ?? clamp(addDays(span[part], by!));
    set(part === 'since' ? { since: minimum(day, span.until), until: span.until } : { since: span.since, until: maximum(day, span.since) }, true);
  };

  const handle = (part: 'since' | 'until') => (
    <g transform={`translate(${round(part === 'since' ? x(span.since) : x(addDays(span.until, 1)))},0)`} class="timeline-handle" role="slider" tabindex={0}
      aria-label={part === 'since' ? 'First day shown' : 'Last day shown'} aria-orientation="horizontal"
      aria-valuemin={dayNumber(part === 'since' ? whole.since : span.since)} aria-valuemax={dayNumber(part === 'since' ? span.until : whole.until)}
      aria-valuenow={dayNumber(span[part])} aria-valuetext={dayLabel(span[part])}
      onPointerDown={down(part)} onPointerMove={move} onPointerUp={up} onPointerCancel={cancel} onKeyDown={key(part)}>
      <rect x="-12" y="0" width="24" height={HEIGHT + 6} class="chart-hit" />
      <line y2={HEIGHT} class="timeline-edge" />
      <rect x="-5" y={HEIGHT / 2 - 12} width="10" height="24" rx="3" class="timeline-grip" />
    </g>
  );

  const bars = useMemo(() => bins.map((bin) => bin.events > 0 && (
    <rect key={bin.since} class="timeline-bar" x={round(x(bin.since))} width={round(Math.max(1, x(addDays(bin.until, 1)) - x(bin.since) - 0.4))}
      y={round(HEIGHT - bin.events / most * (HEIGHT - 4))} height={round(bin.events / most * (HEIGHT - 4))} />
  )), [bins, plot]);

  return (
    <div class="timeline">
      <div ref={box} class="chart-box">
        {width > 0 && (
          <svg width={width} height={HEIGHT + 24} viewBox={`0 0 ${width} ${HEIGHT + 24}`} role="group" aria-label={`Days shown: ${dayLabel(span.since)} to ${dayLabel(span.until)}`}>
            <rect class="chart-hit" x={SIDE} width={plot} height={HEIGHT} onPointerUp={pick} />
            {bars}
            <rect class="timeline-span" x={round(x(span.since))} width={round(Math.max(2, x(addDays(span.until, 1)) - x(span.since)))} height={HEIGHT}
              onPointerDown={down('both')} onPointerMove={move} onPointerUp={up} onPointerCancel={cancel} />
            <line class="chart-line" x1={SIDE} x2={SIDE + plot} y1={HEIGHT} y2={HEIGHT} />
            <text class="chart-tick" x={SIDE} y={HEIGHT + 17}>{dayLabel(whole.since)}</text>
            <text class="chart-tick end" x={SIDE + plot} y={HEIGHT + 17}>{dayLabel(whole.until)}</text>
            {handle('since')}
            {handle('until')}
          </svg>
        )}
      </div>
      <div class="chart-tools">
        <button type="button" aria-pressed={playing} onClick={() => setPlaying(!playing)}>{playing ? 'Stop' : 'Play'}</button>
        <button type="button" disabled={span.since <= whole.since && span.until >= whole.until} onClick={() => { setPlaying(false); set(whole, true); }}>All days</button>
        <label class="timeline-day">from <input type="date" value={span.since} min={whole.since} max={span.until}
          onChange={(event) => { const day = event.currentTarget.value; if (day && day <= span.until) set({ since: day, until: span.until }, true); }} /></label>
        <label class="timeline-day">to <input type="date" value={span.until} min={span.since} max={whole.until}
          onChange={(event) => { const day = event.currentTarget.value; if (day && day >= span.since) set({ since: span.since, until: day }, true); }} /></label>
        <output class="chart-readout">{counted(spanDays(span.since, span.until), 'day')}, {count(within)} of {counted(all, 'event')}</output>
      </div>
    </div>
  );
}

function minimum(one: string, other: string): string {
  return one < other ? one : other;
}

function maximum(one: string, other: string): string {
  return one > other ? one : other;
}

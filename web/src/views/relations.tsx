// A pair of states over time, #/relations?a=BLR&b=AZE&since=…&until=…&at=2024-05&c=…&d=…&status=actual. Without a pair it is
// the one with most events. since and until are the zoom, `at` the chosen bar, c and d the pair to compare with.
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { api, useApi, useCountries, type Loaded } from '../api';
import '../charts/charts.css';
import { fillSeries, niceMaximum, tallest } from '../charts/bars';
import { busiest, CountrySelect } from '../charts/country_select';
import { EventList } from '../charts/event_list';
import { FoldedFilters } from '../charts/folded_filters';
import { IncidentList } from '../charts/incident_list';
import { choosePeriod, clampSpan, dayLabel, periodLabel, periodsBetween, periodSpan, stretch, validDay, type Period } from '../charts/period';
import { RelationChart } from '../charts/relation_chart';
import { daysSpan } from '../charts/timeline';
import { TypeMatrix } from '../charts/type_matrix';
import { ProblemBox } from '../components/problem';
import { inWords } from '../filters';
import { counted } from '../format';
import { href, patched, setParams, useRoute } from '../router';
import '../styles/events.css';
import type { Series } from '../types';
import { KNOWN_PAIRS, pairOf, pairQuery } from './asks';

const NONE: readonly never[] = [];

interface Span {
  since: string;
  until: string;
}

function useDays(pair: string | null, params: URLSearchParams): { span: Span | null; loaded: boolean; error: Loaded<unknown>['error'] } {
  const query = pairQuery(pair, params);
  const { data, loading, error } = useApi(query && `days?${query}`, (signal) => api.days(query!, signal));
  const span = useMemo(() => (data && !loading ? daysSpan(data.days) : null), [data, loading]);
  return { span, loaded: data !== null && !loading, error };
}

/** A series with what it is of, so that a title never stands over the bars of another pair. */
interface PairSeries extends Series {
  pair: string;
}

/** `span` null: all days. */
function useSeries(pair: string | null, params: URLSearchParams, span: Span | null, period: Period): Loaded<PairSeries> {
  const query = pairQuery(pair, params, { period, ...(span ?? {}) });
  return useApi(query && `series?${query}`, async (signal) => ({ ...(await api.series(query!, signal)), pair: pair! }));
}

// "Belarus and Azerbaijan"; what happens inside one country is a pair too.
function pairName(codes: string, name: (code: string) => string): string {
  const [one = '', other = ''] = codes.split(',');
  return one === other ? `Within ${name(one)}` : `${name(one)} and ${name(other)}`;
}

export default function Relations() {
  const { params } = useRoute();
  const a = params.get('a');
  const b = params.get('b');
  const c = params.get('c');
  const d = params.get('d');
  const pair = pairOf(params, 'a', 'b');
  const second = pairOf(params, 'c', 'd');

  const { data: countries } = useCountries();
  const name = (code: string | null): string => countries?.name(code) ?? code ?? 'nobody known';
  const dyads = useApi('known-pairs', (signal) => api.dyads({ limit: KNOWN_PAIRS }, signal));
  const pairs = dyads.data?.dyads ?? NONE;

  useEffect(() => {
    const most = pairs.find((one) => one.one !== one.other) ?? pairs[0];
    if (!a && !b && most) setParams({ a: most.one, b: most.other }, { replace: true });
  }, [a, b, dyads.data]);

  const [comparing, setComparing] = useState(false);
  const days = useDays(pair, params);
  const secondDays = useDays(second, params);
  const ready = days.loaded && (second === null || secondDays.loaded);
  const whole = useMemo(() => (ready ? union(days.span, secondDays.span) : null), [ready, days.span, secondDays.span]);
  const since = validDay(params.get('since'));
  const until = validDay(params.get('until'));
  const shown = useMemo(() => {
    if (!whole) return since && until && since <= until ? { since, until } : null;
    return clampSpan({ since: since ?? whole.since, until: until ?? whole.until }, whole);
  }, [whole, since, until]);
  const period = shown ? choosePeriod(shown.since, shown.until) : 'month';
  // All days need no span: so the series is asked for at once, together with the days.
  const zoomed = since || until ? shown : null;
  const known = !(since || until) || shown !== null;
  const first = useSeries(known ? pair : null, params, zoomed, period);
  const other = useSeries(known ? second : null, params, zoomed, period);
  // What is drawn holds until all parts of the next picture are there.
  const drawn = useRef<{ first: PairSeries; other: PairSeries | null; span: Span; whole: Span } | null>(null);
  const complete = first.data && !first.loading && (!second || (other.data && !other.loading)) && whole && shown;
  if (complete) {
    const next = { first: first.data!, other: second ? other.data : null, span: shown, whole };
    const before = drawn.current;
    const same = before && before.first === next.first && before.other === next.other && before.span === next.span && before.whole === next.whole;
    if (!same) drawn.current = next;
  }
  if (!pair || (ready && !whole)) drawn.current = null;
  const picture = drawn.current;

  const typesQuery = known ? pairQuery(pair, params, { ...zoomed }) : null;
  const types = useApi(typesQuery && `types?${typesQuery}`, async (signal) => ({ ...(await api.types(typesQuery!, signal)), of: [a!, b!] as const }));

  const at = params.get('at');
  const chosen = at !== null && shown && periodsBetween(shown.since, shown.until, period).includes(at) ? at : null;
  const listSpan = shown && chosen ? clampSpan(periodSpan(chosen, period), shown) : zoomed;
  const listQuery = known && (at === null || shown) ? pairQuery(pair, params, { ...listSpan }) : null;

  const choose = (next: string | null): void => setParams({ at: next });
  const zoom = (from: string, to: string): void => setParams({ since: from, until: to, at: null });
  const zoomOut = (): void => {
    if (!shown || !whole) return;
    const wider = stretch(shown.since, shown.until, 3, whole);
    const all = wider.since <= whole.since && wider.until >= whole.until;
    setParams({ since: all ? null : wider.since, until: all ? null : wider.until, at: null });
  };

  const words = inWords(patched(params, { since: null, until: null }), countries).join(', ');
  const title = (codes: string): string => pairName(codes, name);
  const asked = (series: PairSeries | null | undefined): string =>
    series && picture ? `${title(series.pair)}, ${picture.span.since} to ${picture.span.until}, by ${series.period}${words ? `, ${words}` : ''}.` : '';
  const source = asked(picture?.first);
  const secondSource = asked(picture?.other);
  const maximum = useMemo(() => {
    if (!picture) return 1;
    const most = (series: PairSeries | null): number =>
      series ? tallest(fillSeries(series.rows, periodsBetween(picture.span.since, picture.span.until, series.period))) : 0;
    return niceMaximum(Math.max(most(picture.first), most(picture.other)));
  }, [picture]);
  const busy = first.loading || other.loading || types.loading || (pair !== null && !ready);
  const chart = (series: PairSeries, from: string): JSX.Element => (
    <RelationChart pair={title(series.pair)} rows={series.rows} period={series.period} since={picture!.span.since} until={picture!.span.until}
      maximum={maximum} chosen={chosen} onChoose={choose} onZoom={zoom} onZoomOut={zoomOut} source={from} />
  );

  // Each part is made again only when what it shows has changed: four answers come one after the other.
  const matrix = useMemo(() => types.data && picture && (
    <TypeMatrix one={types.data.of[0]} other={types.data.of[1]} name={name} rows={types.data.rows} source={source}
      // Whoever acts, be it alone or with the other side: the same events as the number counts.
      link={(type, from, to) => href('/search', { type, actor: from, dyad: `${from},${to}`, since: picture.span.since, until: picture.span.until, status: params.getAll('status') })} />
  ), [types.data, source, countries]);
  const incidents = useMemo(() => <IncidentList query={typesQuery} name={name} />, [String(typesQuery), countries]);
  const events = useMemo(() => listQuery && <EventList params={listQuery} />, [String(listQuery)]);
  const charts = useMemo(() => picture && (
    <div class={`relations-charts${picture.other ? ' two' : ''}`}>
      {chart(picture.first, source)}
      {picture.other && chart(picture.other, secondSource)}
    </div>
  ), [picture, source, secondSource, maximum, chosen, shown, whole]);
  const suggested = useMemo(() => pairs.length > 0 && (
    <nav aria-label="Pairs with most events">
      <ul class="chips small relations-suggested">
        {pairs.slice(0, 8).map((one) => (
          <li key={`${one.one}${one.other}`}>
            <a class="pill" href={href('/relations', { a: one.one, b: one.other })} aria-current={pair === `${one.one},${one.other}` ? 'true' : undefined}>
              {one.one === one.other ? title(`${one.one},${one.other}`) : `${name(one.one)} – ${name(one.other)}`}: {counted(one.events, 'event')}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  ), [pairs, pair, countries]);
  return (
    <>
      <h1 tabIndex={-1}>{pair ? title(pair) : 'Relations'}</h1>
      <p class="muted">Cooperation above the line, conflict below it; under them the mean score of the events.</p>
      <div class="relations-pairs">
        <CountrySelect label="One side" value={a} countries={countries?.list ?? NONE} suggested={busiest(pairs, null)} empty="choose"
          onChange={(code) => setParams({ a: code, at: null })} />
        <CountrySelect label="Other side" value={b} countries={countries?.list ?? NONE} suggested={busiest(pairs, a)} empty="choose"
          onChange={(code) => setParams({ b: code, at: null })} />
      </div>
      <details open={c !== null || d !== null} onToggle={(event) => setComparing(event.currentTarget.open)}>
        <summary>Compare with a second pair</summary>
        {(comparing || c || d) && (
          <div class="relations-pairs">
            <CountrySelect label="Compare with: one side" value={c} countries={countries?.list ?? NONE} suggested={busiest(pairs, null)} empty="nobody"
              onChange={(code) => setParams({ c: code, d: code === null ? null : d, at: null })} />
            <CountrySelect label="Compare with: other side" value={d} countries={countries?.list ?? NONE} suggested={busiest(pairs, c)} empty="nobody"
              onChange={(code) => setParams({ d: code, at: null })} />
          </div>
        )}
      </details>
      <FoldedFilters fields={['status', 'type']} />
      {suggested}
      <ProblemBox problem={dyads.error ?? days.error ?? first.error} />
      {days.loaded && !whole && pair && <div class="box" role="status">The record has no events {a === b ? title(pair) : `between ${title(pair)}`}{words ? ` ${words}` : ''}.</div>}
      {pair && picture && (
        <div aria-busy={busy}>
          <p role="status" class="row center">
            <span>{dayLabel(picture.span.since)} to {dayLabel(picture.span.until)}, by {picture.first.period}.</span>
            {(since || until) && <button type="button" onClick={() => setParams({ since: null, until: null, at: null })}>Show all days</button>}
          </p>
          {charts}
          <ProblemBox problem={types.error} />
          <div class="relations-below">
            <div>
              {matrix}
              {incidents}
            </div>
            <section class="event-list" aria-label="Events">
              <div class="row center">
                <h2>{chosen ? `Events of ${periodLabel(chosen, period)}` : 'Events of the span'}</h2>
                {chosen && <button type="button" onClick={() => choose(null)}>All of the span</button>}
              </div>
              {events}
            </section>
          </div>
        </div>
      )}
    </>
  );
}

function union(one: Span | null, other: Span | null): Span | null {
  if (!one || !other) return one ?? other;
  return { since: one.since < other.since ? one.since : other.since, until: one.until > other.until ? one.until : other.until };
}

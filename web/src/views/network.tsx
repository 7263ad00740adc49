// Who deals with whom, #/network?since=…&until=…&quad=…&focus=BLR&least=5. `least` is the smallest number of events that a line
// stands for (without it: such that some fifty lines are drawn), `focus` the country whose partners alone are shown.
import { useMemo } from 'preact/hooks';
import { api, useApi, useCountries } from '../api';
import '../styles/events.css';
import '../charts/charts.css';
import { busiest, CountrySelect } from '../charts/country_select';
import { Figure } from '../charts/figure';
import { FoldedFilters } from '../charts/folded_filters';
import { dyadWords, NetworkChart } from '../charts/network_chart';
import { clampSpan, validDay } from '../charts/period';
import { leaning } from '../charts/quads';
import { markPath } from '../charts/shapes';
import { TimeSlider } from '../charts/time_slider';
import { daysSpan } from '../charts/timeline';
import { useLater } from '../charts/use_later';
import { useWays } from '../charts/ways';
import { ProblemBox } from '../components/problem';
import { inWords } from '../filters';
import { count, counted } from '../format';
import { href, navigate, setParams, useRoute } from '../router';
import type { Dyad } from '../types';
import { daysQuery, MOST_PAIRS, spanQuery } from './asks';

const MOST_LINES = 150;   // drawn at most: more is a ball of wool
const GOOD_LINES = 50;    // what the threshold is set for where the reader sets none

/** The slider's stops: every number of events that some pair has would be too many. */
export function thresholds(most: number): number[] {
  const stops = [1];
  for (let power = 1; power <= most; power *= 10) for (const step of [2, 3, 5, 10]) if (step * power <= most && step * power > stops.at(-1)!) stops.push(step * power);
  return stops;
}

export default function Network() {
  const { params } = useRoute();
  const { data: countries } = useCountries();
  const name = (code: string | null): string => countries?.name(code) ?? code ?? 'nobody known';

  const base = daysQuery(params);
  const days = useApi(`days?${base}`, (signal) => api.days(base, signal));
  const whole = useMemo(() => (days.data ? daysSpan(days.data.days) : null), [days.data]);
  const since = validDay(params.get('since'));
  const until = validDay(params.get('until'));
  const span = whole && clampSpan({ since: since ?? whole.since, until: until ?? whole.until }, whole);

  const query = spanQuery(params, MOST_PAIRS).toString();
  const settled = useLater(query, 80);
  const { data, error, loading } = useApi(`dyads?${settled}`, (signal) => api.dyads(new URLSearchParams(settled), signal));
  const all = useMemo(() => (data?.dyads ?? []).filter((dyad) => dyad.one && dyad.other && dyad.one !== dyad.other), [data]);

  const focus = params.get('focus');
  const stops = useMemo(() => thresholds(all[0]?.events ?? 1), [all]);
  const focused = useMemo(() => all.filter((dyad) => !focus || dyad.one === focus || dyad.other === focus), [all, focus]);
  const given = Number(params.get('least'));
  const least = given >= 1 ? given : (stops.find((stop) => focused.filter((dyad) => dyad.events >= stop).length <= GOOD_LINES) ?? stops.at(-1)!);
  const dyads = useMemo(() => focused.filter((dyad) => dyad.events >= least).slice(0, MOST_LINES), [focused, least]);
  // The arrows follow when the lines are there: they are asked for by the pairs that the answer names.
  const { ways } = useWays(useMemo(() => dyads.map((dyad) => `${dyad.one},${dyad.other}`), [dyads]), settled);
  const left = all.length - dyads.length;

  const total = dyads.reduce((sum, dyad) => sum + dyad.events, 0);
  const words = inWords(params, countries).join(', ');
  const title = focus ? `Who deals with ${name(focus)}` : 'Who deals with whom';
  const top = dyads[0];
  const summary = !data ? 'loading …' : !top ? 'No pair of states here.'
    : `${counted(dyads.length, 'pair')}, ${counted(total, 'event')}${words ? ` ${words}` : ''}${least > 1 ? `, from ${count(least)} events on` : ''}. Most: ${dyadWords(top, name)}.`;
  const source = `Pairs${span ? `, ${span.since} to ${span.until}` : ''}${words ? `, ${words}` : ''}${least > 1 ? `, from ${least} events on` : ''}${focus ? `, with ${name(focus)}` : ''}.`;
  const relations = (dyad: Dyad): string => href('/relations', { a: dyad.one, b: dyad.other, since, until, status: params.getAll('status'), type: params.getAll('type') });
  const asked = `${since}|${until}|${params.getAll('status')}|${params.getAll('type')}`;
  const label = `${title}. ${summary} The list beside it has the same pairs.`;
  const chart = useMemo(() => (
    <NetworkChart label={label} dyads={dyads} ways={ways} name={name} focus={focus}
      onNode={(code) => setParams({ focus: code === focus ? null : code })} onLink={(dyad) => navigate(relations(dyad))} />
  ), [label, dyads, ways, countries, focus, asked]);
  const listed = useMemo(() => dyads.map((dyad) => {
    const kind = leaning(dyad.quads);
    return (
      <li key={`${dyad.one}${dyad.other}`}>
        <span class="row center">
          <svg viewBox="0 0 14 14" role="img" aria-label={kind === 'mixed' ? 'both' : `mostly ${kind}`}><path class={`chart-mark ${kind}`} d={markPath(kind, 5)} transform="translate(7,7)" /></svg>
          <a href={relations(dyad)}>{name(dyad.one)} – {name(dyad.other)}</a>
        </span>
        <span class="number">{count(dyad.events)}</span>
      </li>
    );
  }), [dyads, countries, asked]);
  const stop = Math.max(0, stops.filter((one) => one <= least).length - 1);

  return (
    <>
      <h1 tabIndex={-1}>Network</h1>
      <p class="muted">A line is a pair of states with events between them, an arrow on it which way they went. A click on a line opens the pair, one on a state shows its partners alone.</p>
      <FoldedFilters fields={['quad', 'status', 'type']} />
      <ProblemBox problem={days.error ?? error} />
      <div class="timeline-space">{whole && span && (
        <TimeSlider days={days.data!.days} whole={whole} span={span}
          onSpan={(next) => setParams({ since: next.since <= whole.since ? null : next.since, until: next.until >= whole.until ? null : next.until }, { replace: true })} />
      )}</div>
      <div class="row">
        <CountrySelect label="Only partners of" value={focus} countries={countries?.list ?? []} suggested={busiest(all, null)} empty="all states" onChange={(code) => setParams({ focus: code })} />
        <div class="field">
          <label for="network-least">At least {counted(least, 'event')} a line</label>
          <input id="network-least" type="range" min={0} max={Math.max(1, stops.length - 1)} step={1} value={stop} aria-valuetext={`at least ${counted(least, 'event')}`}
            onInput={(event) => { const next = stops[Number(event.currentTarget.value)] ?? 1; setParams({ least: next }, { replace: true }); }} />
        </div>
      </div>
      <div class="side-by-side" aria-busy={loading || days.loading || query !== settled}>
        <Figure title={title} summary={summary} source={source}
          columns={['one', 'other', 'events', 'verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict', 'mean score', 'one to other', 'other to one']}
          rows={dyads.map((dyad) => [dyad.one, dyad.other, dyad.events, dyad.quads['verbal cooperation'] ?? 0, dyad.quads['material cooperation'] ?? 0,
            dyad.quads['verbal conflict'] ?? 0, dyad.quads['material conflict'] ?? 0, dyad.score, ...(ways?.get(`${dyad.one},${dyad.other}`) ?? [null, null]).map((way) => way?.events ?? null)])}>
          {chart}
        </Figure>
        <section aria-label="Pairs">
          <h2>Pairs</h2>
          {data && <p class="muted small" role="status">{counted(dyads.length, 'pair')} shown{left > 0 ? `, ${count(left)} not` : ''}</p>}
          <ol class="side-list">
            {listed}
          </ol>
        </section>
      </div>
    </>
  );
}

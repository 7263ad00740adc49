// Where it happened, #/map?since=…&until=…&quad=…&shade=score&arcs=1&view=27.5,53.9,6&at=Minsk. The span is the time slider's,
// `view` the middle of the map and its zoom, `at` the place whose events are listed.
import { useMemo } from 'preact/hooks';
import { api, useApi, useCountries } from '../api';
import '../charts/charts.css';
import { EventList } from '../charts/event_list';
import { Figure } from '../charts/figure';
import { FoldedFilters } from '../charts/folded_filters';
import { clampSpan, dayLabel, validDay } from '../charts/period';
import { leaning } from '../charts/quads';
import { markPath } from '../charts/shapes';
import { TimeSlider } from '../charts/time_slider';
import { daysSpan } from '../charts/timeline';
import { useLater } from '../charts/use_later';
import { MOST_PAIRS_ASKED, useWays } from '../charts/ways';
import { WorldMap, type Shading, type View } from '../charts/world_map';
import { ProblemBox } from '../components/problem';
import { inWords } from '../filters';
import { count, counted, decimal } from '../format';
import { currentRoute, href, setParams, useRoute } from '../router';
import '../styles/events.css';
import type { Country, PlaceRow } from '../types';
import { daysQuery, MOST_PLACES, spanQuery } from './asks';

const MOST_ARCS = MOST_PAIRS_ASKED;
const MOST_LISTED = 60;
const NO_PLACES: readonly PlaceRow[] = [];
const NO_COUNTRIES: readonly Country[] = [];

function viewOf(text: string | null): View {
  const [longitude = 0, latitude = 0, zoom = 1] = (text ?? '').split(',').map(Number);
  const good = text !== null && [longitude, latitude, zoom].every(Number.isFinite) && Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 && zoom >= 1;
  return good ? { longitude, latitude, zoom } : { longitude: 0, latitude: 0, zoom: 1 };
}

function setView(next: View): void {
  const text = next.zoom <= 1.001 ? null : `${next.longitude},${next.latitude},${next.zoom}`;
  if (text !== currentRoute().params.get('view')) setParams({ view: text }, { replace: true });
}

export default function Map() {
  const { params } = useRoute();
  const { data: countries } = useCountries();
  const name = (code: string | null): string => countries?.name(code) ?? code ?? 'nobody known';

  const base = daysQuery(params);
  const days = useApi(`days?${base}`, (signal) => api.days(base, signal));
  const whole = useMemo(() => (days.data ? daysSpan(days.data.days) : null), [days.data]);
  const since = validDay(params.get('since'));
  const until = validDay(params.get('until'));
  const span = whole && clampSpan({ since: since ?? whole.since, until: until ?? whole.until }, whole);

  // Places are asked for by the address alone, not after the days have come: the first paint waits for one answer, not for two.
  const query = spanQuery(params, MOST_PLACES).toString();
  const settled = useLater(query, 80);
  const places = useApi(`places?${settled}`, (signal) => api.places(new URLSearchParams(settled), signal));
  const found = places.data?.places ?? NO_PLACES;
  const shading = (['events', 'score', 'none'] as const).find((one) => one === params.get('shade')) ?? 'events';
  const withArcs = params.get('arcs') === '1';
  const arcs = useMemo(() => {
    if (!withArcs) return [];
    return (places.data?.arcs ?? []).filter((arc) => arc.one !== arc.other).sort((one, other) => other.events - one.events).slice(0, MOST_ARCS);
  }, [places.data, withArcs]);
  const { ways, loading: waysLoading } = useWays(useMemo(() => arcs.map((arc) => `${arc.one},${arc.other}`), [arcs]), settled);
  const viewText = params.get('view');
  const at = params.get('at');

  const ranked = useMemo(() => [...found].sort((one, other) => other.events - one.events), [places.data]);
  const total = useMemo(() => found.reduce((sum, place) => sum + place.events, 0), [found]);
  const words = inWords(params, countries).join(', ');
  const title = 'Where it happened';
  const summary = !places.data ? 'loading …' : found.length === 0 ? 'No events with a place here.'
    : `${counted(total, 'event')} in ${found.length === MOST_PLACES ? `the ${count(MOST_PLACES)} places with most` : counted(found.length, 'place')}${words ? ` ${words}` : ''}. Most: ${ranked.slice(0, 3).map((place) => `${place.name} (${count(place.events)})`).join(', ')}.`;
  const source = `Events by place${span ? `, ${span.since} to ${span.until}` : ''}${words ? `, ${words}` : ''}.`;

  const listQuery = useMemo(() => {
    if (at === null) return null;
    const asked = new URLSearchParams(settled);
    asked.delete('limit');
    asked.delete('place');
    asked.set('place', at);
    return asked;
  }, [settled, at]);

  // The parts that take long are made again only when what they show has changed: the days of the slider change the address
  // at once, but the places only with their answer.
  const rows = useMemo(() => ranked.map((place) => [place.name, place.country, place.region, place.latitude, place.longitude, place.precision, place.events,
    place.quads['verbal cooperation'] ?? 0, place.quads['material cooperation'] ?? 0, place.quads['verbal conflict'] ?? 0, place.quads['material conflict'] ?? 0, place.score]), [ranked]);
  const label = `${title}. ${summary}`;
  const world = useMemo(() => (
    <WorldMap label={label} places={found} arcs={arcs} ways={ways} countries={countries?.list ?? NO_COUNTRIES} name={name} shading={shading}
      view={viewOf(viewText)} onView={setView} chosen={at} onPlace={(place) => setParams({ at: place })} />
  ), [label, found, arcs, ways, countries, shading, viewText, at]);
  const listed = useMemo(() => ranked.slice(0, MOST_LISTED).map((place) => {
    const kind = leaning(place.quads);
    return (
      <li key={`${place.name}|${place.country}|${place.latitude}`}>
        <span class="row center">
          <svg viewBox="0 0 14 14" role="img" aria-label={kind === 'mixed' ? 'both' : `mostly ${kind}`}><path class={`chart-mark ${kind}`} d={markPath(kind, 5)} transform="translate(7,7)" /></svg>
          <button type="button" class="link" aria-pressed={at === place.name} onClick={() => setParams({ at: place.name })}>
            {place.name}{place.country && place.precision !== 'country' ? `, ${name(place.country)}` : ''}
          </button>
        </span>
        <span class="number" title={place.score === null ? '' : `mean score ${decimal(place.score)}`}>{count(place.events)}</span>
      </li>
    );
  }), [ranked, countries, at]);
  return (
    <>
      <h1 tabIndex={-1}>Map</h1>
      <p class="muted">Events by the place where they happened; the slider chooses the days.</p>
      <FoldedFilters fields={['actor', 'recipient', 'quad', 'status', 'type']} />
      <ProblemBox problem={days.error ?? places.error} />
      <div class="timeline-space">{whole && span && (
        <TimeSlider days={days.data!.days} whole={whole} span={span}
          onSpan={(next) => setParams({ since: next.since <= whole.since ? null : next.since, until: next.until >= whole.until ? null : next.until }, { replace: true })} />
      )}</div>
      {days.data && !whole && <div class="box" role="status">The record has no such events.</div>}
      <div class="side-by-side" aria-busy={places.loading || days.loading || waysLoading || query !== settled}>
        <Figure title={title} summary={summary} source={source}
          columns={['place', 'country', 'region', 'latitude', 'longitude', 'precision', 'events', 'verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict', 'mean score']}
          rows={rows}
          tools={
            <>
              <label class="small">Countries shaded by{' '}
                <select value={shading} onChange={(event) => setParams({ shade: event.currentTarget.value === 'events' ? null : (event.currentTarget.value as Shading) }, { replace: true })}>
                  <option value="events">number of events</option>
                  <option value="score">mean score</option>
                  <option value="none">nothing</option>
                </select>
              </label>
              <label><input type="checkbox" checked={withArcs} onChange={(event) => setParams({ arcs: event.currentTarget.checked ? '1' : null }, { replace: true })} /> who to whom</label>
            </>
          }>
          {world}
        </Figure>
        <section aria-label="Places">
          <h2>Places</h2>
          <ol class="side-list">
            {listed}
          </ol>
          {ranked.length > MOST_LISTED && <p class="muted small">and {counted(ranked.length - MOST_LISTED, 'place')} with fewer: in the table and the CSV.</p>}
          {withArcs && (
            <>
              <h2>Who to whom</h2>
              <ol class="side-list">
                {arcs.map((arc) => {
                  const [there, back] = ways?.get(`${arc.one},${arc.other}`) ?? [];
                  return (
                    <li key={`${arc.one}${arc.other}`}>
                      <span>
                        <a href={href('/relations', { a: arc.one, b: arc.other, since, until })}>{name(arc.one)} – {name(arc.other)}</a>
                        {there && back && <span class="small muted ways">{arc.one} → {arc.other}: {count(there.events)}, {arc.other} → {arc.one}: {count(back.events)}</span>}
                      </span>
                      <span class="number">{count(arc.events)}</span>
                    </li>
                  );
                })}
              </ol>
              <p class="muted small">What both do together counts both ways.</p>
            </>
          )}
        </section>
      </div>
      {listQuery && (
        <section class="event-list" aria-label="Events of the place">
          <div class="row center">
            <h2>{/^[A-Z]{3}$/.test(at!) ? name(at) : at}{span ? `, ${dayLabel(span.since)} to ${dayLabel(span.until)}` : ''}</h2>
            <button type="button" onClick={() => setParams({ at: null })}>Close the list</button>
          </div>
          <EventList params={listQuery} />
        </section>
      )}
    </>
  );
}

// Where it happened, #/map?since=…&until=…&quad=…&shade=score&arcs=1&view=27.5,53.9,6&at=Minsk. The span is the time slider's,
// `view` the middle of the map and its zoom, `at` the place whose events are listed.
import { useMemo } from 'preact/hooks';
import { api, useApi, useCountries } from '../api';
import '../charts/charts.css';
import { begin, taken, useEarly } from '../charts/early';
import { EventList } from '../charts/event_list';
import { Figure } from '../charts/figure';
import { FoldedFilters } from '../charts/folded_filters';
import { clampSpan, dayLabel, validDay } from '../charts/period';
import { leaning } from '../charts/quads';
import { markPath } from '../charts/shapes';
import { TimeSlider } from '../charts/time_slider';
import { daysSpan } from '../charts/timeline';
import { useLater } from '../charts/use_later';
import { loadLands } from '../charts/world';
import { WorldMap, type Shading, type View } from '../charts/world_map';
import { ProblemBox } from '../components/problem';
import { filterQuery, inWords } from '../filters';
import { count, counted, decimal } from '../format';
import { href, patched, setParams, useRoute } from '../router';
import '../styles/events.css';

const MOST_PLACES = 2000;  // asked for, those with most events
const MOST_ARCS = 60;
const MOST_LISTED = 60;

function viewOf(text: string | null): View {
  const [longitude = 0, latitude = 0, zoom = 1] = (text ?? '').split(',').map(Number);
  const good = text !== null && [longitude, latitude, zoom].every(Number.isFinite) && Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 && zoom >= 1;
  return good ? { longitude, latitude, zoom } : { longitude: 0, latitude: 0, zoom: 1 };
}

export default function Map() {
  const { params } = useRoute();
  const { data: countries } = useCountries();
  const name = (code: string | null): string => countries?.name(code) ?? code ?? 'nobody known';

  const base = filterQuery(patched(params, { since: null, until: null }));
  const days = useApi(`days?${base}`, (signal) => taken(`days?${base}`, () => api.days(base, signal)));
  const whole = useMemo(() => (days.data ? daysSpan(days.data.days) : null), [days.data]);
  const since = validDay(params.get('since'));
  const until = validDay(params.get('until'));
  const span = whole && clampSpan({ since: since ?? whole.since, until: until ?? whole.until }, whole);

  // Places are asked for by the address alone, not after the days have come: the first paint waits for one answer, not for two.
  const query = filterQuery(patched(params, { since, until }), { limit: MOST_PLACES }).toString();
  const settled = useLater(query, 80);
  const places = useApi(`places?${settled}`, (signal) => taken(`places?${settled}`, () => api.places(new URLSearchParams(settled), signal)));

  useEarly(() => {
    begin(`places?${query}`, () => api.places(new URLSearchParams(query)));
    begin(`days?${base}`, () => api.days(base));
    void loadLands();
  });
  const found = places.data?.places ?? [];
  const shading = (['events', 'score', 'none'] as const).find((one) => one === params.get('shade')) ?? 'events';
  const withArcs = params.get('arcs') === '1';
  const arcs = useMemo(() => {
    if (!withArcs) return [];
    return (places.data?.arcs ?? []).filter((arc) => arc.one !== arc.other).sort((one, other) => other.events - one.events).slice(0, MOST_ARCS);
  }, [places.data, withArcs]);
  const view = viewOf(params.get('view'));
  const at = params.get('at');

  const ranked = useMemo(() => [...found].sort((one, other) => other.events - one.events), [places.data]);
  const total = found.reduce((sum, place) => sum + place.events, 0);
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

  const setView = (next: View): void => {
    const text = next.zoom <= 1.001 ? null : `${next.longitude},${next.latitude},${next.zoom}`;
    if (text !== params.get('view')) setParams({ view: text }, { replace: true });
  };
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
      <div class="side-by-side" aria-busy={places.loading || days.loading || query !== settled}>
        <Figure title={title} summary={summary} source={source}
          columns={['place', 'country', 'region', 'latitude', 'longitude', 'precision', 'events', 'verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict', 'mean score']}
          rows={ranked.map((place) => [place.name, place.country, place.region, place.latitude, place.longitude, place.precision, place.events,
            place.quads['verbal cooperation'] ?? 0, place.quads['material cooperation'] ?? 0, place.quads['verbal conflict'] ?? 0, place.quads['material conflict'] ?? 0, place.score])}
          tools={
            <>
              <label class="small">Countries shaded by{' '}
                <select value={shading} onChange={(event) => setParams({ shade: event.currentTarget.value === 'events' ? null : (event.currentTarget.value as Shading) }, { replace: true })}>
                  <option value="events">number of events</option>
                  <option value="score">mean score</option>
                  <option value="none">nothing</option>
                </select>
              </label>
              <label><input type="checkbox" checked={withArcs} onChange={(event) => setParams({ arcs: event.currentTarget.checked ? '1' : null }, { replace: true })} /> who with whom</label>
            </>
          }>
          <WorldMap label={`${title}. ${summary}`} places={found} arcs={arcs} countries={countries?.list ?? []} name={name} shading={shading}
            view={view} onView={setView} chosen={at} onPlace={(place) => setParams({ at: place })} />
        </Figure>
        <section aria-label="Places">
          <h2>Places</h2>
          <ol class="side-list">
            {ranked.slice(0, MOST_LISTED).map((place) => {
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
            })}
          </ol>
          {ranked.length > MOST_LISTED && <p class="muted small">and {counted(ranked.length - MOST_LISTED, 'place')} with fewer: in the table and the CSV.</p>}
          {withArcs && (
            <>
              <h2>Who with whom</h2>
              <ol class="side-list">
                {arcs.map((arc) => (
                  <li key={`${arc.one}${arc.other}`}><a href={href('/relations', { a: arc.one, b: arc.other, since, until })}>{name(arc.one)} – {name(arc.other)}</a><span class="number">{count(arc.events)}</span></li>
                ))}
              </ol>
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

// The front page: what this is in three lines, the views, and examples out of the record itself.
import '../styles/events.css';
import '../styles/home.css';
import { api, useApi, useCountries } from '../api';
import { EventLine, Source } from '../components/event_card';
import { ProblemBox } from '../components/problem';
import { QuadLegend, QuadMark } from '../components/quad';
import { count, counted, day, decimal } from '../format';
import { href } from '../router';
import { quads } from '../types';

const doors: [string, string, string][] = [
  ['/read', 'Read', 'Paste an article: its events, each with its words, and why.'],
  ['/relations', 'Relations', 'Two states month by month, cooperation above, conflict below.'],
  ['/map', 'Map', 'Where it happened, day by day.'],
  ['/network', 'Network', 'Who deals with whom.'],
  ['/search', 'Search', 'Words, actors, types, dates; save what is found.'],
  ['/actors', 'Actors', 'Who holds which office, and since when.'],
  ['/health', 'Health', 'What came in, what was set aside, and why.'],
];

export default function Home() {
  const { data: health, error } = useApi('health', (signal) => api.health({}, signal));
  const { data: dyads } = useApi('home-dyads', (signal) => api.dyads({ limit: 6 }, signal));
  const { data: latest } = useApi('home-latest', (signal) => api.events({ limit: 5, status: 'actual' }, signal));
  const { data: countries } = useCountries();
  const name = (code: string): string => countries?.name(code) ?? code;
  return (
    <>
      <h1 tabIndex={-1}>Who did what to whom</h1>
      <p>
        Priscus reads news and writes events: who did what to whom, when, where, and who says so.
        Every event points at the words it was read from and at the rule that read it.
        {health ? <> This record holds <a href={href('/search')}>{counted(health.record.events, 'event')}</a> from {counted(health.record.documents, 'document')}{health.record.first_day ? <>, {day(health.record.first_day)} to {day(health.record.last_day)}</> : null}.</> : null}
      </p>
      <ProblemBox problem={error} />
      <ul class="doors">
        {doors.map(([path, title, text]) => <li key={path}><a href={href(path)}><strong>{title}</strong>{text}</a></li>)}
      </ul>
      {dyads?.dyads.length ? (
        <section aria-labelledby="h-dyads">
          <h2 id="h-dyads">Most between</h2>
          <ul class="plain dyads">
            {dyads.dyads.map((dyad) => (
              <li key={`${dyad.one},${dyad.other}`}>
                <a href={href('/relations', { a: dyad.one, b: dyad.other })}>{name(dyad.one)} and {name(dyad.other)}</a>
                <span class="small">
                  {counted(dyad.events, 'event')}, mean score {decimal(dyad.score)} ·{' '}
                  {quads.map((quad) => <span key={quad} title={quad}> <QuadMark quad={quad} label /> {count(dyad.quads[quad])}</span>)}
                </span>
              </li>
            ))}
          </ul>
          <QuadLegend />
        </section>
      ) : null}
      {latest?.events.length ? (
        <section aria-labelledby="h-latest">
          <h2 id="h-latest">Latest</h2>
          <ul class="plain latest">{latest.events.map((event) => <li key={event.id}><EventLine event={event} /><Source event={event} /></li>)}</ul>
        </section>
      ) : null}
    </>
  );
}

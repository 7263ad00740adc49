// Actors: what Priscus knows of a name (offices with dates, variants, codes, where it is defined) and its latest events.
import '../styles/events.css';
import '../styles/actors.css';
import { useId } from 'preact/hooks';
import { api, useApi, useCountries } from '../api';
import { EventLine, Source } from '../components/event_card';
import { ProblemBox } from '../components/problem';
import { actorFilter, counted, day } from '../format';
import { href, setParams, useRoute } from '../router';
import type { ActorCode, ActorEntry } from '../types';

const year = (iso: string | null, fallback: number): number => (iso ? Number(iso.slice(0, 4)) + (Number(iso.slice(5, 7) || 1) - 1) / 12 : fallback);

/** Offices as bars on a line of years. `asked`: the day the reader asked about. */
function Timeline({ codes, asked, name }: { codes: readonly ActorCode[]; asked: string | null; name: string }) {
  const dated = codes.filter((code) => code.from || code.to);
  if (!dated.length) return null;
  const now = new Date().getFullYear() + 1;
  const first = Math.floor(Math.min(...dated.map((code) => year(code.from, year(code.to, now) - 4)), asked ? year(asked, now) : now));
  const last = Math.ceil(Math.max(...dated.map((code) => year(code.to, now)), asked ? year(asked, now) : first + 1));
  const width = 640;
  const x = (value: number): number => ((value - first) / Math.max(1, last - first)) * width;
  const step = [1, 2, 5, 10, 20, 50].find((one) => (last - first) / one <= 10) ?? 100;
  const ticks: number[] = [];
  for (let tick = Math.ceil(first / step) * step; tick <= last; tick += step) ticks.push(tick);
  const row = 30;
  const height = dated.length * row + 18;
  return (
    <svg class="offices" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`Offices of ${name} on a line of years; the table has the same`}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line class="grid" x1={x(tick)} x2={x(tick)} y1="0" y2={height - 14} />
          <text x={x(tick)} y={height - 2} text-anchor={x(tick) > width - 16 ? 'end' : x(tick) < 16 ? 'start' : 'middle'}>{tick}</text>
        </g>
      ))}
      {dated.map((code, i) => {
        const from = x(year(code.from, first));
        const to = Math.max(x(year(code.to, last)), from + 3);
        const label = [code.title, code.country, code.sector].filter(Boolean).join(' ');
        const at_end = from > width / 2;
        return (
          <g key={i}>
            <text x={at_end ? Math.min(to, width) : from} y={i * row + 12} text-anchor={at_end ? 'end' : 'start'}>{label}</text>
            <rect class="bar" x={from} y={i * row + 16} width={to - from} height="8" rx="2" />
          </g>
        );
      })}
      {asked ? <line class="asked" x1={x(year(asked, last))} x2={x(year(asked, last))} y1="0" y2={height - 14} /> : null}
    </svg>
  );
}

function Latest({ filter }: { filter: string }) {
  const query = { actor: filter, limit: 5 };
  const { data, error } = useApi(`latest?${filter}`, (signal) => api.events(query, signal));
  return (
    <>
      <ProblemBox problem={error} />
      {data && !data.events.length ? <p class="muted">No event by {filter} in this record.</p> : null}
      <ul class="plain latest">
        {data?.events.map((event) => <li key={event.id}><EventLine event={event} /><Source event={event} /></li>)}
      </ul>
      {data?.next ? <p><a href={href('/search', { actor: filter })}>All events by {filter}</a></p> : null}
    </>
  );
}

function Actor({ actor, asked }: { actor: ActorEntry; asked: string | null }) {
  const { data: countries } = useCountries();
  const now = actor.then ?? actor.codes.at(-1) ?? null;
  const filter = now ? actorFilter(now) : null;
  return (
    <article class="card actor" aria-label={actor.name}>
      <h2>{actor.name}</h2>
      <p class="muted small">
        {actor.type}; found by its {actor.found_as}; defined in <code>{actor.file}:{actor.line}</code>{actor.reporter ? '; counted as one who reports, not one who acts' : ''}
      </p>
      {asked ? (
        <p>On {day(asked)}: {actor.then ? <strong>{[actor.then.title, countries?.name(actor.then.country) ?? actor.then.country, actor.then.sector].filter(Boolean).join(', ')}</strong> : 'no office known'}.</p>
      ) : null}
      {actor.codes.length ? (
        <>
          <div class="scroll" tabIndex={0} role="region" aria-label={`Offices of ${actor.name}`}>
            <table>
              <caption>Codes and offices</caption>
              <thead><tr><th scope="col">From</th><th scope="col">To</th><th scope="col">Country</th><th scope="col">Sector</th><th scope="col">Office</th></tr></thead>
              <tbody>
                {actor.codes.map((code, i) => (
                  <tr key={i}>
                    <td>{day(code.from) || '–'}</td>
                    <td>{day(code.to) || '–'}</td>
                    <td>{code.country ? <>{countries?.name(code.country) ?? code.country} <code>{code.country}</code></> : '–'}</td>
                    <td>{code.sector ? <code>{code.sector}</code> : '–'}</td>
                    <td>{code.title ?? '–'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Timeline codes={actor.codes} asked={asked} name={actor.name} />
        </>
      ) : null}
      {Object.entries(actor.names).map(([kind, names]) => <p key={kind} class="small"><span class="muted">{kind}:</span> {names.join('; ')}</p>)}
      {actor.members.length ? <details class="small"><summary>{counted(actor.members.length, 'member')}</summary>{actor.members.join(', ')}</details> : null}
      {filter ? (
        <>
          <h3>Latest events by {filter}</h3>
          <Latest filter={filter} />
          <p class="row">
            <a href={href('/search', { actor: filter })}>Search</a>
            {now?.country ? <a href={href('/relations', { a: now.country })}>Relations of {countries?.name(now.country) ?? now.country}</a> : null}
            {now?.country ? <a href={href('/network', { actor: now.country })}>Network</a> : null}
          </p>
        </>
      ) : null}
    </article>
  );
}

export default function Actors() {
  const { params } = useRoute();
  const id = useId();
  const q = params.get('q') ?? '';
  const date = params.get('date');
  const query = { q, date, limit: 10 };
  const { data, error, loading } = useApi(q ? `actors?${q}&${date ?? ''}` : null, (signal) => api.actors(query, signal));
  return (
    <>
      <h1 tabIndex={-1}>Actors</h1>
      <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <div class="row">
          <div class="field field-text">
            <label for={`${id}q`}>Name, or a part of one</label>
            <input id={`${id}q`} type="search" value={q} placeholder="a person, a state, a ministry" onChange={(event) => setParams({ q: event.currentTarget.value.trim() })} />
          </div>
          <div class="field">
            <label for={`${id}d`}>On this day</label>
            <input id={`${id}d`} type="date" value={date ?? ''} onChange={(event) => setParams({ date: event.currentTarget.value })} />
          </div>
          <button type="submit">Find</button>
        </div>
      </form>
      <ProblemBox problem={error} />
      {q ? null : <p>Priscus knows states, their seats and capitals, people with the offices they held and when, bodies, parties and armed groups. All of it stands in text files that can be mended.</p>}
      {q && data ? <p role="status">{data.actors.length ? `${counted(data.actors.length, 'entry', 'entries')} for “${q}”.` : `Nobody of the name “${q}” is known.`}</p> : null}
      <div class={loading ? 'busy' : ''}>
        {q ? data?.actors.map((actor) => <Actor key={`${actor.file}:${actor.line}`} actor={actor} asked={date} />) : null}
      </div>
    </>
  );
}

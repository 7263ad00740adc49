// The incidents of a span: one for many reports, with what the reports disagree about said first.
import { useState } from 'preact/hooks';
import { api, useApi, type Query } from '../api';
import { ProblemBox } from '../components/problem';
import { count, counted, day, plainWords } from '../format';
import { href } from '../router';
import type { Incident, IncidentNumber, Status } from '../types';

export interface IncidentListProps {
  readonly query: URLSearchParams | null;
  readonly name: (code: string | null) => string;
}

export function IncidentList({ query, name }: IncidentListProps) {
  const [limit, setLimit] = useState(20);
  const [disputed, setDisputed] = useState(false);
  const asked: Query | null = query === null ? null : new URLSearchParams([...query, ['limit', String(limit)]]);
  const { data, error, loading } = useApi(asked === null ? null : `incidents?${asked.toString()}`, (signal) => api.incidents(asked!, signal));
  const all = data?.incidents ?? [];
  const incidents = disputed ? all.filter((incident) => incident.disputed) : all;
  return (
    <section class="incident-list" aria-label="Incidents" aria-busy={loading}>
      <h2>Incidents</h2>
      <ProblemBox problem={error} />
      <p class="muted" role="status">
        {!data ? 'loading …' : `${counted(all.length, 'incident')}${data.next ? ', more to come' : ''}, ${count(all.filter((one) => one.disputed).length)} with reports that disagree`}
      </p>
      {all.some((one) => one.disputed) && (
        <label><input type="checkbox" checked={disputed} onChange={(event) => setDisputed(event.currentTarget.checked)} /> only those that disagree</label>
      )}
      <ol class="plain">
        {incidents.map((incident) => <IncidentRow key={incident.incident} incident={incident} name={name} />)}
      </ol>
      {data?.next && limit < 500 && <button type="button" onClick={() => setLimit(Math.min(500, limit * 3))}>More incidents</button>}
    </section>
  );
}

/** Codes of countries in a version's value ("AZE", "AZE, ARM", ":REB") by name; anything else stands as it is. */
function valueText(value: unknown, name: (code: string | null) => string): string {
  if (Array.isArray(value)) return value.map((one) => valueText(one, name)).join(', ');
  if (value === null || value === undefined || value === '') return 'not said';
  return String(value).split(', ').map((part) => (/^[A-Z]{3}$/.test(part) ? name(part) : part)).join(', ');
}

function range(low: number, high: number | null): string {
  return high === null ? `${count(low)} or more` : low === high ? count(low) : `${count(low)} to ${count(high)}`;
}

function IncidentRow({ incident, name }: { readonly incident: Incident; readonly name: (code: string | null) => string }) {
  const what = { type: incident.type, mode: null, status: (incident.status[0]?.value ?? 'actual') as Status };
  const versions = ([['place', incident.place, (v: unknown) => valueText(v, name)], ['actor', incident.actor, (v: unknown) => valueText(v, name)],
    ['recipient', incident.recipient, (v: unknown) => valueText(v, name)], ['day', incident.date, (v: unknown) => day(String(v))],
    ['status', incident.status, (v: unknown) => String(v)]] as const).filter(([, list]) => list.length > 1);
  const numbers = incident.numbers.filter((number) => number.disputed);
  const agreed = incident.numbers.filter((number) => !number.disputed);
  const place = incident.place[0];
  return (
    <li class="incident card">
      <div>
        <strong>{day(incident.first_day)}{incident.last_day && incident.last_day !== incident.first_day ? ` – ${day(incident.last_day)}` : ''}</strong>
        {' '}{valueText(incident.actor[0]?.value, name)}{incident.recipient[0] ? ` → ${valueText(incident.recipient[0].value, name)}` : ''}: {plainWords(what)}
        {place ? `, ${valueText(place.value, name)}` : ''}
        {agreed.map((number) => <span key={number.what}>; {range(number.low, number.high)} {number.what}</span>)}
      </div>
      <div class="small muted">
        {counted(incident.reports, 'report')}, {counted(incident.sources, 'source')}{incident.copies ? `, ${counted(incident.copies, 'reprint')}` : ''}
        {incident.disputed ? '' : '; they agree'}
      </div>
      {incident.disputed && (
        <div class="disagreement">
          <strong>They disagree</strong>
          <ul>
            {numbers.map((number) => <Toll key={number.what} number={number} />)}
            {versions.map(([what, list, text]) => (
              <li key={what}>
                {what}:{' '}
                {list.map((version, index) => (
                  <span key={index}>{index > 0 ? '; ' : ''}<strong>{text(version.value)}</strong> <span class="muted">({version.sources.join(', ')})</span></span>
                ))}
              </li>
            ))}
          </ul>
        </div>
      )}
      <details>
        <summary>{counted(incident.claims.length, 'report')}, word for word</summary>
        <ul>
          {incident.claims.map((claim) => (
            <li key={claim.doc}>
              {claim.document ? <a href={href('/read', { document: claim.document })}>{claim.publisher ?? claim.doc}</a> : (claim.publisher ?? claim.doc)}
              {claim.date ? `, ${day(claim.date)}` : ''}{claim.copies.length ? ` (and ${counted(claim.copies.length, 'reprint')}: ${claim.copies.map((copy) => copy.publisher ?? copy.doc).join(', ')})` : ''}
              {claim.events.map((event, index) => <p key={index} class="event-sentence">{event.text}</p>)}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function Toll({ number }: { readonly number: IncidentNumber }) {
  return (
    <li>
      {number.what}: <strong>{range(number.low, number.high)}</strong>{' '}
      <span class="muted">
        ({number.counts.map((one) => `${one.source}: ${range(one.low, one.high)}${one.counted_by ? `, as ${one.counted_by} counted` : ''}`).join('; ')})
      </span>
    </li>
  );
}

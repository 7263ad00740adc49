// Health: what came in, what was set aside and why, rates, versions.
import '../styles/health.css';
import { api, useApi } from '../api';
import { LivePill } from '../components/live_pill';
import { ProblemBox } from '../components/problem';
import { bytes, count, counted, day, decimal, percent, time } from '../format';
import type { Health as Answer } from '../types';

type Day = Answer['by_day'][number];

/** Small bars by the day of recording, one strip a kind, each to its own scale. */
function Days({ days }: { days: readonly Day[] }) {
  const shown = days.slice(-60);
  const width = 720;
  const step = width / Math.max(shown.length, 12);
  const strip = 46;
  const kinds = ['documents', 'events', 'rejects'] as const;
  return (
    <svg class="days" viewBox={`0 0 ${width + 90} ${kinds.length * (strip + 14) + 14}`} role="img" aria-label="What came in by day: documents, events and what was set aside; the table below has the same figures">
      {kinds.map((kind, row) => {
        const most = Math.max(0, ...shown.map((one) => one[kind]));
        const base = row * (strip + 14) + strip;
        return (
          <g key={kind}>
            <line class="base" x1="0" x2={width} y1={base + 0.5} y2={base + 0.5} />
            {shown.map((one, i) => {
              const height = one[kind] ? Math.max(1.5, (one[kind] / most) * (strip - 6)) : 0;
              return <rect key={one.day} class={kind} x={i * step + step * 0.1} y={base - height} width={Math.max(1, step * 0.8)} height={height}><title>{`${day(one.day)}: ${counted(one[kind], kind.slice(0, -1))}`}</title></rect>;
            })}
            <text x={width + 6} y={base - strip / 2}>{kind === 'rejects' ? 'set aside' : kind}</text>
            <text x={width + 6} y={base - strip / 2 + 13}>{most ? `most ${count(most)}` : 'none'}</text>
          </g>
        );
      })}
      {shown.length ? <text x="0" y={kinds.length * (strip + 14) + 8}>{day(shown[0]!.day)}{shown.length > 1 ? ` – ${day(shown.at(-1)!.day)}` : ''}</text> : null}
    </svg>
  );
}

function Table({ caption, head, rows }: { caption: string; head: readonly string[]; rows: readonly (readonly (string | number)[])[] }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead><tr>{head.map((one, i) => <th key={one} scope="col" class={typeof rows[0]?.[i] === 'number' ? 'number' : ''}>{one}</th>)}</tr></thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>{row.map((cell, j) => <td key={j} class={typeof cell === 'number' ? 'number' : ''}>{typeof cell === 'number' ? count(cell) : cell}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Contents({ data }: { data: Answer }) {
  const { record } = data;
  const tried = record.documents + record.rejects;
  const figures: [string, string][] = [
    ['documents', count(record.documents)],
    ['of them reprints', count(record.copies)],
    ['events', count(record.events)],
    ['events a document', record.documents ? decimal(record.events / record.documents) : '–'],
    ['incidents', count(record.incidents)],
    ['set aside', count(record.rejects)],
    ['of what came in', tried ? percent(record.rejects / tried) : '–'],
    ['size of the file', bytes(record.bytes)],
  ];
  return (
    <>
      <p>
        Record <code>{record.path_name}</code>{record.first_day ? <>, events from {day(record.first_day)} to {day(record.last_day)}</> : ', no events yet'}; the server has been up for {counted(Math.round(data.uptime_s / 60), 'minute')}.
        {data.allow_fetch ? ' It may fetch pages by their address.' : ''}
      </p>
      <ul class="figures">{figures.map(([name, value]) => <li key={name}><strong>{value}</strong> {name}</li>)}</ul>
      <section aria-labelledby="h-days">
        <h2 id="h-days">By day</h2>
        <Days days={data.by_day} />
        <details>
          <summary>The figures</summary>
          <Table caption="Recorded by day" head={['Day', 'Documents', 'Events', 'Set aside']} rows={[...data.by_day].reverse().map((one) => [day(one.day), one.documents, one.events, one.rejects])} />
        </details>
      </section>
      <div class="columns">
        <section aria-labelledby="h-pub">
          <h2 id="h-pub">Publishers</h2>
          {data.publishers.length ? <Table caption="The twenty with most documents" head={['Publisher', 'Documents']} rows={data.publishers.map((one) => [one.publisher ?? 'not known', one.documents])} /> : <p class="muted">None.</p>}
        </section>
        <section aria-labelledby="h-ver">
          <h2 id="h-ver">Versions</h2>
          <Table caption="Runs now" head={['What', 'Version']} rows={[['program', data.version.program], ['model', data.version.model], ['knowledge', data.version.knowledge], ['schema of the record', String(data.version.schema)]]} />
          <Table caption="Coded the record" head={['Program', 'Model', 'Knowledge', 'Documents']} rows={data.coders.map((one) => [one.program, one.model, one.knowledge, one.documents])} />
        </section>
      </div>
      <section aria-labelledby="h-rej">
        <h2 id="h-rej">Set aside, and why</h2>
        {record.rejects === 0 ? <p>Nothing was set aside.</p> : null}
        {data.reject_causes.length ? <Table caption="Causes" head={['Cause', 'Times']} rows={data.reject_causes.map((one) => [one.cause, one.count])} /> : null}
        {data.rejects.length ? (
          <Table
            caption={`The last ${count(data.rejects.length)}`}
            head={['When', 'Where', 'Cause']}
            rows={data.rejects.map((one) => [time(one.when), `${one.source}${one.line ? `:${one.line}` : ''}${one.byte !== null && one.byte >= 0 ? `, byte ${one.byte}` : ''}`, one.cause])}
          />
        ) : null}
      </section>
    </>
  );
}

export default function Health() {
  const { data, error, loading } = useApi('health', (signal) => api.health({}, signal));
  return (
    <>
      <h1 tabIndex={-1}>Health</h1>
      <div class="row center live-row"><LivePill /></div>
      <ProblemBox problem={error} />
      <div class={loading ? 'busy' : ''} aria-busy={loading}>{data ? <Contents data={data} /> : null}</div>
    </>
  );
}

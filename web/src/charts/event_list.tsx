// The events behind a bar or a place, each in three lines: who, what, whom; the sentence with its trigger; where it stands.
// (Search lists them with all that is known.)
import { useState } from 'preact/hooks';
import { api, useApi } from '../api';
import { EventLine, Source } from '../components/event_card';
import { MarkedSentence } from '../components/marked_sentence';
import { ProblemBox } from '../components/problem';
import { count, counted } from '../format';
import { href } from '../router';
import type { EventsPage } from '../types';

const FIRST = 20;
const MORE = 100;

export function EventList({ params }: { readonly params: URLSearchParams }) {
  const key = params.toString();
  const [asked, setAsked] = useState({ key, limit: FIRST });
  const limit = asked.key === key ? asked.limit : FIRST;
  const { data, error, loading } = useApi(`event-list?${key}&limit=${limit}`, (signal) => api.events(new URLSearchParams([...params, ['limit', String(limit)]]), signal));
  return (
    <>
      <ProblemBox problem={error} />
      <p class="muted" role="status">
        {data ? said(data) : 'loading …'} <a href={href('/search', params)}>All in Search</a>
      </p>
      <ol class={`plain${loading ? ' busy' : ''}`} aria-busy={loading}>
        {data?.events.map((event) => (
          <li key={event.id} class="event-row">
            <EventLine event={event} />{event.place && <span class="muted small">, {event.place.name}</span>}
            <MarkedSentence event={event} />
            <Source event={event} />
          </li>
        ))}
      </ol>
      {data?.next && limit < 500 && <button type="button" disabled={loading} onClick={() => setAsked({ key, limit: Math.min(500, limit + MORE) })}>More events</button>}
    </>
  );
}

function said(page: EventsPage): string {
  const shown = page.events.length;
  const total = page.total ?? null;
  if (page.next === null) return `${counted(shown, 'event')}.`;
  return total === null ? `The newest ${counted(shown, 'event')}.` : `The newest ${count(shown)} of ${counted(total, 'event')}.`;
}

// Events of the record, page by page: the first from the address, more behind a button.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { api, ApiError, useApi } from '../api';
import { filterQuery } from '../filters';
import { counted } from '../format';
import type { EventsPage, Problem, RecordEvent } from '../types';
import { EventFacts, EventHeading, Source } from './event_card';
import { MarkedSentence } from './marked_sentence';
import { LISTED } from '../views/asks';
import { ProblemBox } from './problem';

export function EventItem({ event }: { event: RecordEvent }) {
  return (
    <li class="card result">
      <div><EventHeading event={event} /></div>
      <MarkedSentence event={event} />
      <EventFacts event={event} />
      <Source event={event} />
    </li>
  );
}

/**
 * `params` hold the filters; `limit` is that of a page. `said` gets how many there are (null: not counted) and makes the sentence above the
 * list. With words it is /api/search, which marks them.
 */
export function EventList({ params, order, limit = LISTED, said }: { params: URLSearchParams; order?: string | null; limit?: number; said?: (page: EventsPage, shown: number) => ComponentChildren }) {
  const query = filterQuery(params, { order, limit, cursor: params.get('cursor') });
  const key = query.toString();
  const load = (q: URLSearchParams, signal?: AbortSignal): Promise<EventsPage> => (q.has('text') ? api.search(q, signal) : api.events(q, signal));
  const { data, error, loading } = useApi(`events?${key}`, (signal) => load(query, signal));
  const [more, setMore] = useState<{ first: EventsPage; pages: EventsPage[] } | null>(null);
  const [fault, setFault] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const pages = data ? [data, ...(more && more.first === data ? more.pages : [])] : [];
  const events = pages.flatMap((page) => page.events);
  const next = pages.at(-1)?.next ?? null;
  useEffect(() => setFault(null), [key]);

  const loadMore = async (): Promise<void> => {
    if (!data || !next) return;
    setBusy(true);
    try {
      const following = new URLSearchParams(query);
      following.set('cursor', next);
      const page = await load(following);
      const shown = events.length;
      setMore((before) => ({ first: data, pages: [...(before && before.first === data ? before.pages : []), page] }));
      setFault(null);
      // The focus goes on to the first of the new ones, as the button moves away.
      requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('li.result a')[0] && list.current.children[shown]?.querySelector('a')?.focus());
    } catch (failure) {
      setFault(failure instanceof ApiError ? failure.problem : { type: 'about:blank', title: 'Fault in the page', status: 0, detail: String(failure) });
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <ProblemBox problem={error} />
      {data && said ? <p role="status" class="said">{said(data, events.length)}</p> : null}
      <ol class={`plain results ${loading ? 'busy' : ''}`} ref={list} aria-busy={loading}>
        {events.map((event) => <EventItem key={event.id} event={event} />)}
      </ol>
      <ProblemBox problem={fault} />
      {next ? <p><button onClick={() => void loadMore()} disabled={busy}>{busy ? 'Reading …' : `More (${counted(limit, 'event')})`}</button></p> : null}
    </>
  );
}

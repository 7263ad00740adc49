// The client of the HTTP API (/openapi.json).
//
//     const page = await api.events({ actor: 'BLR', limit: '20' });
//     const { data, error, loading } = useApi(`dyads?${query}`, (signal) => api.dyads(query, signal));
//
// Errors are `ApiError` with the server's problem object (RFC 9457); <ProblemBox> shows one. A 401 opens the dialog that asks for the
// token (kept in sessionStorage, sent as a Bearer header); what was asked is asked again when it is there.
//
// What a view will ask first is asked before its code is there (start.ts, views/asks.ts): `early(address)` keeps the answer on its way, and
// the `get` of the same address takes it.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { liveVersion } from './live';
import { Store, useStore } from './store';
import type * as t from './types';

export type Query = URLSearchParams | Record<string, string | number | readonly string[] | null | undefined>;

export class ApiError extends Error {
  constructor(readonly problem: t.Problem) {
    super(problem.detail || problem.title);
  }
}

const token_key = 'priscus-token';

function storedToken(): string | null {
  stored_read = true;
  try {
    return sessionStorage.getItem(token_key);
  } catch {
    return null;  // storage is switched off: the token lives as long as the page
  }
}

// The first look into the storage holds the page up for some 50 ms. So it is looked into at the start only in a tab that has been given a
// token (its `window.name` says so, and costs nothing), else when the server wants one.
let stored_read = false;
export const token = new Store<string | null>(window.name === token_key ? storedToken() : null);
/** True while the server wants a token that the page does not have. */
export const tokenWanted = new Store(false);

export function giveToken(value: string): void {
  try {
    sessionStorage.setItem(token_key, value);
    window.name = token_key;
  } catch {
    // as above
  }
  token.set(value);
  tokenWanted.set(false);
}

export function address(path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  const pairs = query instanceof URLSearchParams ? [...query] : Object.entries(query);
  for (const [name, value] of pairs as [string, string | number | readonly string[] | null | undefined][]) {
    for (const one of Array.isArray(value) ? (value as readonly string[]) : [value]) {
      if (one !== null && one !== undefined && one !== '') params.append(name, String(one));
    }
  }
  const text = params.toString();
  return `/api/${path}${text ? `?${text}` : ''}`;
}

async function problemOf(response: Response): Promise<t.Problem> {
  const fallback = { type: 'about:blank', title: response.statusText || 'Error', status: response.status, detail: `The server answered ${response.status}.` };
  try {
    return { ...fallback, ...((await response.json()) as Partial<t.Problem>) };
  } catch {
    return fallback;
  }
}

/** fetch with the token; throws ApiError unless the answer is good. */
export async function authorized(where: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  const known = token.get();
  if (known) headers.set('Authorization', `Bearer ${known}`);
  let response: Response;
  try {
    response = await fetch(where, { ...init, headers, credentials: 'omit' });
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === 'AbortError') throw fault;
    throw new ApiError({ type: 'about:blank', title: 'No answer', status: 0, detail: 'The server does not answer. Is `priscus serve` running?' });
  }
  if (response.status === 401 && !known) {
    const stored = token.get() ?? (stored_read ? null : storedToken());
    if (stored) {
      window.name = token_key;
      token.set(stored);
      return authorized(where, init);
    }
  }
  if (response.status === 401) tokenWanted.set(true);
  if (!response.ok) throw new ApiError(await problemOf(response));
  return response;
}

async function answer<T>(where: string, init: RequestInit): Promise<T> {
  const response = await authorized(where, init);
  return (await response.json()) as T;
}

const begun = new Map<string, Promise<unknown>>();
const EARLY_MS = 1500;  // so long an early answer may be taken, by as many as ask for it

/** Asks for `where` (an `address`) now; whoever asks for the same within a moment gets this answer. */
export function early(where: string): void {
  if (begun.has(where)) return;
  const promise = answer<unknown>(where, {});
  const forget = (): void => { if (begun.get(where) === promise) begun.delete(where); };
  promise.then(() => setTimeout(forget, EARLY_MS), forget);
  begun.set(where, promise);
}

// What is asked because the record has grown, or because there is a token now, wants a new answer.
liveVersion.watch(() => begun.clear());
token.watch(() => begun.clear());

export function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  const where = address(path, query);
  return (begun.get(where) as Promise<T> | undefined) ?? answer<T>(where, signal ? { signal } : {});
}

// The lines of a stream (application/x-ndjson), as they come.
async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let pending = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (pending + value).split('\n');
    pending = lines.pop()!;
    yield* lines;
  }
  if (pending) yield pending;
}

type CodedLine =
  | ({ line: 'text'; sentences: unknown[] } & Pick<t.Coded, 'text' | 'title' | 'date'>)
  | ({ line: 'part'; sentences_read: number; end: number } & Pick<t.Coded, 'events' | 'mentions'>)
  | ({ line: 'problem' } & t.Problem)
  | ({ line?: undefined } & t.Coded);

/** Codes a text. `part` is told what is known while it is being read, where the server answers in pieces; one that does not answers at the end alone. */
async function code(request: t.CodeRequest, signal: AbortSignal, part?: (part: t.CodedPart) => void): Promise<t.Coded> {
  const response = await authorized(address('code'), {
    method: 'POST', headers: { 'Content-Type': 'application/json', Accept: part ? 'application/x-ndjson, application/json' : 'application/json' }, body: JSON.stringify(request), signal,
  });
  if (!response.headers.get('Content-Type')?.startsWith('application/x-ndjson') || !response.body) return (await response.json()) as t.Coded;
  let known: t.CodedPart = { text: '', title: null, date: null, events: [], mentions: [], read: 0, sentences: 0 };
  try {
    for await (const text of linesOf(response.body)) {
      if (text.trim() === '') continue;
      const line = JSON.parse(text) as CodedLine;
      if (line.line === undefined) return line;
      if (line.line === 'problem') throw new ApiError(line);
      if (line.line === 'text') known = { ...known, text: line.text, title: line.title, date: line.date, sentences: line.sentences.length };
      else if (line.line === 'part') known = { ...known, events: line.events, mentions: line.mentions, read: line.sentences_read };
      if (!signal.aborted) part?.(known);
    }
  } catch (fault) {
    if (fault instanceof ApiError || signal.aborted) throw fault;
  }
  throw new ApiError({ type: 'about:blank', title: 'Cut off', status: 0, detail: 'The answer ended before the text was read to its end.' });
}

type Get<T> = (query?: Query, signal?: AbortSignal) => Promise<T>;
const getter = <T>(path: string): Get<T> => (query, signal) => get<T>(path, query, signal);

export const api = {
  events: getter<t.EventsPage>('events'),
  search: getter<t.EventsPage>('search'),
  documents: getter<t.DocumentsPage>('documents'),
  document: (hash: string, signal?: AbortSignal) => get<t.DocumentAnswer>(`documents/${encodeURIComponent(hash)}`, {}, signal),
  code,
  incidents: getter<t.IncidentsPage>('incidents'),
  incident: (id: string, signal?: AbortSignal) => get<t.Incident>(`incidents/${encodeURIComponent(id)}`, {}, signal),
  actors: getter<{ actors: t.ActorEntry[] }>('actors'),
  countries: getter<{ countries: t.Country[] }>('countries'),
  dyads: getter<{ dyads: t.Dyad[] }>('dyads'),
  series: getter<t.Series>('series'),
  types: getter<{ rows: t.TypeRow[] }>('types'),
  places: getter<t.PlacesAnswer>('places'),
  days: getter<{ days: t.DayRow[] }>('days'),
  health: getter<t.Health>('health'),
  ontology: getter<t.Ontology>('ontology'),
};

export const exportKinds = ['csv', 'jsonl', 'plover', 'polecat', 'icews', 'gdelt1', 'gdelt2', 'phoenix', 'tabari'] as const;
export type ExportKind = (typeof exportKinds)[number];

export interface Loaded<T> {
  data: T | null;
  error: t.Problem | null;
  /** True while the answer to the present key is on its way; `data` may then be that of the key before. */
  loading: boolean;
}

// The last answers, so that going back paints at once; an entry is asked for again all the same.
const kept = new Map<string, unknown>();
const kept_most = 60;

function keep(key: string, value: unknown): void {
  kept.delete(key);
  kept.set(key, value);
  if (kept.size > kept_most) kept.delete(kept.keys().next().value as string);
}

/**
 * Loads and keeps what `load` gives for `key` (everything the answer depends on; null: nothing to load). Asks again when the key
 * changes, when the record has grown and the reader wants to see it, and when a token was given. An answer that comes too late is dropped.
 */
export function useApi<T>(key: string | null, load: (signal: AbortSignal) => Promise<T>, options: { live?: boolean } = {}): Loaded<T> {
  const version = useStore(liveVersion);
  const known = useStore(token);
  const [state, setState] = useState<{ key: string | null; data: T | null; error: t.Problem | null; loading: boolean }>(() => ({
    key,
    data: key === null ? null : ((kept.get(key) as T | undefined) ?? null),
    error: null,
    loading: key !== null,
  }));
  const latest = useRef(load);
  latest.current = load;

  // Before the paint, not after it: the request goes out with the click, and the picture is painted while it is on its way.
  useLayoutEffect(() => {
    if (key === null) {
      setState((before) => (before.key === null ? before : { key, data: null, error: null, loading: false }));
      return undefined;
    }
    const abort = new AbortController();
    setState((before) => {
      const data = (kept.get(key) as T | undefined) ?? before.data;
      return before.key === key && before.data === data && before.error === null && before.loading ? before : { key, data, error: null, loading: true };
    });
    latest.current(abort.signal).then(
      (data) => {
        keep(key, data);
        if (!abort.signal.aborted) setState({ key, data, error: null, loading: false });
      },
      (fault: unknown) => {
        if (abort.signal.aborted) return;
        const problem = fault instanceof ApiError ? fault.problem : { type: 'about:blank', title: 'Fault in the page', status: 0, detail: String(fault) };
        setState({ key, data: null, error: problem, loading: false });
      },
    );
    return () => abort.abort();
  }, [key, known, options.live === false ? 0 : version]);

  return state.key === key ? state : { data: state.data, error: null, loading: key !== null };
}

// What hardly ever changes is asked for once a page.
const once = new Map<string, Promise<unknown>>();

function onceOnly<T>(name: string, load: () => Promise<T>): Promise<T> {
  let promise = once.get(name) as Promise<T> | undefined;
  if (!promise) {
    promise = load();
    promise.catch(() => once.delete(name));
    once.set(name, promise);
  }
  return promise;
}

export function useOntology(): Loaded<t.Ontology> {
  return useApi('ontology', () => onceOnly('ontology', () => api.ontology()), { live: false });
}

export interface Countries {
  /** By name. */
  list: t.Country[];
  byCode: Map<string, t.Country>;
  /** "Belarus" for BLR; a code that is not known stands for itself. */
  name(code: string | null): string;
}

export function useCountries(): Loaded<Countries> {
  return useApi(
    'countries',
    () =>
      onceOnly('countries', async () => {
        const { countries } = await api.countries();
        const { compare } = new Intl.Collator();
        countries.sort((one, other) => compare(one.name, other.name));
        const byCode = new Map(countries.map((country) => [country.code, country]));
        return { list: countries, byCode, name: (code: string | null) => (code === null ? 'nobody known' : (byCode.get(code)?.name ?? code)) };
      }),
    { live: false },
  );
}

// Read: an article with its events marked in the words, a card for each, why it was read, and a way to correct it. The article is pasted,
// dropped, fetched (where the server allows it), or a document of the record. A short text stands in the address, so that the link says all.
import '../styles/events.css';
import '../styles/read.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { api, useApi, useOntology } from '../api';
import { CorrectionForm } from '../components/correction_form';
import { EventFacts } from '../components/event_card';
import { MarkLegend, MarkedText, mentionsOf, selectedRange } from '../components/marked_text';
import { ProblemBox } from '../components/problem';
import { QuadMark } from '../components/quad';
import { Why } from '../components/why';
import { corrected, differs, editable, frameExample, goldDocument, goldLine, shown, storeCorrections, storedCorrections, type Corrections, type EditedEvent } from '../corrections';
import { saveText } from '../download';
import { articleOf } from '../dropped_file';
import { count, counted, day, plainWords, quadKey } from '../format';
import { Offsets } from '../offsets';
import { href, patched, setParams, useRoute } from '../router';
import type { Coded, CodedPart, CodeRequest, DocumentAnswer, Mention, ParsedSentence, PriscusEvent, Quad } from '../types';

// Longer texts make an address that mail programs break; they stay in this tab.
const longest_in_address = 6000;
const pause_ms = 500;

const sample: CodeRequest = {
  title: 'Iceland and Portugal sign harbour agreement in Lisbon',
  date: '2024-06-13',
  text:
    'The foreign ministers of Iceland and Portugal met in Lisbon on Wednesday and signed an agreement on fishing harbours. Portugal will lend Iceland two patrol boats, the Portuguese Defence Ministry said.\n\n' +
    'The talks had been postponed in March after Icelandic coast guards detained the crew of a Portuguese trawler. Portugal protested and recalled its ambassador. ' +
    'About 300 fishermen demonstrated outside the ministry on Thursday. Police arrested four of them.',
};

/** An article as the view shows it, from wherever it came. */
interface Article {
  id: string;
  text: string;
  title: string | null;
  date: string | null;
  publisher: string | null;
  events: readonly PriscusEvent[];
  mentions: readonly Mention[];
  sentences: readonly ParsedSentence[];
}

function SourceForm({ draft, edit, allowFetch }: { draft: CodeRequest; edit: (draft: CodeRequest) => void; allowFetch: boolean }) {
  const [over, setOver] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [where, setWhere] = useState(draft.url ?? '');
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    try {
      const { text, title, date, publisher } = await articleOf(file);
      setFault(null);
      edit({ text, ...(title ? { title } : {}), ...(date ? { date } : {}), ...(publisher ? { publisher } : {}) });
    } catch (failure) {
      setFault(failure instanceof Error ? failure.message : String(failure));
    }
  };
  return (
    <form
      class={`source-form ${over ? 'over' : ''}`}
      aria-label="The article"
      onSubmit={(event) => event.preventDefault()}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer?.files[0]);
      }}
    >
      <div class="field">
        <label for="text">Paste an article, or drop a file here (text, HTML, JSON)</label>
        <textarea id="text" value={draft.text ?? ''} rows={7} onInput={(event) => edit({ ...draft, url: undefined, text: event.currentTarget.value })} />
      </div>
      <div class="row">
        <div class="field wide">
          <label for="title">Title, if it is not in the text</label>
          <input id="title" value={draft.title ?? ''} onInput={(event) => edit({ ...draft, title: event.currentTarget.value })} />
        </div>
        <div class="field">
          <label for="date">Day of publication</label>
          <input id="date" type="date" value={draft.date ?? ''} onInput={(event) => edit({ ...draft, date: event.currentTarget.value })} aria-describedby="date-hint" />
        </div>
        <div class="field">
          <label for="file">A file</label>
          <input id="file" type="file" accept=".txt,.html,.htm,.json,.jsonl,text/plain,text/html,application/json" onChange={(event) => void take(event.currentTarget.files?.[0])} />
        </div>
        <button type="button" onClick={() => edit(sample)}>An example</button>
        {draft.text ? <button type="button" onClick={() => edit({})}>Empty</button> : null}
      </div>
      <p class="small muted" id="date-hint">The day settles “on Monday” and who held an office; without it those stay open.</p>
      {allowFetch ? (
        <div class="row">
          <div class="field wide">
            <label for="url">Or an address to fetch</label>
            <input id="url" type="url" value={where} placeholder="https://" onInput={(event) => setWhere(event.currentTarget.value)} />
          </div>
          <button type="button" onClick={() => where && edit({ url: where })}>Fetch</button>
        </div>
      ) : null}
      {fault ? <div class="box problem" role="alert">{fault}</div> : null}
    </form>
  );
}

function Card({ article, partial, event, edited, coded, chosen, lit, sentence, sentenceText, why, change, reset, choose, light }: {
  article: Article;
  partial: boolean;
  event: PriscusEvent;
  edited: EditedEvent;
  coded: PriscusEvent | undefined;
  chosen: boolean;
  lit: boolean;
  sentence: ParsedSentence | undefined;
  sentenceText: string;
  why: boolean;
  change: (edited: EditedEvent) => void;
  reset: () => void;
  choose: () => void;
  light: (on: boolean) => void;
}) {
  const changed = differs(edited, coded);
  return (
    <li
      id={`card-${event.id}`}
      class={`card event-card quad-${quadKey[event.quad]} ${lit ? 'lit' : ''} ${chosen ? 'chosen' : ''} ${edited.deleted ? 'deleted' : ''}`}
      onMouseEnter={() => light(true)}
      onMouseLeave={() => light(false)}
      onFocusIn={() => light(true)}
      onFocusOut={() => light(false)}
    >
      <div class="head">
        <QuadMark quad={event.quad} label />
        <button class="link" type="button" onClick={choose} aria-pressed={chosen} aria-label={`${event.trigger}: ${plainWords(event)}; show its words`}>
          <strong>{event.trigger}</strong>
        </button>
        <span>{plainWords(event)}</span>
        {changed ? <span class="pill">{edited.deleted ? 'deleted here' : coded ? 'changed here' : 'added here'}</span> : null}
      </div>
      <EventFacts event={event} />
      {partial ? null : <><details open={why} onToggle={(toggle) => { if (toggle.currentTarget.open !== why) setParams({ why: toggle.currentTarget.open ? event.id : null }, { replace: true }); }}>
        <summary>Why</summary>
        {why ? sentence ? <Why sentence={sentence} event={coded ?? null} text={sentenceText} /> : <p class="muted">The sentence is being read …</p> : null}
      </details>
      <details>
        <summary>Correct</summary>
        <CorrectionForm
          edited={edited}
          changed={changed}
          change={change}
          reset={reset}
          gold={goldLine(article.id, edited)}
          example={frameExample(edited, coded, sentenceText, article.text, article.date)}
        />
        <p><button type="button" onClick={() => saveText('example.frames.txt', frameExample(edited, coded, sentenceText, article.text, article.date))}>Save as a frame’s example</button></p>
      </details></>}
    </li>
  );
}

function AddEvent({ article, add }: { article: Article; add: (start: number, end: number) => void }) {
  const [range, setRange] = useState<{ start: number; end: number } | null>(null);
  const [words, setWords] = useState('');
  const [fault, setFault] = useState('');
  useEffect(() => {
    const changed = (): void => setRange(selectedRange(article.text));
    document.addEventListener('selectionchange', changed);
    return () => document.removeEventListener('selectionchange', changed);
  }, [article.text]);
  const byWords = (): void => {
    const wanted = words.trim();
    const at = wanted ? article.text.indexOf(wanted) : -1;
    if (at < 0) {
      setFault(wanted ? `“${wanted}” is not in the text.` : '');
      return;
    }
    setFault('');
    setWords('');
    add(at, at + wanted.length);
  };
  return (
    <details class="small add-event" open={range !== null || undefined}>
      <summary>Add an event that was missed</summary>
      <form class="row" onSubmit={(event) => { event.preventDefault(); byWords(); }}>
        <div class="field">
          <label for="missed">The words that carry it (or select them in the text)</label>
          <input id="missed" value={range ? article.text.slice(range.start, range.end) : words} onInput={(event) => { setRange(null); setWords(event.currentTarget.value); }} />
        </div>
        <button
          type="submit"
          onMouseDown={(event) => event.preventDefault()}
          onClick={(event) => {
            if (!range) return;
            event.preventDefault();
            add(range.start, range.end);
            window.getSelection()?.removeAllRanges();
          }}
        >
          Add an event
        </button>
      </form>
      {fault ? <p role="alert" class="bad">{fault}</p> : null}
    </details>
  );
}

/** `partial`: the text is still being read; what there is can be looked at, not yet corrected or saved. */
function Reading({ article, note, partial = false }: { article: Article; note: string | null; partial?: boolean }) {
  const { params } = useRoute();
  const { data: ontology } = useOntology();
  const [corrections, setCorrections] = useState<Corrections>(() => storedCorrections(article.text));
  const [lit, setLit] = useState<readonly string[]>([]);
  const chosen = params.get('event');
  const why = params.get('why');
  const looked = params.get('sentence');
  const cards = useRef<HTMLUListElement>(null);
  const words = useRef<HTMLDivElement>(null);

  useEffect(() => setCorrections(storedCorrections(article.text)), [article.text]);

  const quadOf = (type: string, fallback: Quad): Quad => ontology?.types.find((one) => one.name === type)?.quad ?? fallback;
  const items = useMemo(() => {
    const coded = new Map(article.events.map((event) => [event.id, event]));
    const added = Object.values(corrections).filter((edited) => !coded.has(edited.id));
    return [...article.events.map((event) => corrections[event.id] ?? editable(event)), ...added]
      .sort((a, b) => a.start - b.start || a.end - b.end)
      .map((edited) => {
        const from = coded.get(edited.id);
        const same = from && from.type === edited.type;
        return { edited, coded: from, event: shown(edited, from, same ? from.quad : quadOf(edited.type, from?.quad ?? 'verbal cooperation')) };
      });
  }, [article.events, corrections, ontology]);

  const put = (next: Corrections): void => {
    setCorrections(next);
    storeCorrections(article.text, next);
  };
  const change = (edited: EditedEvent): void => {
    const coded = article.events.find((event) => event.id === edited.id);
    const next = { ...corrections };
    if (differs(edited, coded)) next[edited.id] = edited;
    else delete next[edited.id];
    put(next);
  };
  const reset = (id: string): void => {
    const next = { ...corrections };
    delete next[id];
    put(next);
  };

  const offsets = useMemo(() => new Offsets(article.text), [article.text]);
  const sentenceAt = (event: { start: number }): ParsedSentence | undefined => article.sentences.find((one) => one.start <= event.start && event.start < one.end);
  const wordsOf = (sentence: ParsedSentence | undefined): string => (sentence ? article.text.slice(offsets.unit(sentence.start), offsets.unit(sentence.end)) : '');

  const choose = (id: string): void => setParams({ event: id }, { replace: true });
  // Whatever was chosen comes into view on both sides, also when the link was opened from elsewhere.
  useEffect(() => {
    if (!chosen) return;
    const behavior = window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
    for (const id of [`words-${chosen}`, `card-${chosen}`]) document.getElementById(id)?.scrollIntoView({ block: 'nearest', behavior });
  }, [chosen, article.text, article.events]);

  const add = (start: number, end: number): void => {
    const at = { start: offsets.byte(start), end: offsets.byte(end) };
    const sentence = sentenceAt(at);
    const id = `added-${at.start}-${at.end}`;
    change({
      id, ...at, sent: sentence?.index ?? 0, trigger: article.text.slice(start, end), type: ontology?.types[0]?.name ?? 'CONSULT', mode: null, status: 'actual',
      date: article.date, attributed_to: null, same_as: null, actor: [], recipient: [], deleted: false,
    });
    choose(id);
  };

  const kept = corrected(article.events, corrections);
  const changes = Object.keys(corrections).length;
  const places = new Map<string, number>();
  const inText = items.filter((item) => !item.edited.deleted).map((item) => item.event);
  const sentence = looked !== null ? article.sentences.find((one) => String(one.index) === looked) : undefined;
  const name = article.id.replace(/[^\w.-]+/g, '-').slice(0, 60) || 'article';

  return (
    <div class="read">
      <section class="words-side" aria-label="The text" ref={words}>
        <p class="small muted">
          {[article.publisher, article.date ? day(article.date) : 'no day of publication'].filter(Boolean).join(', ')}
          {note ? ` · ${note}` : ''}
        </p>
        <MarkLegend />
        <MarkedText
          text={article.text}
          title={article.title}
          events={inText}
          mentions={article.mentions}
          lit={lit}
          chosen={chosen}
          linkTo={(id) => href('/read', patched(params, { event: id }))}
          choose={choose}
          light={setLit}
        />
        {article.sentences.length ? (
          <div class="field">
            <label for="sentence">Look into a sentence, also one without events</label>
            <select id="sentence" value={looked ?? ''} onChange={(event) => setParams({ sentence: event.currentTarget.value }, { replace: true })}>
              <option value="">none</option>
              {article.sentences.map((one) => <option key={one.index} value={String(one.index)}>{one.index < 0 ? 'Title' : one.index + 1}: {wordsOf(one).slice(0, 70)}</option>)}
            </select>
          </div>
        ) : null}
        {sentence ? <Why sentence={sentence} event={null} text={wordsOf(sentence)} /> : null}
      </section>
      <section class="events-side" aria-label="The events">
        <h2>{counted(kept.length, 'event')}</h2>
        {partial ? null : <AddEvent article={article} add={add} />}
        {partial ? null : items.length ? (
          <p class="row small">
            <button type="button" onClick={() => saveText(`${name}.gold.jsonl`, kept.map((edited) => `${goldLine(article.id, edited)}\n`).join(''), 'application/jsonl')}>Save the events as gold</button>
            {article.sentences.length ? <button type="button" onClick={() => saveText(`${name}.docs.jsonl`, `${goldDocument(article, article.text, article.sentences)}\n`, 'application/jsonl')}>Save the text for it</button> : null}
            {changes ? <><span class="muted">{counted(changes, 'change')}, kept in this tab</span><button type="button" onClick={() => put({})}>Undo all</button></> : null}
          </p>
        ) : (
          <p class="muted">No event was found. “Look into a sentence” under the text shows what was tried, and why it does not hold.</p>
        )}
        <ul class="plain cards" ref={cards}>
          {items.map(({ edited, coded, event }) => {
            const own = sentenceAt(event);
            // While a text is being read the ids change from piece to piece; a card stays the same by its place.
            const place = coded ? `${coded.start}-${coded.end}-${coded.type}` : edited.id;
            const nth = places.get(place) ?? 0;
            places.set(place, nth + 1);
            return (
              <Card
                key={`${place}-${nth}`}
                partial={partial}
                article={article}
                event={event}
                edited={edited}
                coded={coded}
                chosen={chosen === edited.id}
                lit={lit.includes(edited.id)}
                sentence={own}
                sentenceText={wordsOf(own)}
                why={why === edited.id}
                change={change}
                reset={() => reset(edited.id)}
                choose={() => choose(edited.id)}
                light={(on) => setLit(on ? [edited.id] : [])}
              />
            );
          })}
        </ul>
      </section>
    </div>
  );
}

/** A document of the record. Its events are those recorded; mentions and trees come from reading its text again. */
function OfRecord({ hash }: { hash: string }) {
  const { data: document, error } = useApi(`document?${hash}`, (signal) => api.document(hash, signal), { live: false });
  const here: DocumentAnswer | null = document && document.document === hash ? document : null;
  const request: CodeRequest | null = here ? { text: bodyOf(here), ...(here.title ? { title: here.title } : {}), ...(here.date ? { date: here.date } : {}), ...(here.publisher ? { publisher: here.publisher } : {}) } : null;
  const { data: coded, error: fault } = useApi(here ? `code-document?${hash}` : null, (signal) => api.code(request!, signal), { live: false });
  // Offsets of a reading of another text would point at wrong words.
  const again = here && coded && coded.text === here.text ? coded : null;
  const article = useMemo<Article | null>(
    () => here && { id: here.id, text: here.text, title: here.title, date: here.date, publisher: here.publisher, events: here.events, mentions: again?.mentions ?? mentionsOf(here.events), sentences: again?.sentences ?? [] },
    [here, again],
  );
  const newer = again && here ? changedSince(here.events, again.events) : 0;
  return (
    <>
      <p class="row center">
        <a href={href('/read')}>Read another text</a>
        {here?.url && /^https?:/.test(here.url) ? <a href={here.url} rel="noopener noreferrer external">The source</a> : null}
        {here?.copy ? <span class="pill">a reprint: its events stand with the original</span> : null}
      </p>
      <ProblemBox problem={error ?? fault} />
      {newer ? <div class="box">Read again with this program and knowledge, {counted(newer, 'event')} of this text would differ. Shown is what was recorded.</div> : null}
      {article ? <Reading article={article} note="out of the record" /> : error ? null : <div class="stand" aria-busy="true" />}
    </>
  );
}

function bodyOf(document: DocumentAnswer): string {
  return document.title && document.text.startsWith(`${document.title}\n`) ? document.text.slice(document.title.length + 1) : document.text;
}

/** How many words carry another event than before. By place, not by id: an event's id depends on the document's, which this text has not. */
function changedSince(recorded: readonly PriscusEvent[], now: readonly PriscusEvent[]): number {
  const tell = (list: readonly PriscusEvent[]): Map<string, string> =>
    new Map(list.map((event) => [
      `${event.start}-${event.end}`,
      JSON.stringify([event.type, event.mode, event.status, event.date, event.actor.map((party) => [party.country, party.sector]), event.recipient.map((party) => [party.country, party.sector])]),
    ]));
  const before = tell(recorded);
  const after = tell(now);
  return new Set([...before.keys(), ...after.keys()].filter((place) => before.get(place) !== after.get(place))).size;
}

function fromParams(params: URLSearchParams): CodeRequest {
  const draft: CodeRequest = {};
  for (const name of ['text', 'title', 'date', 'url'] as const) {
    const value = params.get(name);
    if (value) draft[name] = value;
  }
  return draft;
}

function Pasted() {
  const { params } = useRoute();
  const { data: health } = useApi('health', (signal) => api.health({}, signal));
  const [draft, setDraft] = useState<CodeRequest>(() => fromParams(params));
  const [asked, setAsked] = useState<CodeRequest>(draft);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const written = useRef(JSON.stringify(fromParams(params)));

  // Back and forward, or a link, change the address: then it is the address that counts.
  const address = JSON.stringify(fromParams(params));
  useEffect(() => {
    if (address === written.current) return;
    written.current = address;
    const next = JSON.parse(address) as CodeRequest;
    setDraft(next);
    setAsked(next);
  }, [address]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const edit = (next: CodeRequest): void => {
    setDraft(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setAsked(next);
      const fits = (next.text?.length ?? 0) <= longest_in_address;
      const in_address = { text: fits ? next.text : null, title: next.title, date: next.date, url: next.url };
      written.current = JSON.stringify(fromParams(patched(new URLSearchParams(), in_address)));
      setParams({ ...in_address, event: null, why: null, sentence: null }, { replace: true });
    }, pause_ms);
  };

  const request: CodeRequest | null = asked.text?.trim() || asked.url ? Object.fromEntries(Object.entries(asked).filter(([, value]) => value)) : null;
  const key = request ? `code?${JSON.stringify(request)}` : null;
  const [piece, setPiece] = useState<{ key: string; part: CodedPart } | null>(null);
  const { data, error, loading } = useApi<Coded>(key, (signal) => api.code(request!, signal, (part) => setPiece({ key: key!, part })), { live: false });
  const waiting = loading || JSON.stringify(draft) !== JSON.stringify(asked);
  const coded = key ? data : null;
  // As far as the present text is read; the one before stays until there is something of it. What was shown of a reading that broke off stays true.
  const part = piece && piece.key === key && (loading || error) ? piece.part : null;
  const article = useMemo<Article | null>(() => {
    const shown = part ?? coded;
    return shown && { id: 'article', text: shown.text, title: shown.title, date: shown.date, publisher: asked.publisher ?? null, events: shown.events, mentions: shown.mentions, sentences: part ? [] : coded!.sentences };
  }, [part, coded]);
  const reading = waiting && Boolean(draft.text || draft.url);
  const long = (asked.text?.length ?? 0) > longest_in_address;
  return (
    <>
      <SourceForm draft={draft} edit={edit} allowFetch={health?.allow_fetch ?? false} />
      <div class="progress">
        {/* Told aloud: that it is reading, and what came of it; not each piece. */}
        <span role="status">{reading ? 'Reading …' : part ? `Read in part: ${count(part.read)} of ${counted(part.sentences, 'sentence')}.` : article ? `Read: ${counted(article.sentences.length, 'sentence')}, ${counted(article.events.length, 'event')}.` : ''}</span>
        {reading ? <progress aria-label="Reading" {...(part ? { value: part.read, max: part.sentences } : {})} /> : null}
        {reading && part && part.read > 0 ? <span class="muted small">{count(part.read)} of {counted(part.sentences, 'sentence')}, {counted(part.events.length, 'event')} so far</span> : null}
      </div>
      <ProblemBox problem={error} />
      {coded?.problems?.map((problem) => <div key={problem} class="box">{problem}</div>)}
      {article ? <Reading article={article} partial={part !== null} note={long ? 'too long for the address: a link to this view leaves the text out' : null} /> : null}
    </>
  );
}

export default function Read() {
  const { params } = useRoute();
  const hash = params.get('document');
  return (
    <>
      <h1 tabIndex={-1}>Read</h1>
      {hash ? <OfRecord key={hash} hash={hash} /> : <Pasted />}
    </>
  );
}


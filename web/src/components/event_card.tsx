// One event, for people: who, what, whom, when, where, whether it happened, who says so. EventCard shows all of it, EventLine one line.
import type { ComponentChildren } from 'preact';
import { actorFilter, codes, day, numberText, percent, plainWords } from '../format';
import { href } from '../router';
import type { Party, PriscusEvent, RecordEvent } from '../types';
import { QuadMark } from './quad';

export function Parties({ list }: { list: readonly Party[] }) {
  if (!list.length) return <span class="muted">nobody named</span>;
  return (
    <>
      {list.map((party, i) => {
        const filter = actorFilter(party);
        return (
          <span key={i} class="party">
            {i ? '; ' : ''}
            {party.text} {filter ? <a class="code" href={href('/search', { actor: filter })} aria-label={`Events by ${filter}`}>{codes(party)}</a> : <span class="muted">(unknown)</span>}
            {party.guessed ? <span class="muted small" title="No grammatical function says so; taken as the likely one"> guessed</span> : null}
          </span>
        );
      })}
    </>
  );
}

/** "frames/consult.frames:160:talks" in its parts. */
export function frameParts(frame: string): { file: string; line: string; name: string } {
  const [file = frame, line = '', name = ''] = frame.split(':');
  return { file, line, name };
}

/** `wide`: takes the whole line where there are two columns of facts. */
function Row({ name, children, wide = false }: { name: string; children: ComponentChildren; wide?: boolean }) {
  return (
    <>
      <dt class={wide ? 'wide' : undefined}>{name}</dt>
      <dd class={wide ? 'wide' : undefined}>{children}</dd>
    </>
  );
}

export function EventHeading({ event }: { event: PriscusEvent }) {
  return (
    <>
      <QuadMark quad={event.quad} label /> <strong>{event.trigger}</strong> <span>{plainWords(event)}</span>
    </>
  );
}

export function EventFacts({ event }: { event: PriscusEvent }) {
  const frame = frameParts(event.frame);
  return (
    <dl class="facts">
      <Row name="Who" wide><Parties list={event.actor} /></Row>
      {event.recipient.length ? <Row name="Whom" wide><Parties list={event.recipient} /></Row> : null}
      <Row name="What" wide>
        <code>{event.type}</code>{event.mode ? <> <code>{event.mode}</code></> : null} · {event.quad}
        {event.cameo ? <> · CAMEO <code>{event.cameo}</code></> : null}{event.score !== null ? <> · score {event.score}</> : null}
      </Row>
      <Row name="When">{event.date ? day(event.date) : <span class="muted">not told</span>}</Row>
      {event.place ? (
        <Row name="Where">
          {event.place.name ?? event.place.text}{event.place.country && event.place.name !== event.place.country ? <> <a class="code" href={href('/search', { place: event.place.country })} aria-label={`Events in ${event.place.country}`}>{event.place.country}</a></> : null}
          {event.place.precision !== 'city' && event.place.precision !== 'point' ? <span class="muted small"> ({event.place.precision === 'none' ? 'no coordinates' : event.place.precision})</span> : null}
        </Row>
      ) : null}
      <Row name="Status">{event.status}</Row>
      <Row name="Says who">{event.attributed_to ?? <span class="muted">the writer</span>}</Row>
      {event.numbers.length ? (
        <Row name="Numbers" wide>
          {event.numbers.map((number, i) => <span key={i}>{i ? '; ' : ''}{numberText(number)}{number.counted_by ? <span class="muted"> (by {number.counted_by})</span> : null}</span>)}
        </Row>
      ) : null}
      {event.contexts.length ? <Row name="About" wide>{event.contexts.join(', ')}</Row> : null}
      <Row name="Confidence">{percent(event.confidence)}</Row>
      <Row name="Frame" wide><code>{frame.name}</code> <span class="muted small">{frame.file}:{frame.line}</span></Row>
    </dl>
  );
}

/** Where an event of a record came from, with the link that opens its words in Read. */
export function Source({ event }: { event: RecordEvent }) {
  return (
    <div class="small muted source">
      <a href={href('/read', { document: event.document, event: event.id })}>{event.title ?? event.doc}</a>
      {event.publisher ? `, ${event.publisher}` : ''}
      {event.document_date ? `, ${day(event.document_date)}` : ''}
      {event.url && /^https?:/.test(event.url) ? <> · <a href={event.url} rel="noopener noreferrer external">source</a></> : null}
    </div>
  );
}

/** One line: day, who, what, whom. */
export function EventLine({ event }: { event: PriscusEvent }) {
  return (
    <span class="event-line">
      <QuadMark quad={event.quad} label /> {event.date ? <>{day(event.date)}: </> : null}
      <Parties list={event.actor} /> <em>{plainWords(event)}</em>
      {event.recipient.length ? <> · <Parties list={event.recipient} /></> : null}
    </span>
  );
}

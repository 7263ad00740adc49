// An article with its actors, places, dates and numbers underlined, each kind in its own style, and the words that carry an event boxed in
// the colour and line of its quad. Marks may overlap: the text is cut into segments, each with all styles that lie on it.
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { quadKey } from '../format';
import { Offsets } from '../offsets';
import { segments, type Mark } from '../segments';
import type { Mention, MentionKind, PriscusEvent } from '../types';

interface MarkValue {
  kind: MentionKind | 'trigger' | 'part';
  label: string;
  event: PriscusEvent | null;
}

export const mentionKinds: readonly MentionKind[] = ['actor', 'place', 'date', 'number'];

/** The stretches of text, in bytes, that an event speaks of. */
export function partsOf(event: PriscusEvent): { start: number; end: number }[] {
  const parties = [...event.actor, ...event.recipient].flatMap((party) => [party, { start: party.named_start, end: party.named_end }]);
  return [event, ...parties, ...(event.place ? [event.place] : []), ...event.numbers];
}

/** What the events alone tell of a text, until the text has been read again. */
export function mentionsOf(events: readonly PriscusEvent[]): Mention[] {
  const seen = new Map<string, Mention>();
  const add = (kind: MentionKind, start: number, end: number, text: string, label: string): void => void seen.set(`${kind}${start},${end}`, { kind, start, end, text, label });
  for (const event of events) {
    for (const party of [...event.actor, ...event.recipient]) add('actor', party.start, party.end, party.text, [party.country, party.sector].filter(Boolean).join(' '));
    if (event.place) add('place', event.place.start, event.place.end, event.place.text, event.place.name ?? event.place.text);
    for (const number of event.numbers) add('number', number.start, number.end, number.text, number.what);
  }
  return [...seen.values()];
}

interface Props {
  text: string;
  title: string | null;
  events: readonly PriscusEvent[];
  mentions: readonly Mention[];
  lit: readonly string[];
  chosen: string | null;
  linkTo: (id: string) => string;
  choose: (id: string) => void;
  light: (ids: readonly string[]) => void;
}

export function MarkedText({ text, title, events, mentions, lit, chosen, linkTo, choose, light }: Props) {
  const lines = useMemo(() => {
    const offsets = new Offsets(text);
    const marks: Mark<MarkValue>[] = [];
    const add = (start: number, end: number, value: MarkValue): void => void marks.push({ start: offsets.unit(start), end: offsets.unit(end), value });
    for (const mention of mentions) add(mention.start, mention.end, { kind: mention.kind, label: mention.label ?? '', event: null });
    for (const event of events) {
      add(event.start, event.end, { kind: 'trigger', label: `${event.type}${event.mode ? ` ${event.mode}` : ''}, ${event.status}`, event });
      for (const part of partsOf(event)) add(part.start, part.end, { kind: 'part', label: '', event });
    }
    const result: { start: number; end: number; segments: ReturnType<typeof segments<MarkValue>> }[] = [];
    let start = 0;
    for (const line of text.split('\n')) {
      const end = start + line.length;
      if (line.trim()) result.push({ start, end, segments: segments(start, end, marks) });
      start = end + 1;
    }
    return result;
  }, [text, events, mentions]);

  const idsAt = (target: EventTarget | null): string[] => (target instanceof Element ? (target.closest('[data-events]')?.getAttribute('data-events') ?? '') : '').split(' ').filter(Boolean);
  const linked = new Set<string>();

  const draw = (segment: (typeof lines)[number]['segments'][number]): ComponentChildren => {
    const words = text.slice(segment.start, segment.end);
    if (!segment.values.length) return <span key={segment.start} data-start={segment.start}>{words}</span>;
    const kinds = mentionKinds.filter((kind) => segment.values.some((value) => value.kind === kind));
    const ids = [...new Set(segment.values.flatMap((value) => (value.event ? [value.event.id] : [])))];
    // Where the words of several events overlap, the one with fewer words has them.
    const triggers = segment.values.filter((value) => value.kind === 'trigger').map((value) => value.event!).sort((a, b) => a.end - a.start - (b.end - b.start));
    const trigger = triggers.find((event) => event.id === chosen) ?? triggers[0];
    const label = [...new Set(segment.values.map((value) => value.label).filter(Boolean))].join(' · ');
    let inner: ComponentChildren = words;
    for (const kind of kinds) inner = <span class={`u-${kind}`}>{inner}</span>;
    const glow = `${ids.some((id) => lit.includes(id)) ? ' lit' : ''}${ids.includes(chosen ?? '') ? ' chosen' : ''}`;
    const common = { 'data-start': segment.start, 'data-events': ids.join(' '), title: label || undefined };
    if (!trigger) return <span key={segment.start} {...common} class={`m${glow}`}>{inner}</span>;
    const again = linked.has(trigger.id);
    linked.add(trigger.id);
    return (
      <a
        key={segment.start}
        {...common}
        id={again ? undefined : `words-${trigger.id}`}
        class={`m trigger quad-${quadKey[trigger.quad]}${glow}`}
        href={linkTo(trigger.id)}
        tabIndex={again ? -1 : 0}
        aria-current={trigger.id === chosen ? 'true' : undefined}
        onClick={(click) => {
          click.preventDefault();
          choose(trigger.id);
        }}
      >
        {inner}
      </a>
    );
  };

  return (
    <div
      class="marked"
      onMouseOver={(event) => light(idsAt(event.target))}
      onMouseLeave={() => light([])}
      onFocusIn={(event) => light(idsAt(event.target))}
      onFocusOut={() => light([])}
    >
      {lines.map((line) =>
        title && line.start === 0 ? <h2 key={line.start}>{line.segments.map(draw)}</h2> : <p key={line.start}>{line.segments.map(draw)}</p>,
      )}
    </div>
  );
}

export function MarkLegend() {
  return (
    <ul class="chips small legend" aria-label="Marks in the text">
      <li><span class="m trigger quad-vc">words</span> an act, in the colour of its kind</li>
      {mentionKinds.map((kind) => <li key={kind}><span class={`u-${kind}`}>{kind}</span></li>)}
    </ul>
  );
}

/** The selection inside a <MarkedText>, as positions in its text; null when there is none. */
export function selectedRange(text: string): { start: number; end: number } | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const position = (node: Node, offset: number): number | null => {
    const element = (node instanceof Element ? node : node.parentElement)?.closest('[data-start]');
    if (!element || !element.closest('.marked')) return null;
    return Number(element.getAttribute('data-start')) + (node.nodeType === Node.TEXT_NODE ? offset : 0);
  };
  const a = position(range.startContainer, range.startOffset);
  const b = position(range.endContainer, range.endOffset);
  if (a === null || b === null || b <= a) return null;
  let [start, end] = [a, b];
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return end > start && end - start <= 80 && !text.slice(start, end).includes('\n') ? { start, end } : null;
}

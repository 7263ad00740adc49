// What a reader changes in the events of a text, and how it leaves the page: as gold (a JSON line an event, docs/formats.md and
// examples/gold/README.md) or as a frame's example (docs/frames.md).
import { Offsets } from './offsets';
import type { ParsedSentence, Party, PriscusEvent, Quad, Status } from './types';

export interface PlainParty {
  text: string;
  country: string | null;
  sector: string | null;
}

/** An event as it stands after the reader's changes. `words`: for a party that was coded, the words of its sentence that fill the role. */
export interface EditedEvent {
  id: string;
  sent: number;
  trigger: string;
  start: number;
  end: number;
  type: string;
  mode: string | null;
  status: Status;
  date: string | null;
  attributed_to: string | null;
  same_as: string | null;
  actor: PlainParty[];
  recipient: PlainParty[];
  deleted: boolean;
}

export type Corrections = Record<string, EditedEvent>;

const plain = ({ text, country, sector }: Party): PlainParty => ({ text, country, sector });

export function editable(event: PriscusEvent): EditedEvent {
  const { id, sent, trigger, start, end, type, mode, status, date, attributed_to, same_as } = event;
  return { id, sent, trigger, start, end, type, mode, status, date, attributed_to, same_as, actor: event.actor.map(plain), recipient: event.recipient.map(plain), deleted: false };
}

/** Whether the reader's version differs from what was coded; an event that was added always does. */
export function differs(edited: EditedEvent, coded: PriscusEvent | undefined): boolean {
  return !coded || JSON.stringify(edited) !== JSON.stringify(editable(coded));
}

/** The events of the text after correction, in the order of their triggers; deleted ones are left out. */
export function corrected(events: readonly PriscusEvent[], corrections: Corrections): EditedEvent[] {
  const coded = new Set(events.map((event) => event.id));
  const added = Object.values(corrections).filter((edited) => !coded.has(edited.id));
  return [...events.map((event) => corrections[event.id] ?? editable(event)), ...added].filter((edited) => !edited.deleted).sort((a, b) => a.start - b.start || a.end - b.end);
}

export function goldLine(doc: string, edited: EditedEvent): string {
  const { sent, trigger, type, mode, actor, recipient, status, date, attributed_to, same_as } = edited;
  return JSON.stringify({ doc, sent, trigger, type, mode, actor, recipient, status, date, attributed_to, same_as });
}

/** The document beside the gold events: `id`, `title`, `date`, `publisher`, `sentences`, already split. */
export function goldDocument(doc: { id: string; title: string | null; date: string | null; publisher: string | null }, text: string, sentences: readonly ParsedSentence[]): string {
  const offsets = new Offsets(text);
  const body = sentences.filter((sentence) => sentence.index >= 0).map((sentence) => text.slice(offsets.unit(sentence.start), offsets.unit(sentence.end)).replace(/\s*\n\s*/g, ' '));
  return JSON.stringify({ id: doc.id, title: doc.title, date: doc.date, publisher: doc.publisher, sentences: body });
}

/** A comma separates the parties of a `gives` line and brackets hold codes, so neither may stand in a party's words. */
const inGives = (words: string): string => words.replace(/\s+/g, ' ').split(/[,(]/)[0]!.trim();

function side(list: readonly PlainParty[], words: readonly (string | null)[]): string {
  if (!list.length) return 'nobody';
  return list.map((party, i) => `${inGives(words[i] ?? party.text)} (${party.country ?? '-'} ${party.sector ?? '-'})`).join(', ');
}

/**
 * The lines of a frame's example that test this event in its sentence; `silent` when the reader deleted it. `coded` gives the words of
 * the sentence for parties that stand in it as pronouns or descriptions.
 */
export function frameExample(edited: EditedEvent, coded: PriscusEvent | undefined, sentence: string, text: string, date: string | null): string {
  const line = sentence.replace(/\s+/g, ' ').trim();
  const from = coded ? `  # ${coded.frame}\n` : '';
  if (edited.deleted) return `${from}  silent   ${line}\n`;
  const offsets = new Offsets(text);
  const words = (list: readonly PlainParty[], of: readonly Party[] | undefined): (string | null)[] =>
    list.map((party) => {
      const same = of?.find((one) => one.text === party.text && one.country === party.country && one.sector === party.sector) ?? of?.find((one) => one.text === party.text);
      return same ? text.slice(offsets.unit(same.start), offsets.unit(same.end)) : null;
    });
  const means = `${edited.type}${edited.mode ? `/${edited.mode}` : ''}`;
  const recipients = edited.recipient.length ? ` -> ${side(edited.recipient, words(edited.recipient, coded?.recipient))}` : '';
  return `${from}  example  ${line}\n${date ? `  dated    ${date}\n` : ''}  gives    ${edited.status} ${means}: ${side(edited.actor, words(edited.actor, coded?.actor))}${recipients}\n`;
}

/** The shape that cards show: the coded event with the reader's changes laid upon it. */
export function shown(edited: EditedEvent, coded: PriscusEvent | undefined, quad: Quad): PriscusEvent {
  const lay = (list: readonly PlainParty[], of: readonly Party[] | undefined): Party[] =>
    list.map((party) => {
      const same = of?.find((one) => one.text === party.text);
      const none = { start: edited.start, end: edited.start, named_start: edited.start, named_end: edited.start, function: null, guessed: false, confidence: 1 };
      return { ...(same ?? none), ...party };
    });
  const base: PriscusEvent = coded ?? {
    ...edited, doc: '', quad, cameo: null, contexts: [], score: null, actor: [], recipient: [], place: null, numbers: [], confidence: 1, frame: 'added here',
  };
  const { type, mode, status, date, attributed_to } = edited;
  const same_act = coded && coded.type === type && coded.mode === mode;
  return { ...base, type, mode, status, date, attributed_to, quad, cameo: same_act ? base.cameo : null, score: same_act ? base.score : null, actor: lay(edited.actor, coded?.actor), recipient: lay(edited.recipient, coded?.recipient) };
}

// Corrections outlive a reload of the tab, by the text they belong to.
function key(text: string): string {
  let hash = 5381;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 33) ^ text.charCodeAt(i)) >>> 0;
  return `priscus-corrections-${text.length}-${hash.toString(16)}`;
}

export function storedCorrections(text: string): Corrections {
  try {
    return JSON.parse(sessionStorage.getItem(key(text)) ?? '{}') as Corrections;
  } catch {
    return {};
  }
}

export function storeCorrections(text: string, corrections: Corrections): void {
  try {
    if (Object.keys(corrections).length) sessionStorage.setItem(key(text), JSON.stringify(corrections));
    else sessionStorage.removeItem(key(text));
  } catch {
    // storage is switched off or full: they live as long as the view
  }
}

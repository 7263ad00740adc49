// The shapes of the HTTP API, as `docs/api.md` and /openapi.json describe them. Offsets (`start`, `end`) are bytes of the document's
// UTF-8 text; offsets.ts turns them into positions of a JavaScript string. Days are ISO. What is not known is null.

export const quads = ['verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict'] as const;
export type Quad = (typeof quads)[number];
export type QuadCounts = Record<Quad, number>;

export const statuses = ['actual', 'future', 'hypothetical', 'negated', 'historical'] as const;
export type Status = (typeof statuses)[number];

export interface Party {
  text: string;
  country: string | null;
  sector: string | null;
  start: number;
  end: number;
  named_start: number;
  named_end: number;
  function: string | null;
  guessed: boolean;
  confidence: number;
}

export interface Place {
  text: string;
  start: number;
  end: number;
  name: string | null;
  country: string | null;
  region: string | null;
  latitude: number | null;
  longitude: number | null;
  precision: string;
}

export interface EventNumber {
  what: string;
  low: number;
  high: number | null;
  unit: string | null;
  counted_by: string | null;
  text: string;
  start: number;
  end: number;
}

export interface PriscusEvent {
  id: string;
  doc: string;
  sent: number;
  trigger: string;
  start: number;
  end: number;
  type: string;
  mode: string | null;
  quad: Quad;
  cameo: string | null;
  contexts: string[];
  score: number | null;
  actor: Party[];
  recipient: Party[];
  status: Status;
  date: string | null;
  place: Place | null;
  numbers: EventNumber[];
  attributed_to: string | null;
  same_as: string | null;
  confidence: number;
  frame: string;
}

export interface Sentence {
  text: string;
  start: number;
  end: number;
  found?: [number, number][];
}

/** An event out of a record: with its document and the sentence it stands in. */
export interface RecordEvent extends PriscusEvent {
  document: string;
  title: string | null;
  document_date: string | null;
  publisher: string | null;
  url: string | null;
  sentence: Sentence;
}

export interface EventsPage {
  events: RecordEvent[];
  next: string | null;
  total?: number | null;
}

export interface DocumentRow {
  document: string;
  id: string;
  title: string | null;
  date: string | null;
  publisher: string | null;
  url: string | null;
  language: string | null;
  copy: boolean;
  events: number;
}

export interface DocumentsPage {
  documents: DocumentRow[];
  next: string | null;
}

export interface DocumentAnswer {
  document: string;
  id: string;
  title: string | null;
  date: string | null;
  publisher: string | null;
  url: string | null;
  language: string | null;
  text: string;
  copy: boolean;
  coded_with: { program: string; model: string; knowledge: string } | null;
  events: PriscusEvent[];
}

export type MentionKind = 'actor' | 'place' | 'date' | 'number';

export interface Mention {
  kind: MentionKind;
  start: number;
  end: number;
  text: string;
  label: string | null;
  actors?: { country: string | null; sector: string | null; text: string }[];
}

export interface Token {
  text: string;
  start: number;
  end: number;
  lemma: string;
  tag: string;
  head: number;
  relation: string;
}

export interface Tried {
  word: string;
  start: number;
  end: number;
  file: string;
  line: number;
  frame: string;
  fired: boolean;
  why: string | null;
}

export interface ParsedSentence {
  index: number;
  start: number;
  end: number;
  tokens: Token[];
  tried: Tried[];
}

export interface CodeRequest {
  text?: string;
  title?: string;
  date?: string;
  publisher?: string;
  url?: string;
}

export interface Coded {
  text: string;
  title: string | null;
  date: string | null;
  events: PriscusEvent[];
  mentions: Mention[];
  sentences: ParsedSentence[];
  /** What was left out, and why. */
  problems?: string[];
}

/** What is known of a text while it is still being read: it replaces the part before, and its ids may change. */
export interface CodedPart {
  text: string;
  title: string | null;
  date: string | null;
  events: PriscusEvent[];
  mentions: Mention[];
  /** How many sentences were read, and of how many. */
  read: number;
  sentences: number;
}

export interface Version<T> {
  value: T;
  sources: string[];
}

export interface IncidentNumber {
  what: string;
  low: number;
  high: number | null;
  disputed: boolean;
  counts: { low: number; high: number | null; counted_by: string | null; source: string }[];
}

export interface Claim {
  doc: string;
  document?: string;
  date: string | null;
  publisher: string | null;
  url: string | null;
  copies: { doc: string; date: string | null; publisher: string | null; url: string | null }[];
  events: {
    sent: number;
    text: string;
    trigger: string;
    start: number;
    end: number;
    type: string;
    mode: string | null;
    status: Status;
    date_of_event: string | null;
    actor: unknown[];
    recipient: unknown[];
    attributed_to: string | null;
  }[];
  places: unknown[];
  numbers: unknown[];
}

export interface Incident {
  incident: string;
  type: string;
  first_day: string | null;
  last_day: string | null;
  first_report: string | null;
  last_report: string | null;
  reports: number;
  copies: number;
  sources: number;
  disputed: boolean;
  actor: Version<string[]>[];
  recipient: Version<string[]>[];
  place: Version<unknown>[];
  date: Version<string>[];
  status: Version<Status>[];
  numbers: IncidentNumber[];
  claims: Claim[];
}

export interface IncidentsPage {
  incidents: Incident[];
  next: string | null;
}

export interface ActorCode {
  country: string | null;
  sector: string | null;
  from: string | null;
  to: string | null;
  title: string | null;
}

export interface ActorEntry {
  type: string;
  name: string;
  file: string;
  line: number;
  found_as: string;
  names: Record<string, string[]>;
  reporter: boolean;
  members: string[];
  codes: ActorCode[];
  date: string | null;
  then: { country: string | null; sector: string | null; title: string | null } | null;
}

export interface Country {
  code: string;
  name: string;
  numeric: string | null;
  latitude: number | null;
  longitude: number | null;
}

export interface Dyad {
  one: string;
  other: string;
  events: number;
  score: number;
  quads: QuadCounts;
}

export interface SeriesRow extends Dyad {
  period: string;
}

export type Period = 'day' | 'week' | 'month' | 'year';

export interface Series {
  period: Period;
  rows: SeriesRow[];
}

export interface TypeRow {
  type: string;
  quad: Quad;
  actor: string | null;
  recipient: string | null;
  events: number;
  score: number;
  quads: QuadCounts;
}

export interface PlaceRow {
  name: string;
  country: string | null;
  region: string | null;
  latitude: number;
  longitude: number;
  precision: string;
  events: number;
  score: number;
  quads: QuadCounts;
}

export interface PlacesAnswer {
  places: PlaceRow[];
  arcs: Dyad[];
}

export interface DayRow {
  day: string;
  events: number;
  quads: QuadCounts;
}

export interface Reject {
  source: string;
  line: number | null;
  byte: number | null;
  cause: string;
  when: string;
}

export interface Health {
  version: { program: string; model: string; knowledge: string; schema: number | string };
  record: {
    path_name: string;
    documents: number;
    copies: number;
    events: number;
    incidents: number;
    rejects: number;
    first_day: string | null;
    last_day: string | null;
    bytes: number;
  };
  coders: { program: string; model: string; knowledge: string; documents: number }[];
  by_day: { day: string; documents: number; events: number; rejects: number }[];
  publishers: { publisher: string | null; documents: number }[];
  rejects: Reject[];
  reject_causes: { cause: string; count: number }[];
  allow_fetch: boolean;
  uptime_s: number;
}

export interface OntologyType {
  name: string;
  quad: Quad;
  score?: number | null;
  modes: string[];
  description?: string | null;
}

export interface Ontology {
  types: OntologyType[];
  statuses: string[];
  quads: string[];
  sectors: { code: string; name: string }[];
}

/** What /api/live says when the record has grown. */
export interface RecordState {
  documents: number;
  events: number;
  rejects: number;
  last_day: string | null;
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  parameter?: string;
}

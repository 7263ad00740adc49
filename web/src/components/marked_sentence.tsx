// A sentence of the record with the words that carry the event and the words that were searched for.
import { Offsets } from '../offsets';
import { segments, type Mark } from '../segments';
import type { RecordEvent } from '../types';

type Kind = 'trigger' | 'found';

export function MarkedSentence({ event }: { event: RecordEvent }) {
  const { sentence } = event;
  const offsets = new Offsets(sentence.text);
  const at = (byte: number): number => offsets.unit(byte - sentence.start);
  const marks: Mark<Kind>[] = [
    { start: at(event.start), end: at(event.end), value: 'trigger' },
    ...(sentence.found ?? []).map(([start, end]): Mark<Kind> => ({ start: at(start), end: at(end), value: 'found' })),
  ];
  return (
    <p class="sentence">
      {segments<Kind>(0, sentence.text.length, marks).map((segment) => {
        const text = sentence.text.slice(segment.start, segment.end);
        const inner = segment.values.includes('found') ? <mark>{text}</mark> : text;
        return segment.values.includes('trigger') ? <strong key={segment.start} class="trigger-word">{inner}</strong> : <span key={segment.start}>{inner}</span>;
      })}
    </p>
  );
}

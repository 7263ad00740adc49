// Why an event was read, or why not: the tree of its sentence, and every frame that was tried on a word with what came of it.
import type { ParsedSentence, PriscusEvent, Token, Tried } from '../types';
import { Tree } from './tree';

function Frames({ tried, caption }: { tried: readonly Tried[]; caption: string }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table class="tried">
        <caption>{caption}</caption>
        <thead><tr><th scope="col">Word</th><th scope="col">Frame</th><th scope="col">Where it stands</th><th scope="col">What came of it</th></tr></thead>
        <tbody>
          {tried.map((one, i) => (
            <tr key={i} class={one.fired ? 'fired' : ''}>
              <td>{one.word}</td>
              <td><code>{one.frame}</code></td>
              <td><code>{one.file}:{one.line}</code></td>
              <td>{one.fired ? <strong>✓ fires</strong> : one.why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function overlaps(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The words of the sentence that carry the event and its sides. */
function rolesOf(tokens: readonly Token[], event: PriscusEvent | null): Map<number, string> {
  const roles = new Map<number, string>();
  if (!event) return roles;
  tokens.forEach((token, i) => {
    if (event.recipient.some((party) => overlaps(token, party))) roles.set(i, 'is-recipient');
    if (event.actor.some((party) => overlaps(token, party))) roles.set(i, 'is-actor');
    if (overlaps(token, event) && !roles.has(i)) roles.set(i, 'is-trigger');
  });
  return roles;
}

export function Why({ sentence, event, text }: { sentence: ParsedSentence; event: PriscusEvent | null; text: string }) {
  const here = event ? sentence.tried.filter((one) => overlaps(one, event)) : [];
  const others = event ? sentence.tried.filter((one) => !overlaps(one, event)) : sentence.tried;
  const name = `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;
  return (
    <div class="why">
      {event ? <p class="small"><span class="role is-trigger">the act</span> <span class="role is-actor">who</span> <span class="role is-recipient">whom</span></p> : null}
      <Tree tokens={sentence.tokens} roles={rolesOf(sentence.tokens, event)} name={name} />
      {event ? here.length ? <Frames tried={here} caption="Frames tried on these words" /> : <p class="muted">No frame was tried on these words.</p> : null}
      {others.length ? (
        event ? <details><summary>Frames tried on other words of the sentence ({others.length})</summary><Frames tried={others} caption="Frames tried on other words" /></details> : <Frames tried={others} caption="Frames tried" />
      ) : event ? null : <p class="muted">No frame has a trigger among these words.</p>}
    </div>
  );
}

// The live stream: /api/live tells when the record has grown. Read with fetch, as EventSource cannot send the token. `liveVersion`
// goes up when the views should ask again: at once with `liveFollow`, else when the reader presses "n new events".
import { Store } from './store';
import type { RecordState } from './types';

export type LiveStatus = 'off' | 'connecting' | 'on' | 'lost';

export const liveVersion = new Store(0);
export const liveStatus = new Store<LiveStatus>('off');
/** Events that came since the views last asked. */
export const liveFresh = new Store(0);
export const liveState = new Store<RecordState | null>(null);
export const liveFollow = new Store(false);

let shown: RecordState | null = null;

export function showFresh(): void {
  shown = liveState.get() ?? shown;
  liveFresh.set(0);
  liveVersion.set(liveVersion.get() + 1);
}

liveFollow.watch((follow) => {
  if (follow && liveFresh.get() > 0) showFresh();
});

function received(state: RecordState): void {
  liveState.set(state);
  if (!shown) {
    shown = state;
    return;
  }
  const fresh = Math.max(0, state.events - shown.events);
  const changed = fresh > 0 || state.documents !== shown.documents || state.rejects !== shown.rejects;
  if (changed && liveFollow.get()) showFresh();
  else liveFresh.set(fresh);
}

/** One block of text/event-stream, without the blank line at its end: its event and data. */
export function parseBlock(block: string): { event: string; data: string } {
  let event = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon === 0) continue;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') event = value;
    if (field === 'data') data.push(value);
  }
  return { event, data: data.join('\n') };
}

/**
 * Follows the stream until `signal` aborts; connects again after a break, each time after a longer wait (2 s to 60 s). `open` makes the
 * request (with the token) and throws when there is no stream. `before` is the record as the page first saw it.
 */
export async function followLive(open: (signal: AbortSignal) => Promise<Response>, signal: AbortSignal): Promise<void> {
  let wait = 2000;
  while (!signal.aborted) {
    liveStatus.set('connecting');
    try {
      const response = await open(signal);
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
      liveStatus.set('on');
      wait = 2000;
      let pending = '';
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        pending = (pending + value).replace(/\r\n?/g, '\n');
        const blocks = pending.split('\n\n');
        pending = blocks.pop()!;
        for (const block of blocks) {
          const { event, data } = parseBlock(block);
          if (event === 'record' && data) received(JSON.parse(data) as RecordState);
        }
      }
    } catch {
      // told by the status below
    }
    if (signal.aborted) break;
    liveStatus.set('lost');
    await new Promise((resolve) => setTimeout(resolve, wait));
    wait = Math.min(wait * 2, 60_000);
  }
  liveStatus.set('off');
}

/** What /api/health said when the page opened: what comes after it is new. */
export function seenState(state: RecordState): void {
  if (!shown) shown = state;
}

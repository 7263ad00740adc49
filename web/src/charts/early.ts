// What a view will ask for is asked while it renders for the first time: the effects of useApi begin only after its first
// paint, and then take the answer that is already on its way.
//
//     useEarly(() => begin(`days?${query}`, () => api.days(query)));
//     useApi(`days?${query}`, (signal) => taken(`days?${query}`, () => api.days(query, signal)));
import { useMemo } from 'preact/hooks';

const begun = new Map<string, Promise<unknown>>();

export function begin(key: string, load: () => Promise<unknown>): void {
  if (begun.has(key)) return;
  const promise = load();
  promise.catch(() => undefined);  // told by the one who takes it
  begun.set(key, promise);
  setTimeout(() => begun.delete(key), 5000);
}

/** The answer that was begun, once; else what `load` gives. */
export function taken<T>(key: string, load: () => Promise<T>): Promise<T> {
  const promise = begun.get(key) as Promise<T> | undefined;
  begun.delete(key);
  return promise ?? load();
}

/** Runs `ask` in the first render only. */
export function useEarly(ask: () => void): void {
  useMemo(ask, []);
}

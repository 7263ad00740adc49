// A value that components watch: the token, the theme, the state of the live stream.
import { useEffect, useState } from 'preact/hooks';

export class Store<T> {
  private value_: T;
  private readonly watchers_ = new Set<(value: T) => void>();

  constructor(value: T) {
    this.value_ = value;
  }

  get(): T {
    return this.value_;
  }

  set(value: T): void {
    if (Object.is(value, this.value_)) return;
    this.value_ = value;
    for (const watcher of [...this.watchers_]) watcher(value);
  }

  watch(watcher: (value: T) => void): () => void {
    this.watchers_.add(watcher);
    return () => this.watchers_.delete(watcher);
  }
}

export function useStore<T>(store: Store<T>): T {
  const [value, setValue] = useState(() => store.get());
  useEffect(() => {
    setValue(() => store.get());
    return store.watch((next) => setValue(() => next));
  }, [store]);
  return value;
}

// The value that requests depend on while a handle is dragged: a change after a pause counts at once, those that follow it
// quickly only when they have stood still for `ms`.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export function useLater<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  const changed = useRef(-Infinity);
  useLayoutEffect(() => {
    if (Object.is(value, settled)) return undefined;
    const paused = performance.now() - changed.current > 3 * ms;
    changed.current = performance.now();
    if (paused) {
      setSettled(() => value);
      return undefined;
    }
    const timer = setTimeout(() => setSettled(() => value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

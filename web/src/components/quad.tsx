// The four quads as marks: circles cooperate, triangles conflict; hollow in words, filled in deeds. Colour is never alone.
import { quadKey, quadShort } from '../format';
import { quads, type Quad } from '../types';

/** A mark of the size of a letter. With `label` it speaks for itself; without it, it stands beside text that says the same. */
export function QuadMark({ quad, label = false }: { quad: Quad; label?: boolean }) {
  // An ontology of one's own may have types of no quad, or of its own quads: no mark.
  const key = quadKey[quad] as (typeof quadKey)[Quad] | undefined;
  if (!key) return null;
  const fill = key[0] === 'm' ? 'currentColor' : 'none';
  const say = label ? { role: 'img' as const, 'aria-label': quad } : { 'aria-hidden': true };
  return (
    <svg class={`quad-mark quad-${key}`} viewBox="0 0 16 16" {...say}>
      {key[1] === 'c' ? (
        <circle cx="8" cy="8" r="6.4" fill={fill} stroke="currentColor" stroke-width="2.6" />
      ) : (
        <path d="M8 1.6 15 14.4 1 14.4Z" fill={fill} stroke="currentColor" stroke-width="2.4" stroke-linejoin="round" />
      )}
    </svg>
  );
}

export function QuadLegend() {
  return (
    <ul class="chips small" aria-label="Marks of the four kinds">
      {quads.map((quad) => (
        <li key={quad} class="row center">
          <span>
            <QuadMark quad={quad} /> {quadShort[quad]}
          </span>
        </li>
      ))}
    </ul>
  );
}

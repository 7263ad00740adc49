// Who deals with whom: a node a country (or organisation), a line a pair, its breadth how much, its colour and dashes what it
// mostly is. The layout is computed to its end before it is drawn (layout.ts).
import { useMemo } from 'preact/hooks';
import { counted, decimal } from '../format';
import type { Dyad } from '../types';
import { LeaningLegend } from './legend';
import { placeNodes, type Placed } from './layout';
import { leaning } from './quads';
import { round } from './shapes';
import { useWidth } from './use_width';

export interface NetworkChartProps {
  readonly label: string;
  readonly dyads: readonly Dyad[];
  readonly name: (code: string | null) => string;
  readonly focus: string | null;
  readonly onNode: (code: string) => void;
  readonly onLink: (dyad: Dyad) => void;
}

export function dyadWords(dyad: Dyad, name: (code: string | null) => string): string {
  const kind = leaning(dyad.quads);
  const score = dyad.score === null ? '' : `, mean score ${decimal(dyad.score)}`;
  return `${name(dyad.one)} and ${name(dyad.other)}: ${counted(dyad.events, 'event')}, ${kind === 'mixed' ? 'cooperation and conflict' : `mostly ${kind}`}${score}`;
}

export function NetworkChart({ label, dyads, name, focus, onNode, onLink }: NetworkChartProps) {
  const [box, width] = useWidth<HTMLDivElement>();
  const height = Math.round(Math.max(320, Math.min(640, width * 0.72)));
  const nodes = useMemo(() => (width > 0 ? placeNodes(dyads, width, height) : []), [dyads, width, height]);
  const at = useMemo(() => new Map<string, Placed>(nodes.map((node) => [node.id, node])), [nodes]);
  const most = Math.max(1, ...dyads.map((dyad) => dyad.events));
  const narrow = width < 500;
  const labelled = new Set(nodes.slice(0, narrow ? 20 : 60).map((node) => node.id));
  return (
    <div ref={box} class="chart-box">
      {width > 0 && (
        <svg class="chart network" width={width} height={height + 24} viewBox={`0 0 ${width} ${height + 24}`} role="group" aria-label={label}>
          <g>
            {dyads.map((dyad) => {
              const one = at.get(dyad.one);
              const other = at.get(dyad.other);
              if (!one || !other) return null;
              const path = `M${one.x},${one.y}L${other.x},${other.y}`;
              return (
                <g key={`${dyad.one}${dyad.other}`} data-link={`${dyad.one},${dyad.other}`} data-events={dyad.events} onClick={() => onLink(dyad)}>
                  <title>{dyadWords(dyad, name)}</title>
                  <path class={`network-link ${leaning(dyad.quads)}`} d={path} stroke-width={round(1.2 + 7.5 * (dyad.events / most) ** 0.75)} />
                  <path class="network-catch" d={path} data-screen />
                </g>
              );
            })}
          </g>
          {nodes.map((node) => (
            <g key={node.id} class={`network-node${node.id === focus ? ' focus' : ''}`} transform={`translate(${node.x},${node.y})`} data-node={node.id} onClick={() => onNode(node.id)}>
              <title>{`${name(node.id)}: ${counted(node.events, 'event')} with those shown`}</title>
              <circle r={node.radius} />
            </g>
          ))}
          {nodes.filter((node) => labelled.has(node.id)).map((node) => (
            <g key={node.id} class="network-node" transform={`translate(${node.x},${node.y})`} onClick={() => onNode(node.id)}>
              <text y={round(-node.radius - 4)}>{narrow || name(node.id).length > 18 ? node.id : name(node.id)}</text>
            </g>
          ))}
          <LeaningLegend x={6} y={height + 6} width={width - 12} lines="network-link" marks={false} />
        </svg>
      )}
    </div>
  );
}

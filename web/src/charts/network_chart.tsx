// Who deals with whom: a node a country (or organisation), a line a pair, its breadth how much, its colour and dashes what it
// mostly is. The layout is computed to its end before it is drawn (layout.ts).
import { useMemo } from 'preact/hooks';
import { counted, decimal } from '../format';
import type { Dyad } from '../types';
import { LeaningLegend, WayLegend } from './legend';
import { placeNodes, type Placed } from './layout';
import { leaning } from './quads';
import { round } from './shapes';
import { useWidth } from './use_width';
import { headPath, headSize, waysWords, type Ways } from './ways';

export interface NetworkChartProps {
  readonly label: string;
  readonly dyads: readonly Dyad[];
  readonly name: (code: string | null) => string;
  /** Which way the events of the pairs went; null while that is not known. */
  readonly ways: Ways | null;
  readonly focus: string | null;
  readonly onNode: (code: string) => void;
  readonly onLink: (dyad: Dyad) => void;
}

export function dyadWords(dyad: Dyad, name: (code: string | null) => string): string {
  const kind = leaning(dyad.quads);
  const score = dyad.score === null ? '' : `, mean score ${decimal(dyad.score)}`;
  return `${name(dyad.one)} and ${name(dyad.other)}: ${counted(dyad.events, 'event')}, ${kind === 'mixed' ? 'cooperation and conflict' : `mostly ${kind}`}${score}`;
}

/** Where the arrow from one node to another stands and how it is turned, for a transform. */
function headAt(from: Placed, to: Placed): string {
  const part = 0.66;
  const angle = Math.atan2(to.y - from.y, to.x - from.x) * 180 / Math.PI;
  return `translate(${round(from.x + part * (to.x - from.x))},${round(from.y + part * (to.y - from.y))}) rotate(${round(angle)})`;
}

export function NetworkChart({ label, dyads, ways, name, focus, onNode, onLink }: NetworkChartProps) {
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
        <svg class="chart network" width={width} height={height + 42} viewBox={`0 0 ${width} ${height + 42}`} role="group" aria-label={label}>
          <g>
            {dyads.map((dyad) => {
              const one = at.get(dyad.one);
              const other = at.get(dyad.other);
              if (!one || !other) return null;
              const both = ways?.get(`${dyad.one},${dyad.other}`);
              const path = `M${one.x},${one.y}L${other.x},${other.y}`;
              return (
                <g key={`${dyad.one}${dyad.other}`} class="network-link-group" data-link={`${dyad.one},${dyad.other}`} data-events={dyad.events} onClick={() => onLink(dyad)}>
                  <title>{`${dyadWords(dyad, name)}${both ? `. ${waysWords(both, name)}` : ''}`}</title>
                  <path class={`network-link ${leaning(dyad.quads)}`} d={path} stroke-width={round(1.2 + 7.5 * (dyad.events / most) ** 0.75)} />
                  {both?.map((way) => way.events > 0 && (
                    // On the line, past its middle towards whom it is done.
                    <path key={way.from} class={`way-head ${leaning(way.quads)}`} data-way={`${way.from},${way.to}`} data-acts={way.events} d={headPath(headSize(way.events, most))}
                      transform={headAt(at.get(way.from)!, at.get(way.to)!)} />
                  ))}
                  <path class="network-catch" d={path} data-screen />
                </g>
              );
            })}
          </g>
          {nodes.map((node) => (
            <g key={node.id} class={`network-node${node.id === focus ? ' focus' : ''}`} transform={`translate(${node.x},${node.y})`} data-node={node.id} onClick={() => onNode(node.id)}>
              <title>{`${name(node.id)}: ${counted(node.events, 'event')} with those shown`}</title>
              <circle class="mark-catch" r={Math.max(13, node.radius)} data-screen />
              <circle class="node-mark" r={node.radius} />
            </g>
          ))}
          {nodes.filter((node) => labelled.has(node.id)).map((node) => (
            <g key={node.id} class="network-node" transform={`translate(${node.x},${node.y})`} onClick={() => onNode(node.id)}>
              <text y={round(-node.radius - 4)}>{narrow || name(node.id).length > 18 ? node.id : name(node.id)}</text>
            </g>
          ))}
          <LeaningLegend x={6} y={height + 6} width={width - 12} lines="network-link" marks={false} />
          {ways && <WayLegend x={6} y={height + 24} />}
        </svg>
      )}
    </div>
  );
}

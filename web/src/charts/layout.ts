// Where the countries of the network stand: d3-force from a fixed start, with a fixed source of "chance" and a fixed
// number of steps, run to its end before anything is drawn. The same links give the same picture, and nothing moves.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from 'd3-force';

export interface LayoutLink {
  readonly one: string;
  readonly other: string;
  readonly events: number;
}

export interface Placed {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly events: number;
}

interface Node extends SimulationNodeDatum {
  id: string;
  radius: number;
  events: number;
}

const STEPS = 100;  // cooled in so many: more steps take longer (1 ms each on cold code) and end in the same picture but for a few pixels

export function placeNodes(links: readonly LayoutLink[], width: number, height: number): Placed[] {
  const events = new Map<string, number>();
  for (const link of links) {
    events.set(link.one, (events.get(link.one) ?? 0) + link.events);
    events.set(link.other, (events.get(link.other) ?? 0) + link.events);
  }
  const most = Math.max(1, ...events.values());
  const nodes: Node[] = [...events].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)).map(([id, count], index) => {
    const angle = index * 2.399963;  // the golden angle: neighbours in rank do not start side by side
    const away = 14 * Math.sqrt(index + 0.5);
    return { id, events: count, radius: 5 + 15 * Math.sqrt(count / most), x: Math.cos(angle) * away, y: Math.sin(angle) * away };
  });
  if (nodes.length === 0) return [];
  const greatest = Math.max(...links.map((link) => link.events));
  let state = 42;
  const simulation = forceSimulation<Node>(nodes)
    .alphaDecay(1 - 0.004 ** (1 / STEPS))
    .randomSource(() => (state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296)
    .force('link', forceLink<Node, SimulationLinkDatum<Node> & { events: number }>(links.map((link) => ({ source: link.one, target: link.other, events: link.events })))
      .id((node) => node.id)
      .distance((link) => 130 - 70 * Math.sqrt(link.events / greatest))
      .strength((link) => 0.08 + 0.4 * Math.sqrt(link.events / greatest)))
    .force('charge', forceManyBody<Node>().strength((node) => -160 - 14 * node.radius))
    .force('x', forceX<Node>(0).strength(0.06))
    .force('y', forceY<Node>(0).strength(0.06 * width / height))
    .force('collide', forceCollide<Node>((node) => node.radius + 12))
    .stop();
  simulation.tick(STEPS);
  return fit(nodes, width, height);
}

// Stretched into the frame with room for the labels.
function fit(nodes: readonly Node[], width: number, height: number): Placed[] {
  const side = 44;
  const top = 40;
  const xs = nodes.map((node) => node.x!);
  const ys = nodes.map((node) => node.y!);
  const [left, right, upper, lower] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const place = (value: number, from: number, to: number, size: number, margin: number): number =>
    to - from < 1 ? size / 2 : margin + (value - from) / (to - from) * (size - 2 * margin);
  return nodes.map((node) => ({
    id: node.id,
    events: node.events,
    radius: Math.round(node.radius * 10) / 10,
    x: Math.round(place(node.x!, left, right, width, side) * 10) / 10,
    y: Math.round(place(node.y!, upper, lower, height, top) * 10) / 10,
  }));
}

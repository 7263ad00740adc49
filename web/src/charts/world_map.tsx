// The world with the places of events: a mark a place (or a few near ones), its shape and colour what they mostly are, its
// size how many; countries shaded; bows for who deals with whom. d3-zoom moves it, by wheel with Ctrl, fingers, drag,
// buttons and keys; what is drawn follows the zoom, so that marks and lines keep their size.
import { select } from 'd3-selection';
import { zoom as d3zoom, zoomIdentity, type D3ZoomEvent, type ZoomBehavior } from 'd3-zoom';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { compact, counted, decimal } from '../format';
import type { Country, Dyad, PlaceRow } from '../types';
import { clusterPoints, markRadius, type Cluster, type Point } from './cluster';
import { LeaningLegend, WayLegend } from './legend';
import { leaning, type QuadCounts } from './quads';
import { bowEnd, bowPath, markPath, round } from './shapes';
import { useWidth } from './use_width';
import { headPath, headSize, waysWords, type Ways } from './ways';
import { codeOf, landPaths, spherePath, useLands, worldProjection } from './world';

export type Shading = 'events' | 'score' | 'none';

export interface View {
  readonly zoom: number;
  readonly longitude: number;
  readonly latitude: number;
}

export interface WorldMapProps {
  readonly label: string;
  readonly places: readonly PlaceRow[];
  readonly arcs: readonly Dyad[];
  /** Which way the events of the arcs went; without it an arc is a line that tells no direction. */
  readonly ways: Ways | null;
  readonly countries: readonly Country[];
  readonly name: (code: string | null) => string;
  readonly shading: Shading;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly chosen: string | null;
  readonly onPlace: (place: string) => void;
}

const MOST_ZOOM = 40;

/** Events, mean score and quads of each country's places. */
export function byCountry(places: readonly PlaceRow[]): Map<string, { events: number; score: number | null; quads: QuadCounts }> {
  const groups = new Map<string, { x: 0; y: 0; item: PlaceRow; events: number; score: number | null; quads: QuadCounts }[]>();
  for (const place of places) {
    if (place.country === null) continue;
    const group = groups.get(place.country) ?? [];
    group.push({ x: 0, y: 0, item: place, events: place.events, score: place.score, quads: place.quads });
    groups.set(place.country, group);
  }
  return new Map([...groups].map(([code, group]) => {
    const [all] = clusterPoints(group, 1);
    return [code, { events: all!.events, score: all!.score, quads: all!.quads }];
  }));
}

export function WorldMap(props: WorldMapProps) {
  const { places, arcs, ways, countries, name, shading } = props;
  const id = useId();
  const lands = useLands();
  const [box, width] = useWidth<HTMLDivElement>();
  const height = Math.max(220, Math.round(width * 0.52));
  const svg = useRef<SVGSVGElement>(null);
  const behavior = useRef<ZoomBehavior<SVGSVGElement, unknown> | null>(null);
  const [transform, setTransform] = useState({ k: 1, x: 0, y: 0 });
  const projection = useMemo(() => (width > 0 ? worldProjection(width, height) : null), [width, height]);
  const latest = useRef({ onView: props.onView, projection, width, height });
  latest.current = { onView: props.onView, projection, width, height };

  useEffect(() => {
    if (!svg.current || width === 0) return;
    const settle = (): void => {
      const { projection, width, height, onView } = latest.current;
      const at = zoomTransformOf(svg.current!);
      const [longitude, latitude] = projection!.invert!([(width / 2 - at.x) / at.k, (height / 2 - at.y) / at.k]) ?? [0, 0];
      onView({ zoom: round(at.k), longitude: Math.round(longitude * 10) / 10, latitude: Math.round(latitude * 10) / 10 });
    };
    const made = d3zoom<SVGSVGElement, unknown>()
      .scaleExtent([1, MOST_ZOOM])
      .extent([[0, 0], [width, height]])
      .translateExtent([[0, 0], [width, height]])
      .filter((event: Event) => (event.type === 'wheel' ? (event as WheelEvent).ctrlKey || (event as WheelEvent).metaKey
        // One finger on the whole world scrolls the page; there is nowhere to move the map to.
        : event.type === 'touchstart' && (event as TouchEvent).touches.length === 1 && zoomTransformOf(svg.current!).k === 1 ? false
        : !(event as MouseEvent).button))
      .on('zoom', (event: D3ZoomEvent<SVGSVGElement, unknown>) => setTransform({ k: event.transform.k, x: event.transform.x, y: event.transform.y }))
      .on('end', (event: D3ZoomEvent<SVGSVGElement, unknown>) => { if (event.sourceEvent !== null || moving.current) settle(); moving.current = false; });
    behavior.current = made;
    select(svg.current).call(made).on('dblclick.zoom', null);
    return () => { if (svg.current) select(svg.current).on('.zoom', null); };
  }, [width, height]);
  const moving = useRef(false);

  // The view that the address tells.
  useEffect(() => {
    if (!svg.current || !behavior.current || !projection || width === 0) return;
    const { zoom, longitude, latitude } = props.view;
    const k = Math.max(1, Math.min(MOST_ZOOM, zoom));
    const [x, y] = projection([longitude, latitude]) ?? [width / 2, height / 2];
    const at = zoomTransformOf(svg.current);
    const want = zoomIdentity.translate(width / 2 - x * k, height / 2 - y * k).scale(k);
    if (Math.abs(at.k - want.k) < 0.006 && Math.abs(at.x - want.x) < 0.3 * k && Math.abs(at.y - want.y) < 0.3 * k) return;
    behavior.current.transform(select(svg.current), k === 1 ? zoomIdentity : want);
  }, [props.view.zoom, props.view.longitude, props.view.latitude, width, height, projection]);

  const byNumeric = useMemo(() => new Map(countries.filter((one) => one.numeric !== null).map((one) => [one.numeric!.padStart(3, '0'), one.code])), [countries]);
  const sums = useMemo(() => byCountry(places), [places]);
  const most = Math.max(1, ...[...sums.values()].map((one) => one.events));

  const outlines = useMemo(() => (projection ? landPaths(lands, projection) : []), [lands, projection]);
  const paths = useMemo(() => outlines.map((one) => ({ ...one, code: codeOf(one.land, byNumeric) })), [outlines, byNumeric]);
  const ground = useMemo(() => projection && (
    <>
      <path d={spherePath(projection)} class="world-sea" />
      {paths.map(({ land, path, code }) => {
        const sum = code === null ? undefined : sums.get(code);
        const label = code === null ? land.name : name(code);
        return (
          <g key={land.numeric ?? land.name}>
            <path d={path} class="world-land" data-country={code ?? undefined}>
              <title>{sum ? `${label}: ${counted(sum.events, 'event')}${sum.score === null ? '' : `, mean score ${decimal(sum.score)}`}` : label}</title>
            </path>
            {sum && shading !== 'none' && <path d={path} class="world-shade" {...shade(shading, sum, most, id)} />}
          </g>
        );
      })}
    </>
  ), [paths, projection, sums, shading, most, countries]);

  const points = useMemo((): Point<PlaceRow>[] => {
    if (!projection) return [];
    const found: Point<PlaceRow>[] = [];
    for (const place of places) {
      if (place.latitude === null || place.longitude === null) continue;
      const at = projection([place.longitude, place.latitude]);
      if (at) found.push({ item: place, x: at[0], y: at[1], events: place.events, score: place.score, quads: place.quads });
    }
    return found;
  }, [places, projection]);
  // The zoom in steps of half a doubling: clusters split at a step and hold still in between.
  const step = 2 ** (Math.floor(Math.log2(transform.k) * 2) / 2);
  const clusters = useMemo(() => clusterPoints(points, 34 / step), [points, step]);
  const greatest = Math.max(1, ...clusters.map((one) => one.events));

  const spots = useMemo(() => new Map(countries.filter((one) => one.latitude !== null && one.longitude !== null)
    .map((one) => [one.code, projection?.([one.longitude!, one.latitude!]) ?? null] as const)), [countries, projection]);
  const mostArc = Math.max(1, ...arcs.map((arc) => arc.events));

  const screen = (x: number, y: number): [number, number] => [x * transform.k + transform.x, y * transform.k + transform.y];
  const seen = (x: number, y: number): boolean => x > -30 && x < width + 30 && y > -30 && y < height + 30;

  const by = (how: (target: ReturnType<typeof select<SVGSVGElement, unknown>>, zoom: ZoomBehavior<SVGSVGElement, unknown>) => void): void => {
    if (!svg.current || !behavior.current) return;
    moving.current = true;
    how(select<SVGSVGElement, unknown>(svg.current), behavior.current);
  };
  const zoomBy = (factor: number): void => by((target, zoom) => zoom.scaleBy(target, factor));
  const pan = (x: number, y: number): void => by((target, zoom) => zoom.translateBy(target, x / transform.k, y / transform.k));
  const reset = (): void => by((target, zoom) => zoom.transform(target, zoomIdentity));
  const key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const far = Math.min(120, width / 4);
    switch (event.key) {
      case '+': case '=': zoomBy(1.6); break;
      case '-': zoomBy(1 / 1.6); break;
      case '0': reset(); break;
      case 'ArrowLeft': pan(far, 0); break;
      case 'ArrowRight': pan(-far, 0); break;
      case 'ArrowUp': pan(0, far); break;
      case 'ArrowDown': pan(0, -far); break;
      default: return;
    }
    event.preventDefault();
  };
  const open = (cluster: Cluster<PlaceRow>): void => {
    // A cluster opens by coming nearer, as long as that can split it; else its greatest place is listed.
    if (cluster.items.length > 1 && transform.k < MOST_ZOOM * 0.9 && splits(cluster, projection!)) {
      by((target, zoom) => zoom.scaleTo(target, Math.min(MOST_ZOOM, transform.k * 2.2), screen(cluster.x, cluster.y)));
    } else {
      props.onPlace(cluster.items[0]!.name);
    }
  };

  const biggest = width < 500 ? 13 : 17;
  const withHeads = arcs.length > 0 && ways !== null;
  const below = arcs.length > 0 ? 42 : 24;  // for the legend
  const labels = placeLabels(clusters.map((cluster) => {
    const [x, y] = screen(cluster.x, cluster.y);
    return { x, y, radius: markRadius(cluster.events, greatest, 4.5, biggest), events: cluster.events, text: cluster.items[0]!.name };
  }).filter((one) => seen(one.x, one.y)), width, width < 500 ? 8 : 24);
  return (
    <>
      <div ref={box} class="chart-box">
        {width > 0 && projection && (
          <svg ref={svg} class={`chart world${transform.k > 1 ? ' zoomed' : ''}`} width={width} height={height + below} viewBox={`0 0 ${width} ${height + below}`} role="group" tabindex={0}
            aria-label={`${props.label} Arrows move the map, plus and minus zoom, 0 shows the world.`} onKeyDown={key}>
            <defs>
              <clipPath id={`${id}-clip`}><rect width={width} height={height} /></clipPath>
              <pattern id={`${id}-below`} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform={`rotate(45) scale(${round(1 / transform.k)})`}>
                <rect width="4" height="4" fill="var(--quad-vx)" fill-opacity="0.35" />
                <rect width="1.3" height="4" fill="var(--quad-mx)" />
              </pattern>
            </defs>
            <g clip-path={`url(#${id}-clip)`}>
              <g transform={`translate(${round(transform.x)},${round(transform.y)}) scale(${round(transform.k * 1000) / 1000})`}
                onClick={(event) => { const code = (event.target as Element).getAttribute('data-country'); if (code) props.onPlace(code); }}>
                {ground}
              </g>
              <g>
                {arcs.map((arc) => {
                  const from = spots.get(arc.one);
                  const to = spots.get(arc.other);
                  if (!from || !to) return null;
                  const [x1, y1] = screen(...from);
                  const [x2, y2] = screen(...to);
                  if (!seen(x1, y1) && !seen(x2, y2)) return null;
                  const pair = `${arc.one},${arc.other}`;
                  const both = ways?.get(pair);
                  // There and back are two bows, each with its arrow.
                  const bows = both?.filter((way) => way.events > 0).map((way) => ({ ...way, ends: way.from === arc.one ? [x1, y1, x2, y2] as const : [x2, y2, x1, y1] as const }));
                  return (
                    <g key={pair} data-arc={pair} data-events={arc.events}>
                      <title>{`${name(arc.one)} and ${name(arc.other)}: ${counted(arc.events, 'event')}${both ? `. ${waysWords(both, name)}` : ''}`}</title>
                      {(bows ?? [{ ...arc, from: null, to: null, ends: [x1, y1, x2, y2] as const }]).map((bow) => {
                        const kind = leaning(bow.quads);
                        const head = bowEnd(...bow.ends);
                        return (
                          <g key={bow.from} data-way={bow.from === null ? undefined : `${bow.from},${bow.to}`} data-acts={bow.from === null ? undefined : bow.events}>
                            <path class={`world-arc ${kind}`} d={bowPath(...bow.ends)} stroke-width={round(1 + 3.5 * Math.sqrt(bow.events / mostArc))} />
                            {bow.from !== null && <path class={`way-head ${kind}`} d={headPath(headSize(bow.events, mostArc))} transform={`translate(${head.x},${head.y}) rotate(${head.angle})`} />}
                          </g>
                        );
                      })}
                    </g>
                  );
                })}
              </g>
              <g>
                {[...clusters].reverse().map((cluster) => {
                  const [x, y] = screen(cluster.x, cluster.y);
                  if (!seen(x, y)) return null;
                  const kind = leaning(cluster.quads);
                  const radius = markRadius(cluster.events, greatest, 4.5, biggest);
                  const first = cluster.items[0]!;
                  return (
                    <g key={`${first.name}|${first.country}|${first.latitude}`} class={`world-place${props.chosen === first.name ? ' chosen' : ''}`} transform={`translate(${round(x)},${round(y)})`}
                      data-place={first.name} data-events={cluster.events} data-places={cluster.items.length} onClick={() => open(cluster)}>
                      <title>
                        {`${first.name}${cluster.items.length > 1 ? ` and ${counted(cluster.items.length - 1, 'place')} near it` : ''}: ${counted(cluster.events, 'event')}${cluster.score === null ? '' : `, mean score ${decimal(cluster.score)}`}`}
                      </title>
                      <circle class="mark-catch" r={Math.max(13, radius)} data-screen />
                      <path class={`chart-mark ${kind}`} d={markPath(kind, radius)} />
                      {radius * 2 >= compact(cluster.events).length * 6.4 + 4 && kind !== 'conflict' && <text class={`world-count ${kind}`} y="4">{compact(cluster.events)}</text>}
                    </g>
                  );
                })}
                {labels.map((label) => <text key={label.text + label.x} class="world-name" x={round(label.x)} y={round(label.y)}>{label.text}</text>)}
              </g>
            </g>
            <LeaningLegend x={6} y={height + 6} width={width - 12} lines={arcs.length > 0 ? 'world-arc' : undefined} />
            {withHeads && <WayLegend x={6} y={height + 24} />}
          </svg>
        )}
      </div>
      <div class="chart-tools">
        <button type="button" aria-label="Zoom in" onClick={() => zoomBy(1.6)}>+</button>
        <button type="button" aria-label="Zoom out" onClick={() => zoomBy(1 / 1.6)}>−</button>
        <button type="button" onClick={reset}>Whole world</button>
        <span class="small muted">Drag to move; Ctrl and wheel, or two fingers, to zoom.</span>
      </div>
    </>
  );
}

// Names above the greatest marks, each only where it covers no other name; moved in from the edges.
function placeLabels(marks: readonly { x: number; y: number; radius: number; events: number; text: string }[], width: number, most: number):
    { x: number; y: number; text: string }[] {
  const placed: { x: number; y: number; half: number; text: string }[] = [];
  for (const mark of [...marks].sort((one, other) => other.events - one.events)) {
    if (placed.length === most) break;
    const half = mark.text.length * 3.4 + 2;
    const x = Math.max(half, Math.min(width - half, mark.x));
    const y = mark.y - mark.radius - 5 < 12 ? mark.y + mark.radius + 14 : mark.y - mark.radius - 5;
    if (placed.some((one) => Math.abs(one.x - x) < one.half + half && Math.abs(one.y - y) < 14)) continue;
    placed.push({ x, y, half, text: mark.text });
  }
  return placed;
}

function zoomTransformOf(element: SVGSVGElement): { k: number; x: number; y: number } {
  return (element as unknown as { __zoom?: { k: number; x: number; y: number } }).__zoom ?? zoomIdentity;
}

// Whether the places of a cluster lie apart at all: two events of one town do not split at any zoom.
function splits(cluster: Cluster<PlaceRow>, projection: (at: [number, number]) => [number, number] | null): boolean {
  return cluster.items.some((place) => {
    const at = projection([place.longitude, place.latitude]);
    return at !== null && Math.hypot(at[0] - cluster.x, at[1] - cluster.y) * MOST_ZOOM > 34;
  });
}

// By number: the more the darker, on a root scale. By score: cooperation plain blue, conflict orange and hatched.
function shade(shading: Shading, sum: { events: number; score: number | null }, most: number, id: string): { fill: string; 'fill-opacity': number } {
  if (shading === 'events') return { fill: 'var(--accent)', 'fill-opacity': round(0.08 + 0.55 * Math.sqrt(sum.events / most)) };
  const score = sum.score ?? 0;
  const strength = round(0.15 + 0.6 * Math.min(1, Math.abs(score) / 10));
  return score < 0 ? { fill: `url(#${id}-below)`, 'fill-opacity': strength } : { fill: 'var(--quad-mc)', 'fill-opacity': strength };
}

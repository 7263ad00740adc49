// The countries of world-atlas (Natural Earth, 1:110m) in the Natural Earth projection, joined with Priscus' codes by their
// ISO number. Small states have no area at this scale: they have their points all the same. Loaded when first needed.
import { geoNaturalEarth1, geoPath, type GeoProjection } from 'd3-geo';
import type { Feature, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { useEffect, useState } from 'preact/hooks';

export interface Land {
  readonly numeric: string | null;  // "112"; null for Kosovo, Somaliland, Northern Cyprus
  readonly name: string;
  readonly shape: Feature<Geometry>;
}

let loading: Promise<readonly Land[]> | null = null;

export function loadLands(): Promise<readonly Land[]> {
  loading ??= import('world-atlas/countries-110m.json').then((module) => {
    const topology = module.default as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>;
    return feature(topology, topology.objects.countries).features.map((shape) => ({
      numeric: shape.id === undefined ? null : String(shape.id).padStart(3, '0'),
      name: shape.properties.name,
      shape,
    }));
  });
  return loading;
}

export function useLands(): readonly Land[] {
  const [lands, setLands] = useState<readonly Land[]>([]);
  useEffect(() => {
    let stale = false;
    void loadLands().then((loaded) => !stale && setLands(loaded));
    return () => { stale = true; };
  }, []);
  return lands;
}

export function worldProjection(width: number, height: number): GeoProjection {
  return geoNaturalEarth1().fitExtent([[2, 2], [width - 2, height - 2]], { type: 'Sphere' });
}

export function landPaths(lands: readonly Land[], projection: GeoProjection): { land: Land; path: string }[] {
  // The atlas' edges are short: without resampling they look the same and take a third of the time.
  const precision = projection.precision();
  const path = geoPath(projection.precision(0)).digits(1);
  const found = lands.map((land) => ({ land, path: path(land.shape) ?? '' })).filter((one) => one.path !== '');
  projection.precision(precision);
  return found;
}

export function spherePath(projection: GeoProjection): string {
  return geoPath(projection).digits(1)({ type: 'Sphere' }) ?? '';
}

// Lands without an ISO number, by the name that world-atlas gives them: whose code they are here.
const BY_NAME: Readonly<Record<string, string>> = { 'Kosovo': 'KOS', 'N. Cyprus': 'CYP', 'Somaliland': 'SOM' };

/** The code of a land: by its number, else by its name; null when the record's countries have none. */
export function codeOf(land: Land, byNumeric: ReadonlyMap<string, string>): string | null {
  return (land.numeric !== null ? byNumeric.get(land.numeric) : BY_NAME[land.name]) ?? null;
}

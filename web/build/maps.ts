import { createRequire } from 'node:module';
import { geoEqualEarth, geoPath, type GeoPermissibleObjects, type GeoPath, type GeoProjection } from 'd3-geo';
import type { Feature, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Plugin } from 'vite';
import { plainName, type Atlas, type Region } from '../src/lib/charts/maps/atlas.ts';
import { states } from '../src/lib/charts/maps/states.ts';
import { aliases } from './aliases.ts';
import { continents, windows } from './continents.ts';
import { pathOf } from './outline.ts';

const from = createRequire(import.meta.url);
const prefix = 'virtual:atlas/';
const worldWidth = 2000;

const makers: Record<string, () => Atlas> = { world, 'us-states': usStates };

/** Makes the maps while the app is built: `virtual:atlas/world` and `virtual:atlas/us-states`. No clipping and no name is
 *  left to the browser. */
export function maps(): Plugin {
  return {
    name: 'mixdown-maps',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    load(id) {
      const make = id.startsWith(`\0${prefix}`) ? makers[id.slice(prefix.length + 1)] : undefined;
      return make && `export default JSON.parse(${JSON.stringify(JSON.stringify(make()))});`;
    },
  };
}

/** As `maps`, for a page that has its maps in elements of its own, `<script type="application/json" id="atlas-NAME">`: they are built as
 *  files, `atlas-NAME.json`, to be put there. */
export function mapsOfPage(): Plugin {
  return {
    name: 'mixdown-maps-of-page',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    load: (id) => (id.startsWith(`\0${prefix}`) ? `export default JSON.parse(document.getElementById('atlas-${id.slice(prefix.length + 1)}')?.textContent ?? 'null');` : undefined),
    generateBundle() {
      for (const [name, make] of Object.entries(makers)) this.emitFile({ type: 'asset', fileName: `atlas-${name}.json`, source: JSON.stringify(make()) });
    },
  };
}

type Named = Feature<Geometry, { name: string }>;

function read(file: string, object: string): Named[] {
  const topology = from(file) as Topology;
  return feature(topology, topology.objects[object] as GeometryCollection<{ name: string }>).features as Named[];
}

interface Code {
  alpha2: string;
  alpha3: string;
}

/** ISO 3166 by the three digits that the atlas names countries with. */
function codes(): Map<string, Code> {
  const rows = from('i18n-iso-countries/codes.json') as [alpha2: string, alpha3: string, numeric: string][];
  return new Map(rows.map(([alpha2, alpha3, numeric]) => [numeric, { alpha2, alpha3 }]));
}

/** Equal Earth: sizes can be compared, and it looks like a map of the world. */
function world(): Atlas {
  const land = read('world-atlas/countries-110m.json', 'countries').filter((country) => country.properties.name !== 'Antarctica');
  const projection = geoEqualEarth().fitWidth(worldWidth, { type: 'FeatureCollection', features: land });
  const height = Math.ceil(geoPath(projection).bounds({ type: 'FeatureCollection', features: land })[1][1]);
  const known = codes();
  const regions = land.flatMap((country) => (idOf(country, known) ? [regionOf(country, idOf(country, known) ?? '', projection)] : []));
  const drawn = new Set(regions.map((region) => region.id));
  const small = read('world-atlas/countries-50m.json', 'countries')
    .map((country) => ({ country, id: idOf(country, known) }))
    .filter(({ id }) => id !== undefined && !drawn.has(id) && id !== 'ATA')
    .map(({ country, id }) => ({ ...regionOf(country, id ?? '', projection), path: '' }));
  const rest = land.filter((country) => !idOf(country, known)).map((country) => pathOf(country, projection));
  return { width: worldWidth, height, regions: [...regions, ...small], rest: rest.join(''), names: countryNames(known), crops: crops(projection), projected: { by: 'equal-earth', scale: projection.scale(), x: projection.translate()[0], y: projection.translate()[1] } };
}

const idOf = (country: Named, known: Map<string, Code>): string | undefined => known.get(String(country.id))?.alpha3 ?? (country.properties.name === 'Kosovo' ? 'XKX' : undefined);

function regionOf(country: Named, id: string, projection: GeoProjection | null): Region {
  const path = geoPath(projection);
  const [x, y] = path.centroid(mainland(country, path));
  const continent = Object.keys(continents).find((name) => continents[name]?.split(' ').includes(id));
  return { id, name: country.properties.name, path: pathOf(country, projection), x: Math.round(x), y: Math.round(y), ...(continent ? { continent } : {}) };
}

/** The largest part: the middle of France is not in the Atlantic, though Guiana is France too. */
function mainland(country: Named, path: GeoPath): GeoPermissibleObjects {
  const { geometry } = country;
  if (geometry.type !== 'MultiPolygon') return country;
  const parts = geometry.coordinates.map((coordinates) => ({ type: 'Polygon' as const, coordinates }));
  return parts.reduce((best, part) => (path.area(part) > path.area(best) ? part : best));
}

function countryNames(known: Map<string, Code>): Record<string, string> {
  const english = (from('i18n-iso-countries/langs/en.json') as { countries: Record<string, string | string[]> }).countries;
  const names: Record<string, string> = {};
  for (const { alpha2, alpha3 } of known.values()) {
    for (const name of [alpha2, alpha3, ...[english[alpha2] ?? []].flat()]) names[plainName(name)] = alpha3;
  }
  for (const [name, alpha3] of Object.entries(aliases)) names[plainName(name)] = alpha3;
  return names;
}

function crops(projection: GeoProjection): Atlas['crops'] {
  return Object.fromEntries(Object.entries(windows).map(([name, [west, south, east, north]]) => {
    const middle = (south + north) / 2;
    const corners = ([[west, south], [west, north], [east, south], [east, north], [west, middle], [east, middle]] as [number, number][]).map((corner): [number, number] => projection(corner) ?? [0, 0]);
    const [left, right] = [Math.min(...corners.map(([x]) => x)), Math.max(...corners.map(([x]) => x))];
    const [top, bottom] = [Math.min(...corners.map(([, y]) => y)), Math.max(...corners.map(([, y]) => y))];
    return [name, [left, top, right - left, bottom - top].map(Math.round) as [number, number, number, number]];
  }));
}

/** The atlas of the states comes projected already (Albers, with Alaska and Hawaii moved), 975 units wide. */
function usStates(): Atlas {
  const codeOf = new Map(Object.entries(states).map(([code, name]) => [name, code]));
  const regions = read('us-atlas/states-albers-10m.json', 'states').flatMap((state) => {
    const code = codeOf.get(state.properties.name);
    return code ? [regionOf(state, code, null)] : [];
  });
  const names = Object.fromEntries(Object.entries(states).flatMap(([code, name]) => [[plainName(code), code], [plainName(name), code]]));
  return { width: 975, height: 610, regions, rest: '', names, crops: {}, projected: { by: 'albers-usa', scale: 1300, x: 487.5, y: 305 } };
}

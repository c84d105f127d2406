import type { ChartTile } from '../model/answer.ts';
import { memberAt, numberAt, one, type Frame } from '../model/frame.ts';
import { plainName, type Atlas } from './atlas.ts';
import { regionAbroad } from './languages.ts';
import { states } from './states.ts';

export type AtlasName = 'world' | 'us-states';

const stateNames = new Set(Object.entries(states).flatMap(([code, name]) => [plainName(code), plainName(name)]));

/** Which map a tile is drawn on: the one that it names, else the one that most of its places are on. */
export function atlasFor(tile: ChartTile, frame: Frame): AtlasName {
  if (tile.geography === 'us-states' || tile.geography === 'world') return tile.geography;
  const places = one(frame, 'region') ?? one(frame, 'point');
  if (!places) return isInUsa(frame) ? 'us-states' : 'world';
  const members = [...new Set(places.values.map((_, row) => memberAt(places, row)))].filter((member) => member !== null);
  const inStates = members.filter((member) => stateOf(member) !== undefined);
  return inStates.length * 2 > members.length ? 'us-states' : 'world';
}

function isInUsa(frame: Frame): boolean {
  const [lat, lon] = [one(frame, 'lat'), one(frame, 'lon')];
  if (!lat || !lon || frame.rows === 0) return false;
  const isInside = (row: number): boolean => {
    const [north, east] = [numberAt(lat, row) ?? 0, numberAt(lon, row) ?? 0];
    return north > 18 && north < 72 && east > -170 && east < -66;
  };
  return Array.from({ length: frame.rows }, (_, row) => row).every(isInside);
}

/** The words of a place that may name its region: all of it, and what stands behind its last comma. `NY-NJ-PA` is where its first
 *  city is. */
function candidates(member: string): string[] {
  const tail = member.slice(member.lastIndexOf(',') + 1).trim();
  return [member, tail, tail.split('-')[0] ?? ''].map(plainName);
}

const stateOf = (member: string): string | undefined => candidates(member).find((name) => stateNames.has(name));

/** The id of the region that a text names, or that the place it names is in; undefined where it is on no map. */
export function regionOf(atlas: Atlas, member: string): string | undefined {
  const written = candidates(member);
  const own = written.find((name) => Object.hasOwn(atlas.names, name));
  return own === undefined ? written.map((name) => regionAbroad(atlas, name)).find((id) => id !== undefined) : atlas.names[own];
}

/** The part of the world that more than half of the regions are in, when that is not all there is to see. */
export function cropOf(atlas: Atlas, ids: readonly string[]): string | undefined {
  const continentOf = new Map(atlas.regions.map((region) => [region.id, region.continent]));
  const counts = new Map<string, number>();
  for (const id of ids) {
    const continent = continentOf.get(id);
    if (continent) counts.set(continent, (counts.get(continent) ?? 0) + 1);
  }
  return [...counts].find(([, count]) => count * 2 > ids.length)?.[0];
}

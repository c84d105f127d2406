import { memberAt, needed, numberAt, one, type Column, type Frame } from '../model/frame.ts';
import type { Atlas, Region } from './atlas.ts';
import { regionOf } from './regions.ts';

/** A region with what is known of it. */
export interface PlaceEntry {
  region: Region;
  /** Rows of the answer that are in it. */
  rows: number[];
  color: number | null;
  size: number | null;
}

/** The answer by region, the largest first. */
export interface Places {
  /** The column that names the places. */
  column: Column;
  color: Column | undefined;
  size: Column | undefined;
  entries: PlaceEntry[];
  /** Names that are on no map. */
  unknown: string[];
  /** Rows without a name. */
  unplaced: number;
}

export function readPlaces(frame: Frame, atlas: Atlas): Places {
  const column = needed(frame, 'region', 'point');
  const { color, size } = measuresOf(frame, column);
  const regions = new Map(atlas.regions.map((region) => [region.id, region]));
  const rowsOf = new Map<Region, number[]>();
  const unknown = new Set<string>();
  let unplaced = 0;
  for (let row = 0; row < frame.rows; row++) {
    const member = memberAt(column, row);
    const region = member === null ? undefined : regions.get(regionOf(atlas, member) ?? '');
    if (member === null || member === '') unplaced++;
    else if (region) rowsOf.set(region, [...(rowsOf.get(region) ?? []), row]);
    else unknown.add(member);
  }
  const entries = [...rowsOf].map(([region, rows]): PlaceEntry => ({ region, rows, color: together(color, rows), size: together(size, rows) }));
  const rank = (entry: PlaceEntry): number => entry.size ?? entry.color ?? 0;
  return { column, color, size, entries: entries.sort((a, b) => rank(b) - rank(a)), unknown: [...unknown], unplaced };
}

/** Places within regions colour their region by their total; regions themselves are coloured only where the tile says so. */
function measuresOf(frame: Frame, column: Column): { color: Column | undefined; size: Column | undefined } {
  const [color, size] = [one(frame, 'color'), one(frame, 'size')];
  const rate = color?.type === 'number' ? color : undefined;
  if (column.role === 'point' && !rate && size) return { color: size, size: undefined };
  return { color: rate, size };
}

/** Several places of one region add up where that means something; else the region has no one value. */
function together(column: Column | undefined, rows: readonly number[]): number | null {
  if (!column) return null;
  if (rows.length === 1) return numberAt(column, rows[0] ?? 0);
  if (!column.isAdditive) return null;
  return rows.reduce((sum, row) => sum + (numberAt(column, row) ?? 0), 0);
}

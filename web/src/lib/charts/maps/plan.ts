import { all, type Column } from '../model/frame.ts';
import { clickOf } from '../model/positions.ts';
import { rampPaint } from '../model/ramp.ts';
import { extent } from '../model/scale.ts';
import { numberText, rampOf, valueText } from '../model/write.ts';
import type { PlanInput } from '../plans/input.ts';
import { listedScene } from '../plans/listed.ts';
import type { Fact, Mark, Scene, Shape } from '../scene.ts';
import type { Atlas } from './atlas.ts';
import { readPlaces, type Places } from './places.ts';
import { frameOfMap, middleOf, outlines, sheetOf, symbolPaint, type Sheet } from './sheet.ts';

/** The largest symbol, as a share of the map's width: on a phone as on a desk it covers the same land. */
const largest = 1 / 34;
/** Regions coloured by a rate, symbols sized by a total. */
export const regionsPlan =
  (atlas: Atlas) =>
  (input: PlanInput): Scene => {
    const places = readPlaces(input.frame, atlas);
    const measure = places.size ?? places.color;
    if (places.entries.length === 0 && places.unknown.length > 0 && measure) return listScene(input, places.column, measure);
    return regionsScene(input, sheetOf(input, atlas, places.entries.map((entry) => entry.region.id)), places);
  };

/** Places of which none is on the map, such as cities: an empty world would say that there is nothing. */
function listScene(input: PlanInput, column: Column, measure: Column): Scene {
  const list = listedScene(input, measure, { names: column, text: (row) => valueText(column, row), click: (row) => clickOf(column, row) });
  return { ...list, notes: [...list.notes, 'None of these is on the map'] };
}

function regionsScene(input: PlanInput, sheet: Sheet, places: Places): Scene {
  const color = places.color;
  const [low, high] = extent(places.entries.map((entry) => entry.color));
  // Totals are compared with nothing, rates with each other: a rate's ramp begins at the lowest.
  const from = color?.isAdditive ? Math.min(0, low) : low;
  const share = (value: number): number => (high > from ? (value - from) / (high - from) : 1);
  return {
    ...frameOfMap(input, sheet),
    shapes: [...outlines(sheet), ...colored(sheet, places, share), ...symbols(sheet, places)],
    marks: places.entries.map((entry, index) => markOf(input, sheet, places, entry, index)),
    ...(color ? { ramp: rampOf(from, high, color) } : {}),
    notes: notesOf(places),
  };
}

function colored({ place }: Sheet, { entries, color }: Places, share: (value: number) => number): Shape[] {
  return entries.flatMap((entry, mark): Shape[] => {
    if (!entry.region.path) return [];
    if (!color || entry.color === null) return [{ kind: 'path', d: entry.region.path, fill: 'var(--land-known)', stroke: 'var(--card)', width: 0.75, place, mark }];
    return [{ kind: 'path', d: entry.region.path, fill: rampPaint(share(entry.color)), stroke: 'var(--card)', width: 0.75, place, mark }];
  });
}

/** Circles whose areas are to each other as the totals are, small ones on top. What is too small for an outline is a dot at least. */
function symbols(sheet: Sheet, { entries, size, color }: Places): Shape[] {
  const [, most] = extent(entries.map((entry) => entry.size));
  const shapes = entries.flatMap((entry, mark): (Shape & { kind: 'circle' })[] => {
    if (!size && entry.region.path) return [];
    const r = size ? Math.max(2.5, Math.sqrt(Math.max(0, entry.size ?? 0) / (most || 1)) * sheet.width * largest) : 4;
    return [{ kind: 'circle', ...middleOf(sheet, entry.region), r, ...symbolPaint(color !== undefined), mark }];
  });
  return shapes.sort((a, b) => b.r - a.r);
}

function markOf({ frame }: PlanInput, sheet: Sheet, places: Places, entry: Places['entries'][number], col: number): Mark {
  const row = entry.rows[0] ?? 0;
  const click = entry.rows.length === 1 ? clickOf(places.column, row) : undefined;
  const fact = (column: Column | undefined, value: number | null): Fact[] => (column ? [{ label: column.label, value: numberText(value, column.format) }] : []);
  const others = all(frame, 'value').map((column): Fact => ({ label: column.label, value: valueText(column, row) }));
  const facts = [...fact(places.color, entry.color), ...(places.size === places.color ? [] : fact(places.size, entry.size)), ...others];
  if (entry.rows.length > 1) facts.push({ label: places.column.label, value: `${entry.rows.length} places` });
  return {
    key: `region:${entry.region.id}`,
    ...middleOf(sheet, entry.region),
    col,
    row: 0,
    title: entry.rows.length === 1 ? valueText(places.column, row) : entry.region.name,
    facts,
    ...(click ? { click } : {}),
  };
}

function notesOf({ unknown, unplaced }: Places): string[] {
  const shown = unknown.slice(0, 4).join(', ');
  const more = unknown.length > 4 ? ` and ${unknown.length - 4} more` : '';
  const notes = unknown.length > 0 ? [`${unknown.length} ${unknown.length === 1 ? 'region is' : 'regions are'} not on the map: ${shown}${more}`] : [];
  return unplaced > 0 ? [...notes, `${unplaced} without a place`] : notes;
}

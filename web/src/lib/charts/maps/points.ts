import { all, needed, numberAt, one, type Column } from '../model/frame.ts';
import { clickOf } from '../model/positions.ts';
import { extent } from '../model/scale.ts';
import { thinCloud } from '../model/thin.ts';
import { valueText } from '../model/write.ts';
import type { PlanInput } from '../plans/input.ts';
import type { Fact, Mark, Scene, Shape } from '../scene.ts';
import type { Atlas } from './atlas.ts';
import { projectionOf } from './projections.ts';
import { frameOfMap, outlines, sheetOf, symbolPaint, type Sheet } from './sheet.ts';

const mostPoints = 2_000;
const largest = 1 / 38;

/** Symbols at degrees. */
export const pointsPlan =
  (atlas: Atlas) =>
  (input: PlanInput): Scene =>
    pointsScene(input, sheetOf(input, atlas, []));

function pointsScene(input: PlanInput, sheet: Sheet): Scene {
  const { frame } = input;
  const [lat, lon] = [needed(frame, 'lat'), needed(frame, 'lon')];
  const size = one(frame, 'size');
  const project = projectionOf(sheet.atlas);
  const placed = Array.from({ length: frame.rows }, (_, row) => ({ row, at: onSheet(sheet, project(numberAt(lon, row), numberAt(lat, row))) })).filter((one): one is { row: number; at: [number, number] } => one.at !== null);
  const [, most] = extent(placed.map(({ row }) => (size ? numberAt(size, row) : null)));
  const radius = (row: number): number => (size ? Math.max(2, Math.sqrt(Math.max(0, numberAt(size, row) ?? 0) / (most || 1)) * sheet.width * largest) : 3.5);
  const drawn = thinCloud(placed.length, mostPoints).flatMap((index) => placed[index] ?? []).sort((a, b) => radius(b.row) - radius(a.row));
  return {
    ...frameOfMap(input, sheet),
    shapes: [...outlines(sheet), ...drawn.map(({ row, at }, mark): Shape => ({ kind: 'circle', x: at[0], y: at[1], r: radius(row), ...symbolPaint(false), mark }))],
    marks: drawn.map(({ row, at }, col) => markOf(input, row, at, col, [...(size ? [size] : []), ...all(frame, 'color')])),
    notes: notesOf(frame.rows, placed.length, drawn.length),
  };
}

const onSheet = ({ place }: Sheet, at: [number, number] | null): [number, number] | null => at && [place.x + at[0] * place.scale, place.y + at[1] * place.scale];

function markOf({ frame }: PlanInput, row: number, at: [number, number], col: number, measures: Column[]): Mark {
  const name = one(frame, 'by') ?? one(frame, 'point');
  const click = name && clickOf(name, row);
  const facts = measures.map((column): Fact => ({ label: column.label, value: valueText(column, row) }));
  const [lat, lon] = [numberAt(needed(frame, 'lat'), row) ?? 0, numberAt(needed(frame, 'lon'), row) ?? 0];
  const degrees = `${Math.abs(lat).toFixed(2)}° ${lat < 0 ? 'S' : 'N'}, ${Math.abs(lon).toFixed(2)}° ${lon < 0 ? 'W' : 'E'}`;
  return { key: `point:${row}`, x: at[0], y: at[1], col, row: 0, title: name ? valueText(name, row) : degrees, facts, ...(click ? { click } : {}) };
}

function notesOf(rows: number, placed: number, drawn: number): string[] {
  const notes: string[] = [];
  if (drawn < placed) notes.push(`${drawn.toLocaleString('en-US')} of ${placed.toLocaleString('en-US')} points drawn, evenly picked`);
  if (placed < rows) notes.push(`${(rows - placed).toLocaleString('en-US')} ${rows - placed === 1 ? 'point is' : 'points are'} not on the map`);
  return notes;
}

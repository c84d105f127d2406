import { needed, numberAt, type Column } from '../model/frame.ts';
import { clickOf, positionsOf, textsOf, type Positioned } from '../model/positions.ts';
import { rampInk, rampPaint } from '../model/ramp.ts';
import { extent } from '../model/scale.ts';
import { axisText, numberText, rampOf, valueText } from '../model/write.ts';
import type { Box, Mark, Scene, Shape } from '../scene.ts';
import { fitted } from './cartesian.ts';
import type { PlanInput } from './input.ts';
import { listedScene } from './listed.ts';

// Names need room; hours and years can be told by a few of them.
const leastCell = { names: 40, along: 14 };
const head = 34;

interface Grid {
  input: PlanInput;
  measure: Column;
  across: Positioned;
  down: Positioned;
  rowOf: Map<string, number>;
  low: number;
  high: number;
  plot: Box;
  /** Rows that fit. */
  shown: number;
  cell: { width: number; height: number };
  /** A number as cells say it; empty where it would not fit. */
  write: (value: number) => string;
}

/** Cells as dark as their number. Where cells would be too narrow to read, the pairs as a sorted list of bars. */
export function heatmapPlan(input: PlanInput): Scene {
  const grid = gridOf(input);
  const least = grid.across.scale === 'names' ? leastCell.names : leastCell.along;
  return grid.cell.width < least ? listOf(input, grid) : cellsOf(grid);
}

function gridOf(input: PlanInput): Grid {
  const { frame, space } = input;
  const [across, down] = [positionsOf(frame, needed(frame, 'x')), positionsOf(frame, needed(frame, 'y'))];
  const measure = needed(frame, 'color');
  const values = Array.from({ length: frame.rows }, (_, row) => numberAt(measure, row));
  // What stands for all others is larger than any member: it would leave them pale.
  const isMember = (row: number): boolean => across.of[row] !== across.rest && down.of[row] !== down.rest;
  const [low, high] = extent(values.filter((_, row) => isMember(row)));
  const names = Math.min(Math.ceil(Math.max(0, ...textsOf(down).map((text) => space.measure(text)))) + 12, Math.floor(space.width * 0.3));
  const shown = Math.max(1, Math.min(down.count, Math.floor((space.height - head) / 17)));
  const plot = { x: names, y: head, width: space.width - names, height: space.height - head };
  const cell = { width: plot.width / Math.max(1, across.count), height: Math.min(56, plot.height / Math.max(1, shown)) };
  const rowOf = new Map(values.map((_, row) => [`${across.of[row]} ${down.of[row]}`, row]));
  const grid = { input, measure, across, down, rowOf, low: Math.min(0, low), high, plot, shown, cell };
  return { ...grid, write: writerOf(grid) };
}

function cellsOf(grid: Grid): Scene {
  const { input, across, down, measure } = grid;
  const pairs = Array.from({ length: grid.shown }, (_, row) => across.at.map((_, col) => ({ row, col }))).flat();
  const filled = pairs.filter(({ row, col }) => valueAt(grid, row, col) !== null);
  return {
    width: input.space.width,
    height: input.space.height,
    plot: grid.plot,
    shapes: [...headings(grid), ...pairs.flatMap(({ row, col }) => (valueAt(grid, row, col) === null ? [blank(grid, row, col)] : [])), ...filled.flatMap(({ row, col }, mark) => cell(grid, row, col, mark))],
    marks: filled.map(({ row, col }) => markOf(grid, row, col)),
    ramp: rampOf(grid.low, grid.high, measure),
    notes: grid.shown < down.count ? [`${grid.shown} of ${down.count} rows drawn; all are in the table`] : [],
    pick: 'hit',
  };
}

const rowAt = ({ rowOf }: Grid, row: number, col: number): number | undefined => rowOf.get(`${col} ${row}`);

function valueAt(grid: Grid, row: number, col: number): number | null {
  const at = rowAt(grid, row, col);
  return at === undefined ? null : numberAt(grid.measure, at);
}

const boxAt = ({ plot, cell: size }: Grid, row: number, col: number): Box => ({ x: plot.x + col * size.width + 1, y: plot.y + row * size.height + 1, width: size.width - 2, height: size.height - 2 });

function headings(grid: Grid): Shape[] {
  const { across, down, input, plot, cell: size } = grid;
  const columns = textsOf(across).flatMap((full, col): Shape[] => {
    const x = plot.x + (col + 0.5) * size.width;
    const lines = wrapped(full, size.width - 6, input.space);
    return lines.map((text, line): Shape => ({ kind: 'text', x, y: plot.y - 9 - (lines.length - 1 - line) * 14, text, anchor: 'middle', full }));
  });
  const rows = textsOf(down, grid.shown).map((full, row): Shape => ({
    kind: 'text', x: plot.x - 10, y: plot.y + (row + 0.5) * size.height, text: fitted(full, plot.x - 10, input.space), anchor: 'end', ink: 'var(--ink)', full,
  }));
  return [...columns, ...rows];
}

/** A name in one line, or two where it has words to break at. */
export function wrapped(text: string, width: number, space: PlanInput['space']): string[] {
  if (space.measure(text) <= width) return [text];
  const words = text.split(' ');
  let first = words[0] ?? '';
  let used = 1;
  while (used < words.length && space.measure(`${first} ${words[used]}`) <= width) first = `${first} ${words[used++]}`;
  const rest = words.slice(used).join(' ');
  return rest ? [fitted(first, width, space), fitted(rest, width, space)] : [fitted(first, width, space)];
}

/** No row is not zero: a dot says that there is nothing. */
function blank(grid: Grid, row: number, col: number): Shape {
  const box = boxAt(grid, row, col);
  return { kind: 'circle', x: box.x + box.width / 2, y: box.y + box.height / 2, r: 1.5, fill: 'var(--line-strong)' };
}

const shareOf = ({ low, high }: Grid, value: number): number => (high > low ? Math.min(1, (value - low) / (high - low)) : 1);

function cell(grid: Grid, row: number, col: number, mark: number): Shape[] {
  const value = valueAt(grid, row, col) ?? 0;
  const box = boxAt(grid, row, col);
  const share = shareOf(grid, value);
  const text = grid.write(value);
  const shapes: Shape[] = [{ kind: 'rect', box, fill: rampPaint(share), radius: 3, mark }];
  if (text) shapes.push({ kind: 'text', x: box.x + box.width / 2, y: box.y + box.height / 2, text, anchor: 'middle', ink: rampInk(share), small: true, mark });
  return shapes;
}

/** How all cells write their number: in full, else without its unit where one of them has no room for it. */
function writerOf({ input, across, down, measure, rowOf, shown, cell: size, high }: Omit<Grid, 'write'>): (value: number) => string {
  const digits = high >= 1_000 ? 100 : high >= 100 || measure.values.every((one) => one === null || Number.isInteger(Number(one))) ? 1 : 0.1;
  const values = across.at.flatMap((_, col) => Array.from({ length: Math.min(shown, down.count) }, (_, row) => numberAt(measure, rowOf.get(`${col} ${row}`) ?? -1)));
  const fits = (text: string): boolean => input.space.measure(text) <= size.width - 6;
  const isRoomy = values.every((value) => value === null || fits(axisText(value, digits, measure.format)));
  return (value) => {
    const text = axisText(value, digits, isRoomy ? measure.format : measure.format?.isPercent ? { isPercent: true } : undefined);
    return fits(text) ? text : '';
  };
}

function markOf(grid: Grid, row: number, col: number): Mark {
  const at = rowAt(grid, row, col) ?? 0;
  const box = boxAt(grid, row, col);
  const click = clickOf(grid.across.column, at) ?? clickOf(grid.down.column, at);
  return {
    key: `cell:${grid.across.text(col)}|${grid.down.text(row)}`,
    x: box.x + box.width / 2,
    y: box.y,
    hit: box,
    col,
    row,
    title: `${valueText(grid.down.column, at)}, ${valueText(grid.across.column, at)}`,
    get facts() {
      return [{ label: grid.measure.label, value: numberText(numberAt(grid.measure, at), grid.measure.format), strong: true }];
    },
    ...(click ? { click } : {}),
  };
}

function listOf(input: PlanInput, { across, down, measure }: Grid): Scene {
  return listedScene(input, measure, {
    names: across.column,
    text: (row) => `${valueText(down.column, row)}, ${valueText(across.column, row)}`,
    click: (row) => clickOf(across.column, row),
  });
}

import { clickOf } from '../model/positions.ts';
import { accent, otherPaint, seriesColors, slotPaint } from '../model/colors.ts';
import { memberAt, needed, numberAt, one, positionAt, type Column } from '../model/frame.ts';
import { extent, linear, valueAxis, type Scale } from '../model/scale.ts';
import { thinCloud } from '../model/thin.ts';
import { valueText } from '../model/write.ts';
import { isTime } from '../model/frame.ts';
import type { Fact, LegendEntry, Mark, Scene, Shape } from '../scene.ts';
import { bottomAxis, bottomScale, cartesian, numberTicks } from './cartesian.ts';
import { positionsOf } from '../model/positions.ts';
import type { PlanInput } from './input.ts';

const mostPoints = 2_000;

interface Palette {
  paint(row: number): string;
  legend: LegendEntry[];
}

export function scatterPlan(input: PlanInput): Scene {
  const { frame, space } = input;
  const [x, y] = [needed(frame, 'x'), needed(frame, 'y')];
  const size = one(frame, 'size');
  const placed = Array.from({ length: frame.rows }, (_, row) => row).filter((row) => positionAt(x, row) !== null && numberAt(y, row) !== null);
  const rows = thinCloud(placed.length, mostPoints).map((index) => placed[index] ?? 0);
  const grid = cartesian(space, placed.map((row) => numberAt(y, row)), y, false, 16, 18);
  const across = acrossOf(input, x, grid.plot);
  const radius = radiusOf(size, rows, placed.length);
  const palette = paletteOf(input);
  const largestFirst = [...rows].sort((a, b) => radius(b) - radius(a));
  const marks = largestFirst.map((row, index) => ({ row, index }));
  const at = (row: number): { x: number; y: number } => ({ x: across.scale.px(positionAt(x, row) ?? 0), y: grid.y.px(numberAt(y, row) ?? 0) });
  const order = columnsOf(rows, x);
  return {
    width: space.width,
    height: space.height,
    plot: grid.plot,
    shapes: marks.map(({ row, index }): Shape => ({ kind: 'circle', ...at(row), r: radius(row), fill: palette.paint(row), stroke: 'var(--card)', opacity: 0.75, mark: index })),
    marks: marks.map(({ row }) => markOf(input, row, at(row), order.get(row) ?? 0, [x, y, ...(size ? [size] : [])])),
    left: { ...grid.left, title: y.label },
    bottom: { ticks: across.ticks, title: x.label },
    legend: palette.legend,
    notes: notesOf(frame.rows, placed.length, rows.length),
    pick: 'nearest',
  };
}

function acrossOf(input: PlanInput, x: Column, plot: Scene['plot']): { scale: Scale; ticks: { at: number; label: string }[] } {
  if (isTime(x)) {
    const positions = positionsOf(input.frame, x);
    const scale = bottomScale(positions, plot);
    return { scale, ticks: bottomAxis(positions, scale, plot, input.space).ticks };
  }
  const axis = valueAxis(x.values.map((_, row) => numberAt(x, row)), Math.max(2, Math.floor(plot.width / 84)), false);
  const scale = linear(axis.from, axis.to, plot.x + 8, plot.x + plot.width);
  return { scale, ticks: numberTicks(scale, plot, x) };
}

/** Areas are to each other as the values are. */
function radiusOf(size: Column | undefined, rows: number[], count: number): (row: number) => number {
  if (!size) return () => (count > 500 ? 2.5 : 4);
  const [, most] = extent(rows.map((row) => numberAt(size, row)));
  return (row) => Math.max(2.5, Math.sqrt(Math.max(0, numberAt(size, row) ?? 0) / (most || 1)) * 18);
}

function paletteOf({ frame, colors }: PlanInput): Palette {
  const color = one(frame, 'color');
  if (!color) return { paint: () => accent, legend: [] };
  const counts = new Map<string, number>();
  color.values.forEach((_, row) => counts.set(memberAt(color, row) ?? '', (counts.get(memberAt(color, row) ?? '') ?? 0) + 1));
  const shown = [...counts].sort((a, b) => b[1] - a[1]).slice(0, seriesColors).map(([member]) => member);
  const slots = colors.assign(color.field ?? color.label, shown);
  const paints = new Map(shown.map((member, index) => [member, slotPaint(slots[index] ?? index)]));
  const legend = shown.map((member): LegendEntry => {
    const row = color.values.findIndex((value) => String(value ?? '') === member);
    const click = clickOf(color, row);
    return { label: valueText(color, row), paint: paints.get(member) ?? otherPaint, shape: 'square', ...(click ? { click } : {}) };
  });
  const rest = counts.size - shown.length;
  return {
    paint: (row) => paints.get(memberAt(color, row) ?? '') ?? otherPaint,
    legend: rest > 0 ? [...legend, { label: `Other (${rest})`, paint: otherPaint, shape: 'square' }] : legend,
  };
}

/** Points are walked from left to right. */
const columnsOf = (rows: number[], x: Column): Map<number, number> => new Map([...rows].sort((a, b) => (positionAt(x, a) ?? 0) - (positionAt(x, b) ?? 0)).map((row, col) => [row, col]));

function markOf({ frame }: PlanInput, row: number, at: { x: number; y: number }, col: number, measures: Column[]): Mark {
  const by = one(frame, 'by');
  const color = one(frame, 'color');
  const named = by ?? color;
  const click = named && clickOf(named, row);
  const fact = (column: Column): Fact => ({ label: column.label, value: valueText(column, row) });
  return {
    key: by ? `by:${memberAt(by, row) ?? row}` : `row:${row}`,
    ...at,
    col,
    row: 0,
    get title() {
      return named ? valueText(named, row) : `Point ${row + 1}`;
    },
    get facts() {
      return [...(by && color ? [fact(color)] : []), ...measures.map(fact)];
    },
    ...(click ? { click } : {}),
  };
}

function notesOf(rows: number, placed: number, drawn: number): string[] {
  const notes: string[] = [];
  if (drawn < placed) notes.push(`${drawn.toLocaleString('en-US')} of ${placed.toLocaleString('en-US')} points drawn, evenly picked`);
  if (placed < rows) notes.push(`${(rows - placed).toLocaleString('en-US')} without a value are left out`);
  return notes;
}

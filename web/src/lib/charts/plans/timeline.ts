import { isTime, memberAt, needed, one, positionAt, type Column } from '../model/frame.ts';
import { accent, otherPaint, seriesColors, slotPaint } from '../model/colors.ts';
import { clickOf, positionsOf } from '../model/positions.ts';
import { bands, extent, linear, type Bands, type Scale } from '../model/scale.ts';
import { timeText, timeTicks } from '../model/time.ts';
import { valueText } from '../model/write.ts';
import type { Fact, LegendEntry, Mark, Scene, Shape } from '../scene.ts';
import { captionSize, fitted, numberTicks } from './cartesian.ts';
import type { PlanInput } from './input.ts';

interface Lanes {
  input: PlanInput;
  start: Column;
  end: Column | undefined;
  lane: Column;
  color: Column | undefined;
  of: readonly number[];
  texts: string[];
  shown: number;
  band: Bands;
  x: Scale;
  names: number;
  paints: Map<string, string>;
}

/** Spans and moments along time, a lane for each member. A span without an end goes on to the edge. */
export function timelinePlan(input: PlanInput): Scene {
  const lanes = lanesOf(input);
  const { space, frame } = input;
  const rows = Array.from({ length: frame.rows }, (_, row) => row).filter((row) => positionAt(lanes.start, row) !== null && (lanes.of[row] ?? 0) < lanes.shown);
  const plot = { x: lanes.names, y: 0, width: space.width - lanes.names - 12, height: space.height - captionSize * 2 };
  return {
    width: space.width,
    height: space.height,
    plot,
    shapes: [...rules(lanes, plot), ...rows.map((row, mark) => spanOf(lanes, row, mark)), ...names(lanes)],
    marks: marksOf(lanes, rows),
    bottom: { ticks: isTime(lanes.start) ? timeTicks(lanes.x.from, lanes.x.to, Math.max(2, Math.floor(plot.width / 96))).map(({ at, label }) => ({ at: lanes.x.px(at), label })) : numberTicks(lanes.x, plot, lanes.start) },
    legend: legendOf(lanes),
    notes: lanes.shown < lanes.texts.length ? [`${lanes.shown} of ${lanes.texts.length} lanes drawn; all are in the table`] : [],
    pick: 'hit',
  };
}

function lanesOf(input: PlanInput): Lanes {
  const { frame, space } = input;
  const [start, end, lane, color] = [needed(frame, 'x'), one(frame, 'to'), needed(frame, 'y'), one(frame, 'color')];
  const down = positionsOf(frame, { ...lane, type: 'text' });
  const texts = Array.from({ length: down.count }, (_, at) => valueText(lane, down.of.indexOf(at)));
  const height = space.height - captionSize * 2;
  const shown = Math.max(1, Math.min(texts.length, Math.floor(height / 24)));
  const names = Math.min(Math.ceil(Math.max(0, ...texts.slice(0, shown).map((text) => space.measure(text)))) + 12, Math.floor(space.width * 0.3));
  const times = Array.from({ length: frame.rows }, (_, row) => [positionAt(start, row), end ? positionAt(end, row) : null]).flat();
  const [low, high] = extent(times);
  const x = linear(low, high > low ? high : low + 1, names + 8, space.width - 20);
  const members = color ? [...new Set(color.values.map((_, row) => memberAt(color, row) ?? ''))].slice(0, seriesColors) : [];
  const slots = input.colors.assign(color?.field ?? color?.label ?? '', members);
  const paints = new Map(members.map((member, index) => [member, slotPaint(slots[index] ?? index)]));
  return { input, start, end, lane, color, of: down.of, texts, shown, band: bands(shown, 0, height, 0.5), x, names, paints };
}

const paintOf = ({ color, paints }: Lanes, row: number): string => (color ? (paints.get(memberAt(color, row) ?? '') ?? otherPaint) : accent);

function spanOf(lanes: Lanes, row: number, mark: number): Shape {
  const { x, band, end } = lanes;
  const lane = lanes.of[row] ?? 0;
  const from = x.px(positionAt(lanes.start, row) ?? 0);
  if (!end) {
    const middle = band.middle(lane);
    return { kind: 'path', d: `M${from.toFixed(1)} ${(middle - 6).toFixed(1)}l6 6l-6 6l-6 -6Z`, fill: paintOf(lanes, row), stroke: 'var(--card)', width: 1, mark };
  }
  const to = positionAt(end, row);
  const width = Math.max(3, (to === null ? lanes.input.space.width : x.px(to)) - from);
  return { kind: 'rect', box: { x: from, y: band.start(lane), width, height: band.width }, fill: paintOf(lanes, row), radius: 3, mark, ...(to === null ? { opacity: 0.55 } : {}) };
}

const rules = ({ band, shown }: Lanes, plot: Scene['plot']): Shape[] =>
  Array.from({ length: shown }, (_, lane): Shape => ({ kind: 'path', d: `M${plot.x} ${band.middle(lane).toFixed(1)}h${plot.width}`, stroke: 'var(--line)', width: 1 }));

const names = ({ texts, shown, names: width, band, input }: Lanes): Shape[] =>
  texts.slice(0, shown).map((full, lane): Shape => ({ kind: 'text', x: width - 10, y: band.middle(lane), text: fitted(full, width - 10, input.space), anchor: 'end', ink: 'var(--ink)', full }));

function marksOf(lanes: Lanes, rows: number[]): Mark[] {
  const order = new Map([...rows].sort((a, b) => (positionAt(lanes.start, a) ?? 0) - (positionAt(lanes.start, b) ?? 0)).map((row, col) => [row, col]));
  return rows.map((row) => markOf(lanes, row, order.get(row) ?? 0));
}

function markOf(lanes: Lanes, row: number, col: number): Mark {
  const { start, end, lane, color, band, x } = lanes;
  const at = lanes.of[row] ?? 0;
  const from = x.px(positionAt(start, row) ?? 0);
  const to = end ? (positionAt(end, row) ?? null) : null;
  const click = clickOf(lane, row) ?? (color && clickOf(color, row));
  const facts: Fact[] = [{ label: end ? 'From' : 'At', value: timeOf(start, row) }];
  if (end) facts.push({ label: 'To', value: to === null ? 'still going' : timeOf(end, row) });
  if (color) facts.push({ label: color.label, value: valueText(color, row), paint: paintOf(lanes, row) });
  const width = end ? Math.max(8, (to === null ? lanes.input.space.width : x.px(to)) - from) : 16;
  return {
    key: `span:${row}`,
    x: end ? Math.min(from + width / 2, lanes.input.space.width - 20) : from,
    y: band.start(at),
    hit: { x: end ? from : from - 8, y: band.middle(at) - band.step / 2, width, height: band.step },
    col,
    row: at,
    title: valueText(lane, row),
    facts,
    ...(click ? { click } : {}),
  };
}

const timeOf = (column: Column, row: number): string => {
  const at = positionAt(column, row);
  return at === null || !isTime(column) ? valueText(column, row) : timeText(at, column.grain);
};

function legendOf({ color, paints, input }: Lanes): LegendEntry[] {
  if (!color) return [];
  return [...paints].map(([member, paint]): LegendEntry => {
    const row = Array.from({ length: input.frame.rows }, (_, at) => at).find((at) => (memberAt(color, at) ?? '') === member);
    const click = clickOf(color, row);
    return { label: row === undefined ? member : valueText(color, row), paint, shape: 'square', ...(click ? { click } : {}) };
  });
}

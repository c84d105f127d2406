import type { Column } from '../model/frame.ts';
import type { AskedTime } from '../model/answer.ts';
import { endsOf, textsOf, type Positioned } from '../model/positions.ts';
import { linear, valueAxis, type Scale, type ValueAxis } from '../model/scale.ts';
import { timeTicks } from '../model/time.ts';
import { axisText, numberText } from '../model/write.ts';
import type { Axis, Box, Space, Tick } from '../scene.ts';

export const captionSize = 12;
const bottomHeight = 24;
const topHeight = 8;
const tickWidth = 84;
const shortTick = 52;

/** The value axis, its scale and the plot beside it. */
export interface Cartesian {
  plot: Box;
  axis: ValueAxis;
  y: Scale;
  left: Axis;
}

/** Room for a plot with values to the left, `right` pixels for labels, and `titles` pixels above and below for what is measured. */
export function cartesian(space: Space, values: Iterable<number | null>, measure: Column, zero: boolean, right = 12, titles = 0): Cartesian {
  const height = space.height - topHeight - bottomHeight - 2 * titles;
  const axis = valueAxis(values, Math.max(2, Math.floor(height / 56)), zero);
  const labels = axis.ticks.map((tick, index) => axisText(tick, axis.step, measure.format, index < axis.ticks.length - 1));
  const width = Math.ceil(Math.max(...labels.map((label) => space.measure(label)))) + 8;
  const plot = { x: width, y: topHeight + titles, width: Math.max(20, space.width - width - right), height: Math.max(20, height) };
  const y = linear(axis.from, axis.to, plot.y + plot.height, plot.y);
  return { plot, axis, y, left: { ticks: axis.ticks.map((tick, index) => ({ at: y.px(tick), label: labels[index] ?? '' })) } };
}

/** The scale under a plot for times and numbers; names have bands. A period that was asked for is on it whole. */
export function bottomScale(positions: Positioned, plot: Box, asked?: AskedTime): Scale {
  const [first, last] = endsOf(positions, asked) ?? [positions.at[0] ?? 0, positions.at.at(-1) ?? 1];
  if (positions.scale === 'names') return linear(0, Math.max(1, positions.count - 1), plot.x + 8, plot.x + plot.width - 8);
  if (first === last) return linear(first - 1, last + 1, plot.x, plot.x + plot.width);
  return linear(first, last, plot.x, plot.x + plot.width);
}

/** Ticks below a plot. */
export function bottomAxis(positions: Positioned, x: Scale, plot: Box, space: Space): Axis {
  if (positions.scale === 'time') return { ticks: timeAxis(positions, x, plot, space) };
  if (positions.scale === 'number') return { ticks: numberTicks(x, plot, positions.column) };
  return { ticks: nameTicks(textsOf(positions), positions.at.map((at) => x.px(at)), plot, space) };
}

function timeAxis(positions: Positioned, x: Scale, plot: Box, space: Space): Tick[] {
  const isAlone = positions.count === 1 && x.to - x.from < 1000;
  if (isAlone) return [{ at: x.px(positions.at[0] ?? 0), label: positions.text(0) }];
  const ticksOf = (width: number): ReturnType<typeof timeTicks> => timeTicks(x.from, x.to, Math.max(1, Math.floor(plot.width / width)), positions.column.grain);
  // Years and hours are short: there can be more of them.
  const short = ticksOf(shortTick);
  const ticks = short.every(({ label }) => space.measure(label) < shortTick - 10) ? short : ticksOf(tickWidth);
  return apart(ticks.map(({ at, label }) => ({ at: x.px(at), label })), plot, space);
}

export function numberTicks(x: Scale, plot: Box, column: Column): Tick[] {
  const axis = valueAxis([x.from, x.to], Math.max(2, Math.floor(plot.width / tickWidth)), false);
  const inside = axis.ticks.filter((tick) => tick >= x.from - 1e-9 && tick <= x.to + 1e-9);
  return inside.map((tick) => ({ at: x.px(tick), label: axisText(tick, axis.step, column.format) }));
}

/** Names under a plot: shortened to what they have, left out where that is too little. */
export function nameTicks(texts: string[], at: number[], plot: Box, space: Space): Tick[] {
  const share = plot.width / Math.max(1, texts.length);
  const every = Math.max(1, Math.ceil(44 / share));
  return texts.flatMap((text, index) => (index % every === 0 ? [{ at: at[index] ?? 0, label: fitted(text, share * every - 8, space) }] : []));
}

/** Leaves out the labels that would touch the one before. */
function apart(ticks: Tick[], plot: Box, space: Space): Tick[] {
  let end = -Infinity;
  return ticks.filter((tick) => {
    const width = space.measure(tick.label);
    const start = tick.at - { start: 0, middle: width / 2, end: width }[tickAnchor(tick.at, plot, space.width)];
    if (start < end + 10) return false;
    end = start + width;
    return true;
  });
}

/** Labels at the edges stay within them. */
export const tickAnchor = (at: number, plot: Box, width: number): 'start' | 'middle' | 'end' => (at < plot.x + 20 ? 'start' : at > width - 24 ? 'end' : 'middle');

/** A text, cut to a width. */
export function fitted(text: string, width: number, space: Space): string {
  if (space.measure(text) <= width) return text;
  let end = text.length - 1;
  while (end > 1 && space.measure(`${text.slice(0, end)}…`) > width) end--;
  return `${text.slice(0, end).trimEnd()}…`;
}

/** What a mark says of a measure. */
export const factOf = (label: string, value: number | null, measure: Column): { label: string; value: string } => ({
  label,
  value: numberText(value, measure.format),
});

const round = (value: number): number => Math.round(value * 10) / 10;

/** A line through points; nulls are gaps. */
export function linePath(points: readonly ([number, number] | null)[]): string {
  let path = '';
  points.forEach((point, index) => {
    if (!point) return;
    const before = index > 0 ? points[index - 1] : null;
    path += `${before ? 'L' : 'M'}${round(point[0])} ${round(point[1])}`;
  });
  return path;
}

/** The area between two lines over the same points. */
export function areaPath(top: readonly [number, number][], bottom: readonly [number, number][]): string {
  if (top.length === 0) return '';
  return `${linePath(top)}${linePath([...bottom].reverse()).replace('M', 'L')}Z`;
}

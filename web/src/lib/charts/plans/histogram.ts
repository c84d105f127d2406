import { all, needed, numberAt, one, type Column, type Frame } from '../model/frame.ts';
import type { Positioned } from '../model/positions.ts';
import { tickStep } from '../model/scale.ts';
import { axisText, numberText } from '../model/write.ts';
import type { Scene } from '../scene.ts';
import { columnsScene } from './bar-columns.ts';
import { partsOf } from './bar.ts';
import type { PlanInput } from './input.ts';

/** Room for what is measured, below the ticks. */
const titleHeight = 18;

/** How often values occur: bars without gaps, one a step, also where nothing falls into it. */
export function histogramPlan(input: PlanInput): Scene {
  const from = needed(input.frame, 'from');
  const step = stepOf(from);
  const positions = stepsOf(input.frame, from, step);
  const space = { ...input.space, height: input.space.height - titleHeight };
  const scene = columnsScene({ ...partsOf({ ...input, space }, positions, all(input.frame, 'count').length > 0 ? 'count' : 'y'), isStacked: one(input.frame, 'color') !== undefined }, Math.min(0.2, positions.count / input.space.width));
  const [first, width] = [scene.plot.x, scene.plot.width / Math.max(1, positions.count)];
  const every = Math.max(1, Math.ceil(64 / width));
  const ticks = [...positions.at, (positions.at.at(-1) ?? 0) + step].map((at, index) => ({ at: first + index * width, label: axisText(at, step, from.format) }));
  return { ...scene, height: input.space.height, bottom: { ticks: ticks.filter((_, index) => index % every === 0), title: from.label } };
}

/** The width of a step: the smallest distance between two of them. */
export function stepOf(from: Column): number {
  const at = [...new Set(from.values.map((_, row) => numberAt(from, row)).filter((value) => value !== null))].sort((a, b) => a - b);
  const gaps = at.slice(1).map((value, index) => value - (at[index] ?? 0));
  return gaps.length > 0 ? Math.min(...gaps) : tickStep(Math.abs(at[0] ?? 1) || 1, 10);
}

const mostSteps = 400;

function stepsOf(frame: Frame, from: Column, step: number): Positioned {
  const byRow = Array.from({ length: frame.rows }, (_, row) => numberAt(from, row));
  const present = byRow.filter((value) => value !== null);
  const first = present.length > 0 ? Math.min(...present) : 0;
  const index = (value: number): number => Math.round((value - first) / step);
  const count = Math.min(mostSteps, present.length > 0 ? index(Math.max(...present)) + 1 : 0);
  const at = Array.from({ length: count }, (_, position) => Number((first + position * step).toPrecision(12)));
  return {
    column: from,
    scale: 'number',
    rest: undefined,
    count,
    of: byRow.map((value) => (value === null || index(value) >= count ? -1 : index(value))),
    at,
    text: (index) => `${numberText(at[index] ?? 0, from.format)} to ${numberText(Number(((at[index] ?? 0) + step).toPrecision(12)), from.format)}`,
    click: () => undefined,
  };
}

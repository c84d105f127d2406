import type { Click } from '../model/answer.ts';
import { accent } from '../model/colors.ts';
import { numberAt, type Column, type Frame } from '../model/frame.ts';
import { positionsOf, type Positioned } from '../model/positions.ts';
import type { Scene } from '../scene.ts';
import { barScene } from './bar.ts';
import type { PlanInput } from './input.ts';

/** What a row of a list is called, and what a click on it chooses. */
export interface Listed {
  names: Column;
  text: (row: number) => string;
  click: (row: number | undefined) => Click | undefined;
}

/** The rows as bars, the largest first: for what has no place in the drawing that was asked for. */
export function listedScene(input: PlanInput, measure: Column, { names, text, click }: Listed): Scene {
  const order = Array.from({ length: input.frame.rows }, (_, row) => row)
    .filter((row) => numberAt(measure, row) !== null)
    .sort((a, b) => (numberAt(measure, b) ?? 0) - (numberAt(measure, a) ?? 0));
  const y: Column = { ...measure, role: 'y', values: order.map((row) => measure.values[row] ?? null) };
  const x: Column = { ...names, role: 'x', type: 'text', values: order.map(text), field: undefined, grain: undefined, isRest: undefined };
  const list: Frame = { rows: order.length, columns: [x, y] };
  const positions: Positioned = { ...positionsOf(list, x), click: (at) => click(order[at]) };
  const measured = { key: 'measure', label: y.label, paint: accent, member: undefined, measure: y, values: order.map((_, row) => numberAt(y, row)), before: undefined };
  return barScene({ input: { ...input, frame: list }, positions, set: { series: [measured], color: undefined, left: 0 }, isStacked: false, partialFrom: positions.count });
}

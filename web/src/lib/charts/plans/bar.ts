import { needed } from '../model/frame.ts';
import { positionsOf } from '../model/positions.ts';
import { seriesOf } from '../model/series.ts';
import type { Scene } from '../scene.ts';
import { isPartial } from '../model/time.ts';
import { columnsScene } from './bar-columns.ts';
import { rowsScene } from './bar-rows.ts';
import type { BarParts } from './bar-parts.ts';
import type { PlanInput } from './input.ts';

/** Bars: lying for names, which need room to be read; standing for what has an order. */
export function barPlan(input: PlanInput): Scene {
  const x = needed(input.frame, 'x');
  const positions = positionsOf(input.frame, x, true, input.answer.asked);
  return barScene(partsOf(input, positions, 'y'));
}

export function partsOf(input: PlanInput, positions: BarParts['positions'], role: 'y' | 'count'): BarParts {
  const set = seriesOf(input.frame, role, positions, input.colors, true);
  const isStacked = set.color !== undefined && set.series.length > 1 && set.series.every((series) => series.measure.isAdditive);
  // Behind it there may be times that were asked for and are still to come.
  const open = positions.scale === 'time' ? positions.at.findIndex((at) => isPartial(at, positions.column.grain, input.dataTo)) : -1;
  return { input, positions, set, isStacked, partialFrom: open < 0 ? positions.count : open };
}

export const barScene = (parts: BarParts): Scene => (parts.positions.scale === 'names' ? rowsScene(parts) : columnsScene(parts));

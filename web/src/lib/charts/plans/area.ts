import { needed } from '../model/frame.ts';
import { positionsOf } from '../model/positions.ts';
import { seriesOf, type SeriesSet } from '../model/series.ts';
import type { Scene, Shape } from '../scene.ts';
import { areaPath, linePath } from './cartesian.ts';
import type { PlanInput } from './input.ts';
import { lineParts, lineScene, type LineParts } from './line.ts';

/** Areas on top of each other, as parts of a whole. What cannot be added up (averages, distinct counts) is drawn as lines. */
export function areaPlan(input: PlanInput): Scene {
  const positions = positionsOf(input.frame, needed(input.frame, 'x'), true);
  const set = seriesOf(input.frame, 'y', positions, input.colors, true);
  const isPart = set.series.length > 1 && set.series.every((series) => series.measure.isAdditive && series.values.every((value) => (value ?? 0) >= 0));
  if (set.series.length > 1 && !isPart) {
    const lines = lineScene(input, positions, set, null);
    return { ...lines, notes: [...lines.notes, 'Drawn as lines: these numbers do not add up to a whole'] };
  }
  const stacks = stacked(set, positions.count);
  const scene = lineScene(input, positions, set, stacks);
  return { ...scene, shapes: [...layers(lineParts(input, positions, set, stacks), stacks), ...scene.shapes] };
}

/** The upper edge of each series by position. A member that a time has no row of adds nothing to it. */
export function stacked(set: SeriesSet, count: number): number[][] {
  const below = new Array<number>(count).fill(0);
  return set.series.map((series) => series.values.map((value, at) => (below[at] = (below[at] ?? 0) + (value ?? 0))));
}

function layers({ set, positions, drawn, x, grid, partialFrom }: LineParts, stacks: number[][]): Shape[] {
  return set.series.flatMap((series, index): Shape[] => {
    const edge = (stack: number[] | undefined): [number, number][] => drawn.map((at) => [x.px(positions.at[at] ?? 0), grid.y.px(stack?.[at] ?? 0)]);
    const top = edge(stacks[index]);
    const bottom = edge(stacks[index - 1]);
    const member = series.member ? { member: series.member } : {};
    const fill = set.series.length > 1 ? 0.85 : 0.16;
    const isOpen = partialFrom < positions.count && top.length > 1;
    const whole = isOpen ? top.slice(0, -1) : top;
    const parts: Shape[] = [{ kind: 'path', d: areaPath(whole, isOpen ? bottom.slice(0, -1) : bottom), fill: series.paint, opacity: fill, ...member }];
    if (isOpen) parts.push({ kind: 'path', d: areaPath(top.slice(-2), bottom.slice(-2)), fill: series.paint, opacity: fill * 0.5, ...member });
    if (set.series.length > 1) return [...parts, { kind: 'path', d: linePath(top), stroke: 'var(--card)', width: 1 }];
    const line: Shape = { kind: 'path', d: linePath(whole), stroke: series.paint, width: 2 };
    return [...parts, line, ...(isOpen ? [{ ...line, d: linePath(top.slice(-2)), dash: '2 4' }] : [])];
  });
}

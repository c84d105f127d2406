import { clickOf, positionsOf, type Positioned } from '../model/positions.ts';
import { needed } from '../model/frame.ts';
import { beforePaint } from '../model/colors.ts';
import type { Scale } from '../model/scale.ts';
import { seriesOf, type Series, type SeriesSet } from '../model/series.ts';
import { thinLine } from '../model/thin.ts';
import { addGrain, isPartial } from '../model/time.ts';
import { numberText } from '../model/write.ts';
import type { ChartTile, Click } from '../model/answer.ts';
import type { LegendEntry, Mark, Scene, Shape } from '../scene.ts';
import { bottomAxis, bottomScale, cartesian, linePath, type Cartesian } from './cartesian.ts';
import type { PlanInput } from './input.ts';
import { endLabelRoom, spreadLabels } from './labels.ts';

/** Everything that a line or area chart is made of. */
export interface LineParts {
  input: PlanInput;
  positions: Positioned;
  set: SeriesSet;
  grid: Cartesian;
  x: Scale;
  /** Which positions are drawn. */
  drawn: number[];
  /** Position from which on the period is not over; the count where all are. */
  partialFrom: number;
}

export function linePlan(input: PlanInput): Scene {
  const positions = positionsOf(input.frame, needed(input.frame, 'x'));
  const set = seriesOf(input.frame, 'y', positions, input.colors, false);
  return lineScene(input, positions, set, null);
}

/** The scene of lines; with `stacks` (the upper edge of each series by position) of areas. */
export function lineScene(input: PlanInput, positions: Positioned, set: SeriesSet, stacks: number[][] | null): Scene {
  const parts = lineParts(input, positions, set, stacks);
  const labels = endLabels(parts, stacks);
  const shapes = [...(stacks && set.series.length > 1 ? [] : beforeLines(parts)), ...set.series.flatMap((series) => (stacks ? [] : seriesLines(parts, series))), ...labels];
  return {
    width: input.space.width,
    height: input.space.height,
    plot: parts.grid.plot,
    shapes,
    marks: lineMarks(parts, stacks),
    left: parts.grid.left,
    ...(parts.grid.axis.from <= 0 ? { zero: parts.grid.y.px(0) } : {}),
    bottom: bottomAxis(positions, parts.x, parts.grid.plot, input.space),
    legend: legendOf(parts, labels.length > 0, stacks !== null),
    notes: notesOf(parts),
    pick: 'column',
    ...(positions.scale === 'time' && positions.count > 2 ? { period: periodOf(parts) } : {}),
  };
}

export function lineParts(input: PlanInput, positions: Positioned, set: SeriesSet, stacks: number[][] | null): LineParts {
  const { space } = input;
  const values = stacks && set.series.length > 1 ? stacks.flat() : set.series.flatMap((series) => [...series.values, ...(series.before ?? [])]);
  const room = endLabelRoom(set.series.map((series) => series.label), space);
  const measure = set.series[0]?.measure ?? positions.column;
  const grid = cartesian(space, values, measure, stacks !== null || startsAtZero(values), room ?? 12);
  const x = bottomScale(positions, grid.plot, input.answer.asked);
  const most = Math.max(400, Math.floor(grid.plot.width * 2));
  const drawn = thinLine(set.series[0]?.values ?? [], most);
  const grain = positions.column.grain;
  const isLastPartial = positions.scale === 'time' && isPartial(positions.at.at(-1) ?? 0, grain, input.dataTo);
  return { input, positions, set, grid, x, drawn, partialFrom: isLastPartial ? positions.count - 1 : positions.count };
}

/** A line may start elsewhere, but one that comes near zero anyway starts there. */
function startsAtZero(values: (number | null)[]): boolean {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value === null) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= 0 || low < high * 0.5;
}

type Point = [number, number] | null;

function points(parts: LineParts, values: readonly (number | null)[]): Point[] {
  const grain = parts.positions.scale === 'time' ? parts.positions.column.grain : undefined;
  const drawn: Point[] = [];
  let previous: number | null = null;
  for (const index of parts.drawn) {
    const at = parts.positions.at[index] ?? 0;
    // A period that no row has is a gap, not a straight line over it.
    if (grain && previous !== null && parts.drawn.length === parts.positions.count && at > addGrain(previous, grain)) drawn.push(null);
    const value = values[index] ?? null;
    drawn.push(value === null ? null : [parts.x.px(at), parts.grid.y.px(value)]);
    previous = at;
  }
  return drawn;
}

function seriesLines(parts: LineParts, series: Series): Shape[] {
  const whole = points(parts, series.values);
  const drawn: Shape = { kind: 'path', d: '', stroke: series.paint, width: 2, ...(series.member ? { member: series.member } : {}) };
  const dots = alone(whole).map(([x, y]): Shape => ({ kind: 'circle', x, y, r: 3, fill: series.paint, ...(series.member ? { member: series.member } : {}) }));
  if (parts.partialFrom === parts.positions.count || whole.length < 2) return [{ ...drawn, d: linePath(whole) }, ...dots];
  return [
    ...dots,
    { ...drawn, d: linePath(whole.slice(0, -1)) },
    { ...drawn, d: linePath(whole.slice(-2)), dash: '2 4' },
  ];
}

/** Points without a neighbour, of which a line shows nothing. */
const alone = (whole: readonly Point[]): [number, number][] => whole.filter((point, index): point is [number, number] => point !== null && !whole[index - 1] && !whole[index + 1]);

function beforeLines(parts: LineParts): Shape[] {
  return parts.set.series.flatMap((series): Shape[] =>
    series.before ? [{ kind: 'path', d: linePath(points(parts, series.before)), stroke: beforePaint, width: 1.25, ...(series.member ? { member: series.member } : {}) }] : [],
  );
}

function endLabels(parts: LineParts, stacks: number[][] | null): Shape[] {
  const { set, grid, input } = parts;
  if (endLabelRoom(set.series.map((series) => series.label), input.space) === null) return [];
  const wanted = set.series.map((series, index) => ({ y: endOf(parts, series, index, stacks), text: series.label, paint: series.paint }));
  const x = grid.plot.x + grid.plot.width + 8;
  return spreadLabels(wanted, grid.plot.y, grid.plot.y + grid.plot.height).flatMap((label): Shape[] => [
    { kind: 'text', x, y: label.y, text: label.text, anchor: 'start', strong: true, ink: `color-mix(in oklab, ${label.paint} 70%, var(--ink))` },
  ]);
}

function endOf(parts: LineParts, series: Series, index: number, stacks: number[][] | null): number {
  const last = series.values.findLastIndex((value) => value !== null);
  if (!stacks) return parts.grid.y.px(series.values[last] ?? 0);
  const top = stacks[index]?.at(-1) ?? 0;
  const bottom = index > 0 ? (stacks[index - 1]?.at(-1) ?? 0) : 0;
  return parts.grid.y.px((top + bottom) / 2);
}

function lineMarks(parts: LineParts, stacks: number[][] | null): Mark[] {
  const { set, positions } = parts;
  return parts.drawn.flatMap((at, col) =>
    set.series.flatMap((series, row): Mark[] => {
      const value = series.values[at] ?? null;
      if (value === null && (set.series.length > 1 || series.before?.[at] == null)) return [];
      const height = stacks ? (stacks[row]?.[at] ?? 0) : (value ?? series.before?.[at] ?? 0);
      const click = clickOfPoint(parts, series, at);
      return [
        {
          key: `${series.key}@${positions.at[at] ?? 0}`,
          x: parts.x.px(positions.at[at] ?? 0),
          y: parts.grid.y.px(height),
          col,
          row,
          get title() {
            return titleOf(parts, at);
          },
          get facts() {
            return factsAt(parts, at, series);
          },
          dot: series.paint,
          ...(click ? { click } : {}),
        },
      ];
    }),
  );
}

const titleOf = ({ positions, partialFrom }: LineParts, at: number): string => `${positions.text(at)}${at >= partialFrom ? ' (not complete)' : ''}`;

function clickOfPoint({ set, positions, input }: LineParts, series: Series, at: number): Click | undefined {
  if (!set.color) return positions.click(at);
  const color = set.color;
  const row = color.values.findIndex((value) => value !== null && String(value) === series.member);
  return row < 0 || row >= input.frame.rows ? undefined : clickOf(color, row);
}

/** All series at a position, the one that is pointed at in bold. */
function factsAt({ set }: LineParts, at: number, active: Series): Mark['facts'] {
  return set.series.flatMap((series) => {
    const value = { label: series.label, value: numberText(series.values[at] ?? null, series.measure.format), paint: series.paint, strong: series === active };
    const before = series.before?.[at];
    const label = set.series.length > 1 ? `${series.label}, before` : 'Before';
    return before === null || before === undefined ? [value] : [value, { label, value: numberText(before, series.measure.format), paint: beforePaint }];
  });
}

function legendOf({ set, input }: LineParts, isLabelled: boolean, isStacked: boolean): LegendEntry[] {
  const entries: LegendEntry[] = set.series.length > 1 && !isLabelled ? set.series.map((series) => ({ label: series.label, paint: series.paint, shape: 'square', ...seriesClick(set, series) })) : [];
  const hasBefore = (!isStacked || set.series.length === 1) && set.series.some((series) => series.before?.some((value) => value !== null));
  return hasBefore ? withBefore(entries, set, input.tile, 'line') : entries;
}

/** The legend with the time before. One measure alone is what the title says; two of them need two names. */
export function withBefore(entries: LegendEntry[], { series }: SeriesSet, tile: ChartTile, shape: LegendEntry['shape']): LegendEntry[] {
  const own = series.length === 1 ? series.map(({ label, paint }): LegendEntry => ({ label, paint, shape })) : entries;
  return [...own, { label: beforeLabel(tile), paint: beforePaint, shape: 'line' }];
}

/** What the thin grey line is. */
function beforeLabel({ compare }: ChartTile): string {
  return compare ? `${compare.charAt(0).toUpperCase()}${compare.slice(1)}` : 'The time before';
}

/** What a click on a series in the legend chooses. */
export function seriesClick(set: SeriesSet, series: Series): { click?: Click } {
  const color = set.color;
  if (!color?.field || series.member === null || series.member === undefined) return {};
  return { click: { field: color.field, value: series.member, ...(color.grain ? { grain: color.grain } : {}) } };
}

function notesOf(parts: LineParts): string[] {
  const { positions, set, drawn, partialFrom } = parts;
  const notes: string[] = [];
  if (drawn.length < positions.count) notes.push(`${drawn.length.toLocaleString('en-US')} of ${positions.count.toLocaleString('en-US')} points drawn; highs and lows are kept`);
  if (set.left > 0) notes.push(`${set.left} more ${set.left === 1 ? 'series is' : 'series are'} in the table`);
  if (partialFrom < positions.count) notes.push(`Dashed: ${positions.text(partialFrom)} is not complete`);
  return notes;
}

function periodOf({ x, positions }: LineParts): NonNullable<Scene['period']> {
  const grain = positions.column.grain;
  return (from, to) => {
    const [start, end] = [x.value(Math.min(from, to)), x.value(Math.max(from, to))];
    const inside = positions.at.filter((at) => at >= start && at <= end);
    const last = inside.at(-1) ?? end;
    return { from: inside[0] ?? start, to: grain ? addGrain(last, grain) : last };
  };
}

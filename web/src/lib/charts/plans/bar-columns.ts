import { beforePaint } from '../model/colors.ts';
import { textsOf } from '../model/positions.ts';
import { linear, bands, type Bands } from '../model/scale.ts';
import { addGrain } from '../model/time.ts';
import type { Axis, Mark, Scene, Shape } from '../scene.ts';
import { barClick, barFacts, barLegend, barNotes, lanes, piecesAt, reach, type BarParts, type Piece } from './bar-parts.ts';
import { bottomAxis, cartesian, nameTicks, type Cartesian } from './cartesian.ts';

/** Bars of numbers, such as weekdays, that are each named; beyond, an axis is. */
const mostNamed = 31;

interface Standing {
  parts: BarParts;
  grid: Cartesian;
  band: Bands;
}

/** Standing bars over an order, most often time. */
export function columnsScene(parts: BarParts, gap = parts.positions.count > 60 ? 0.12 : 0.25): Scene {
  const { input, positions, set } = parts;
  const grid = cartesian(input.space, reach(parts), set.series[0]?.measure ?? positions.column, true);
  const band = bands(positions.count, grid.plot.x, grid.plot.x + grid.plot.width, gap);
  const standing = { parts, grid, band };
  const shown = Array.from({ length: positions.count }, (_, at) => at);
  const bars = shown.flatMap((at) => piecesAt(parts, at).map((piece) => ({ at, piece })));
  return {
    width: input.space.width,
    height: input.space.height,
    plot: grid.plot,
    shapes: [...bars.map(({ at, piece }, mark) => bar(standing, at, piece, mark)), ...befores(standing)],
    marks: bars.map(({ at, piece }) => markOf(standing, at, piece)),
    left: grid.left,
    zero: grid.y.px(0),
    bottom: below(standing),
    legend: barLegend(parts),
    notes: barNotes(parts, positions.count),
    pick: 'column',
    ...(positions.scale === 'time' && positions.count > 2 ? { period: periodOf(standing) } : {}),
  };
}

/** Ticks stand in the middle of their bars. */
function below({ parts, grid, band }: Standing): Axis {
  const { positions, input } = parts;
  const first = positions.at[0] ?? 0;
  const last = positions.at.at(-1) ?? first;
  const isFew = positions.scale === 'number' && positions.count <= mostNamed;
  if (isFew) return { ticks: nameTicks(textsOf(positions), positions.at.map((_, at) => band.middle(at)), grid.plot, input.space) };
  if (positions.count <= 1) return { ticks: textsOf(positions).map((label) => ({ at: band.middle(0), label })) };
  const middle = linear(first, last, band.middle(0), band.middle(positions.count - 1));
  const axis = bottomAxis(positions, middle, grid.plot, input.space);
  // Months differ in length, bars do not: a tick belongs to its bar, not to its share of the time.
  return { ticks: axis.ticks.map((tick) => ({ ...tick, at: band.middle(nearest(positions.at, middle.value(tick.at))) })) };
}

function nearest(at: readonly number[], value: number): number {
  let best = 0;
  at.forEach((one, index) => {
    if (Math.abs(one - value) < Math.abs((at[best] ?? 0) - value)) best = index;
  });
  return best;
}

function place({ parts, grid, band }: Standing, at: number, piece: Piece): { x: number; y: number; width: number; height: number } {
  const width = band.width / lanes(parts);
  const [top, bottom] = [grid.y.px(Math.max(piece.from, piece.to)), grid.y.px(Math.min(piece.from, piece.to))];
  return { x: band.start(at) + piece.lane * width, y: top, width: Math.max(1, width - (lanes(parts) > 1 ? 1 : 0)), height: Math.max(piece.to === piece.from ? 0 : 1, bottom - top) };
}

function bar(standing: Standing, at: number, piece: Piece, mark: number): Shape {
  const isPartial = at >= standing.parts.partialFrom;
  const radius = standing.parts.isStacked ? 0 : 2;
  return { kind: 'rect', box: place(standing, at, piece), fill: piece.series.paint, radius, mark, ...(isPartial ? { opacity: 0.5 } : {}) };
}

function befores({ parts, grid, band }: Standing): Shape[] {
  const width = band.width / lanes(parts);
  return parts.set.series.flatMap((series, lane) =>
    (series.before ?? []).flatMap((value, at): Shape[] => {
      if (value === null) return [];
      const x = band.start(at) + (parts.isStacked ? 0 : lane * width);
      return [{ kind: 'path', d: `M${x.toFixed(1)} ${grid.y.px(value).toFixed(1)}h${width.toFixed(1)}`, stroke: beforePaint, width: 2 }];
    }),
  );
}

function markOf(standing: Standing, at: number, piece: Piece): Mark {
  const { parts, grid } = standing;
  const box = place(standing, at, piece);
  const click = barClick(parts, at, piece.series);
  return {
    key: `${piece.series.key}@${parts.positions.at[at] ?? at}`,
    x: box.x + box.width / 2,
    y: box.y,
    hit: { x: box.x, y: grid.plot.y, width: box.width, height: grid.plot.height },
    col: at,
    row: parts.set.series.indexOf(piece.series),
    get title() {
      return `${parts.positions.text(at)}${at >= parts.partialFrom ? ' (not complete)' : ''}`;
    },
    get facts() {
      return barFacts(parts, at, piece.series);
    },
    ...(click ? { click } : {}),
  };
}

function periodOf({ parts, band, grid }: Standing): NonNullable<Scene['period']> {
  const { positions } = parts;
  const index = (px: number): number => Math.min(positions.count - 1, Math.max(0, Math.floor((px - grid.plot.x) / band.step)));
  return (from, to) => {
    const last = positions.at[index(Math.max(from, to))] ?? 0;
    const grain = positions.column.grain;
    return { from: positions.at[index(Math.min(from, to))] ?? 0, to: grain ? addGrain(last, grain) : last };
  };
}

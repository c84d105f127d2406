import { beforePaint, otherPaint } from '../model/colors.ts';
import { textsOf } from '../model/positions.ts';
import { bands, linear, valueAxis, type Bands, type Scale } from '../model/scale.ts';
import { numberText } from '../model/write.ts';
import type { Box, Mark, Scene, Shape } from '../scene.ts';
import { barClick, barFacts, barLegend, barNotes, lanes, piecesAt, reach, type BarParts, type Piece } from './bar-parts.ts';
import { fitted } from './cartesian.ts';

const leastRow = 20;
const mostRow = 76;
const mostBar = 36;

/** How much longer than every member what stands for all others may be: beyond, no bar could be told from another. */
const mostRest = 1.5;

interface Lying {
  parts: BarParts;
  plot: Box;
  band: Bands;
  x: Scale;
  names: number;
  shown: number;
  /** Whether the bar of all others is cut: it is much longer than every member's. */
  isCut: boolean;
}

/** Lying bars: a name, a bar, and the value at its end, so that no axis is needed. */
export function rowsScene(parts: BarParts): Scene {
  const { positions, input: { space } } = parts;
  const lying = lyingOf(parts);
  const rows = Array.from({ length: lying.shown }, (_, at) => at);
  const bars = rows.flatMap((at) => piecesAt(parts, at).map((piece) => ({ at, piece })));
  return {
    width: space.width,
    height: space.height,
    plot: lying.plot,
    shapes: [
      ...bars.map(({ at, piece }, mark) => bar(lying, at, piece, mark)),
      ...rows.flatMap((at) => [...befores(lying, at), name(lying, at), ...ends(lying, at)]),
      ...(lying.isCut ? [cut(lying)] : []),
      { kind: 'path', d: `M${lying.x.px(0).toFixed(1)} ${lying.plot.y}v${(lying.band.step * lying.shown).toFixed(1)}`, stroke: 'var(--line-strong)', width: 1 },
    ],
    marks: bars.map(({ at, piece }) => markOf(lying, at, piece)),
    legend: barLegend(parts),
    notes: [...barNotes(parts, lying.shown), ...(lying.isCut ? [`The bar of ${positions.text(lying.shown - 1)} is cut short`] : [])],
    pick: 'hit',
  };
}

function lyingOf(parts: BarParts): Lying {
  const { input, positions, set } = parts;
  const { space } = input;
  const shown = Math.max(1, Math.min(positions.count, Math.floor(space.height / Math.max(leastRow, lanes(parts) * 12))));
  const names = Math.min(Math.ceil(Math.max(0, ...textsOf(positions, shown).map((text) => space.measure(text)))) + 10, Math.floor(space.width * 0.42));
  const measure = set.series[0]?.measure;
  const all = reach(parts, shown);
  const isCut = isRestTooLong(parts, shown);
  const reached = isCut ? reach(parts, shown - 1) : all;
  const value = measure ? Math.ceil(Math.max(...all.map((one) => space.measure(numberText(one, measure.format))))) + 10 : 0;
  const axis = valueAxis(reached, 4, true);
  const high = Math.max(...reached);
  const low = axis.from < 0 ? Math.min(...reached) : 0;
  const plot = { x: names, y: 0, width: Math.max(20, space.width - names), height: space.height };
  const x = linear(low, high > low ? high : low + 1, plot.x + (low < 0 ? value : 0), plot.x + plot.width - value);
  const height = Math.min(mostRow * shown, space.height);
  const gap = Math.max(shown > 6 ? 0.3 : 0.42, 1 - (mostBar * lanes(parts) * shown) / height);
  return { parts, plot, band: bands(shown, plot.y, plot.y + height, gap), x, names, shown, isCut };
}

function isRestTooLong(parts: BarParts, shown: number): boolean {
  const { positions: { rest }, isStacked, set } = parts;
  if (rest === undefined || rest !== shown - 1 || rest === 0 || isStacked || set.series.length > 1) return false;
  return Math.max(...reach(parts, shown)) > mostRest * Math.max(...reach(parts, rest));
}

/** Two gaps near the end of a bar: it goes on beyond. */
function cut({ band, x, shown }: Lying): Shape {
  const top = band.middle(shown - 1) - band.width / 2;
  const slash = (end: number): string => `M${(x.px(x.to) - end).toFixed(1)} ${(top + band.width + 1).toFixed(1)}L${(x.px(x.to) - end + 6).toFixed(1)} ${(top - 1).toFixed(1)}`;
  return { kind: 'path', d: `${slash(18)}${slash(12)}`, stroke: 'var(--card)', width: 2 };
}

function place({ parts, band, x }: Lying, at: number, piece: Piece): Box {
  const height = band.width / lanes(parts);
  const [start, end] = [x.px(Math.min(piece.from, piece.to)), x.px(Math.min(x.to, Math.max(piece.from, piece.to)))];
  return { x: start, y: band.start(at) + piece.lane * height, width: Math.max(piece.to === piece.from ? 0 : 1, end - start), height: Math.max(1, height - (lanes(parts) > 1 ? 1 : 0)) };
}

const bar = (lying: Lying, at: number, piece: Piece, mark: number): Shape => ({
  kind: 'rect',
  box: place(lying, at, piece),
  fill: at === lying.parts.positions.rest && lying.parts.set.series.length === 1 ? otherPaint : piece.series.paint,
  radius: lying.parts.isStacked ? 0 : 2,
  mark,
});

function name({ parts, band, names }: Lying, at: number): Shape {
  const full = parts.positions.text(at);
  return { kind: 'text', x: names - 10, y: band.middle(at), text: fitted(full, names - 10, parts.input.space), anchor: 'end', ink: 'var(--ink)', full };
}

/** The value at the end of a bar; of a stack its total. */
function ends(lying: Lying, at: number): Shape[] {
  const { parts, x, band } = lying;
  const pieces = piecesAt(parts, at);
  if (pieces.length === 0) return [{ kind: 'text', x: x.px(0) + 6, y: band.middle(at), text: '–', anchor: 'start' }];
  if (!parts.isStacked) return pieces.map((piece) => valueAt(lying, at, place(lying, at, piece), piece, piece.to));
  const total = pieces.reduce((sum, piece) => sum + piece.to - piece.from, 0);
  const last = pieces.reduce((best, piece) => (piece.to > best.to ? piece : best));
  return [valueAt(lying, at, place(lying, at, last), last, total)];
}

function valueAt({ parts, x }: Lying, at: number, box: Box, piece: Piece, value: number): Shape {
  const isBelow = value < 0;
  const before = piece.series.before?.[at] ?? null;
  const end = Math.max(box.x + box.width, before === null ? 0 : x.px(before));
  const text = numberText(value, piece.series.measure.format);
  return { kind: 'text', x: isBelow ? box.x - 6 : end + 6, y: box.y + box.height / 2, text, anchor: isBelow ? 'end' : 'start', ink: 'var(--ink-2)', small: lanes(parts) > 2 };
}

function befores({ parts, band, x }: Lying, at: number): Shape[] {
  const height = band.width / lanes(parts);
  return parts.set.series.flatMap((series, lane): Shape[] => {
    const value = series.before?.[at] ?? null;
    if (value === null) return [];
    const top = band.start(at) + (parts.isStacked ? 0 : lane * height) - 2;
    return [{ kind: 'path', d: `M${x.px(value).toFixed(1)} ${top.toFixed(1)}v${(height + 4).toFixed(1)}`, stroke: beforePaint, width: 2 }];
  });
}

function markOf(lying: Lying, at: number, piece: Piece): Mark {
  const { parts, band, plot } = lying;
  const box = place(lying, at, piece);
  const click = barClick(parts, at, piece.series);
  const isAlone = parts.set.series.length === 1;
  return {
    key: `${piece.series.key}@${parts.positions.text(at)}`,
    x: Math.min(box.x + box.width, plot.x + plot.width),
    y: box.y,
    hit: isAlone ? { x: 0, y: band.middle(at) - band.step / 2, width: plot.x + plot.width, height: band.step } : box,
    col: parts.set.series.indexOf(piece.series),
    row: at,
    title: parts.positions.text(at),
    facts: barFacts(parts, at, piece.series),
    ...(click ? { click } : {}),
  };
}

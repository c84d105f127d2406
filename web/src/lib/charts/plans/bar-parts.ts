import { beforePaint } from '../model/colors.ts';
import type { Click } from '../model/answer.ts';
import type { Positioned } from '../model/positions.ts';
import type { Series, SeriesSet } from '../model/series.ts';
import { numberText } from '../model/write.ts';
import type { Fact, LegendEntry } from '../scene.ts';
import type { PlanInput } from './input.ts';
import { seriesClick, withBefore } from './line.ts';

/** Everything that a bar chart is made of. */
export interface BarParts {
  input: PlanInput;
  positions: Positioned;
  set: SeriesSet;
  /** On top of each other, or side by side. */
  isStacked: boolean;
  partialFrom: number;
}

/** Where a bar begins and ends, in values. */
export interface Piece {
  series: Series;
  /** Of the series side by side, which. */
  lane: number;
  from: number;
  to: number;
}

/** The bars of one position: stacked pieces grow from zero, up and down apart. */
export function piecesAt({ set, isStacked }: BarParts, at: number): Piece[] {
  let up = 0;
  let down = 0;
  return set.series.flatMap((series, lane): Piece[] => {
    const value = series.values[at] ?? null;
    if (value === null) return [];
    if (!isStacked) return [{ series, lane, from: 0, to: value }];
    const from = value < 0 ? down : up;
    if (value < 0) down += value;
    else up += value;
    return [{ series, lane: 0, from, to: from + value }];
  });
}

/** All ends of the first bars: what the axis has to reach. */
export function reach(parts: BarParts, shown = parts.positions.count): number[] {
  const ends = Array.from({ length: shown }, (_, at) => piecesAt(parts, at).map((piece) => piece.to)).flat();
  const before = parts.set.series.flatMap((series) => series.before?.slice(0, shown) ?? []).filter((value): value is number => value !== null);
  return [0, ...ends, ...before];
}

export const lanes = ({ set, isStacked }: BarParts): number => (isStacked ? 1 : Math.max(1, set.series.length));

export function barFacts({ set, isStacked }: BarParts, at: number, active: Series): Fact[] {
  const facts = set.series.flatMap((series): Fact[] => {
    const value = series.values[at] ?? null;
    if (value === null && set.series.length > 1) return [];
    const before = series.before?.[at] ?? null;
    const fact = { label: series.label, value: numberText(value, series.measure.format), paint: series.paint, strong: series === active };
    return before === null ? [fact] : [fact, { label: 'Before', value: numberText(before, series.measure.format), paint: beforePaint }];
  });
  if (!isStacked || facts.length < 2) return facts;
  const total = set.series.reduce((sum, series) => sum + (series.values[at] ?? 0), 0);
  return [...facts, { label: 'Total', value: numberText(total, active.measure.format) }];
}

/** A click chooses the position's member; where it has none, the series'. */
export const barClick = (parts: BarParts, at: number, series: Series): Click | undefined => parts.positions.click(at) ?? seriesClick(parts.set, series).click;

export function barLegend({ set, input }: BarParts): LegendEntry[] {
  const entries: LegendEntry[] = set.series.length > 1 ? set.series.map((series) => ({ label: series.label, paint: series.paint, shape: 'square', ...seriesClick(set, series) })) : [];
  const hasBefore = set.series.some((series) => series.before?.some((value) => value !== null));
  return hasBefore ? withBefore(entries, set, input.tile, 'square') : entries;
}

export function barNotes(parts: BarParts, shown: number): string[] {
  const { positions, set, partialFrom } = parts;
  const notes: string[] = [];
  if (shown < positions.count) notes.push(`${shown} of ${positions.count} bars drawn; all are in the table`);
  if (set.left > 0) notes.push(`${set.left} more ${set.left === 1 ? 'group is' : 'groups are'} in the table`);
  if (partialFrom < positions.count) notes.push(`Lighter: ${positions.text(partialFrom)} is not complete`);
  return notes;
}

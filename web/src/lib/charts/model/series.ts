import { accent, otherPaint, seriesColors, slotPaint, type ColorRegistry } from './colors.ts';
import { all, beforeOf, memberAt, needed, numberAt, one, restMember, type Column, type Frame } from './frame.ts';
import { valueText } from './write.ts';

/** One line, or one colour of bars: a value for each position of the shared axis. */
export interface Series {
  key: string;
  label: string;
  paint: string;
  /** The member that it stands for; undefined for a measure, null for the rest of the members. */
  member: string | null | undefined;
  measure: Column;
  /** By position. */
  values: (number | null)[];
  /** The same of the time before. */
  before: (number | null)[] | undefined;
}

/** Series over an axis. */
export interface SeriesSet {
  series: Series[];
  /** Which column tells the series apart; undefined: none does. */
  color: Column | undefined;
  /** Members that no series shows. */
  left: number;
}

/** The positions of an axis, each once, and at which of them each row is. */
export interface Positions {
  count: number;
  of: readonly number[];
}

/** The series of an answer. Members beyond the sixth add up to one more where the measure can be added up and the drawing shows a
 *  whole (`isWhole`). */
export function seriesOf(frame: Frame, measureRole: 'y' | 'count' | 'value', positions: Positions, colors: ColorRegistry, isWhole: boolean): SeriesSet {
  needed(frame, measureRole);
  const measures = all(frame, measureRole);
  const color = one(frame, 'color');
  return color ? byMember(frame, measures[0], color, positions, colors, isWhole) : byMeasure(frame, measures, positions, colors);
}

function byMeasure(frame: Frame, measures: Column[], positions: Positions, colors: ColorRegistry): SeriesSet {
  const shown = measures.slice(0, seriesColors);
  const slots = shown.length > 1 ? colors.assign('', shown.map((measure) => measure.label)) : [];
  const series = shown.map((measure, index): Series => {
    const before = beforeOf(frame, measure);
    return {
      key: `measure:${measure.label}`,
      label: measure.label,
      paint: shown.length > 1 ? slotPaint(slots[index] ?? index) : accent,
      member: undefined,
      measure,
      values: spread(measure, positions, null),
      before: before && spread(before, positions, null),
    };
  });
  return { series, color: undefined, left: measures.length - shown.length };
}

function byMember(frame: Frame, measure: Column | undefined, color: Column, positions: Positions, colors: ColorRegistry, isWhole: boolean): SeriesSet {
  if (!measure) return { series: [], color, left: 0 };
  const rows = new Map<string | null, number[]>();
  for (let row = 0; row < frame.rows; row++) {
    const member = memberAt(color, row);
    rows.set(member, rows.get(member) ?? []);
    rows.get(member)?.push(row);
  }
  const folded = rows.get(restMember);
  rows.delete(restMember);
  const ranked = [...rows].map(([member, at]) => ({ member, at, size: sizeOf(measure, at) })).sort((a, b) => b.size - a.size);
  const shown = ranked.slice(0, seriesColors);
  const rest = ranked.slice(seriesColors);
  const slots = colors.assign(color.field ?? color.label, shown.map(({ member }) => member ?? ''));
  const before = beforeOf(frame, measure);
  const series = shown.map(({ member, at }, index): Series => ({
    key: `member:${member ?? ''}`,
    label: valueText(color, at[0] ?? 0),
    paint: slotPaint(slots[index] ?? index),
    member: member ?? undefined,
    measure,
    values: spread(measure, positions, at),
    before: before && spread(before, positions, at),
  }));
  if (rest.length === 0 && !folded) return { series, color, left: 0 };
  if (!measure.isAdditive || !isWhole) return { series, color, left: rest.length };
  const others = [...rest.flatMap(({ at }) => at), ...(folded ?? [])];
  const label = folded ? 'Other' : `Other (${rest.length})`;
  return { series: [...series, { key: 'other', label, paint: otherPaint, member: null, measure, values: spread(measure, positions, others), before: undefined }], color, left: 0 };
}

const sizeOf = (measure: Column, rows: number[]): number => rows.reduce((sum, row) => sum + Math.abs(numberAt(measure, row) ?? 0), 0);

/** Values by position; rows of one position add up. Null where no row is. */
function spread(measure: Column, positions: Positions, rows: readonly number[] | null): (number | null)[] {
  const values = new Array<number | null>(positions.count).fill(null);
  const add = (row: number): void => {
    const at = positions.of[row];
    const value = numberAt(measure, row);
    if (at !== undefined && at >= 0 && value !== null) values[at] = (values[at] ?? 0) + value;
  };
  if (rows) rows.forEach(add);
  else positions.of.forEach((_, row) => add(row));
  return values;
}

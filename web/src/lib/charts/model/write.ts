import { compact, locale, none, number } from '../../format/index.ts';
import type { ValueFormat } from './answer.ts';
import { isTime, positionAt, type Column, type Frame } from './frame.ts';
import type { Ramp } from '../scene.ts';
import { timeText } from './time.ts';

/** A number as tooltips and tables say it. */
export const numberText = (value: number | null, format?: ValueFormat): string => number(value, format);

/** A number as an axis says it, with as many digits as its step needs. Money and units stand at one tick only: `isBare` leaves
 *  them out. */
export function axisText(value: number, step: number, format?: ValueFormat, isBare = false): string {
  if (value === 0 && format?.duration) return '0';
  if (format?.isBytes || format?.duration) return number(value, format);
  const written = isBare && format && !format.isPercent ? {} : withoutUnit(format);
  if (Math.abs(value) >= 100_000 || (step >= 1_000 && value !== 0)) return compact(value, written);
  const decimals = Math.max(0, -Math.floor(Math.log10(format?.isPercent ? step * 100 : step) + 1e-9));
  return number(value, { ...written, decimals });
}

/** The ends of a ramp, with as many decimals at both. */
export function rampOf(low: number, high: number, { label, format, values }: Column): Ramp {
  const isWhole = high >= 100 || values.every((value) => value === null || Number.isInteger(Number(value)));
  const step = format?.isPercent ? 0.01 : isWhole ? 1 : 0.1;
  return { low: axisText(low, step, format), high: axisText(high, step, format), label };
}

const withoutUnit = (format: ValueFormat | undefined): ValueFormat => ({
  ...(format?.currency ? { currency: format.currency } : {}),
  ...(format?.isPercent ? { isPercent: true } : {}),
});

/** A value of a column, whatever its type. */
export function valueText(column: Column, row: number): string {
  const value = column.values[row];
  if (value === null || value === undefined) return none;
  if (column.isRest?.[row] === true) return String(value);
  if (isTime(column)) {
    const at = positionAt(column, row);
    return at === null ? String(value) : timeText(at, column.grain);
  }
  // A member is a name, also where it is a number: the year 2025 has no comma.
  if (column.type === 'number') return column.field !== undefined && !column.format && Number.isInteger(Number(value)) ? String(value) : number(value, column.format);
  if (column.type === 'boolean') return value === true ? 'Yes' : 'No';
  if (typeof value === 'object') return JSON.stringify(value);
  return value === '' ? '(empty)' : String(value);
}

/** A column's number as a headline says it. */
export const figureText = (column: Column, row: number): string => (column.type === 'number' ? compact(column.values[row], column.format) : valueText(column, row));

/** The number of a column, by its place in the answer, within prose. */
export function figureOf(frame: Frame, at: number | undefined): string {
  const column = at === undefined ? undefined : frame.columns[at];
  return column ? valueText(column, 0) : none;
}

/** How many, in a sentence. */
export const countText = (count: number): string => count.toLocaleString(locale);

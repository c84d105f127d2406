import type { ColumnMeaning, Grain, Role, TileAnswer, Value, ValueFormat, ValueType } from './answer.ts';
import { wallTime } from './time.ts';

/** A column of an answer with its values. */
export interface Column {
  label: string;
  role: Role;
  type: ValueType;
  values: readonly Value[];
  /** `TABLE.COLUMN` of members; undefined for numbers that are counted or added up. */
  field: string | undefined;
  format: ValueFormat | undefined;
  grain: Grain | undefined;
  hasBar: boolean;
  isAdditive: boolean;
  /** By row, whether its member stands for all that are not shown by themselves; undefined: none does. */
  isRest: readonly Value[] | undefined;
  /** By row, where its member stands among the others; undefined: in the order of the rows. */
  places: readonly Value[] | undefined;
}

/** An answer, read by role; what only marks another column is not among its columns. */
export interface Frame {
  rows: number;
  columns: readonly Column[];
}

export function frameOf(answer: Pick<TileAnswer, 'columns' | 'values'>): Frame {
  const columns = answer.columns.flatMap(({ meaning, type }, index): Column[] => isNote(meaning.role) ? [] : [{
    label: meaning.label,
    role: meaning.role,
    type,
    values: answer.values[index] ?? [],
    field: meaning.field,
    format: meaning.format ?? evenDecimals(meaning, type, answer.values[index]),
    grain: meaning.grain as Grain | undefined,
    hasBar: meaning.hasBar,
    isAdditive: meaning.isAdditive,
    isRest: noteOf(answer, index, 'rest'),
    places: noteOf(answer, index, 'place'),
  }]);
  return { rows: answer.values[0]?.length ?? 0, columns };
}

/** As many decimals for all numbers of a column as one of them has, two at most: 1.4, 1.13 and 1 are hard to compare. Members are
 *  names and stay as they are. */
function evenDecimals(meaning: ColumnMeaning, type: ValueType, values: readonly Value[] = []): ValueFormat | undefined {
  if (type !== 'number' || meaning.field !== undefined) return undefined;
  let decimals = 0;
  for (const value of values) {
    const number = Math.abs(Number(value));
    if (Number.isInteger(number) || !Number.isFinite(number)) continue;
    const hundredths = Math.round(number * 100) % 100;
    if (hundredths % 10 !== 0) return { decimals: 2 };
    if (hundredths !== 0) decimals = 1;
  }
  return decimals > 0 ? { decimals } : undefined;
}

const isNote = (role: Role | undefined): boolean => role === 'rest' || role === 'place';

/** What the columns behind a column say of it. */
function noteOf(answer: Pick<TileAnswer, 'columns' | 'values'>, index: number, role: Role): readonly Value[] | undefined {
  for (let at = index + 1; isNote(answer.columns[at]?.meaning.role); at++) if (answer.columns[at]?.meaning.role === role) return answer.values[at];
  return undefined;
}

/** The first column of a role. */
export const one = (frame: Frame, role: Role): Column | undefined => frame.columns.find((column) => column.role === role);

/** All columns of a role, in order. */
export const all = (frame: Frame, role: Role): Column[] => frame.columns.filter((column) => column.role === role);

/** A measure and, right behind it, the measure of the time before. */
export function beforeOf(frame: Frame, measure: Column): Column | undefined {
  const next = frame.columns[frame.columns.indexOf(measure) + 1];
  return next?.role === 'before' ? next : undefined;
}

/** A column that a drawer cannot do without: the server sends it, or it sent no answer. */
export function needed(frame: Frame, ...roles: Role[]): Column {
  for (const role of roles) {
    const column = one(frame, role);
    if (column) return column;
  }
  throw new Error(`The answer has no column for ${roles.join(' or ')}.`);
}

export const isTime = (column: Column): boolean => column.type === 'date' || column.type === 'localTime' || column.type === 'instant';

/** A number, also where it came as digits that a double cannot hold; null where there is none. */
export function numberAt(column: Column, row: number): number | null {
  const value = column.values[row];
  if (value === null || value === undefined || typeof value === 'boolean' || value === '') return null;
  const number = typeof value === 'number' ? value : Number(value);
  return Number.isFinite(number) ? number : null;
}

/** Where a value stands on an axis that has distances: milliseconds of a wall clock for times, else the number. */
export function positionAt(column: Column, row: number): number | null {
  const value = column.values[row];
  if (!isTime(column)) return numberAt(column, row);
  return typeof value === 'string' ? wallTime(value, column.type === 'instant') : null;
}

/** Row numbers in the order of their members' places; those of a column without places as they are. */
export function inPlace(column: Column, rows: readonly number[]): number[] {
  const { places } = column;
  if (!places) return [...rows];
  const place = (row: number): Value => places[row] ?? null;
  return [...rows].sort((a, b) => comparePlaces(place(a), place(b)));
}

function comparePlaces(a: Value, b: Value): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

/** The member that stands for all others: no text of the data is equal to it. */
export const restMember = '\0rest';

/** A member as the address of the page and the server write it; null stays apart from every text, and so does the rest. */
export function memberAt(column: Column, row: number): string | null {
  if (column.isRest?.[row] === true) return restMember;
  const value = column.values[row];
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

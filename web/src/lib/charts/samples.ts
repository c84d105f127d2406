import type { ValueFormat } from '../api/contract.ts';
import type { ChartTile, ColumnMeaning, TileAnswer, TileKind, Value, ValueType } from './model/answer.ts';

/** A tile with an answer to draw. */
export interface Sample {
  tile: ChartTile;
  answer: TileAnswer;
}

export interface SampleColumn {
  meaning: ColumnMeaning;
  type: ValueType;
}

/** A format that says nothing. */
export const plain: ValueFormat = { isPercent: false, isBytes: false, isCompact: false };
export const usd: ValueFormat = { ...plain, currency: 'USD', decimals: 2 };
export const percent: ValueFormat = { ...plain, isPercent: true };

/** A dimension. */
export const dimension = (role: ColumnMeaning['role'], label: string, field: string, type: ValueType = 'text', more: Partial<ColumnMeaning> = {}): SampleColumn => ({ meaning: { role, label, field, hasBar: false, isAdditive: false, ...more }, type });

/** A measure that can be added up. */
export const measure = (role: ColumnMeaning['role'], label: string, more: Partial<ColumnMeaning> = {}): SampleColumn => ({ meaning: { role, label, hasBar: false, isAdditive: true, ...more }, type: 'number' });

export function sample(kind: TileKind, title: string, columns: SampleColumn[], rows: Value[][], more: Partial<TileAnswer> = {}, tile: Partial<ChartTile> = {}): Sample {
  const id = title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return { tile: { id, kind, title, ...tile }, answer: answerOf(id, columns, rows, more) };
}

export const answerOf = (tile: string, columns: SampleColumn[], rows: Value[][], more: Partial<TileAnswer> = {}): TileAnswer => ({
  tile,
  columns,
  values: columns.map((_, index) => rows.map((row) => row[index] ?? null)),
  notFilteredBy: [],
  sql: '',
  version: '',
  milliseconds: 0,
  ...more,
});

/** A number that cannot be added up, such as an average. */
export const rate = (role: ColumnMeaning['role'], label: string, more: Partial<ColumnMeaning> = {}): SampleColumn => measure(role, label, { isAdditive: false, ...more });

/** Numbers that are always the same and look like none. */
export function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

export const months = (count: number, from = 2021): string[] => Array.from({ length: count }, (_, index) => `${from + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`);

import type { Snippet } from 'svelte';
import type { Cell } from '../api/contract.ts';
import { toNumber } from '../format/digits.ts';

/** A column of a table. */
export interface Column<Row> {
  id: string;
  label: string;
  /** What is sorted by, and shown where nothing else says what is. */
  value: (row: Row) => Cell | undefined;
  /** The text of a cell. Default: the value. */
  text?: (row: Row) => string;
  /** What stands in a cell instead of text. */
  cell?: Snippet<[row: Row]>;
  /** Numbers stand at the end, so that their digits are below each other. */
  align?: 'start' | 'end';
  /** Any width of CSS. */
  width?: string;
  /** Default: yes. */
  sortable?: boolean;
}

/** By what a table is sorted. */
export interface Sorting {
  column: string;
  descending: boolean;
}

/** The rows in order; equal ones stay as they were, and what is not there comes last either way. */
export function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sorting: Sorting | null): readonly Row[] {
  const column = sorting && columns.find((one) => one.id === sorting.column);
  if (!column) return rows;
  const sign = sorting.descending ? -1 : 1;
  return rows
    .map((row) => ({ row, value: column.value(row) }))
    .sort((a, b) => compare(a.value, b.value, sign))
    .map((one) => one.row);
}

/** What a click on a column's head makes of the order: numbers begin with the largest, texts with the first. */
export function next<Row>(column: Column<Row>, sorting: Sorting | null): Sorting {
  if (sorting?.column !== column.id) return { column: column.id, descending: column.align === 'end' };
  return { column: column.id, descending: !sorting.descending };
}

/** Which rows of a long table are drawn: those in sight and some before and after. */
export function visible(count: number, rowHeight: number, scrolled: number, height: number): { from: number; to: number } {
  const around = 12;
  const from = Math.max(0, Math.floor(scrolled / rowHeight) - around);
  return { from, to: Math.min(count, Math.ceil((scrolled + height) / rowHeight) + around) };
}

const texts = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function compare(a: Cell | undefined, b: Cell | undefined, sign: number): number {
  const [noA, noB] = [a === null || a === undefined, b === null || b === undefined];
  if (noA || noB) return Number(noA) - Number(noB);
  const [x, y] = [toNumber(a!), toNumber(b!)];
  return sign * (x !== null && y !== null ? x - y : texts.compare(String(a), String(b)));
}

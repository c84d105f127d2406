import { all, inPlace, isTime, numberAt, positionAt, type Column, type Frame } from './frame.ts';
import { numberText, valueText } from './write.ts';

/** A heading of a pivot: one text for each of its columns, and which row of the answer it was read from. */
export interface Heading {
  texts: string[];
  row: number;
}

export interface Pivot {
  /** The columns that the rows are headed with. */
  corner: Column[];
  rows: Heading[];
  columns: Heading[];
  measures: Column[];
  /** By row, column and measure. */
  cells: (number | null)[][][];
  /** Totals by row and measure, and by column and measure; null where adding up would lie. */
  rowTotals: (number | null)[][] | null;
  columnTotals: (number | null)[][] | null;
  totals: (number | null)[] | null;
}

/** Members of some columns as rows, of others as columns. Totals only where every measure can be added up. */
export function pivotOf(frame: Frame): Pivot {
  const [corner, heads, measures] = [all(frame, 'row'), all(frame, 'column'), all(frame, 'value')];
  const rows = headingsOf(frame, corner);
  const columns = headingsOf(frame, heads);
  const cells = rows.headings.map(() => columns.headings.map(() => measures.map((): number | null => null)));
  for (let row = 0; row < frame.rows; row++) {
    const cell = cells[rows.of[row] ?? -1]?.[columns.of[row] ?? -1];
    measures.forEach((measure, index) => cell && (cell[index] = sum(cell[index] ?? null, numberAt(measure, row))));
  }
  const canAdd = measures.length > 0 && measures.every((measure) => measure.isAdditive);
  const rowTotals = cells.map((row) => totalsOf(row, measures.length));
  const columnTotals = columns.headings.map((_, column) => totalsOf(cells.map((row) => row[column] ?? []), measures.length));
  return {
    corner,
    rows: rows.headings,
    columns: columns.headings,
    measures,
    cells,
    rowTotals: canAdd && columns.headings.length > 1 ? rowTotals : null,
    columnTotals: canAdd && rows.headings.length > 1 ? columnTotals : null,
    totals: canAdd ? totalsOf(rowTotals, measures.length) : null,
  };
}

const sum = (one: number | null, other: number | null): number | null => (one === null ? other : other === null ? one : one + other);

const totalsOf = (cells: readonly (readonly (number | null)[])[], measures: number): (number | null)[] =>
  Array.from({ length: measures }, (_, index) => cells.reduce<number | null>((total, cell) => sum(total, cell[index] ?? null), null));

function headingsOf(frame: Frame, columns: Column[]): { headings: Heading[]; of: number[] } {
  const seen = new Map<string, number>();
  const headings: Heading[] = [];
  const of = Array.from({ length: frame.rows }, (_, row) => {
    const key = JSON.stringify(columns.map((column) => column.values[row] ?? null));
    const known = seen.get(key);
    if (known !== undefined) return known;
    seen.set(key, headings.length);
    headings.push({ texts: columns.map((column) => valueText(column, row)), row });
    return headings.length - 1;
  });
  return sorted(headings, of, columns[0]);
}

/** Times and numbers in their order, names in that of the answer. */
function sorted(headings: Heading[], of: number[], first: Column | undefined): { headings: Heading[]; of: number[] } {
  if (!first || !(first.places || isTime(first) || first.type === 'number')) return { headings, of };
  const order = orderOf(first, headings);
  const at = new Map(order.map((index, position) => [index, position]));
  return { headings: order.map((index) => headings[index] as Heading), of: of.map((index) => at.get(index) ?? index) };
}

function orderOf(first: Column, headings: Heading[]): number[] {
  if (!first.places) return headings.map((_, index) => index).sort((a, b) => place(first, headings[a]) - place(first, headings[b]));
  const byRow = new Map(headings.map((heading, index) => [heading.row, index]));
  return inPlace(first, [...byRow.keys()]).map((row) => byRow.get(row) ?? 0);
}

const place = (column: Column, heading: Heading | undefined): number => positionAt(column, heading?.row ?? 0) ?? Infinity;

export const cellText = (measure: Column | undefined, value: number | null): string => numberText(value, measure?.format);

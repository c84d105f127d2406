import type { Cell, TileAnswer } from '../../lib/api/contract.ts';

const formula = /^[=+\-@\t\r]/;
const quoted = /[",\r\n]/;

/** The rows of an answer as RFC 4180, the labels of its columns first. No text begins like a formula, which a program for tables would
 * run: an apostrophe stands before it, as in the files that the server writes. */
export function csvOf(answer: TileAnswer): string {
  const shown = answer.columns.map((column, at) => ({ column, at })).filter(({ column }) => column.meaning.role !== 'rest' && column.meaning.role !== 'place');
  const rows = answer.values[0]?.map((_, row) => shown.map(({ column, at }) => cell(answer.values[at]?.[row] ?? null, column.type !== 'number'))) ?? [];
  return [shown.map(({ column }) => cell(column.meaning.label, true)), ...rows].map((fields) => `${fields.join(',')}\r\n`).join('');
}

function cell(value: Cell, isText: boolean): string {
  if (value === null) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const safe = isText && formula.test(text) ? `'${text}` : text;
  return quoted.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

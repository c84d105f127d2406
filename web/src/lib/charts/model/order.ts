import { isTime, positionAt, type Column } from './frame.ts';

/** The order of two rows by a column. Nulls stand last, whichever way it goes. */
export function compareRows(column: Column, a: number, b: number, isDown: boolean): number {
  const isPlaced = column.type === 'number' || isTime(column);
  const [one, other] = isPlaced ? [positionAt(column, a), positionAt(column, b)] : [column.values[a] ?? null, column.values[b] ?? null];
  if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
  const order = typeof one === 'number' && typeof other === 'number' ? one - other : String(one).localeCompare(String(other), 'en');
  return isDown ? -order : order;
}

import type { Cell, RowColumn } from '../../lib/api/contract.ts';

/** The page that follows a row to its source: named by all its values that can be shown and compared exactly. null where there is
 * none. */
export function traceOf(node: string, columns: readonly RowColumn[], row: readonly Cell[], column?: string): string | null {
  const search = new URLSearchParams({ node });
  let keys = 0;
  for (const [at, one] of columns.entries()) {
    const value = row[at];
    if (one.isMasked || value === undefined || typeof value === 'object' && value !== null || !isExact(one)) continue;
    search.append(`key.${one.name}`, value === null ? '' : String(value));
    keys += 1;
    if (keys === mostKeys) break;
  }
  if (column) search.set('column', column);
  return keys === 0 ? null : `/trace?${search}`;
}

// Enough to tell rows apart, and short enough for an address.
const mostKeys = 12;

/** Whether a value as text is the value again: not so for binary fractions. */
function isExact(column: RowColumn): boolean {
  return !/^(float|double|real)/i.test(column.type);
}

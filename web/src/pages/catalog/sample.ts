import type { CatalogNode } from '../../lib/api/contract.ts';
import { count } from '../../lib/format/index.ts';

/** Rows that are shown at most. */
const most = 100;

/** What is said above the first rows of a table, or in their place where there are none. What loads and streams brought since the last
 * build is counted at once, and shown from the next build on. */
export function sayRows(node: Pick<CatalogNode, 'state'>, shown: number): string {
  const all = node.state?.isEstimate ? undefined : node.state?.rows;
  const newer = shown < most && all !== undefined && all > shown ? all - shown : 0;
  const came = newer > 0 ? `${count(newer, 'row')} came since the last build, and ${newer === 1 ? 'is' : 'are'} shown from the next one on.` : '';
  if (shown === 0) return came || 'Nothing was loaded into it, or its SQL finds nothing.';
  return `${shown === most ? `The first ${most} rows.` : newer > 0 ? `${count(shown, 'row')}.` : `All ${count(shown, 'row')}.`} ${came}`.trim();
}

import type { ExploreFact } from '../../lib/api/contract.ts';
import { labelOf, listed } from './shelf.ts';

/** So many of something: “1 metric”, “3 metrics”. */
export function count(many: number, of: string): string {
  return `${many} ${of}${many === 1 ? '' : 's'}`;
}

const inWords: Record<string, string> = {
  where: 'its own condition',
  via: 'the column that it is joined by',
  allocate: 'how amounts are divided',
  period: 'its own period',
  compare: 'the comparison with earlier',
  trend: 'its course over time',
  grain: 'its unit of time',
  sort: 'its order',
  limit: 'its limit',
  format: 'how its numbers are written',
  drill: 'where its clicks lead',
};

/** What a tile has that could not be taken over, in a sentence; empty: nothing was left. Keys that no tile has are not spoken of. */
export function leftInWords(fact: ExploreFact, keys: readonly string[]): string {
  const things = [...new Set(keys)].flatMap((key) => (key.startsWith('f.') ? [`the filter of ${labelOf(fact, key.slice(2))}`] : Object.hasOwn(inWords, key) ? [inWords[key]!] : []));
  return things.length > 0 ? `Not taken over from the dashboard: ${listed(things)}.` : '';
}

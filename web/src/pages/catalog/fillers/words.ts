import type { LoadedTable, StreamedPartition, StreamCounts } from '../../../lib/api/contract.ts';
import { duration, none, number } from '../../../lib/format/index.ts';

/** What is left unsaid in a schema contract: nothing stops, and nothing is lost. */
const usual: Record<string, string> = { tables: 'evolve', columns: 'evolve', data_type: 'rescue' };

/** A table's schema contract, without what is as always. */
export function contractOf(table: Pick<LoadedTable, 'contract'>): string {
  const said = table.contract.filter((fact) => usual[fact.name] !== fact.value);
  return said.length === 0 ? 'evolves' : said.map((fact) => `${fact.name}: ${fact.value}`).join(', ');
}

/** How new rows of a table meet those that are there. */
export function rowsOf(table: Pick<LoadedTable, 'disposition' | 'uniqueKey' | 'cursor'>): string {
  const parts = [
    table.disposition,
    table.uniqueKey.length > 0 ? `key ${table.uniqueKey.join(', ')}` : null,
    table.cursor ? `from the last ${table.cursor} on` : null,
  ].filter(Boolean);
  return parts.length === 0 ? 'as they come' : parts.join(', ');
}

/** How far a partition is behind its log, in words. */
export function lagOf(partition: Pick<StreamedPartition, 'lag' | 'behindSeconds'>): string {
  if (partition.lag == null) return none;
  if (partition.lag === 0) return 'caught up';
  return partition.behindSeconds ? `${number(partition.lag)}, ${duration(partition.behindSeconds * 1000)}` : number(partition.lag);
}

/** Records that were read between two looks, by second; null where that cannot be told. */
export function rateOf(before: { counts: StreamCounts; at: string } | null, now: { counts: StreamCounts; at: string }): number | null {
  if (!before) return null;
  const seconds = (Date.parse(now.at) - Date.parse(before.at)) / 1000;
  const records = now.counts.records - before.counts.records;
  return seconds > 0 && records >= 0 ? records / seconds : null;
}

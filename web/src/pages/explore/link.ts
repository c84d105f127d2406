import type { ExploreFact, TileDefinition } from '../../lib/api/contract.ts';
import { address } from '../../lib/api/client.ts';
import { kinds } from './kinds.ts';
import { fieldsOf } from './shelf.ts';

const column = /^[A-Za-z_]\w*\.[A-Za-z_]\w*$/;
const metric = /^[A-Za-z_]\w*$/;

/** Where a tile can be explored; null where it shows more than metrics and columns. */
export function exploreLink(tile: Pick<TileDefinition, 'kind' | 'channels'>): string | null {
  const fields = Object.entries(tile.channels)
    .filter(([channel]) => channel !== 'bars')
    .flatMap(([, text]) => text.split(', '));
  const [columns, measures] = [fields.filter((text) => column.test(text)), fields.filter((text) => metric.test(text))];
  if (measures.length === 0 || columns.length + measures.length < fields.length || !kinds.some((one) => one.kind === tile.kind)) return null;
  return address('/explore', { m: [...new Set(measures)], d: [...new Set(columns)], kind: tile.kind });
}

/** The fact that has all that an address picks; undefined where none does, or nothing is picked. */
export function factOf(facts: readonly ExploreFact[], search: URLSearchParams): ExploreFact | undefined {
  const picked = [...search.getAll('m'), ...search.getAll('d')];
  return picked.length === 0 ? undefined : facts.find((fact) => picked.every((text) => fieldsOf(fact).has(text)));
}

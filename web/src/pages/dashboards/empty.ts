import type { DashboardDefinition, TileAnswer, TileDefinition } from '../../lib/api/contract.ts';
import type { Board } from './board.svelte.ts';
import { activeOf } from './state.ts';
import { valuesText } from './words.ts';

/** Why a tile has nothing to show, and what to clear, where something can be cleared. */
export function emptyReason({ search, source }: Pick<Board, 'search' | 'source'>, page: DashboardDefinition, tile: TileDefinition, answer: TileAnswer | undefined): string {
  const active = activeOf(search, page, valuesText);
  const clearable = active.filter(({ clear }) => Object.keys(clear).every((key) => !source.fixed(key.startsWith('m.') ? 'm' : key)));
  if (tile.live !== undefined) return 'No events in this time. They show as they come.';
  if (active.length === 0) return withoutFilters(tile, answer, source.links.page() === null);
  const words = active.map((one) => `${one.label} ${one.value}`).join(', ');
  const last = clearable.at(-1);
  return `No rows for ${words}.${last ? ` Clear ${last.label}${clearable.length > 1 ? ' or another filter' : ''}.` : ''}`;
}

/** A fact with a newest time has rows: it is the tile that asks for others. */
function withoutFilters({ period }: TileDefinition, answer: TileAnswer | undefined, isFile: boolean): string {
  if (period && answer?.dataTo) return `No rows for ${period}.`;
  if (answer?.dataTo) return 'No rows meet what this tile asks for.';
  return isFile ? 'There are no rows.' : 'There are no rows yet. They come with the next build.';
}

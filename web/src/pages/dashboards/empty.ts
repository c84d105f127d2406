import type { DashboardDefinition } from '../../lib/api/contract.ts';
import { activeOf } from './state.ts';
import { valuesText } from './words.ts';

/** Why a tile has nothing to show, and what to clear. */
export function emptyReason(search: URLSearchParams, page: DashboardDefinition, isLive: boolean): string {
  const active = activeOf(search, page, valuesText);
  if (isLive) return 'No events in this time. They show as they come.';
  if (active.length === 0) return 'There are no rows yet. They come with the next build.';
  const words = active.map((one) => `${one.label} ${one.value}`).join(', ');
  return `No rows for ${words}. Clear ${active.at(-1)!.label}${active.length > 1 ? ' or another filter' : ''}.`;
}

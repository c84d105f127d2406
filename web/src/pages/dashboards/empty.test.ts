import { expect, test } from 'vitest';
import type { DashboardDefinition, TileAnswer, TileDefinition } from '../../lib/api/contract.ts';
import type { Board } from './board.svelte.ts';
import { emptyReason } from './empty.ts';

const board = { search: new URLSearchParams(), source: { links: { page: () => '/dashboards/shop' }, fixed: () => undefined } } as unknown as Board;
const page = { filters: [], parameters: [], rows: [] } as unknown as DashboardDefinition;
const reason = (tile: Partial<TileDefinition>, answer: Partial<TileAnswer>): string =>
  emptyReason(board, page, tile as TileDefinition, answer as TileAnswer);

test('a table that has rows is not told to be built', () => {
  expect(reason({}, {})).toBe('There are no rows yet. They come with the next build.');
  expect(reason({ period: 'latest 7 days' }, { dataTo: '2026-11-19' })).toBe('No rows for latest 7 days.');
  expect(reason({}, { dataTo: '2026-11-19' })).toBe('No rows meet what this tile asks for.');
});

import type { TileDefinition } from '../../lib/api/contract.ts';

/** The columns of a row of tiles: twelfths with the gaps between them, so that edges of one row stand below those of another. */
export const tracksOf = (row: readonly Pick<TileDefinition, 'width'>[]): string =>
  row.map(({ width }) => `minmax(0, calc((100% + var(--s-4)) * ${width} / 12 - var(--s-4)))`).join(' ');

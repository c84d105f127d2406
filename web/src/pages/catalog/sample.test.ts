import { expect, it } from 'vitest';
import { sayRows } from './sample.ts';

const table = (rows: number, isEstimate = false) => ({ state: { rows, isEstimate } });

it('says how many rows are shown, and which came since they were built', () => {
  expect(sayRows(table(1), 1)).toBe('All 1 row.');
  expect(sayRows(table(12), 12)).toBe('All 12 rows.');
  expect(sayRows(table(5000), 100)).toBe('The first 100 rows.');
  expect(sayRows(table(52), 12)).toBe('12 rows. 40 rows came since the last build, and are shown from the next one on.');
  expect(sayRows(table(13), 12)).toBe('12 rows. 1 row came since the last build, and is shown from the next one on.');
});

it('says why there are none', () => {
  expect(sayRows(table(0), 0)).toBe('Nothing was loaded into it, or its SQL finds nothing.');
  expect(sayRows({}, 0)).toBe('Nothing was loaded into it, or its SQL finds nothing.');
  expect(sayRows(table(40), 0)).toBe('40 rows came since the last build, and are shown from the next one on.');
});

it('takes no guess of the engine for rows that came', () => {
  expect(sayRows(table(40, true), 12)).toBe('All 12 rows.');
});

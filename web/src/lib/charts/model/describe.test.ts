import { expect, test } from 'vitest';
import { dimension, measure, sample, usd, type Sample } from '../samples.ts';
import { describe as sentence } from './describe.ts';
import { frameOf } from './frame.ts';

const said = ({ tile, answer }: Sample): string => sentence(tile, frameOf(answer));

test('a chart over time says its span, its highest and its lowest', () => {
  const rows = [['2021-01-01', 35], ['2023-04-01', 52.62], ['2025-12-01', 23.76]];
  expect(said(sample('line', 'Monthly revenue', [dimension('x', 'Date', 'd.d', 'date', { grain: 'month' }), measure('y', 'Revenue', { format: usd })], rows))).toBe(
    'Revenue by month, Jan 2021 to Dec 2025: highest $52.62 in Apr 2023, lowest $23.76 in Dec 2025.',
  );
});

test('a chart of names says whose they are', () => {
  expect(said(sample('bar', 'Sales', [dimension('x', 'Country', 'd.c'), measure('y', 'Units')], [['USA', 5], ['Chile', 2]]))).toBe('Units by country: highest 5 for USA, lowest 2 for Chile.');
});

test('a number says how it changed', () => {
  const columns = [measure('value', 'Revenue', { format: usd }), measure('before', 'Before', { format: usd })];
  expect(said(sample('number', 'Revenue', columns, [[110, 100]], {}, { compare: 'previous year' }))).toBe('Revenue: $110.00, 10% more than previous year.');
});

test('nothing is said to be nothing', () => {
  expect(said(sample('line', 'Sales', [dimension('x', 'Country', 'd.c'), measure('y', 'Units')], []))).toBe('Sales: no data.');
});

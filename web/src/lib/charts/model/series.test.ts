import { expect, test } from 'vitest';
import { answerOf, dimension, measure, rate, type SampleColumn } from '../samples.ts';
import { ColorRegistry } from './colors.ts';
import { frameOf, needed } from './frame.ts';
import { positionsOf } from './positions.ts';
import { seriesOf, type SeriesSet } from './series.ts';
import type { TileAnswer, Value } from './answer.ts';

const x = dimension('x', 'Date', 'dim.date', 'date', { grain: 'month' });
const color = dimension('color', 'Genre', 'dim.genre');
const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const many = names.map((name, index): Value[] => ['2025-01-01', name, 10 - index]);

function read(columns: SampleColumn[], rows: Value[][], isWhole = true, more: Partial<TileAnswer> = {}): SeriesSet {
  const frame = frameOf(answerOf('t', columns, rows, more));
  return seriesOf(frame, 'y', positionsOf(frame, needed(frame, 'x'), true), new ColorRegistry(), isWhole);
}

test('one series is drawn in the accent, and a month without a row is a gap', () => {
  const { series } = read([x, measure('y', 'Revenue')], [['2025-01-01', 1], ['2025-03-01', 3]]);
  expect(series.map((one) => [one.paint, one.values])).toEqual([['var(--accent)', [1, null, 3]]]);
});

test('beyond the sixth, members of a whole are one grey series', () => {
  const { series, left } = read([x, color, measure('y', 'Revenue')], many);
  expect(series.map((one) => one.label)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'Other (2)']);
  expect(series.at(-1)).toMatchObject({ paint: 'var(--cat-other)', values: [7], member: null });
  expect(left).toBe(0);
});

test('averages of the rest are not drawn, and lines of it neither', () => {
  expect(read([x, color, rate('y', 'Average')], many)).toMatchObject({ series: { length: 6 }, left: 2 });
  expect(read([x, color, measure('y', 'Revenue')], many, false)).toMatchObject({ series: { length: 6 }, left: 2 });
});

test('what the server has put together is Other, and no member of that name', () => {
  const rest = { meaning: { role: 'rest' as const, label: 'Other', hasBar: false, isAdditive: false }, type: 'boolean' as const };
  const { series } = read([x, color, rest, measure('y', 'Revenue')], [['2025-01-01', 'Other', true, 9], ['2025-01-01', 'Other', false, 5], ['2025-01-01', 'a', false, 4]]);
  expect(series.map((one) => [one.label, one.member, one.values])).toEqual([['Other', 'Other', [5]], ['a', 'a', [4]], ['Other', null, [9]]]);
});

test('a measure brings the one of the time before', () => {
  const { series } = read([x, measure('y', 'Revenue'), measure('before', 'Before')], [['2025-01-01', 1, 2]]);
  expect(series[0]?.before).toEqual([2]);
});

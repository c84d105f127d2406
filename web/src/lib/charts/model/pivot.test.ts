import { expect, test } from 'vitest';
import { answerOf, dimension, measure, rate } from '../samples.ts';
import { frameOf } from './frame.ts';
import { pivotOf } from './pivot.ts';

const genre = dimension('row', 'Genre', 'dim.genre');
const year = dimension('column', 'Year', 'dim.year', 'number');
const rows = [['Rock', 2025, 5], ['Rock', 2024, 3], ['Jazz', 2025, 2]];

test('years stand in order, genres as they came, and totals add up', () => {
  const pivot = pivotOf(frameOf(answerOf('t', [genre, year, measure('value', 'Units')], rows)));
  expect(pivot.columns.map((one) => one.texts)).toEqual([['2024'], ['2025']]);
  expect(pivot.rows.map((one) => one.texts)).toEqual([['Rock'], ['Jazz']]);
  expect(pivot.cells).toEqual([[[3], [5]], [[null], [2]]]);
  expect(pivot.rowTotals).toEqual([[8], [2]]);
  expect(pivot.columnTotals).toEqual([[3], [7]]);
  expect(pivot.totals).toEqual([10]);
});

test('averages have no totals', () => {
  const pivot = pivotOf(frameOf(answerOf('t', [genre, year, rate('value', 'Average')], rows)));
  expect([pivot.rowTotals, pivot.columnTotals, pivot.totals]).toEqual([null, null, null]);
});

test('members stand where their order says, whichever row they come in', () => {
  const day = dimension('row', 'Weekday', 'dim.weekday');
  const place = dimension('place', 'Weekday order', '', 'number');
  const pivot = pivotOf(frameOf(answerOf('t', [day, place, year, measure('value', 'Units')], [['Sunday', 7, 2024, 1], ['Monday', 1, 2025, 2], ['Tuesday', 2, 2024, 3]])));
  expect(pivot.rows.map((one) => one.texts)).toEqual([['Monday'], ['Tuesday'], ['Sunday']]);
  expect(pivot.cells).toEqual([[[null], [2]], [[3], [null]], [[1], [null]]]);
});

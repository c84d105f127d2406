import { expect, it } from 'vitest';
import { answerOf, dimension, measure } from '../../lib/charts/samples.ts';
import { csvOf } from './csv.ts';

it('has what is shown, and not what only orders it or tells the rest', () => {
  const columns = [dimension('x', 'Weekday', 'd.weekday_name'), dimension('place', 'Weekday order', '', 'number'), dimension('y', 'Genre', 't.genre'), dimension('rest', 'Other', '', 'boolean'), measure('color', 'Sales')];
  expect(csvOf(answerOf('tile', columns, [['Monday', 1, 'Rock', false, 3], ['Tuesday', 2, 'Other', true, 4]]))).toBe('Weekday,Genre,Sales\r\nMonday,Rock,3\r\nTuesday,Other,4\r\n');
});

it('begins no text like a formula', () => {
  expect(csvOf(answerOf('tile', [dimension('x', '=Name', 'd.name'), measure('y', 'Sum')], [['=cmd()', -1], ['a "b", c', null]]))).toBe('\'=Name,Sum\r\n\'=cmd(),-1\r\n"a ""b"", c",\r\n');
});

it('writes commas, quotes and line ends within quotes, and nothing as nothing', () => {
  expect(csvOf(answerOf('tile', [dimension('x', 'Item, all', 'd.name')], [['c\nd'], [' e '], [null], ['+1'], ['@x'], ['\tx']]))).toBe('"Item, all"\r\n"c\nd"\r\n e \r\n\r\n\'+1\r\n\'@x\r\n\'\tx\r\n');
});

it('has its labels where there are no rows', () => {
  expect(csvOf(answerOf('tile', [dimension('x', 'Item', 'd.name'), measure('y', 'Sum')], []))).toBe('Item,Sum\r\n');
});

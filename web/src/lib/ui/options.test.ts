import { expect, it } from 'vitest';
import { matching, summary, type Option } from './options.ts';

const options: Option[] = ['Rock', 'Hard Rock', 'Jazz', 'Rock And Roll'].map((label) => ({ value: label.toLowerCase(), label }));

it('finds all words in any order, and names that start with the first one come first', () => {
  expect(matching(options, 'rock').map((one) => one.label)).toEqual(['Rock', 'Rock And Roll', 'Hard Rock']);
  expect(matching(options, 'roll rock').map((one) => one.label)).toEqual(['Rock And Roll']);
  expect(matching(options, ' ').length).toBe(4);
  expect(matching(options, 'blues')).toEqual([]);
});

it('sums up what was chosen', () => {
  expect(summary(options, [], 'All genres')).toBe('All genres');
  expect(summary(options, ['jazz'], 'All genres')).toBe('Jazz');
  expect(summary(options, ['jazz', 'rock', 'x'], 'All genres')).toBe('Jazz +2');
  expect(summary(options, ['gone'], 'All genres')).toBe('gone');
});

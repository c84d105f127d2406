import { expect, test } from 'vitest';
import { ColorRegistry } from './colors.ts';

test('a member keeps its colour in the next tile, in whatever order it comes', () => {
  const colors = new ColorRegistry();
  expect(colors.assign('dim_track.genre', ['Rock', 'Latin', 'Metal'])).toEqual([0, 1, 2]);
  expect(colors.assign('dim_track.genre', ['Jazz', 'Metal', 'Rock'])).toEqual([3, 2, 0]);
});

test('fields have colours of their own', () => {
  const colors = new ColorRegistry();
  colors.assign('dim_track.genre', ['Rock']);
  expect(colors.assign('dim_user.level', ['paid'])).toEqual([0]);
});

test('no tile has one colour twice, also when more than six members are known', () => {
  const colors = new ColorRegistry();
  colors.assign('f', ['a', 'b', 'c', 'd', 'e', 'f']);
  expect(colors.assign('f', ['g', 'a', 'b'])).toEqual([2, 0, 1]);
  expect(colors.assign('f', ['c', 'g'])).toEqual([2, 0]); // g was given what c has: c was first
});

test('there is no seventh colour', () => {
  expect(new ColorRegistry().assign('f', ['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toEqual([0, 1, 2, 3, 4, 5, null]);
});

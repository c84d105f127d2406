import { expect, test } from 'vitest';
import { thinCloud, thinLine } from './thin.ts';

test('few points stay as they are', () => {
  expect(thinLine([3, null, 1], 3)).toEqual([0, 1, 2]);
  expect(thinCloud(3, 5)).toEqual([0, 1, 2]);
});

test('each stretch of a line keeps its ends, its highest and its lowest point', () => {
  expect(thinLine([5, 1, 2, 9, 4, 4, 4, 4], 4)).toEqual([0, 1, 3, 7]);
});

test('a gap stays a gap', () => {
  expect(thinLine([5, 1, null, 9, 4, 4], 4)).toContain(2);
});

test('points of a cloud are picked evenly', () => {
  expect(thinCloud(10, 4)).toEqual([0, 2, 5, 7]);
});

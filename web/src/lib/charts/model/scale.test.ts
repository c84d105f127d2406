import { expect, test } from 'vitest';
import { bands, linear, tickStep, valueAxis } from './scale.ts';

test('a scale leads to pixels and back', () => {
  const scale = linear(0, 50, 200, 100);
  expect(scale.px(25)).toBe(150);
  expect(scale.value(100)).toBe(50);
});

test('steps between ticks are 1, 2 or 5 times a power of ten', () => {
  expect(tickStep(100, 5)).toBe(20);
  expect(tickStep(101, 4)).toBe(50);
  expect(tickStep(0.9, 4)).toBe(0.5);
  expect(tickStep(0, 4)).toBe(1);
});

test('an axis ends at round values, and begins at zero where lengths count', () => {
  expect(valueAxis([32, 44], 4, true).ticks).toEqual([0, 20, 40, 60]);
  expect(valueAxis([32, 44], 4, false).ticks).toEqual([30, 35, 40, 45]);
  expect(valueAxis([-30, 10], 4, true).ticks).toEqual([-30, -20, -10, 0, 10]);
  expect(valueAxis([0.1, 0.3], 3, true).ticks).toEqual([0, 0.1, 0.2, 0.3]);
});

test('an axis over nothing, or one value, is an axis all the same', () => {
  expect(valueAxis([], 2, true).ticks).toEqual([0, 0.5, 1]);
  expect(valueAxis([null, 5], 2, true).ticks).toEqual([0, 5]);
  expect(valueAxis([59, 59], 4, false).ticks).toEqual([50, 55, 60, 65]);
});

test('bands share a length and leave gaps', () => {
  const four = bands(4, 0, 100, 0.2);
  expect([four.step, four.width, four.start(1), four.middle(1)]).toEqual([25, 20, 27.5, 37.5]);
});

import { expect, it } from 'vitest';
import { linePath, range, scale } from './spark.ts';

it('goes from the left to the right, and up with the values', () => expect(linePath([0, 5, 10], 100, 20)).toBe('M0 20L50 10L100 0'));
it('leaves a gap where there is no value', () => expect(linePath([1, null, 3, 1], 90, 10)).toBe('M0 10h0M60 0L90 10'));
it('draws what never changes in the middle', () => expect(linePath([7, 7], 10, 10)).toBe('M0 5L10 5'));
it('draws nothing of nothing', () => expect(linePath([], 10, 10)).toBe(''));
it('draws a part of a line where the whole has it', () => {
  expect(linePath([0, 5, 10], 100, 20, 0, 2)).toBe('M0 20L50 10');
  expect(linePath([0, 5, 10], 100, 20, 1)).toBe('M50 10L100 0');
});
it('has one value alone at the left', () => expect(linePath([7], 10, 10)).toBe('M0 5h0'));
it('draws what stands alone as a dot', () => expect(linePath([1, null, 3, null, 1, 1, null, 2], 70, 10)).toBe('M0 10h0M20 0h0M40 10L50 10M70 5h0'));
it('goes below nothing', () => expect(linePath([-10, 10], 10, 20)).toBe('M0 20L10 0'));
it('finds the ends of what is there', () => expect([range([3, null, -1]), range([null]), scale(3, -1, 3, 8)]).toEqual([[-1, 3], [0, 0], 0]));

import { expect, it } from 'vitest';
import { linePath } from './spark.ts';

it('goes from the left to the right, and up with the values', () => expect(linePath([0, 5, 10], 100, 20)).toBe('M0 20L50 10L100 0'));
it('leaves a gap where there is no value', () => expect(linePath([1, null, 3, 1], 90, 10)).toBe('M0 10M60 0L90 10'));
it('draws what never changes in the middle', () => expect(linePath([7, 7], 10, 10)).toBe('M0 5L10 5'));
it('draws nothing of nothing', () => expect(linePath([], 10, 10)).toBe(''));

import { describe, expect, it } from 'vitest';
import { bytes, change, compact, count, number, share } from './numbers.ts';

describe('numbers in full', () => {
  it.each([
    [2328.6, {}, '2,328.6'],
    [2328.6, { currency: 'USD' }, '$2,328.60'],
    [-12, {}, '−12'],
    [-0.001, { decimals: 2 }, '0.00'],
    [0.125, { isPercent: true }, '12.5%'],
    [3.25, { unit: 'min', decimals: 1 }, '3.3\u00a0min'],
    ['123456789012345678901', {}, '123,456,789,012,345,678,901'],
    [0, {}, '0'],
    [null, {}, '–'],
    [undefined, {}, '–'],
    ['n/a', {}, 'n/a'],
  ])('%s with %o is %s', (value, format, text) => expect(number(value, format)).toBe(text));
});

describe('numbers of headlines', () => {
  it.each([
    [12.5, {}, '12.5'],
    [12.5, { currency: 'USD' }, '$12.50'],
    [2328.6, { currency: 'USD' }, '$2,329'],
    [48213, {}, '48,213'],
    [148_400, {}, '148K'],
    [1_234_567, { currency: 'EUR' }, '€1.23M'],
    [-2_500_000_000, {}, '−2.5B'],
    [0.4217, { isPercent: true }, '42.2%'],
    [null, {}, '–'],
  ])('%s with %o is %s', (value, format, text) => expect(compact(value, format)).toBe(text));
});

describe('how much a value changed', () => {
  it.each([
    [104.2, 100, '+4.2%'],
    [96.9, 100, '−3.1%'],
    [100, 100, '0.0%'],
    [-50, -100, '+50.0%'],
    [5, 0, '–'],
    [null, 5, '–'],
  ])('from %s to %s', (now, before, text) => expect(change(now, before)).toBe(text));
});

it('says a share of a whole, and a tiny one is not nothing', () => {
  expect([share(0), share(0.0004), share(0.125), share(1), share(null)]).toEqual(['0%', '<0.1%', '12.5%', '100%', '–']);
});

it('counts things in words', () => {
  expect([count(0, 'row'), count(1, 'row'), count(1204, 'row'), count(2, 'query', 'queries')]).toEqual(['no rows', '1 row', '1,204 rows', '2 queries']);
});

it('writes bytes in decimal units', () => {
  const sizes = [0, 812, 999, 1000, 1234, 999_499, 999_600, 3_400_000, 52_000_000_000, null];
  expect(sizes.map(bytes)).toEqual(['0 B', '812 B', '999 B', '1.0 kB', '1.2 kB', '999 kB', '1.0 MB', '3.4 MB', '52 GB', '–'].map((text) => text.replace(' ', '\u00a0')));
});

it('writes sizes, lengths of time and large numbers as their format says', () => {
  expect([number(1_234_000, { isBytes: true }), number(200, { duration: 'seconds' }), number(343_719, { duration: 'milliseconds' }), number(90, { duration: 'minutes' })])
    .toEqual(['1.2\u00a0MB', '3\u00a0min 20\u00a0s', '5\u00a0min 44\u00a0s', '1\u00a0h 30\u00a0min']);
  expect([number(148_213, { isCompact: true }), number(148_213, { isCompact: true, currency: 'USD' }), number(12.5, { isCompact: true })]).toEqual(['148K', '$148K', '12.5']);
  expect([number(null, { isBytes: true }), compact(2_000_000, { isBytes: true }), number(-200, { duration: 'seconds' })].map((text) => text.replaceAll('\u00a0', ' '))).toEqual(['–', '2.0 MB', '−3 min 20 s']);
});

import { expect, it } from 'vitest';
import type { FilterDefinition } from '../../lib/api/contract.ts';
import { isAmount, isWithin, spanOf, spanText, spanWords } from './ranges.ts';

const filter = { name: 'amount', label: 'Amount', kind: 'range', field: 'sale.amount', isMultiple: false, choices: [], hasMore: false, default: [], steps: [], format: { currency: 'USD', isPercent: false, isBytes: false, isCompact: false } } as FilterDefinition;

it('reads the ends of a span, open ones and one number alone', () => {
  expect([spanOf('10..20'), spanOf('10..'), spanOf('..20'), spanOf('7'), spanOf('')]).toEqual([
    { from: '10', to: '20' }, { from: '10', to: '' }, { from: '', to: '20' }, { from: '7', to: '7' }, { from: '', to: '' },
  ]);
});

it('writes what is typed without a change, but turns ends that stand the wrong way round', () => {
  expect([spanText('0.10', ' 20 '), spanText('20', '5'), spanText('', '3'), spanText('', ' '), spanText('12345678901234567890.5', '')])
    .toEqual(['0.10..20', '5..20', '..3', '', '12345678901234567890.5..']);
});

it('says a span in the format of its column', () => {
  expect(['5..20', '5..', '..20', '7', ''].map((text) => spanWords(filter, text))).toEqual(['$5.00 – $20.00', 'from $5.00', 'up to $20.00', '$7.00', '']);
});

it('takes digits, and nothing that only looks like a number', () => {
  expect(['', '-1.5', '.5', '3.'].every(isAmount)).toBe(true);
  expect(['1e5', '0x10', '1,5', 'a', '--1', '1..2'].some(isAmount)).toBe(false);
});

it('knows which steps of the histogram are in the span', () => {
  const step = { from: 10, to: 20, rows: 1 };
  expect([isWithin(step, spanOf('20..')), isWithin(step, spanOf('19.9..')), isWithin(step, spanOf('..10')), isWithin(step, spanOf('..9.9')), isWithin(step, spanOf(''))]).toEqual([false, true, true, false, true]);
});

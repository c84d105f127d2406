import { describe, expect, test } from 'vitest';
import { addMonths, daysOf, monthDays, periodText, rangeOf, rangeText, shifted } from './periods.ts';

const today = '2025-03-15';

describe('a period', () => {
  test.each([
    ['last 30 days', 'Last 30 days'],
    ['2025-01-01..2025-03-31', '1 Jan 2025 – 31 Mar 2025'],
    ['2025-01-01..2025-01-01', '1 Jan 2025'],
    ['last 90 minutes', 'Last 90 minutes'],
  ])('%s is written as %s', (text, words) => expect(periodText(text)).toBe(words));

  test.each([
    ['today', { from: '2025-03-15', to: '2025-03-15' }],
    ['last 7 days', { from: '2025-03-09', to: '2025-03-15' }],
    ['this month', { from: '2025-03-01', to: '2025-03-31' }],
    ['last month', { from: '2025-02-01', to: '2025-02-28' }],
    ['this quarter', { from: '2025-01-01', to: '2025-03-31' }],
    ['last year', { from: '2024-01-01', to: '2024-12-31' }],
  ])('%s has its days', (text, days) => expect(daysOf(text, today)).toEqual(days));

  test.each([
    ['2025-01-01..2025-01-31', -1, '2024-12-01..2024-12-31'],
    ['2025-01-01..2025-01-31', 1, '2025-02-01..2025-02-28'],
    ['2025-01-01..2025-03-31', 1, '2025-04-01..2025-06-30'],
    ['2024-01-01..2024-12-31', -1, '2023-01-01..2023-12-31'],
    ['2025-03-05..2025-03-11', -1, '2025-02-26..2025-03-04'],
  ] as const)('%s moved by %i is %s', (text, by, moved) => expect(shifted(text, by, today)).toBe(moved));

  test('has no other beside it when it is all time or shorter than a day', () => {
    expect(shifted('all time', 1, today)).toBeNull();
    expect(shifted('last 5 minutes', 1, today)).toBeNull();
  });

  test('can be chosen from its end', () => {
    expect(rangeText('2025-02-03', '2025-02-01')).toBe('2025-02-01..2025-02-03');
    expect(rangeOf('last week')).toBeNull();
  });
});

test('a month of a calendar has whole weeks from Monday', () => {
  const days = monthDays('2025-02'); // the 1st is a Saturday

  expect(days).toHaveLength(35);
  expect([days[0], days[5], days.at(-1)]).toEqual(['2025-01-27', '2025-02-01', '2025-03-02']);
});

test('a month later, a day that is not there is the last one', () => {
  expect(addMonths('2025-01-31', 1)).toBe('2025-02-28');
  expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
  expect(addMonths('2025-01-15', -2)).toBe('2024-11-15');
});

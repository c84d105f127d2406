import { describe, expect, test } from 'vitest';
import { addMonths, dayOf, daysOf, latest, monthDays, periodText, rangeOf, rangeText, shifted } from './periods.ts';

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

describe('a period that ends with the newest data', () => {
  const newest = '2025-02-20'; // a Thursday

  test.each([
    ['latest 7 days', '7 days to 20 Feb 2025'],
    ['latest 1 day', '1 day to 20 Feb 2025'],
    ['latest month', '1 month to 20 Feb 2025'],
    ['latest 12 hours', '12 hours to 20 Feb 2025'],
  ])('%s says what it ends with: %s', (text, words) => expect(periodText(text, newest)).toBe(words));

  test('is itself where nobody knows what that is', () => {
    expect(periodText('latest 7 days')).toBe('Latest 7 days');
    expect(daysOf('latest 7 days', today)).toBeNull();
    expect(shifted('latest 7 days', -1, today)).toBeNull();
  });

  test.each([
    ['latest 7 days', { from: '2025-02-14', to: '2025-02-20' }],
    ['latest 1 day', { from: '2025-02-20', to: '2025-02-20' }],
    ['latest 2 weeks', { from: '2025-02-10', to: '2025-02-23' }],
    ['latest month', { from: '2025-02-01', to: '2025-02-28' }],
    ['latest 12 months', { from: '2024-03-01', to: '2025-02-28' }],
    ['latest 2 quarters', { from: '2024-10-01', to: '2025-03-31' }],
    ['latest year', { from: '2025-01-01', to: '2025-12-31' }],
  ])('%s has the days that the server takes', (text, days) => expect(daysOf(text, today, newest)).toEqual(days));

  test.each([
    ['latest 7 days', -1, '2025-02-07..2025-02-13'],
    ['latest 2 months', -1, '2024-11-01..2024-12-31'],
    ['latest 2 months', 1, '2025-03-01..2025-04-30'],
  ] as const)('%s moved by %i is %s', (text, by, moved) => expect(shifted(text, by, today, newest)).toBe(moved));

  test('has no days where it is shorter than one', () => expect(daysOf('latest 12 hours', today, newest)).toBeNull());

  test('is offered only in words that it is read from', () => expect(latest.every((text) => daysOf(text, today, newest) !== null)).toBe(true));

  test('takes the day of a moment as it is written', () => expect([dayOf('2025-02-20T23:30:00Z'), dayOf('2025-02-20'), dayOf(null), dayOf(undefined)]).toEqual(['2025-02-20', '2025-02-20', undefined, undefined]));
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

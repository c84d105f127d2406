import { expect, test } from 'vitest';
import { addGrain, beginOf, endOfData, isPartial, timeText, timeTicks, wallTime } from './time.ts';

const at = (year: number, month = 1, day = 1, hour = 0, minute = 0): number => Date.UTC(year, month - 1, day, hour, minute);

test('dates and moments without a zone are read as they stand, instants by the clock of the viewer', () => {
  expect(wallTime('2025-12-22', false)).toBe(at(2025, 12, 22));
  expect(wallTime('2025-12-22T06:00:00', false)).toBe(at(2025, 12, 22, 6));
  expect(wallTime('2025-12-22T06:00:00Z', true)).toBe(at(2025, 12, 22, 7)); // Berlin in winter
  expect(wallTime('2025-07-22T06:00:00Z', true)).toBe(at(2025, 7, 22, 8)); // and in summer
  expect(wallTime('soon', false)).toBeNull();
});

test('data of days end with a day of the calendar, moments without a zone as they stand, instants by the clock of the viewer', () => {
  expect(endOfData('2025-12-31')).toBe(at(2025, 12, 31));
  expect(endOfData('2025-12-22T06:00:00')).toBe(at(2025, 12, 22, 6)); // no zone: as it stands
  expect(endOfData('2025-12-22T06:00:00+00:00')).toBe(at(2025, 12, 22, 7)); // Berlin in winter
});

test('a month later is the same day of the next month, whatever its length', () => {
  expect(addGrain(at(2025, 1), 'month')).toBe(at(2025, 2));
  expect(addGrain(at(2025, 11), 'quarter')).toBe(at(2026, 2));
  expect(addGrain(at(2024, 3), 'year', -1)).toBe(at(2023, 3));
  expect(addGrain(at(2025, 3, 29), 'week')).toBe(at(2025, 4, 5));
});

test('a period is partial while data end before it does', () => {
  expect(isPartial(at(2025, 12), 'month', at(2025, 12, 22, 6))).toBe(true);
  expect(isPartial(at(2025, 11), 'month', at(2025, 12, 22, 6))).toBe(false);
  expect(isPartial(at(2025, 12), 'month', at(2025, 12, 31))).toBe(false); // data to a date are data to its end
  expect(isPartial(at(2025, 12, 22, 6), 'hour', at(2025, 12, 22, 6, 30))).toBe(true);
  expect(isPartial(at(2025, 12, 22, 6), 'hour', null)).toBe(false);
  expect(isPartial(at(2026, 1), 'month', at(2025, 12, 22))).toBe(false); // of a later one nothing is known
});

test('a moment is in a unit that began', () => {
  const moment = at(2025, 12, 17, 14, 40); // a Wednesday
  expect(beginOf(moment, 'hour')).toBe(at(2025, 12, 17, 14));
  expect(beginOf(moment, 'day')).toBe(at(2025, 12, 17));
  expect(beginOf(moment, 'week')).toBe(at(2025, 12, 15));
  expect(beginOf(at(2025, 12, 15), 'week')).toBe(at(2025, 12, 15));
  expect(beginOf(moment, 'month')).toBe(at(2025, 12));
  expect(beginOf(moment, 'quarter')).toBe(at(2025, 10));
  expect(beginOf(moment, 'year')).toBe(at(2025));
});

test('ticks stand at round times and name what changes', () => {
  const labels = (from: number, to: number, most: number): string[] => timeTicks(from, to, most).map((tick) => tick.label);
  expect(labels(at(2021), at(2025, 12), 6)).toEqual(['2021', '2022', '2023', '2024', '2025']);
  expect(labels(at(2025), at(2025, 12), 6)).toEqual(['Jan 2025', 'Mar 2025', 'May 2025', 'Jul 2025', 'Sep 2025', 'Nov 2025']);
  expect(labels(at(2025, 12, 20), at(2025, 12, 21, 23), 5)).toEqual(['20 Dec', '12:00', '21 Dec', '12:00']);
  expect(labels(at(2025, 12, 22), at(2026, 1, 12), 4)).toEqual(['22 Dec 2025', '29 Dec', '5 Jan 2026', '12 Jan']);
});

test('ticks are no finer than the data', () => {
  expect(timeTicks(at(2024), at(2025), 40, 'year').map((tick) => tick.label)).toEqual(['2024', '2025']);
});

test('a time is said as fine as it is', () => {
  expect(timeText(at(2025, 5), 'quarter')).toBe('Q2 2025');
  expect(timeText(at(2025, 12, 22))).toBe('22 Dec 2025');
  expect(timeText(at(2025, 12, 22, 6))).toBe('22 Dec 2025, 06:00');
});

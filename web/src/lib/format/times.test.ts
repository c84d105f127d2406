import { describe, expect, it } from 'vitest';
import { ago, date, dateTime, duration, exactly, period, time, type Grain } from './times.ts';

describe('moments', () => {
  it('shows a day as it is written', () => expect(date('2025-12-22')).toBe('22 Dec 2025'));
  it('leaves a time without a zone where it is', () => expect(dateTime('2025-12-22T23:30:00')).toBe('22 Dec 2025, 23:30'));
  it('shows an instant in the zone of the viewer', () => expect(dateTime('2025-12-22T23:30:00Z')).toBe('23 Dec 2025, 00:30'));
  it('shows the seconds of a day', () => expect(time('2025-07-01T06:00:09Z')).toBe('08:00:09'));
  it('names the zone of an instant', () => expect(exactly('2025-12-22T05:00:09Z')).toBe('22 Dec 2025, 06:00:09 Europe/Berlin'));
  it('names no zone where there is none', () => expect(exactly('2025-12-22T05:00:09')).toBe('22 Dec 2025, 05:00:09'));
  it('has a dash for nothing', () => expect([date(null), dateTime(''), time(undefined)]).toEqual(['–', '–', '–']));
  it('leaves a text that is no time', () => expect(date('soon')).toBe('soon'));
});

it.each<[Grain, string]>([
  ['year', '2025'],
  ['quarter', 'Q4 2025'],
  ['month', 'Dec 2025'],
  ['week', 'Week of 22 Dec 2025'],
  ['day', '22 Dec 2025'],
  ['hour', '22 Dec, 06:00'],
  ['minute', '22 Dec, 06:00'],
  ['second', '22 Dec, 06:00:00'],
])('names a period cut to the %s', (grain, text) => expect(period('2025-12-22T06:00:00', grain)).toBe(text));

it('says how long something took', () => {
  const spans = [0, 340, 999.6, 1234, 9960, 12_400, 59_600, 125_000, 3_600_000, 3_840_000, 3 * 86_400_000, 60 * 3_600_000, 10 * 86_400_000];
  const texts = ['0 ms', '340 ms', '1.0 s', '1.2 s', '10 s', '12 s', '1 min', '2 min 5 s', '1 h', '1 h 4 min', '3 days', '2 days 12 h', '10 days'];
  expect(spans.map(duration).map((text) => text.replaceAll('\u00a0', ' '))).toEqual(texts);
});

it('says how long ago something was', () => {
  const now = Date.parse('2025-12-22T12:00:00Z');
  const moments = ['2025-12-22T12:00:00Z', '2025-12-22T11:59:55Z', '2025-12-22T11:57:01Z', '2025-12-22T14:00:00Z', '2025-12-20T12:00:00Z', null];
  expect(moments.map((at) => ago(at, now))).toEqual(['just now', '5 sec ago', '2 min ago', 'in 2 hr', '2 days ago', '–']);
});

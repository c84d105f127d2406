import type { Cell } from '../../lib/api/contract.ts';
import { date } from '../../lib/format/times.ts';

/** Periods as the address says them: `last 30 days`, `this month`, `2025-01-01..2025-03-31`, `all time`. */
export const presets = [
  ['today', 'Today'],
  ['yesterday', 'Yesterday'],
  ['last 7 days', 'Last 7 days'],
  ['last 30 days', 'Last 30 days'],
  ['last 12 months', 'Last 12 months'],
  ['this month', 'This month'],
  ['last month', 'Last month'],
  ['this year', 'This year'],
  ['last year', 'Last year'],
  ['all time', 'All time'],
] as const;

/** Periods that end with the newest data: those of a table that is not loaded every day are never empty. */
export const latest = ['latest 7 days', 'latest 30 days', 'latest 12 months'] as const;

/** A range of days, both in it. */
export interface Range {
  from: string;
  to: string;
}

const day = 86_400_000;
const range = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;
const rolling = /^last (\d+) (day|week|month|year)s?$/;
const anchored = /^latest (?:(\d+) )?(second|minute|hour|day|week|month|quarter|year)s?$/;
const whole = /^(this|last) (month|quarter|year)$/;

/** The day of a moment, as the server writes it. */
export const dayOf = (moment: Cell | undefined): string | undefined => (typeof moment === 'string' ? moment.slice(0, 10) : undefined);

/** The period in words.
 * @param newest the day of the newest data, where that is known */
export function periodText(text: string, newest?: string): string {
  const back = anchored.exec(text);
  if (back && newest) return `${Number(back[1] ?? 1) === 1 ? '1' : back[1]} ${back[2]}${Number(back[1] ?? 1) === 1 ? '' : 's'} to ${date(newest)}`;
  const named = presets.find(([value]) => value === text);
  if (named) return named[1];
  const days = rangeOf(text);
  if (!days) return text.charAt(0).toUpperCase() + text.slice(1);
  return days.from === days.to ? date(days.from) : `${date(days.from)} – ${date(days.to)}`;
}

/** The days of a range that is written as one. */
export function rangeOf(text: string): Range | null {
  const found = range.exec(text);
  return found ? { from: found[1]!, to: found[2]! } : null;
}

export const rangeText = (from: string, to: string): string => (from <= to ? `${from}..${to}` : `${to}..${from}`);

/** The period of the same length before (−1) or after (1); whole months and years stay whole. Null where a period has no other
 * beside it, as all time has none. */
export function shifted(text: string, by: -1 | 1, today: string, newest?: string): string | null {
  const days = daysOf(text, today, newest);
  if (!days) return null;
  const months = wholeMonths(days);
  if (months > 0) return rangeText(addMonths(days.from, by * months), addDays(addMonths(addDays(days.to, 1), by * months), -1));
  const length = (Date.parse(days.to) - Date.parse(days.from)) / day + 1;
  return rangeText(addDays(days.from, by * length), addDays(days.to, by * length));
}

/** The days of any period; null for all time, and for shorter ones than a day. */
export function daysOf(text: string, today: string, newest?: string): Range | null {
  const latestDays = anchored.exec(text);
  if (latestDays) return newest && ['day', 'week', 'month', 'quarter', 'year'].includes(latestDays[2]!) ? anchoredDays(newest, Number(latestDays[1] ?? 1), latestDays[2]!) : null;
  if (text === 'today') return { from: today, to: today };
  if (text === 'yesterday') return { from: addDays(today, -1), to: addDays(today, -1) };
  const back = rolling.exec(text);
  if (back) return { from: before(today, Number(back[1]), back[2]!), to: today };
  const unit = whole.exec(text);
  return unit ? wholeUnit(today, unit[2]!, unit[1] === 'last' ? 1 : 0) : rangeOf(text);
}

/** The first day of each week and all days that a month's page of a calendar shows, Monday first. */
export function monthDays(month: string): string[] {
  const first = `${month}-01`;
  const weekday = (new Date(Date.parse(first)).getUTCDay() + 6) % 7;
  const weeks = Math.ceil((weekday + daysIn(month)) / 7);
  return Array.from({ length: weeks * 7 }, (_, at) => addDays(first, at - weekday));
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);
}

/** The same day of another month, or that month's last one. */
export function addMonths(date: string, months: number): string {
  const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number];
  const at = year * 12 + month - 1 + months;
  const found = `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
  return `${found}-${String(Math.min(dayOfMonth, daysIn(found))).padStart(2, '0')}`;
}

function daysIn(month: string): number {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}

/** Whole units, the one of the newest day among them. */
function anchoredDays(newest: string, count: number, unit: string): Range {
  if (unit === 'day') return { from: addDays(newest, 1 - count), to: newest };
  if (unit === 'week') {
    const monday = addDays(newest, -((new Date(Date.parse(newest)).getUTCDay() + 6) % 7));
    return { from: addDays(monday, 7 * (1 - count)), to: addDays(monday, 6) };
  }
  const { from, to } = wholeUnit(newest, unit, 0);
  return { from: addMonths(from, { month: 1, quarter: 3, year: 12 }[unit]! * (1 - count)), to };
}

function before(today: string, count: number, unit: string): string {
  if (unit === 'day') return addDays(today, 1 - count);
  if (unit === 'week') return addDays(today, 1 - count * 7);
  return addDays(addMonths(today, -count * (unit === 'year' ? 12 : 1)), 1);
}

function wholeUnit(today: string, unit: string, back: number): Range {
  const months = { month: 1, quarter: 3, year: 12 }[unit] ?? 1;
  const month = Number(today.slice(5, 7)) - 1;
  const start = `${today.slice(0, 4)}-${String(Math.floor(month / months) * months + 1).padStart(2, '0')}-01`;
  const from = addMonths(start, -back * months);
  return { from, to: addDays(addMonths(from, months), -1) };
}

/** How many whole months a range is; 0: it is none. */
function wholeMonths({ from, to }: Range): number {
  const end = addDays(to, 1);
  if (!from.endsWith('-01') || !end.endsWith('-01')) return 0;
  return (Number(end.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(end.slice(5, 7)) - Number(from.slice(5, 7));
}

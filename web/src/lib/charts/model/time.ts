import { date, dateTime, period } from '../../format/index.ts';
import type { Grain } from './answer.ts';

// Times are kept as milliseconds of a wall clock: UTC fields hold what the viewer's clock shows, so that no arithmetic of
// days and months meets a daylight-saving switch.

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const fixed: Partial<Record<Grain, number>> = { second, minute, hour, day, week: 7 * day };
const months: Partial<Record<Grain, number>> = { month: 1, quarter: 3, year: 12 };

const zone = /T.*(Z|[+-]\d\d:?\d\d)$/;

/** An ISO 8601 text as wall-clock milliseconds: an instant in the viewer's zone, anything else as written. */
export function wallTime(text: string, isInstant: boolean): number | null {
  const at = Date.parse(zone.test(text) ? text : text.length > 10 ? `${text}Z` : text);
  if (Number.isNaN(at)) return null;
  return isInstant ? at - new Date(at).getTimezoneOffset() * minute : at;
}

/** Up to when data go, by the clock that the chart's times are read by: only what has a zone is moved to the viewer's. */
export function endOfData(text: string): number | null {
  return wallTime(text, zone.test(text));
}

/** `count` units later (or earlier). */
export function addGrain(at: number, grain: Grain, count = 1): number {
  const length = fixed[grain];
  if (length) return at + count * length;
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count * (months[grain] ?? 1), date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes());
}

/** The beginning of the unit that a moment is in; weeks begin on Monday. */
export function beginOf(at: number, grain: Grain): number {
  const length = fixed[grain];
  // 1 January 1970 was a Thursday.
  const shift = grain === 'week' ? 4 * day : 0;
  if (length) return Math.floor((at - shift) / length) * length + shift;
  const date = new Date(at);
  const count = months[grain] ?? 1;
  return Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / count) * count, 1);
}

/** Whether the period that begins at `from` is not over where the data end. A day's end is meant where they end at midnight:
 *  that is how a date without a time reads. */
export function isPartial(from: number, grain: Grain | undefined, dataTo: number | null): boolean {
  if (!grain || dataTo === null || from > dataTo) return false;
  const isLong = grain !== 'second' && grain !== 'minute' && grain !== 'hour';
  const end = isLong && dataTo % day === 0 ? dataTo + day : dataTo;
  return addGrain(from, grain) > end;
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number): string => String(value).padStart(2, '0');
const clock = (date: Date): string => `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
const dayOf = (date: Date): string => `${date.getUTCDate()} ${monthNames[date.getUTCMonth()]}`;

/** A time in full, as tooltips and tables say it: `Jan 2025`, `22 Dec 2025`, `22 Dec, 14:05`. */
export const timeText = (at: number, grain?: Grain): string => (grain ? period(isoOf(at), grain) : at % day === 0 ? date(isoOf(at)) : dateTime(isoOf(at)));

const isoOf = (at: number): string => new Date(at).toISOString().slice(0, 19);

/** A tick of a time axis. */
export interface TimeTick {
  at: number;
  label: string;
}

interface Step {
  grain: Grain;
  count: number;
}

const steps: Step[] = [
  ...[1, 5, 15, 30].map((count): Step => ({ grain: 'second', count })),
  ...[1, 5, 10, 15, 30].map((count): Step => ({ grain: 'minute', count })),
  ...[1, 3, 6, 12].map((count): Step => ({ grain: 'hour', count })),
  ...[1, 2, 7, 14].map((count): Step => ({ grain: 'day', count })),
  ...[1, 2, 3, 6].map((count): Step => ({ grain: 'month', count })),
  ...[1, 2, 5, 10, 20, 50, 100].map((count): Step => ({ grain: 'year', count })),
];

const stepLength = ({ grain, count }: Step): number => count * (fixed[grain] ?? (months[grain] ?? 1) * 30.44 * day);

/** Ticks at round times between two moments, `most` at the most, no finer than `grain`. */
export function timeTicks(from: number, to: number, most: number, grain?: Grain): TimeTick[] {
  const least = grain ? stepLength({ grain, count: 1 }) * 0.9 : 0;
  const fits = (step: Step): boolean => stepLength(step) >= least && (to - from) / stepLength(step) <= most;
  const step = steps.find(fits) ?? { grain: 'year', count: 200 };
  const ticks: TimeTick[] = [];
  for (let at = firstTick(from, step); at <= to; at = addGrain(at, step.grain, step.count)) {
    ticks.push({ at, label: tickText(at, step, ticks.at(-1)?.at) });
  }
  return ticks;
}

function firstTick(from: number, { grain, count }: Step): number {
  const date = new Date(from);
  const length = fixed[grain];
  if (length) {
    // Sevens of days begin on a Monday; 1 January 1970 was a Thursday.
    const shift = count % 7 === 0 ? 4 * day : 0;
    const unit = length * count;
    return Math.ceil((from - shift) / unit) * unit + shift;
  }
  const unit = (months[grain] ?? 1) * count;
  const whole = date.getUTCFullYear() * 12 + date.getUTCMonth();
  const first = Math.ceil(whole / unit) * unit;
  const at = Date.UTC(Math.floor(first / 12), first % 12, 1);
  return at < from ? addGrain(at, 'month', unit) : at;
}

/** Days say their year where it is another one than at the tick before. */
function tickText(at: number, { grain }: Step, before: number | undefined): string {
  const date = new Date(at);
  switch (grain) {
    case 'year':
      return String(date.getUTCFullYear());
    case 'month':
      return `${monthNames[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
    case 'day':
      return before === undefined || new Date(before).getUTCFullYear() !== date.getUTCFullYear() ? `${dayOf(date)} ${date.getUTCFullYear()}` : dayOf(date);
    case 'second':
      return `${clock(date)}:${two(date.getUTCSeconds())}`;
    default:
      return at % day === 0 ? dayOf(date) : clock(date);
  }
}

import { digits, locale, none } from './digits.ts';

/** The unit of time that values were cut to. */
export type Grain = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

const zoneOfViewer = Intl.DateTimeFormat().resolvedOptions().timeZone;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const instant = /(Z|[+-]\d\d:?\d\d)$/;
const parts = new Intl.DateTimeFormat('en-GB', {
  year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
});

interface Clock {
  year: number;
  month: number;
  day: number;
  hour: string;
  minute: string;
  second: string;
}

/** A day: 22 Dec 2025. Takes a date, a moment without a zone, or an instant, which is shown in the viewer's zone. */
export function date(value: string | null | undefined): string {
  const at = clockOf(value);
  return at ? `${at.day} ${months[at.month - 1]} ${at.year}` : (value || none);
}

/** A day and the minute of it: 22 Dec 2025, 06:00. */
export function dateTime(value: string | null | undefined): string {
  const at = clockOf(value);
  return at ? `${date(value)}, ${at.hour}:${at.minute}` : (value || none);
}

/** The time of day: 06:00:09. */
export function time(value: string | null | undefined): string {
  const at = clockOf(value);
  return at ? `${at.hour}:${at.minute}:${at.second}` : (value || none);
}

/** All that is known of a moment, for a tooltip: 22 Dec 2025, 06:00:09 Europe/Berlin. */
export function exactly(value: string): string {
  const at = clockOf(value);
  if (!at) return value;
  return `${date(value)}, ${time(value)}${instant.test(value) ? ` ${zoneOfViewer}` : ''}`;
}

/** A period by its start, as axes and tables name it: Jan 2025 · Q1 2025 · 2025 · 22 Dec 2025 · 22 Dec, 06:00. */
export function period(value: string | null | undefined, grain: Grain): string {
  const at = clockOf(value);
  if (!at) return value || none;
  const month = months[at.month - 1];
  switch (grain) {
    case 'year': return String(at.year);
    case 'quarter': return `Q${Math.ceil(at.month / 3)} ${at.year}`;
    case 'month': return `${month} ${at.year}`;
    case 'week': return `Week of ${date(value)}`;
    case 'day': return date(value);
    case 'hour':
    case 'minute': return `${at.day} ${month}, ${at.hour}:${at.minute}`;
    case 'second': return `${at.day} ${month}, ${at.hour}:${at.minute}:${at.second}`;
  }
}

/** How long it took, from milliseconds: 340 ms · 1.2 s · 2 min 5 s · 1 h 4 min · 2 days 12 h · 30 days. */
export function duration(milliseconds: number | null | undefined): string {
  if (milliseconds === null || milliseconds === undefined) return none;
  if (milliseconds < 0) return `−${duration(-milliseconds)}`;
  const seconds = milliseconds / 1000;
  if (milliseconds < 999.5) return unit(Math.round(milliseconds), 'ms');
  if (seconds < 9.95) return unit(digits(seconds, { decimals: 1 }), 's');
  if (seconds < 59.5) return unit(Math.round(seconds), 's');
  const minutes = Math.floor(Math.round(seconds) / 60);
  if (minutes < 60) return two(minutes, 'min', Math.round(seconds) % 60, 's');
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return two(hours, 'h', minutes % 60, 'min');
  const wholeHours = Math.round(minutes / 60);
  return wholeHours < 240 ? two(Math.floor(wholeHours / 24), 'days', wholeHours % 24, 'h') : unit(Math.round(wholeHours / 24), 'days');
}

const steps: [limit: number, seconds: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [60, 1, 'second'],
  [3600, 60, 'minute'],
  [86_400, 3600, 'hour'],
  [30 * 86_400, 86_400, 'day'],
  [365 * 86_400, 30 * 86_400, 'month'],
  [Infinity, 365 * 86_400, 'year'],
];
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'short' });

/** How long ago it was, or when it will be: 5 sec. ago · 3 min. ago · in 2 hr.
 * @param now milliseconds since 1970 */
export function ago(value: string | null | undefined, now: number): string {
  if (!value) return none;
  const seconds = (Date.parse(value) - now) / 1000;
  if (Number.isNaN(seconds)) return value;
  if (Math.abs(seconds) < 1) return 'just now';
  const [, size, name] = steps.find(([limit]) => Math.abs(seconds) < limit)!;
  return relative.format(Math.trunc(seconds / size), name).replace(/ (sec|min|hr|mo|yr)\./, ' $1');
}

function unit(of: number | string, name: string): string {
  return `${of}\u00a0${name}`;
}

function two(first: number, firstUnit: string, second: number, secondUnit: string): string {
  return second === 0 ? unit(first, firstUnit) : `${unit(first, firstUnit)} ${unit(second, secondUnit)}`;
}

// What has no zone is a clock on a wall: it is read as it stands there, and never moved.
function clockOf(value: string | null | undefined): Clock | null {
  if (!value) return null;
  if (instant.test(value)) return clockHere(value);
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?/.exec(value);
  if (!found) return null;
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = found;
  return { year: Number(year), month: Number(month), day: Number(day), hour, minute, second };
}

function clockHere(value: string): Clock | null {
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) return null;
  const shown = Object.fromEntries(parts.formatToParts(at).map((part) => [part.type, part.value]));
  return {
    year: Number(shown['year']), month: Number(shown['month']), day: Number(shown['day']),
    hour: shown['hour']!, minute: shown['minute']!, second: shown['second']!,
  };
}

import type { Cell, DurationUnit } from '../api/contract.ts';
import { digits, kind, none, toNumber, write, type NumberFormat } from './digits.ts';
import { duration } from './times.ts';

const milliseconds: Record<DurationUnit, number> = { milliseconds: 1, seconds: 1000, minutes: 60_000, hours: 3_600_000 };

/** In full, for tables and tooltips: 2,328.60 · $2,328.60 · 12.5% · 3.2 min · 1.2 MB · 3 min 20 s. Digits that came as text stay exact. */
export function number(value: Cell | undefined, format: NumberFormat = {}): string {
  const amount = toNumber(value);
  if (format.isCompact && amount !== null) return compact(value, format);
  if (format.isBytes && amount !== null) return bytes(amount);
  if (format.duration && amount !== null) return duration(amount * milliseconds[format.duration]);
  return digits(value, format);
}

/** As short as a headline needs it: 12.5 · 2,329 · 148K · 1.23M. */
export function compact(value: Cell | undefined, format: NumberFormat = {}): string {
  const size = Math.abs(Number(value));
  if (format.isPercent || format.isBytes || format.duration || !(size >= 1000)) return number(value, { ...format, isCompact: false });
  const shortened: Intl.NumberFormatOptions = size < 100_000 ? { maximumFractionDigits: 0 } : { notation: 'compact', maximumSignificantDigits: 3 };
  return write(value, format, { ...kind(format), ...shortened });
}

/** How many there are of a thing: 1 row · 1,204 rows · no rows. */
export function count(of: number, one: string, many = `${one}s`): string {
  return `${of === 0 ? 'no' : number(of)} ${of === 1 ? one : many}`;
}

/** A part of a whole, 0 to 1: 12.5% · 100% · <0.1%. */
export function share(part: number | null | undefined): string {
  if (part === null || part === undefined || !Number.isFinite(part)) return none;
  if (part > 0 && part < 0.001) return '<0.1%';
  return number(part, { isPercent: true });
}

/** By how much a value has changed: +4.2% · −3.1% · 0.0%; none where there is no base to compare with. */
export function change(now: Cell | undefined, before: Cell | undefined): string {
  const [to, from] = [toNumber(now), toNumber(before)];
  if (to === null || from === null || from === 0) return none;
  const by = (to - from) / Math.abs(from);
  return write(by, {}, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' });
}

/** Bytes in decimal units, as disks and networks count them: 812 B · 1.2 kB · 3.4 MB. */
export function bytes(size: number | null | undefined): string {
  if (size === null || size === undefined) return none;
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  let [left, at] = [Math.abs(size), 0];
  while (left >= 999.5 && at < units.length - 1) [left, at] = [left / 1000, at + 1];
  const text = digits(Math.sign(size) * left, { decimals: at > 0 && left < 10 ? 1 : 0 });
  return `${text}\u00a0${units[at]}`;
}

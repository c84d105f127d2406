import type { Cell } from '../api/contract.ts';

/** How a number is written; what a metric's `config.meta.format` says. */
export interface NumberFormat {
  /** ISO 4217, such as `USD`. */
  currency?: string;
  /** Digits behind the point. Default: as many as the value has, two at most; two for money. */
  decimals?: number;
  /** What stands behind it, such as `min`. */
  unit?: string;
  /** Whether 0.25 is written as 25%. */
  isPercent?: boolean;
}

/** What stands for a value that is not there: never 0, which is a value. */
export const none = '–';

/** One locale for everybody: a link shows the same page to all who open it. */
export const locale = 'en-US';

const formats = new Map<string, Intl.NumberFormat>();

/** In full, for tables and tooltips: 2,328.60 · $2,328.60 · 12.5% · 3.2 min. Digits that came as text stay exact. */
export function number(value: Cell | undefined, format: NumberFormat = {}): string {
  return write(value, format, {
    ...decimals(format, format.currency ? 2 : 0, format.isPercent ? 1 : 2),
    ...kind(format),
  });
}

/** As short as a headline needs it: 12.5 · 2,329 · 148K · 1.23M. */
export function compact(value: Cell | undefined, format: NumberFormat = {}): string {
  const size = Math.abs(Number(value));
  if (format.isPercent || size < 1000) return number(value, format);
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
  const text = number(Math.sign(size) * left, { decimals: at > 0 && left < 10 ? 1 : 0 });
  return `${text}\u00a0${units[at]}`;
}

/** The number that a value is; null where it is none. */
export function toNumber(value: Cell | undefined): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : null;
}

function write(value: Cell | undefined, format: NumberFormat, options: Intl.NumberFormatOptions): string {
  if (toNumber(value) === null) return value === null || value === undefined || value === '' ? none : String(value);
  const text = formatOf(options).format(value as number | Intl.StringNumericLiteral).replace('-', '−');
  const shown = /^−[0.,%$]*$/.test(text) ? text.slice(1) : text; // −0 is 0
  return format.unit ? `${shown}\u00a0${format.unit}` : shown;
}

function kind(format: NumberFormat): Intl.NumberFormatOptions {
  if (format.currency) return { style: 'currency', currency: format.currency, currencyDisplay: 'narrowSymbol' };
  return format.isPercent ? { style: 'percent' } : {};
}

function decimals(format: NumberFormat, least: number, most: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: format.decimals ?? least, maximumFractionDigits: format.decimals ?? most };
}

function formatOf(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, known);
  return known;
}

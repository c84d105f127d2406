import type { Cell, DurationUnit } from '../api/contract.ts';

/** How a number is written; what `format` says in a tile, a metric or a column. */
export interface NumberFormat {
  /** ISO 4217, such as `USD`. */
  currency?: string;
  /** Digits behind the point. Default: as many as the value has, two at most; two for money. */
  decimals?: number;
  /** What stands behind it, such as `min`. */
  unit?: string;
  /** Whether 0.25 is written as 25%. */
  isPercent?: boolean;
  /** Whether 1,200,000 is written as 1.2 MB. */
  isBytes?: boolean;
  /** What it counts where it is written as a time: 200 seconds as 3 min 20 s. */
  duration?: DurationUnit;
  /** Whether large numbers are short everywhere. */
  isCompact?: boolean;
}

/** What stands for a value that is not there: never 0, which is a value. */
export const none = '–';

/** One locale for everybody: a link shows the same page to all who open it. */
export const locale = 'en-US';

const formats = new Map<string, Intl.NumberFormat>();

/** Digits with their currency, percent sign or unit: 2,328.60 · $2,328.60 · 12.5% · 3.2 min. Those that came as text stay exact. */
export function digits(value: Cell | undefined, format: NumberFormat = {}): string {
  return write(value, format, {
    ...decimals(format, format.currency ? 2 : 0, format.isPercent ? 1 : 2),
    ...kind(format),
  });
}

/** The number that a value is; null where it is none. */
export function toNumber(value: Cell | undefined): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : null;
}

/** Digits as `options` have them. */
export function write(value: Cell | undefined, format: NumberFormat, options: Intl.NumberFormatOptions): string {
  if (toNumber(value) === null) return value === null || value === undefined || value === '' ? none : String(value);
  const text = formatOf(options).format(value as number | Intl.StringNumericLiteral).replace('-', '−');
  const shown = /^−[0.,%$]*$/.test(text) ? text.slice(1) : text; // −0 is 0
  return format.unit ? `${shown}\u00a0${format.unit}` : shown;
}

export function kind(format: NumberFormat): Intl.NumberFormatOptions {
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

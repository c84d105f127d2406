import type { Cell, FilterDefinition, RangeStep } from '../../lib/api/contract.ts';
import { number } from '../../lib/format/numbers.ts';

/** The ends of a span as they are typed; empty: open. */
export interface Span {
  from: string;
  to: string;
}

/** Digits as the server reads them: exact, whatever their number. */
const amount = /^-?(\d+(\.\d*)?|\.\d+)$/;

export const isAmount = (text: string): boolean => text.trim() === '' || amount.test(text.trim());

/** The ends of `10..20`, `10..` and `..20`; one number alone is both. */
export function spanOf(text: string): Span {
  const [from = '', to] = text.split('..');
  return { from, to: to ?? from };
}

/** As the address writes it; empty where both ends are open. Ends that stand the wrong way round are turned. */
export function spanText(from: string, to: string): string {
  const [first, last] = [from.trim(), to.trim()];
  if (!first && !last) return '';
  return first && last && Number(first) > Number(last) ? `${last}..${first}` : `${first}..${last}`;
}

/** A span in words, as chips and controls say it; empty: everything. */
export function spanWords(filter: FilterDefinition, text: string): string {
  const { from, to } = spanOf(text);
  const written = (end: string): string => (isAmount(end) ? number(end, filter.format) : end);
  if (!from && !to) return '';
  if (!from) return `up to ${written(to)}`;
  if (!to) return `from ${written(from)}`;
  return from === to ? written(from) : `${written(from)} – ${written(to)}`;
}

/** An end that there is, to be typed over. */
export const amountText = (value: Cell | undefined): string => (value === null || value === undefined ? '' : String(value));

/** Whether a step of the histogram has numbers of a span. */
export function isWithin(step: RangeStep, { from, to }: Span): boolean {
  return (!from || !isAmount(from) || step.to > Number(from)) && (!to || !isAmount(to) || step.from <= Number(to));
}

import type { FilterDefinition } from '../../lib/api/contract.ts';
import { dayOf, periodText } from './periods.ts';
import { spanWords } from './ranges.ts';

/** What a filter is set to, in words; empty: nothing. */
export function valuesText(filter: FilterDefinition, values: readonly string[]): string {
  if (filter.kind === 'period') return periodText(values[0] ?? 'all time', dayOf(filter.newest));
  return filter.kind === 'range' ? spanWords(filter, values[0] ?? '') : values.map((value) => valueText(filter, value)).join(', ');
}

/** A value of a filter, as its control calls it. */
export function valueText(filter: FilterDefinition, value: string): string {
  return filter.kind === 'boolean' ? (value === 'true' ? 'Yes' : 'No') : value;
}

/** A choice of a parameter in words: `album_artist` is Album artist. */
export const choiceText = (choice: string): string => choice.charAt(0).toUpperCase() + choice.slice(1).replaceAll('_', ' ');

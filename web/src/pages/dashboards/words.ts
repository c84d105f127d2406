import type { FilterDefinition } from '../../lib/api/contract.ts';
import { periodText } from './periods.ts';

/** What a filter is set to, in words; empty: nothing. */
export function valuesText(filter: FilterDefinition, values: readonly string[]): string {
  return filter.kind === 'period' ? periodText(values[0] ?? 'all time') : values.map((value) => valueText(filter, value)).join(', ');
}

/** A value of a filter, as its control calls it. */
export function valueText(filter: FilterDefinition, value: string): string {
  return filter.kind === 'boolean' ? (value === 'true' ? 'Yes' : 'No') : value;
}

/** A choice of a parameter in words: `album_artist` is Album artist. */
export const choiceText = (choice: string): string => choice.charAt(0).toUpperCase() + choice.slice(1).replaceAll('_', ' ');

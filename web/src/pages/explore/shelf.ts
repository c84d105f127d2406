import type { ExploreFact, FieldChoice } from '../../lib/api/contract.ts';

/** What a person picked. It stands in the address and nowhere else: `m` measures, `d` columns in their order, `f.TABLE.COLUMN` filters. */
export interface Shelf {
  measures: string[];
  /** Columns to group by, times among them. */
  columns: string[];
  /** Values by column; a filter that was added and has none yet has an empty list. */
  filters: Record<string, string[]>;
  /** The chart that was chosen; null: the one that suits. */
  kind: string | null;
  grain: string | null;
  /** `FIELD asc` or `FIELD desc`. */
  sort: string | null;
  limit: number | null;
}

/** A change of the address: null takes a key away. */
export type Change = Record<string, string | string[] | null>;

export const grains = ['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const;

const most = 10_000;

/** Whether so many rows may be asked for. */
export const isLimit = (limit: number): boolean => Number.isInteger(limit) && limit > 0 && limit <= most;

export function shelfOf(search: URLSearchParams): Shelf {
  const limit = Number(search.get('limit'));
  const filters: Record<string, string[]> = {};
  for (const key of search.keys())
    if (key.startsWith('f.')) filters[key.slice(2)] = valuesOf(search.getAll(key));
  return {
    measures: unique(search.getAll('m')),
    columns: unique(search.getAll('d')),
    filters,
    kind: search.get('kind'),
    grain: search.get('grain'),
    sort: search.get('sort'),
    limit: isLimit(limit) ? limit : null,
  };
}

/** Puts a field on the shelf, or takes it off. What was sorted by something that is gone is not sorted. */
export function toggle(shelf: Shelf, key: 'm' | 'd', field: string): Change {
  const had = key === 'm' ? shelf.measures : shelf.columns;
  const now = had.includes(field) ? had.filter((one) => one !== field) : [...had, field];
  return { [key]: now.length > 0 ? now : null, ...(shelf.sort && sortField(shelf.sort) === field && had.includes(field) ? { sort: null } : {}) };
}

/** Moves a column to the front: the first one is along the chart. */
export function toFront(shelf: Shelf, field: string): Change {
  return { d: [field, ...shelf.columns.filter((one) => one !== field)] };
}

export function setFilter(field: string, values: readonly string[]): Change {
  return { [`f.${field}`]: values.length > 0 ? [...values] : '' };
}

export const dropFilter = (field: string): Change => ({ [`f.${field}`]: null });

/** What is sorted by, without its direction. */
export const sortField = (sort: string): string => sort.replace(/ (asc|desc)$/, '');

/** Everything that can be picked of a fact, by its text. */
export function fieldsOf(fact: ExploreFact): Map<string, FieldChoice> {
  const all = [...fact.metrics, ...fact.times, ...fact.tables.flatMap((table) => table.fields)];
  return new Map(all.map((field) => [field.text, field]));
}

const sums: Record<string, string> = { sum: 'Sum of', avg: 'Average', min: 'Least', max: 'Greatest' };

/** What a person calls a field, also one that was added up here. */
export function labelOf(fact: ExploreFact, text: string): string {
  if (text === 'count(*)') return 'Number of rows';
  const fields = fieldsOf(fact);
  const added = /^(sum|avg|min|max)\((.+)\)$/.exec(text);
  if (added) return `${sums[added[1]!]} ${(fields.get(added[2]!)?.label ?? added[2]!).toLowerCase()}`;
  const counted = /^count\(distinct (.+)\)$/.exec(text);
  if (counted) return `Different ${(fields.get(counted[1]!)?.label ?? counted[1]!).toLowerCase()}`;
  return fields.get(text)?.label ?? text;
}

/** A title that says what is on the shelf: “Revenue by Genre and Country”. */
export function titleOf(fact: ExploreFact, shelf: Shelf): string {
  const names = (texts: string[]) => texts.map((text) => labelOf(fact, text));
  const what = listed(names(shelf.measures)) || fact.label;
  const by = listed(names(shelf.columns));
  return by ? `${what} by ${by}` : what;
}

/** Words with commas, and “and” before the last. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}

function valuesOf(values: string[]): string[] {
  return values.length === 1 && values[0] === '' ? [] : values;
}

const unique = (texts: string[]) => [...new Set(texts)];

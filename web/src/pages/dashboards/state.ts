import type { DashboardDefinition, FilterDefinition, ParameterDefinition, TileDefinition } from '../../lib/api/contract.ts';

/** What a viewer chose stands in the address and nowhere else: `f.` filters, `p.` parameters, `m.` clicked marks, `d.` drills. */
const chosen = /^[fpmd]\./;

/** A member that was clicked in a tile. */
export interface Mark {
  tile: string;
  field: string;
  grain: string | null;
  values: string[];
}

/** A member of a field that can be clicked. */
export interface Click {
  field: string;
  value: string;
  grain?: string;
}

/** A change of the address: null takes a key away. */
export type Change = Record<string, string | string[] | null>;

/** What of the page's address the server is asked with. */
export function asked(search: URLSearchParams, zone: string): URLSearchParams {
  const query = new URLSearchParams();
  for (const [key, value] of search) if (chosen.test(key)) query.append(key, value);
  query.set('tz', zone);
  return query;
}

/** The values of a filter: those of the address, else its default; `f.NAME=` means none. */
export function valuesOf(search: URLSearchParams, filter: FilterDefinition): string[] {
  const key = `f.${filter.name}`;
  if (!search.has(key)) return filter.default;
  const values = search.getAll(key);
  return values.length === 1 && values[0] === '' ? [] : values;
}

/** Sets a filter; one that is as it is by default leaves the address. */
export function setFilter(filter: FilterDefinition, values: readonly string[]): Change {
  const key = `f.${filter.name}`;
  if (same(values, filter.default)) return { [key]: null };
  return { [key]: values.length === 0 ? '' : [...values] };
}

export function choiceOf(search: URLSearchParams, parameter: ParameterDefinition): string {
  return search.get(`p.${parameter.name}`) ?? parameter.default;
}

export function setParameter(parameter: ParameterDefinition, value: string): Change {
  return { [`p.${parameter.name}`]: value === parameter.default ? null : value };
}

/** The marks of the address, in its order. */
export function marksOf(search: URLSearchParams): Mark[] {
  const keys = [...new Set([...search.keys()].filter((key) => key.startsWith('m.')))];
  return keys.map((key) => {
    const dot = key.indexOf('.', 2);
    const [field = '', grain = null] = key.slice(dot + 1).split('@');
    return { tile: key.slice(2, dot), field, grain, values: search.getAll(key) };
  });
}

/** A click on a mark: chosen when it was not, given up when it was. A click elsewhere in the tile takes its place. */
export function toggleMark(search: URLSearchParams, tile: string, click: Click): Change {
  const key = keyOf(tile, click);
  const had = search.getAll(key).includes(click.value);
  return { ...clearMarks(search, tile), [key]: had ? null : click.value };
}

/** The same with these members of a tile clicked, and no others of it. */
export function onlyMarks(query: URLSearchParams, tile: string, clicks: readonly Click[]): URLSearchParams {
  const others = [...query].filter(([key]) => !key.startsWith(`m.${tile}.`));
  return new URLSearchParams([...others, ...clicks.map((click) => [keyOf(tile, click), click.value])]);
}

const keyOf = (tile: string, { field, grain }: Click): string => `m.${tile}.${field}${grain ? `@${grain}` : ''}`;

/** Gives up what was clicked in a tile, or in all of them. */
export function clearMarks(search: URLSearchParams, tile?: string): Change {
  const start = tile === undefined ? 'm.' : `m.${tile}.`;
  return Object.fromEntries([...search.keys()].filter((key) => key.startsWith(start)).map((key) => [key, null]));
}

/** The members that a tile was gone into, outermost first. */
export function drillOf(search: URLSearchParams, tile: string): string[] {
  return search.getAll(`d.${tile}`);
}

/** Whether a click on this field goes deeper: it is a level of the tile's, and not its last one. */
export function canDrill(search: URLSearchParams, tile: TileDefinition, field: string): boolean {
  const gone = drillOf(search, tile.id).length;
  return gone < tile.drill.length - 1 && tile.drill[gone] === field;
}

/** Everything back to how the file has it. */
export function clearAll(search: URLSearchParams): Change {
  return Object.fromEntries([...search.keys()].filter((key) => chosen.test(key)).map((key) => [key, null]));
}

/** Whether the viewer chose anything. */
export function isNarrowed(search: URLSearchParams): boolean {
  return [...search.keys()].some((key) => chosen.test(key));
}

/** What is chosen, in words, with what takes it back. */
export interface Active {
  label: string;
  value: string;
  clear: Change;
}

/** The chips of a page: filters that the viewer set, and marks that were clicked. What the file sets stands in its control. */
export function activeOf(search: URLSearchParams, page: DashboardDefinition, words: (filter: FilterDefinition, values: string[]) => string): Active[] {
  const filters = page.filters
    .filter((filter) => search.has(`f.${filter.name}`))
    .map((filter) => ({ filter, values: valuesOf(search, filter) }))
    .filter(({ filter, values }) => values.length > 0 && !(filter.kind === 'period' && values[0] === 'all time'))
    .map(({ filter, values }) => ({ label: filter.label, value: words(filter, values), clear: { [`f.${filter.name}`]: null } as Change }));
  const marks = marksOf(search).map((mark) => ({ label: labelOf(mark.field), value: mark.values.join(', '), clear: clearMarks(search, mark.tile) }));
  return [...filters, ...marks];
}

/** A column in words: `dim_track.media_type` is Media type. */
export function labelOf(field: string): string {
  const words = field.slice(field.lastIndexOf('.') + 1).replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at]);
}

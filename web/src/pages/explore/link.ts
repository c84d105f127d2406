import { address } from '../../lib/api/client.ts';
import type { DashboardDefinition, ExploreFact, TileDefinition } from '../../lib/api/contract.ts';
import { choiceOf, drillOf, marksOf, valuesOf } from '../dashboards/state.ts';
import { kinds, takesGrain, takesOrder } from './kinds.ts';
import { fieldsOf, grains, isLimit, sortField } from './shelf.ts';

const column = /^[A-Za-z_]\w*\.[A-Za-z_]\w*$/;
const metric = /^[A-Za-z_]\w*$/;
const ordered = / (asc|desc)$/;

type Explored = Pick<TileDefinition, 'kind' | 'channels'> & Partial<Pick<TileDefinition, 'id' | 'terms' | 'period' | 'canTrace'>>;
type Around = Pick<DashboardDefinition, 'filters' | 'parameters'>;

/** What an address takes over, and under `left` the keys of what it cannot. */
interface Taken {
  query: Record<string, string | string[]>;
  left: string[];
}

/** Where a tile can be explored, as a viewer sees it now; null where it shows more than metrics and columns. */
export function exploreLink(tile: Explored, dashboard: Around = { filters: [], parameters: [] }, search = new URLSearchParams()): string | null {
  // What a tile has of a query of its own, or of a live table, is of no fact.
  if (tile.canTrace === false) return null;
  const fields = Object.entries(tile.channels)
    .filter(([channel]) => channel !== 'bars' && !isOfTrend(tile, channel))
    .flatMap(([, text]) => text.split(', '));
  const [columns, measures] = [fields.filter((text) => column.test(text)), fields.filter((text) => metric.test(text))];
  if (measures.length === 0 || columns.length + measures.length < fields.length || !kinds.some((one) => one.kind === tile.kind)) return null;
  const [rows, filters] = [rowsOf(tile, fields, dashboard, search), filtersOf(tile, dashboard, search)];
  const left = [...new Set([...(tile.terms?.others ?? []), ...rows.left, ...filters.left])];
  return address('/explore', { m: [...new Set(measures)], d: [...new Set(columns)], kind: tile.kind, ...rows.query, ...filters.query, left });
}

/** The fact that has all that an address picks; undefined where none does, or nothing is picked. */
export function factOf(facts: readonly ExploreFact[], search: URLSearchParams): ExploreFact | undefined {
  const picked = [...search.getAll('m'), ...search.getAll('d')];
  return picked.length === 0 ? undefined : facts.find((fact) => picked.every((text) => fieldsOf(fact).has(text)));
}

/** An address as its fact can answer it: what it is filtered by that the fact does not reach is left behind. */
export function arrival(fact: ExploreFact, search: URLSearchParams): URLSearchParams {
  const fields = fieldsOf(fact);
  const found = new URLSearchParams(search);
  for (const key of new Set(search.keys()))
    if (key.startsWith('f.') && !fields.has(key.slice(2))) {
      found.delete(key);
      found.append('left', key);
    }
  return found;
}

/** The time along which a number's course is drawn groups nothing. */
const isOfTrend = (tile: Explored, channel: string) => tile.kind === 'number' && channel === 'x';

function rowsOf({ kind, terms }: Explored, fields: readonly string[], dashboard: Around, search: URLSearchParams): Taken {
  const taken: Taken = { query: {}, left: [] };
  const take = (key: string, value: string, fits: boolean) => (fits ? void (taken.query[key] = value) : void taken.left.push(key));
  if (terms?.grain) {
    const parameter = dashboard.parameters.find((one) => `$${one.name}` === terms.grain);
    const grain = parameter ? choiceOf(search, parameter) : terms.grain;
    take('grain', grain, takesGrain(kind) && grains.some((one) => one === grain));
  }
  const [sort, ...more] = terms?.sort ?? [];
  if (sort) take('sort', ordered.test(sort) ? sort : `${sort} asc`, takesOrder(kind) && more.length === 0 && fields.includes(sortField(sort)));
  if (terms?.limit) take('limit', String(terms.limit), takesOrder(kind) && isLimit(terms.limit));
  return taken;
}

/** The dashboard's filters by their columns, narrowed to what was clicked in other tiles. */
function filtersOf(tile: Explored, { filters }: Around, search: URLSearchParams): Taken {
  const taken: Taken = { query: {}, left: [] };
  const take = (field: string, values: string[]) => (column.test(field) ? void (taken.query[`f.${field}`] = values) : void taken.left.push(`f.${field}`));
  // A period of the tile's own takes the place of the dashboard's.
  const period = filters.find((filter) => filter.kind === 'period');
  const own = tile.period && !tile.period.startsWith('$') && period ? tile.period : undefined;
  if (tile.period && !own) taken.left.push('period');
  for (const filter of filters) {
    const values = filter === period && own ? [own] : valuesOf(search, filter);
    if (values.length > 0 && values[0] !== 'all time') take(filter.field, values);
  }
  for (const mark of marksOf(search).filter((one) => one.tile !== tile.id)) {
    if (mark.grain) taken.left.push(`f.${mark.field}`);
    else take(mark.field, mark.values);
  }
  if (tile.id && drillOf(search, tile.id).length > 0) taken.left.push('drill');
  return taken;
}

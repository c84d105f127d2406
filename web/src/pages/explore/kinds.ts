import type { ExploreFact, ExploreDraft, TileKind } from '../../lib/api/contract.ts';
import { fieldsOf, type Shelf } from './shelf.ts';

/** What is on the shelf, sorted by what charts can do with it. */
interface Parts {
  measures: string[];
  /** In the order of the shelf. */
  columns: string[];
  times: string[];
  /** Columns that are no times. */
  others: string[];
  /** Columns of numbers. */
  numbers: string[];
  places: string[];
}

type Channels = Record<string, string[]>;

/** A chart: what it says when the shelf does not suit it, and where it puts what is there when it does. */
interface Kind {
  kind: TileKind;
  label: string;
  channels: (parts: Parts) => Channels | string;
}

const place = /country|nation|(^|[._])state($|_)/i;

export const kinds: readonly Kind[] = [
  {
    kind: 'number',
    label: 'Number',
    channels: ({ measures, columns }) => (measures.length === 1 && columns.length === 0 ? { value: measures } : 'A number shows one metric, and nothing that it is grouped by.'),
  },
  { kind: 'line', label: 'Line', channels: (parts) => alongTime(parts, 'A line') },
  { kind: 'area', label: 'Area', channels: (parts) => alongTime(parts, 'An area') },
  {
    kind: 'bar',
    label: 'Bar',
    channels: ({ measures, columns }) => {
      if (measures.length === 0 || columns.length === 0) return 'Bars need a metric, and a column to group it by.';
      if (columns.length > 2) return 'Bars are grouped by two columns at most.';
      if (columns.length === 2 && measures.length > 1) return 'Bars of several metrics are grouped by one column.';
      return { x: [columns[0]!], y: measures, ...colorOf(columns[1]) };
    },
  },
  {
    kind: 'heatmap',
    label: 'Heatmap',
    channels: ({ measures, columns }) =>
      measures.length === 1 && columns.length === 2 ? { x: [columns[0]!], y: [columns[1]!], color: measures } : 'A heatmap needs one metric and two columns.',
  },
  {
    kind: 'map',
    label: 'Map',
    channels: ({ measures, columns, places }) => {
      if (places.length !== 1 || columns.length !== 1) return 'A map needs one column of countries or states, and no other.';
      if (measures.length === 0 || measures.length > 2) return 'A map needs a metric for its colour, and takes a second one for the size of its marks.';
      return { region: places, color: [measures[0]!], ...(measures[1] ? { size: [measures[1]] } : {}) };
    },
  },
  {
    kind: 'scatter',
    label: 'Scatter',
    channels: ({ measures, columns }) => {
      if (measures.length < 2 || measures.length > 3) return 'A scatter needs two metrics, and takes a third one for the size of its points.';
      if (columns.length === 0 || columns.length > 2) return 'A scatter needs a column whose members are its points, and takes a second one for their colour.';
      return { x: [measures[0]!], y: [measures[1]!], by: [columns[0]!], ...(measures[2] ? { size: [measures[2]] } : {}), ...colorOf(columns[1]) };
    },
  },
  {
    kind: 'histogram',
    label: 'Histogram',
    channels: ({ measures, columns, numbers }) =>
      measures.length === 0 && columns.length === 1 && numbers.length === 1 ? { x: numbers } : 'A histogram shows one column of numbers, and no metric.',
  },
  {
    kind: 'box',
    label: 'Box',
    channels: ({ measures, columns, numbers }) => {
      const along = columns.filter((column) => column !== numbers[0]);
      if (measures.length > 0 || numbers.length === 0 || along.length > 1) return 'Boxes show one column of numbers by one other column, and no metric.';
      return { y: [numbers[0]!], ...(along[0] ? { x: along } : {}) };
    },
  },
  {
    kind: 'funnel',
    label: 'Funnel',
    channels: ({ measures, columns }) => (measures.length > 1 && columns.length === 0 ? { steps: measures } : 'A funnel needs two metrics or more, and nothing that they are grouped by.'),
  },
  {
    kind: 'sankey',
    label: 'Sankey',
    channels: ({ measures, columns, times }) =>
      measures.length === 1 && columns.length === 2 && times.length === 0 ? { source: [columns[0]!], target: [columns[1]!], value: measures } : 'A Sankey needs one metric and two columns that are no times.',
  },
  {
    kind: 'table',
    label: 'Table',
    channels: ({ measures, columns }) => (measures.length + columns.length > 0 ? { columns: [...columns, ...measures] } : 'A table needs something to show.'),
  },
  {
    kind: 'pivot',
    label: 'Pivot',
    channels: ({ measures, columns }) =>
      measures.length > 0 && columns.length > 1 ? { rows: columns.slice(0, -1), columns: [columns.at(-1)!], values: measures } : 'A pivot needs a metric and two columns or more.',
  },
];

const withGrain = new Set(['line', 'area', 'bar', 'heatmap', 'table']);
const withOrder = new Set(['bar', 'table']);

/** The chart that suits what is on the shelf; null while there is nothing. */
export function suggest(fact: ExploreFact, shelf: Shelf): TileKind | null {
  const { measures, columns, times, others, numbers, places } = partsOf(fact, shelf);
  if (measures.length + columns.length === 0) return null;
  if (columns.length === 0) return measures.length === 1 ? 'number' : 'table';
  if (measures.length === 0) return columns.length === 1 && numbers.length === 1 ? 'histogram' : 'table';
  if (times.length > 0) return times.length === 1 && others.length + Math.min(measures.length, 2) <= 2 ? 'line' : 'table';
  if (columns.length === 1) return places.length === 1 && measures.length === 1 ? 'map' : 'bar';
  return columns.length === 2 && measures.length === 1 ? 'heatmap' : 'table';
}

/** The chart that is shown: the chosen one, else that which suits. */
export function kindOf(fact: ExploreFact, shelf: Shelf): TileKind | null {
  return kinds.find((one) => one.kind === shelf.kind)?.kind ?? suggest(fact, shelf);
}

/** Why a chart cannot show what is on the shelf; null: it can. */
export function obstacle(fact: ExploreFact, shelf: Shelf, kind: TileKind): string | null {
  const channels = channelsOf(fact, shelf, kind);
  return typeof channels === 'string' ? channels : null;
}

/** What the server is asked; null where there is nothing to show yet, or the chart cannot show it. */
export function draftOf(fact: ExploreFact, shelf: Shelf): ExploreDraft | null {
  const kind = kindOf(fact, shelf);
  const channels = kind && channelsOf(fact, shelf, kind);
  if (!kind || !channels || typeof channels === 'string') return null;
  const hasTime = partsOf(fact, shelf).times.length > 0;
  return {
    fact: fact.name,
    kind,
    channels,
    filters: Object.fromEntries(Object.entries(shelf.filters).filter(([, values]) => values.length > 0 && values[0] !== 'all time')),
    ...(shelf.grain && hasTime && withGrain.has(kind) ? { grain: shelf.grain } : {}),
    sort: shelf.sort && withOrder.has(kind) ? [shelf.sort] : [],
    ...(shelf.limit && withOrder.has(kind) ? { limit: shelf.limit } : {}),
  };
}

/** Whether a chart is cut to units of time, and whether it has an order and an end. */
export const takesGrain = (kind: TileKind | null): boolean => kind !== null && withGrain.has(kind);
export const takesOrder = (kind: TileKind | null): boolean => kind !== null && withOrder.has(kind);

/** A draft as the query string of `/api/explore/data`. */
export function queryOf(draft: ExploreDraft, zone: string): URLSearchParams {
  const query = new URLSearchParams({ fact: draft.fact, kind: draft.kind });
  for (const [channel, fields] of Object.entries(draft.channels)) for (const field of fields) query.append(channel, field);
  for (const [field, values] of Object.entries(draft.filters)) for (const value of values) query.append(`f.${field}`, value);
  for (const sort of draft.sort) query.append('sort', sort);
  if (draft.grain) query.set('grain', draft.grain);
  if (draft.limit) query.set('limit', String(draft.limit));
  query.set('tz', zone);
  return query;
}

function channelsOf(fact: ExploreFact, shelf: Shelf, kind: TileKind): Channels | string {
  const found = kinds.find((one) => one.kind === kind);
  return found ? found.channels(partsOf(fact, shelf)) : 'There is no such chart here.';
}

function partsOf(fact: ExploreFact, shelf: Shelf): Parts {
  const fields = fieldsOf(fact);
  const isTime = (text: string) => ['date', 'time'].includes(fields.get(text)?.type ?? '');
  const { measures, columns } = shelf;
  return {
    measures,
    columns,
    times: columns.filter(isTime),
    others: columns.filter((text) => !isTime(text)),
    numbers: columns.filter((text) => fields.get(text)?.type === 'number'),
    places: columns.filter((text) => fields.get(text)?.type === 'text' && place.test(text.slice(text.indexOf('.') + 1))),
  };
}

function alongTime({ measures, times, others }: Parts, name: string): Channels | string {
  if (measures.length === 0 || times.length !== 1) return `${name} needs a metric and one time.`;
  if (others.length > 1) return `${name} is parted by one column at most.`;
  if (others.length === 1 && measures.length > 1) return `${name} of several metrics is parted by no column.`;
  return { x: times, y: measures, ...colorOf(others[0]) };
}

function colorOf(column: string | undefined): Channels {
  return column ? { color: [column] } : {};
}

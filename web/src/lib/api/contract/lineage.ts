// Printed from the records that the app's addresses answer with, by tests/Mixdown.GoldenTests/Contract.
// Change those, and have it printed anew: ./mx golden accept Contract

import type { CatalogLink, CatalogRows, Cell } from './shared.ts';

/** What breaks when a column is dropped or renamed. */
export interface ColumnImpact {
  /** The id of its table. */
  node: string;
  /** The column. */
  column: string;
  /** What names it first, then what depends on that. */
  items: ImpactItem[];
  /** Tables that read the column's, and of which nobody can tell whether they need it. */
  unknown: string[];
}

/** Where a column comes from and where it goes. */
export interface ColumnPath {
  /** The id of its table. */
  node: string;
  /** The column. */
  column: string;
  /** The tables on the path, each with its columns on it. */
  map: LineageMap;
  /** From column to column. */
  steps: ColumnStep[];
  /** Tables that filter, join or group by the column: not its values, but their rows depend on it. */
  decidesRowsOf: CatalogLink[];
}

/** A step of a column's path. */
export interface ColumnStep {
  /** The id of the box that has the column. */
  from: string;
  /** The column. */
  fromColumn: string;
  /** The id of the box that uses it. */
  to: string;
  /** What is made of it there: a column, a metric, the title of a tile. */
  toColumn: string;
  /** `passedThrough`, `computed`, `aggregated`, `unknown`; `shown` by a tile, `measured` by a metric. */
  how: string;
}

/** Something that a change would break. */
export interface ImpactItem {
  /** What it is. */
  kind: ImpactKind;
  /** The id of the node that it is, or belongs to. */
  node: string;
  /** What a person calls it. */
  name: string;
  /** `file:line` of what is to be mended. */
  place: string;
  /** What of it: the columns that are made of the column, or what it does with it; empty: all of it. */
  detail: string;
  /** Whether it names the column itself; else it depends on what does. */
  isDirect: boolean;
}

/** What would miss a column. */
export type ImpactKind = 'model' | 'check' | 'metric' | 'filter' | 'tile' | 'exposure';

/** What reads what, drawn. */
export interface LineageMap {
  /** The boxes. */
  nodes: MapNode[];
  /** The arrows. */
  edges: MapEdge[];
  /** In pixels. */
  width: number;
  /** In pixels. */
  height: number;
  /** How many boxes there are without the selection. */
  total: number;
  /** What a person should know of the selection: a word that holds nothing. */
  warnings: string[];
}

/** An arrow of a lineage map. */
export interface MapEdge {
  /** The id of the box on its left. */
  from: string;
  /** The id of the box on its right. */
  to: string;
  /** x and y of each point in turn, from left to right. */
  points: number[];
}

/** A box of a lineage map. */
export interface MapNode {
  /** dbt's id; `load.NAME` and `stream.NAME` of what fills sources, `live.NAME` of live tables. */
  id: string;
  /** As in the catalog; `load`, `stream` or `live`. */
  kind: string;
  /** Its name. */
  name: string;
  /** The folder or the schema that it belongs to: boxes of one layer have one colour. */
  layer: string;
  /** Where its rows are; null where it has none. */
  relation?: string;
  /** How it is materialized; null for what is not built. */
  materialized?: string;
  /** What it is for; empty: nobody said. */
  description: string;
  /** dbt's word for how its last build ended; null where it was never built. */
  lastStatus?: string;
  /** Checks that did not pass when they were last run. */
  failingChecks: number;
  /** Of a map of columns, those on the path, from top to bottom; empty on a map of tables. */
  columns: string[];
  /** Its left side, in pixels. */
  x: number;
  /** Its upper side. */
  y: number;
  /** In pixels. */
  width: number;
  /** In pixels. */
  height: number;
}

/** The way from a value back to the records that it is made of. */
export interface Trace {
  /** What is traced, in a person's words. */
  title: string;
  /** From the value's own table back to sources; each names the step that led to it. */
  steps: TraceStep[];
}

/** The record that a row of a source was read from. */
export interface TraceRecord {
  /** `invoice.csv:27`; of a stream `topic/partition@offset`; empty where the row does not say. */
  place: string;
  /** The record as it stands in the file; null where it is not shown. */
  text?: string;
  /** Why it is not shown: the file is gone, or it holds personal values; null where it is. */
  why?: string;
}

/** The rows of one table that a value is made of. */
export interface TraceStep {
  /** The table. */
  table: CatalogLink;
  /** The place of the step that led here, from 0; null for the first. */
  from?: number;
  /** By which columns: `invoice_line_key = invoice_line_id`; of the first step what the value is narrowed by. */
  how: string;
  /** The columns that the value is made of here. */
  columns: string[];
  /** The query, with `$1` for values. */
  sql: string;
  /** How many rows there are. */
  count: number;
  /** The sums of those of `Columns` that are numbers and not named as keys (`…_id`, `…_key`). */
  sums: TraceSum[];
  /** The first of them. */
  rows: CatalogRows;
  /** Of a source, where the rows that are shown come from, in their order; empty for others. */
  records: TraceRecord[];
  /** Why the trail ends here, or leaves a table out; null where it goes on. */
  end?: string;
}

/** The sum of a column over the rows of a step. */
export interface TraceSum {
  /** The column. */
  column: string;
  /** null where no row has a value. */
  sum?: Cell;
}

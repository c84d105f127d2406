// Printed from the records that the app's addresses answer with, by tests/Mixdown.GoldenTests/Contract.
// Change those, and have it printed anew: ./mx golden accept Contract

import type { CatalogFact, CatalogLink, CatalogNode } from './shared.ts';

/** A check, and what it found last. */
export interface CatalogCheck {
  /** dbt's id. */
  id: string;
  /** What it asks in a few words: `unique`, `relationships: dim_customer.customer_key`. */
  name: string;
  /** dbt's word: pass, warn, fail, error, skipped; null where it was never run. */
  status?: string;
  /** Rows that broke the rule. */
  failures: number;
  /** When it was run; null where it never was. */
  at?: string;
}

/** A column of a table. */
export interface CatalogColumn {
  /** As the table spells it. */
  name: string;
  /** The engine's name of its type; null where it is not known. */
  type?: string;
  /** What it holds; empty: nobody said. */
  description: string;
  /** Its labels. */
  tags: string[];
  /** Its checks. */
  checks: CatalogCheck[];
  /** How it is made: `passedThrough`, `computed`, `aggregated`, `constant`; null where it is read off a file, or nobody can tell. */
  origin?: string;
  /** What it is made of, `table.column`. */
  madeOf: string[];
  /** Whether its values are personal, and not shown: it is tagged `pii`, or made of what is. */
  isPersonal: boolean;
  /** Whether properties files describe it, and the table does not have it. */
  isMissing: boolean;
}

/** How old the newest row of a source may be. */
export interface CatalogFreshness {
  /** An age that warns, such as `12 hours`; null: none. */
  warnAfter?: string;
  /** An age that fails; null: none. */
  errorAfter?: string;
}

/** All that a project has. */
export interface CatalogList {
  /** Loads and streams, then the graph, each behind what it reads, then live tables. */
  nodes: CatalogNode[];
}

/** What the values of a table are like, and since when that is known. */
export interface CatalogProfile {
  /** The numbers. */
  profile: TableProfile;
  /** When the table was looked at; it has not changed since. */
  madeAt: string;
}

/** The SQL of a node. */
export interface CatalogSql {
  /** The file that holds it. */
  file: string;
  /** As it is written, with Jinja. */
  raw: string;
  /** As the engine gets it; null where it cannot be made now. */
  compiled?: string;
  /** Why not; null: it can. */
  problem?: string;
}

/** All that is known of one thing without reading its rows. */
export interface CatalogTable {
  /** As in the list. */
  node: CatalogNode;
  /** The file and the line that declare it; null for what no file declares. */
  declaredIn?: string;
  /** Free facts of its writers, by key. */
  meta: CatalogFact[];
  /** Its columns, in order. */
  columns: CatalogColumn[];
  /** Why its columns, or where they come from, are not known; null: they are. */
  unknown?: string;
  /** Checks of the table as a whole, or of several columns. */
  checks: CatalogCheck[];
  /** What it reads. */
  upstream: CatalogLink[];
  /** What reads it. */
  downstream: CatalogLink[];
  /** How old its newest row may be, and how old it was found; null where nothing is promised. */
  freshness?: CatalogFreshness;
  /** What brings its rows, for a source: a load or a stream; null for others. */
  filledBy?: CatalogLink;
  /** Facts of a metric or a dashboard: its type, its expression, its tiles. */
  facts: CatalogFact[];
  /** Whether a SELECT of its own makes it. */
  hasSql: boolean;
  /** Whether it has rows that can be looked at. */
  hasRows: boolean;
}

/** What the values of a column are like. */
export interface ColumnProfile {
  /** The column. */
  name: string;
  /** The engine's name of its type. */
  type: string;
  /** What the numbers below mean. */
  kind: ValueKind;
  /** Rows without a value. */
  nulls: number;
  /** How many different values there are, about; null where nobody can tell. */
  distinct?: number;
  /** The least value, as text; null where there is none, or it is hidden. */
  min?: string;
  /** The greatest value, as text. */
  max?: string;
  /** The least number: of a time its second since 1970, of a text its length. */
  low?: number;
  /** The greatest number, likewise. */
  high?: number;
  /** The mean, likewise. */
  mean?: number;
  /** A quarter of the values are not above it; null of texts. */
  firstQuartile?: number;
  /** Half of the values are not above it. */
  median?: number;
  /** Three quarters of the values are not above it. */
  thirdQuartile?: number;
  /** The most frequent values, the most frequent first. */
  frequent: FrequentValue[];
  /** How the numbers are spread, in steps of one width from the least to the greatest; empty where there is nothing to spread. */
  histogram: HistogramBar[];
}

/** A value and how often it occurs. */
export interface FrequentValue {
  /** As text. */
  value: string;
  /** Rows of those that were looked at. */
  count: number;
}

/** A step of a histogram. */
export interface HistogramBar {
  /** Where it begins. */
  from: number;
  /** Where it ends: of the last step its end belongs to it. */
  to: number;
  /** Rows of those that were looked at. */
  count: number;
}

/** A version of a lake table. */
export interface LakeVersion {
  /** From 0. */
  version: number;
  /** When it was committed. */
  at: string;
  /** What was done, in the writer's word; null where it did not say. */
  operation?: string;
  /** Rows that came; null where the writer left no counts. */
  rowsAdded?: number;
  /** Files that came. */
  filesAdded: number;
  /** Files that went. */
  filesRemoved: number;
  /** Bytes that came. */
  bytesAdded: number;
}

/** What was found. */
export interface SearchAnswer {
  /** What was asked. */
  query: string;
  /** The best first. */
  hits: SearchHit[];
  /** How many there are, those that are not listed too. */
  total: number;
}

/** Something that was found. */
export interface SearchHit {
  /** What. */
  found: SearchTerm;
  /** Where the words stand: `title` or `description`. */
  in: string;
}

/** Something that can be found. */
export interface SearchTerm {
  /** The id of the node that it is, or belongs to; of a page its address. */
  node: string;
  /** As in `Kind`; `column`, `tile` or `page`. */
  kind: string;
  /** What it is called. */
  title: string;
  /** What it belongs to, in a person's words: a column's table, a tile's dashboard; empty: to nothing. */
  parent: string;
  /** Names it within what it belongs to: a column's name, a tile's id; null for a node. */
  part?: string;
  /** What it is for. */
  description: string;
}

/** What the values of a table are like. */
export interface TableProfile {
  /** Rows of the table. */
  rows: number;
  /** Rows that were looked at: all, or a sample of a large table. */
  lookedAt: number;
  /** In the table's order. */
  columns: ColumnProfile[];
  /** Whether different values were counted; else their number is a guess, some 2 % off. */
  countsDistinct: boolean;
}

/** A publish of a node: from then on its readers see other rows. */
export interface TablePublish {
  /** When. */
  at: string;
  /** The run that published it. */
  runId: string;
  /** What the model was: publishes of one fingerprint come of the same SQL. */
  fingerprint: string;
  /** Whether the SQL is another one than before. */
  isNewSql: boolean;
}

/** What became of a table. */
export interface TableVersions {
  /** Its versions in the lake, the newest first; empty where it is not there. */
  lake: LakeVersion[];
  /** Its publishes in the warehouse, the newest first. */
  publishes: TablePublish[];
  /** Whether there are older ones. */
  isCut: boolean;
}

/** What can be said of a column's values. */
export type ValueKind = 'number' | 'time' | 'text' | 'flag' | 'plain' | 'hidden';

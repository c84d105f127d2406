// Printed from the records that the app's addresses answer with, by tests/Mixdown.GoldenTests/Contract.
// Change those, and have it printed anew: ./mx golden accept Contract

/** What the values of a column are, as a page sees them. */
export type AnswerType = 'text' | 'number' | 'boolean' | 'date' | 'localTime' | 'instant';

/** A fact with a name. */
export interface CatalogFact {
  /** What it is about. */
  name: string;
  /** As text. */
  value: string;
}

/** Something that is named beside another thing. */
export interface CatalogLink {
  /** dbt's id. */
  id: string;
  /** As in `Kind`. */
  kind: string;
  /** Its name. */
  name: string;
}

/** Something of the project in a list. */
export interface CatalogNode {
  /** dbt's id: names it in addresses; `load.NAME`, `stream.NAME`, `live.NAME` of what dbt does not know. */
  id: string;
  /**
   * dbt's word: `source`, `seed`, `snapshot`, `model`, `metric`, `exposure`; a dashboard is `dashboard`; `load`, `stream` and
   * `live` stand in `mixdown.yml`.
   */
  kind: string;
  /** Its name; of a dashboard its title. */
  name: string;
  /** Where its rows are, `schema.table`; null where it has none. */
  relation?: string;
  /** What it is for; empty: nobody said. */
  description: string;
  /** The folder under `models`, or the schema of a source: `bronze`, `silver`, `gold`. */
  layer: string;
  /** How it is materialized; null for what is not built. */
  materialized?: string;
  /** Who answers for it; null: nobody said. */
  owner?: CatalogOwner;
  /** The group that it belongs to; null: none. */
  group?: string;
  /** Its labels. */
  tags: string[];
  /** How many columns are known of it. */
  columns: number;
  /** How many checks look at it. */
  checks: number;
  /** What is known of its rows; null where it has none, or nothing was built or loaded. */
  state?: TableState;
  /** dbt's word for how its last build ended; null where it was never built. */
  lastStatus?: string;
  /** Checks that did not pass when they were last run. */
  failingChecks: number;
}

/** Who answers for something. */
export interface CatalogOwner {
  /** A person or a team. */
  name: string;
  /** Where to write; null: nobody said. */
  email?: string;
}

/** Rows of a table, to look at. */
export interface CatalogRows {
  /** In order. */
  columns: RowColumn[];
  /** Values row by row; of a personal column `***`, where it has one. */
  rows: Cell[][];
}

/** A value of a table: numbers that a double does not hold are texts of their digits, times are ISO 8601. */
export type Cell = string | number | boolean | null | Cell[] | { [name: string]: Cell };

/** How a check ended in one run. */
export interface CheckOutcome {
  /** The run. */
  run: string;
  /** When. */
  at: string;
  /** dbt's word: pass, warn, fail, error, skipped. */
  status: string;
  /** Rows that broke the rule. */
  failures: number;
  /** Its own time. */
  seconds: number;
}

/** What a number counts that is written as a time, such as `3 min 20 s`. */
export type DurationUnit = 'milliseconds' | 'seconds' | 'minutes' | 'hours';

/** A column of rows that are shown. */
export interface RowColumn {
  /** Its name. */
  name: string;
  /** The engine's name of its type. */
  type: string;
  /** What its values are, to a page. */
  kind: AnswerType;
  /** Whether its values are hidden. */
  isMasked: boolean;
}

/** How new a source is. */
export interface SourceFreshness {
  /** dbt's id. */
  id: string;
  /** Source and table. */
  name: string;
  /** An age that warns, in words; null for none. */
  warnAfter?: string;
  /** An age that fails, in words; null for none. */
  errorAfter?: string;
  /** How it ended last; `never` when it was never asked. */
  status: string;
  /** When its newest row came, as it was last asked; null when that is not known. */
  newestAt?: string;
  /** When it was last asked; null when it never was. */
  askedAt?: string;
  /** What was found last; empty when it is new enough. */
  message: string;
  /** How it ended of late, the newest last. */
  outcomes: CheckOutcome[];
}

/** What is known of a table without reading it. */
export interface TableState {
  /** How many rows it has; null where nobody counted them. */
  rows?: number;
  /** Whether `Rows` is what the engine guesses. */
  isEstimate: boolean;
  /** What it takes on disk; null where that is not known. */
  bytes?: number;
  /** When its content last changed: published, loaded, or an event committed. */
  changedAt?: string;
  /** The version of a table of the lake; null for others. */
  lakeVersion?: number;
}

/** How numbers are written: `format` of a tile, `config.meta.format` of a metric or a column. */
export interface ValueFormat {
  /** ISO 4217, such as `USD`; null: no money. */
  currency?: string;
  /** Digits behind the point; null: as many as the values have, two at most. */
  decimals?: number;
  /** What stands behind it, such as `min`; null: nothing. */
  unit?: string;
  /** Whether 0.25 is written as 25 %. */
  isPercent: boolean;
  /** Whether 1,200,000 is written as 1.2 MB. */
  isBytes: boolean;
  /** What it counts where it is written as a time: 200 seconds as 3 min 20 s; null: it is no time. */
  duration?: DurationUnit;
  /** Whether large numbers are short everywhere: 148K in place of 148,213. */
  isCompact: boolean;
}

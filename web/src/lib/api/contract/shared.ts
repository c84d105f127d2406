// Printed from the records that the app's addresses answer with, by tests/Mixdown.GoldenTests/Contract.
// Change those, and have it printed anew: ./mx golden accept Contract

/** A column of an answer. */
export interface AnswerColumn {
  /** What it shows. */
  meaning: TileColumn;
  /** What its values are. */
  type: AnswerType;
}

/** Why there is no answer. */
export interface AnswerProblem {
  /** The code of the error, MX…. */
  code: string;
  /** One sentence. */
  message: string;
  /** What to do; null where the message says it. */
  hint?: string;
  /** File, line and column of what is to be mended; null where it is no file's. */
  place?: string;
}

/** What the values of a column are, as a page sees them. */
export type AnswerType = 'text' | 'number' | 'boolean' | 'date' | 'localTime' | 'instant';

/** A period that is asked for, as the viewer's clock shows it. */
export interface AskedTime {
  /** In it; null: since ever. */
  from?: string;
  /** The first moment behind it; null: for ever. */
  to?: string;
}

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

/** What a column of a tile's answer is for: mostly a channel of the tile. */
export type ColumnRole = 'x' | 'y' | 'color' | 'size' | 'value' | 'before' | 'by' | 'region' | 'point' | 'lat' | 'lon' | 'source' | 'target' | 'step' | 'column' | 'row' | 'to' | 'from' | 'count' | 'low' | 'firstQuartile' | 'median' | 'thirdQuartile' | 'high' | 'rest' | 'place';

/** What a page needs to know of a dashboard before any of its tiles is answered. */
export interface DashboardDefinition {
  /** Names it in addresses. */
  id: string;
  /** What stands above it. */
  title: string;
  /** A line below the title; empty: none. */
  description: string;
  /** Who answers for it; null: nobody said. */
  owner?: string;
  /** Where to write to the owner; null: nobody said. */
  ownerEmail?: string;
  /** File and line where it begins. */
  place: string;
  /** What viewers may narrow it by. */
  filters: FilterDefinition[];
  /** What viewers may choose. */
  parameters: ParameterDefinition[];
  /** Rows of tiles. */
  rows: TileDefinition[][];
  /** What is wrong with the project's files as they are now: what is shown is the dashboard as it was when they were last right. */
  problems: FileProblem[];
  /** Changes when anything else here does. */
  version: string;
}

/** What a number counts that is written as a time, such as `3 min 20 s`. */
export type DurationUnit = 'milliseconds' | 'seconds' | 'minutes' | 'hours';

/** Something that is wrong with a file of the project. */
export interface FileProblem {
  /** The code of the error, MX…. */
  code: string;
  /** One sentence. */
  message: string;
  /** File, line and column; null where it is no file's. */
  place?: string;
  /** The lines there, with what is wrong underlined; null where there are none. */
  excerpt?: string;
  /** What to do; null where the message says it. */
  hint?: string;
}

/** A value that a filter can have. */
export interface FilterChoice {
  /** The value as text. */
  value: string;
  /** How many rows of the filter's table have it. */
  rows: number;
}

/** A filter as a page shows it. */
export interface FilterDefinition {
  /** Its name in addresses. */
  name: string;
  /** What stands beside it. */
  label: string;
  /** What a viewer chooses with. */
  kind: FilterKind;
  /** `TABLE.COLUMN`: what clicks on marks name too. */
  field: string;
  /** Whether several values can be chosen. */
  isMultiple: boolean;
  /** What can be chosen, the most frequent first; for a search the first ones of many. */
  choices: FilterChoice[];
  /** Whether there are more choices than these. */
  hasMore: boolean;
  /** What holds before anything is chosen; empty: everything. */
  default: string[];
  /** The smallest value that there is of a period or a range; null: there is none. */
  least?: Cell;
  /** The largest value that there is of a period or a range; null: there is none. */
  most?: Cell;
  /**
   * Of a period the newest time among the rows of the dashboard's fact, where periods such as `latest 7 days` end; null: nobody
   * can tell.
   */
  newest?: Cell;
  /** Of a range how many rows have which numbers, from the least to the greatest; empty: all have the same. */
  steps: RangeStep[];
  /** Of a range how its numbers are written; null: as they are. */
  format?: ValueFormat;
}

/** What a viewer chooses the values of a filter with. */
export type FilterKind = 'period' | 'choice' | 'multiple' | 'search' | 'boolean' | 'range';

/** A parameter as a page shows it. */
export interface ParameterDefinition {
  /** Its name in addresses. */
  name: string;
  /** What stands beside it. */
  label: string;
  /** What can be chosen. */
  choices: string[];
  /** What holds before anything is chosen. */
  default: string;
}

/** A step of a histogram behind a filter of numbers. */
export interface RangeStep {
  /** Where it begins. */
  from: number;
  /** Where the next one begins. */
  to: number;
  /** How many rows of the filter's table are in it. */
  rows: number;
}

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

/** A block or a span of prose: pages build it of elements and texts, so no markup of a file reaches a page. */
export interface TextBlock {
  /**
   * The element: `h1` to `h4`, `p`, `ul`, `ol`, `li`, `blockquote`, `pre`, `code`, `strong`, `em`, `a`, `hr`, `br`, `table`, `tr`,
   * `th`, `td`, `span`, `text`, or `value`: a number of the answer.
   */
  kind: string;
  /** What a `text` says. */
  text?: string;
  /** Where an `a` leads: http, https, mailto, or a page of the app. */
  link?: string;
  /** Of a `value`, its column in the answer, from 0; null for others. */
  column?: number;
  /** What is in it. */
  parts: TextBlock[];
}

/** What a tile shows now: enough to draw it, whoever draws. */
export interface TileAnswer {
  /** The tile's id. */
  tile: string;
  /** What the columns mean. */
  columns: AnswerColumn[];
  /** The values of each column, as many for each as there are rows. Times are ISO 8601; null stays null. */
  values: Cell[][];
  /** The course of a number tile that has one; null: it has none. */
  trend?: TileTrend;
  /**
   * What the tile's own period ends with where that is the newest data, as the values of a column are written; null: it has no
   * such period.
   */
  newest?: Cell;
  /** The period of what stands along x, which may begin before the first row and end behind the last; null: none is asked for. */
  asked?: AskedTime;
  /** How many rows there would be without the limit; null: these are all. */
  total?: number;
  /**
   * Up to when the data go that it was made of, in ISO 8601 as far as the column knows it: a day, a moment without a zone, an
   * instant with its offset; null where nobody can tell.
   */
  dataTo?: string;
  /** Why the data are older than they should be, in a sentence; null: they are not. */
  stale?: string;
  /** The run that says so; null where none does. */
  staleRun?: string;
  /** The labels of the filters that are set and do not reach it. */
  notFilteredBy: string[];
  /** Why it is compared with nothing although its file asks for it, in a sentence; null: it is, or the file does not. */
  notCompared?: string;
  /** What was asked, with `$1` for values. */
  sql: string;
  /** What prevented an answer; null: nothing. */
  problem?: AnswerProblem;
  /** The prose of a text tile as a tree of blocks; null for other kinds. */
  text?: TextBlock[];
  /** Changes when the answer may be another one. */
  version: string;
  /** How long the engine took, in milliseconds. */
  milliseconds: number;
}

/** A column of a tile's answer. */
export interface TileColumn {
  /** What a person calls it: the metric's label, the dimension's column in words. */
  label: string;
  /** What it is for. */
  role: ColumnRole;
  /**
   * The column that its values are members of, `TABLE.COLUMN`: what a click on one of them narrows the dashboard by; null for
   * numbers that are counted or added up.
   */
  field?: string;
  /** How its numbers are written; null: as they are. */
  format?: ValueFormat;
  /** The unit of time that its values were cut to: `second` to `year`; null: they were not. */
  grain?: string;
  /** Whether a bar is drawn behind its numbers in a table. */
  hasBar: boolean;
  /** Whether its numbers may be added up over members: false for averages, ratios and distinct counts. */
  isAdditive: boolean;
}

/** The frame of a tile. */
export interface TileDefinition {
  /** Names it in addresses. */
  id: string;
  /** How it is drawn. */
  kind: TileKind;
  /** What stands above it; empty: a text without one. */
  title: string;
  /** A line below the title; empty: none. */
  description: string;
  /** Its share of the row, in twelfths: 2.4 of five tiles that share one. */
  width: number;
  /** How much height its kind takes. */
  height: TileHeight;
  /** The columns by which a click goes deeper, outermost first. */
  drill: string[];
  /** Milliseconds after which a live tile may be drawn anew; null: it is not live. */
  live?: number;
  /** Its own period, in the file's words; null: that of the dashboard. */
  period?: string;
  /** What it compares with, in the file's words; null: nothing. */
  compare?: string;
  /**
   * Whether the rows behind its values can be followed to their sources: not those of a query of its own, of a live table, of
   * prose.
   */
  canTrace: boolean;
  /** What it shows, by channel, in the file's words. */
  channels: Record<string, string>;
  /** File and line where it stands. */
  place: string;
}

/** How much height a tile takes: kinds decide, so that the tiles of a row stand even. */
export type TileHeight = 'figure' | 'chart' | 'tall' | 'content';

/** What a tile shows its data as: in a file the key that its title stands behind. */
export type TileKind = 'number' | 'line' | 'area' | 'bar' | 'scatter' | 'heatmap' | 'histogram' | 'box' | 'funnel' | 'sankey' | 'map' | 'table' | 'pivot' | 'text' | 'timeline';

/** The course of a number: a time, then the number at each. */
export interface TileTrend {
  /** What the columns mean. */
  columns: AnswerColumn[];
  /** The values of each column. */
  values: Cell[][];
  /** What was asked, with `$1` for values. */
  sql: string;
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

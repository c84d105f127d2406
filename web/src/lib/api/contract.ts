// Printed from the records that the app's addresses answer with, by tests/Mixdown.GoldenTests/Contract.
// Change those, and have it printed anew: ./mx golden accept Contract

/** A value of a table: numbers that a double does not hold are texts of their digits, times are ISO 8601. */
export type Cell = string | number | boolean | null | Cell[] | { [name: string]: Cell };

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

/** A live tile shows something else. */
export interface Answered {
  /** What it shows now. */
  answer: TileAnswer;
}

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

/** A fact with a name. */
export interface CatalogFact {
  /** What it is about. */
  name: string;
  /** As text. */
  value: string;
}

/** How old the newest row of a source may be. */
export interface CatalogFreshness {
  /** An age that warns, such as `12 hours`; null: none. */
  warnAfter?: string;
  /** An age that fails; null: none. */
  errorAfter?: string;
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

/** All that a project has. */
export interface CatalogList {
  /** In the order of the graph: each behind what it reads. */
  nodes: CatalogNode[];
}

/** Something of the project in a list. */
export interface CatalogNode {
  /** dbt's id: names it in addresses. */
  id: string;
  /** dbt's word: `source`, `seed`, `snapshot`, `model`, `metric`, `exposure`; a dashboard is `dashboard`. */
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

/** What the values of a table are like, and since when that is known. */
export interface CatalogProfile {
  /** The numbers. */
  profile: TableProfile;
  /** When the table was looked at; it has not changed since. */
  madeAt: string;
}

/** Rows of a table, to look at. */
export interface CatalogRows {
  /** In order. */
  columns: RowColumn[];
  /** Values row by row; of a personal column `***`, where it has one. */
  rows: Cell[][];
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
  filledBy?: string;
  /** Facts of a metric or a dashboard: its type, its expression, its tiles. */
  facts: CatalogFact[];
  /** Whether a SELECT of its own makes it. */
  hasSql: boolean;
  /** Whether it has rows that can be looked at. */
  hasRows: boolean;
}

/** A check with all that is kept of it. */
export interface CheckDetail {
  /** The check; its outcomes reach back further than in a list. */
  check: QualityCheck;
  /** When the failures of now began; null while it passes. */
  failsSince?: string;
  /** When it passed last; null when it never did. */
  lastPassedAt?: string;
  /** Its SQL as it last ran; null when it never did. */
  sql?: string;
  /** The table that keeps the rows it finds; null when none does. */
  stored?: string;
}

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

/** What a column of a tile's answer is for: mostly a channel of the tile. */
export type ColumnRole = 'x' | 'y' | 'color' | 'size' | 'value' | 'before' | 'by' | 'region' | 'point' | 'lat' | 'lon' | 'source' | 'target' | 'step' | 'column' | 'row' | 'to' | 'from' | 'count' | 'low' | 'firstQuartile' | 'median' | 'thirdQuartile' | 'high' | 'rest';

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

/** A dashboard in a list. */
export interface DashboardName {
  /** Names it in addresses. */
  id: string;
  /** What stands above it. */
  title: string;
  /** A line below the title; empty: none. */
  description: string;
}

/** What a person picked for a tile that is in no file yet. Names are those of the fact's catalog; values are only ever bound. */
export interface ExploreDraft {
  /** The fact. */
  fact: string;
  /** The word for the tile's kind, such as `bar`. */
  kind: string;
  /**
   * What is drawn, by channel: `x`, `y`, `color`, `value`, … Metrics, `TABLE.COLUMN`, or one of those added up: `count(*)`,
   * `sum(TABLE.COLUMN)`, `avg`, `min`, `max`, `count(distinct TABLE.COLUMN)`.
   */
  channels: Record<string, string[]>;
  /**
   * What rows have to have, by `TABLE.COLUMN`: values, one period of a time, one span of a number (`10..20`). An empty text among
   * others means rows without a value, alone nothing.
   */
  filters: Record<string, string[]>;
  /** The unit that the time is cut to; null: one that suits the period. */
  grain?: string;
  /** What is picked, each with `asc` or `desc` behind it; empty: as suits the kind. */
  sort: string[];
  /** Rows, or members along x, at most; null: as suits the kind. */
  limit?: number;
}

/** What a person can pick who explores a fact. */
export interface ExploreFact {
  /** The fact's name. */
  name: string;
  /** What a person calls it. */
  label: string;
  /** For people; empty: nobody said. */
  description: string;
  /** The metrics of the project that are of it. */
  metrics: FieldChoice[];
  /** Its times and those of the tables that it reaches, its own first. */
  times: FieldChoice[];
  /** All other columns, by table. */
  tables: ExploreTable[];
  /** When its rows happened, `TABLE.COLUMN`; null: nobody can tell. */
  time?: string;
  /** Which tables tests speak of that it does not reach, and why, a sentence each. */
  unreached: string[];
}

/** What saving a draft would do to a file. */
export interface ExplorePreview {
  /** The file, from the project's folder. */
  file: string;
  /** Whether it is made. */
  isNew: boolean;
  /**
   * Its lines that change and two round them: `-` before those that go, `+` before those that come, a blank before others; `…` for
   * what is left out.
   */
  diff: string[];
  /** Changes with any letter of the file as it is now. */
  hash: string;
  /** What is wrong with the file as it would be: with any of them it is not saved. */
  problems: FileProblem[];
}

/** A draft that is to stand in a file of `dashboards/`. */
export interface ExploreSave {
  /** What stands above the tile. */
  title: string;
  /** The tile. */
  draft: ExploreDraft;
  /** The id of the dashboard that gets it; null for a new one. */
  dashboard?: string;
  /** The title of a new dashboard; null for one that is there. */
  newDashboard?: string;
  /**
   * The hash of the file as its preview was made of it: nothing is saved into a file that has changed since. Not needed for a
   * preview.
   */
  hash?: string;
}

/** Where a draft stands now. */
export interface ExploreSaved {
  /** The dashboard's id. */
  dashboard: string;
  /** The tile's id. */
  tile: string;
  /** The file, from the project's folder. */
  file: string;
  /** The tile's page. It is there as soon as the project was read anew. */
  address: string;
}

/** A table that a fact reaches, or the fact. */
export interface ExploreTable {
  /** Its name. */
  name: string;
  /** What a person calls it. */
  label: string;
  /** Its columns that can be picked. */
  fields: FieldChoice[];
}

/** Rows that break the rule of a check. */
export interface FailingRows {
  /** The first of them; personal values are hidden. */
  rows: CatalogRows;
  /** Where they come from: the table that keeps them, or `now` when the check's SQL was asked. */
  from: string;
  /** Whether there are more. */
  hasMore: boolean;
}

/** Something that a person can pick for a tile. */
export interface FieldChoice {
  /** As a file writes it: a metric, or `TABLE.COLUMN`. */
  text: string;
  /** What a person calls it. */
  label: string;
  /** For people; empty: nobody said. */
  description: string;
  /** What its values are: `text`, `number`, `truth`, `date`, `time`, or `other`. */
  type: string;
  /** How a metric's numbers are written; null: as they are. */
  format?: ValueFormat;
  /** Why it cannot be picked, in a person's words; null: it can. */
  obstacle?: string;
}

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

/** The project's files were read again. */
export interface FilesRead {
  /** What is wrong with them; empty: nothing. */
  problems: FileProblem[];
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
  /** The smallest value that there is of a period; null: there is none. */
  least?: Cell;
  /** The largest value that there is of a period; null: there is none. */
  most?: Cell;
}

/** What a viewer chooses the values of a filter with. */
export type FilterKind = 'period' | 'choice' | 'multiple' | 'search' | 'boolean';

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

/** What a load did with the rows it read. */
export interface LoadCounts {
  /** Records found in the files. */
  read: number;
  /** Rows that are in the table now. */
  loaded: number;
  /** Records put into quarantine. */
  rejected: number;
  /** Records of files that were loaded before under another name. */
  duplicate: number;
  /** Values that did not fit their column and are kept as text in `_mx_rescued`. */
  rescued: number;
  /** Bytes read. */
  bytes: number;
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
  /** dbt's id; `load.NAME` and `stream.NAME` of what fills sources. */
  id: string;
  /** As in the catalog; `load` or `stream`. */
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

/** A node, or a check, in a run, with what is too large for a list of them. */
export interface NodeInRun {
  /** The run. */
  run: string;
  /** dbt's id. */
  id: string;
  /** Its SQL after Jinja in this run; null when there is none. */
  sql?: string;
  /** Its SQL when it ran before; null when it never did, or had none. */
  previousSql?: string;
  /** The run in which it had `PreviousSql`. */
  previousRun?: string;
  /** This run and the ones before it, the newest first. */
  outcomes: NodeOutcome[];
}

/** How a node ended in one of several runs. */
export interface NodeOutcome {
  /** The run. */
  run: string;
  /** When the run began. */
  at: string;
  /** dbt's word. */
  status: string;
  /** Its own time. */
  seconds: number;
  /** Rows changed; of a check, rows that break the rule. Null where that is not known. */
  rows?: number;
}

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

/** What the frame round every page says of the project. */
export interface ProjectFacts {
  /** The project's name. */
  name: string;
  /** The environment. */
  target: string;
  /** The type of the warehouse: `duckdb`, `postgres`. */
  engine: string;
  /** Its dashboards, in the order of their titles. */
  dashboards: DashboardName[];
}

/** Models have other rows than before. */
export interface Published {
  /** Their unique ids. */
  models: string[];
  /** The tiles of the page that show other rows now. */
  tiles: string[];
}

/** A check of the project, and how it ended of late. */
export interface QualityCheck {
  /** dbt's id. */
  id: string;
  /** dbt's name. */
  name: string;
  /** What it asks, in a few words: `unique`, `relationships: dim_customer.customer_key`. */
  asks: string;
  /** The generic test's name; `sql` for a SELECT of its own, `unit_test`. */
  kind: string;
  /** Id of the node that it is about; null when it is about none that is known. */
  nodeId?: string;
  /** That node's name. */
  node?: string;
  /** The column; null for a check of the whole table. */
  column?: string;
  /** error or warn. */
  severity: string;
  /** Who owns what it is about; null when nobody is named. */
  owner?: string;
  /** For people; empty: nothing is said. */
  description: string;
  /** Where it is declared: the file, relative to the project. */
  file: string;
  /** The line in `File`, from 1. */
  line: number;
  /** How it ended last; `never` when it never ran. */
  status: string;
  /** What was found last; empty when it passed. */
  message: string;
  /** How it ended of late, the newest last. */
  outcomes: CheckOutcome[];
}

/** All checks of a project, and how new its sources are. */
export interface QualityOverview {
  /** Those that need a look first: failed, warning, never run, passed; then by name. */
  checks: QualityCheck[];
  /** Sources with a rule, the late ones first. */
  sources: SourceFreshness[];
}

/** Rejected records of one table with one reason. */
export interface QuarantineGroup {
  /** The load or stream. */
  source: string;
  /** The table, without its schema. */
  table: string;
  /** Why, as a code of the manual. */
  code: string;
  /** How many. */
  records: number;
  /** The reason of one of them. */
  reason: string;
  /** Files that they come from. */
  files: number;
  /** When the first of them was rejected. */
  firstAt?: string;
  /** When the last of them was rejected. */
  lastAt?: string;
}

/** What lies in quarantine, and how the tables' columns changed. */
export interface QuarantineInbox {
  /** The largest first. */
  groups: QuarantineGroup[];
  /** The newest first. */
  changes: SchemaChangeFacts[];
}

/** A rejected record. */
export interface QuarantineRecord {
  /** The source file, or the partition of a stream. */
  file: string;
  /** Where the record starts; of a stream its offset. */
  line: number;
  /** Why, as a code of the manual. */
  code: string;
  /** Why, in words. */
  reason: string;
  /** Its text; null when it was not kept, and when the table has personal columns. */
  raw?: string;
  /** When it was rejected. */
  at?: string;
}

/** A dashboard says something else than before, or is new or gone. */
export interface Redefined {
  /** Names it in addresses. */
  id: string;
}

/** Which rejected records a page wants to have read again, or taken out. */
export interface ReplayBody {
  /** The load or stream. */
  source: string;
  /** The table. */
  table: string;
  /** Only those with this code; null for all of the table. */
  code?: string;
  /** Only those of this file; null for all. */
  file?: string;
  /** Why they are taken out for good; null to have them read again. */
  reason?: string;
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

/** What a page asks to be run. */
export interface RunAsked {
  /** build, run, test, seed, snapshot, load, refresh or source freshness. */
  verb: string;
  /** Selectors of nodes, or names of loads; empty for all. */
  select: string[];
  /** Selectors of nodes to leave out. */
  exclude: string[];
  /** Builds incremental models from nothing. */
  fullRefresh: boolean;
}

/** What became of a run that a page asked for. */
export interface RunBegun {
  /** The run; null while it waits for its turn, and has no id. */
  runId?: string;
  /** The command of the run that it waits for; null when it began. */
  behind?: string;
}

/** What of a run is new since a revision of it: whole items, each to be put in the place of the one of its name. */
export interface RunChanges {
  /** What is known with it. */
  revision: number;
  /** The run's line in a list. */
  summary: RunSummary;
  /** Nodes that changed. */
  nodes: RunNodeFacts[];
  /** Checks that ended. */
  checks: RunCheckFacts[];
  /** Tables that changed. */
  loads: RunLoadFacts[];
  /** Problems that were told. */
  problems: RunProblem[];
  /** Lines that were said. */
  log: RunLogLine[];
  /** Whether the run is over: nothing follows. */
  isOver: boolean;
}

/** A check in a run. */
export interface RunCheckFacts {
  /** dbt's id. */
  id: string;
  /** For people. */
  name: string;
  /** dbt's word: pass, warn, fail, error, skipped. */
  status: string;
  /** When it ended. */
  at: string;
  /** dbt's word: test, unit_test; source for the freshness of one. */
  kind: string;
  /** Id of what it was declared on; null for a check over several. */
  attachedTo?: string;
  /** Rows that break the rule. */
  failures: number;
  /** What was found; empty when it passed. */
  message: string;
  /** When its own work began; null when there was none. */
  startedAt?: string;
  /** Its own time. */
  seconds: number;
  /** Of the freshness of a source, when its newest row came. */
  newestAt?: string;
  /** Names its SQL; null when there is none. */
  sqlHash?: string;
}

/** What a run has done so far, or did. */
export interface RunCounts {
  /** Nodes that are to be built; null when the run builds none, and of runs of before this was kept. */
  plannedNodes?: number;
  /** Checks that are to be run; null as for `PlannedNodes`. */
  plannedChecks?: number;
  /** Nodes that ended, in whatever way. */
  nodes: number;
  /** Of them, those that failed. */
  nodesFailed: number;
  /** Of them, those that were left out. */
  nodesSkipped: number;
  /** Checks that ended, in whatever way. */
  checks: number;
  /** Of them, those that failed or could not be run. */
  checksFailed: number;
  /** Of them, those that warn. */
  checksWarned: number;
  /** Rows that loads brought. */
  rowsLoaded: number;
  /** Records that loads put into quarantine. */
  rowsRejected: number;
}

/** All that is known of a run. */
export interface RunDetail {
  /** Its line in a list. */
  summary: RunSummary;
  /** Grows with each change; 0 for a run that is over. */
  revision: number;
  /** Nodes, and lone checks while the run is under way, in the order in which they are to be built, or ended. */
  nodes: RunNodeFacts[];
  /** Checks, in the order in which they ended. */
  checks: RunCheckFacts[];
  /** Tables of loads. */
  loads: RunLoadFacts[];
  /** Errors and warnings, in the order in which they were told. */
  problems: RunProblem[];
  /** What the run did and said, in the order of time. */
  log: RunLogLine[];
  /**
   * Ids of the nodes that decided how long it took, the first one first: each waited for the one before it. Empty while the run is
   * under way.
   */
  criticalPath: string[];
}

/** A table in a run of loads. */
export interface RunLoadFacts {
  /** The load. */
  load: string;
  /** The table, without its schema. */
  table: string;
  /** running, read (all is read, and appears with the others of the load), success, warn (rows were put aside), error. */
  status: string;
  /** Its rows so far; read = loaded + rejected + duplicate once it ended. */
  counts: LoadCounts;
  /** When it began, as far as its listeners saw. */
  startedAt?: string;
  /** From its first byte to its commit; null until it ended. */
  seconds?: number;
  /** Bytes to read in all; null when that is not known. */
  totalBytes?: number;
  /** Rows that the source believes to have; null when it does not know. */
  totalRows?: number;
  /** Source files read. */
  files: number;
  /** The table's Delta version after the run; null when that is not known. */
  version?: number;
}

/** A line of a run's log. */
export interface RunLogLine {
  /** When. */
  at: string;
  /** info, warn, error; debug for what templates say to developers. */
  level: string;
  /** What; may have several lines. */
  text: string;
}

/** A node in a run. */
export interface RunNodeFacts {
  /** dbt's id. */
  id: string;
  /** For people. */
  name: string;
  /** dbt's word: model, seed, snapshot; of a lone check test or unit_test. */
  kind: string;
  /** dbt's word: success, error, skipped; `running`, and `queued` before. */
  status: string;
  /** The name of its materialization. */
  materialized: string;
  /** The folder under `models` that it lies in. */
  group: string;
  /** Its file below its resource path. */
  path: string;
  /** Where it is in the warehouse. */
  relation: string;
  /** What the engine said, or why it failed or was left out. */
  message: string;
  /** When work on it began; null when there was none, and for runs of before this was kept. */
  startedAt?: string;
  /** Its own time, checks within its transaction included; null until it ended. */
  seconds?: number;
  /** How long it took when it last succeeded before this run; null when that is not known. */
  lastSeconds?: number;
  /** Rows changed; null where the engine does not say. */
  rows?: number;
  /** Ids of nodes of the same run that had to succeed first. */
  dependsOn: string[];
  /** Names its SQL; null when there is none. */
  sqlHash?: string;
}

/** Some runs of a list. */
export interface RunPage {
  /** The newest first. */
  runs: RunSummary[];
  /** What `Before` has to be for those that follow; null when none does. */
  next?: string;
  /** The verbs that were ever run here, for a choice. */
  commands: string[];
  /** Runs that wait for their turn, in its order. */
  waiting: WaitingRun[];
}

/** An error or a warning of a run. */
export interface RunProblem {
  /** When it was told. */
  at: string;
  /** Whether it is an error. */
  severity: Severity;
  /** Names the page of the manual. */
  code: string;
  /** What is wrong, in one line. */
  message: string;
  /** The file in which it is, relative to the project; null when it is in none. */
  file?: string;
  /** The line, from 1. */
  line?: number;
  /** The column, from 1. */
  column?: number;
  /** The lines round the place with the span underlined; null where the text is not the user's own. */
  excerpt?: string;
  /** Where else it can be seen. */
  note?: string;
  /** What to do. */
  hint?: string;
}

/** How a run stands, or ended. */
export type RunState = 'running' | 'success' | 'warn' | 'error' | 'cancelled' | 'crashed';

/** A run in a list. */
export interface RunSummary {
  /** Unique among the runs of the target. */
  id: string;
  /** The verb. */
  command: string;
  /** How it stands. */
  state: RunState;
  /** When it began. */
  startedAt: string;
  /** From its first event to its last; null while it is under way, and when it crashed. */
  seconds?: number;
  /** Who asked for it: `command line`, `web app`; empty for runs of before this was kept. */
  startedBy: string;
  /** What was asked for beside the verb, by dbt's names of arguments. */
  arguments: Record<string, string>;
  /** Nodes in work at the same time at most; null when the run builds none. */
  threads?: number;
  /** What it did. */
  counts: RunCounts;
  /** Its first error in one line; null when it has none. */
  problem?: string;
}

/** A run began, went on (told to who asked for that run), or ended. */
export interface RunTold {
  /** The run. */
  runId: string;
  /** `running`, or how it ended: `success`, `warn`, `error`, `cancelled`. */
  status: string;
  /** The verb, when it began; else null. */
  command?: string;
}

/** A change of a lake table's columns. */
export interface SchemaChangeFacts {
  /** The load or stream. */
  source: string;
  /** The table. */
  table: string;
  /** The version of its columns. */
  version: number;
  /** When the load began that brought it. */
  at: string;
  /** What changed, each in a few words. */
  changes: string[];
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

/** How much a `Diagnostic` matters: an error stops, a warning does not. */
export type Severity = 'error' | 'warning';

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

/** What became of a table. */
export interface TableVersions {
  /** Its versions in the lake, the newest first; empty where it is not there. */
  lake: LakeVersion[];
  /** Its publishes in the warehouse, the newest first. */
  publishes: TablePublish[];
  /** Whether there are older ones. */
  isCut: boolean;
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
  /** How many rows there would be without the limit; null: these are all. */
  total?: number;
  /** Up to when the data go that it was made of; null where nobody can tell. */
  dataTo?: string;
  /** Why the data are older than they should be, in a sentence; null: they are not. */
  stale?: string;
  /** The run that says so; null where none does. */
  staleRun?: string;
  /** The labels of the filters that are set and do not reach it. */
  notFilteredBy: string[];
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
  /** Its share of the row, in twelfths. */
  width: number;
  /** How much height its kind takes. */
  height: TileHeight;
  /** The columns by which a click goes deeper, outermost first. */
  drill: string[];
  /** Milliseconds after which a live tile may be drawn anew; null: it is not live. */
  live?: number;
  /** What it compares with, in the file's words; null: nothing. */
  compare?: string;
  /** What it shows, by channel, in the file's words. */
  channels: Record<string, string>;
  /** File and line where it stands. */
  place: string;
}

/** How much height a tile takes: kinds decide, so that the tiles of a row stand even. */
export type TileHeight = 'figure' | 'chart' | 'tall' | 'content';

/** What a tile shows its data as: in a file the key that its title stands behind. */
export type TileKind = 'number' | 'line' | 'area' | 'bar' | 'scatter' | 'heatmap' | 'histogram' | 'box' | 'funnel' | 'sankey' | 'map' | 'table' | 'pivot' | 'text' | 'timeline';

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
  /** The sums of those of `Columns` that are numbers. */
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

/** How numbers are written: `config.meta.format` of a metric. */
export interface ValueFormat {
  /** ISO 4217, such as `USD`; null: no money. */
  currency?: string;
  /** Digits behind the point; null: as many as the values have, two at most. */
  decimals?: number;
  /** What stands behind it, such as `min`; null: nothing. */
  unit?: string;
  /** Whether 0.25 is written as 25 %. */
  isPercent: boolean;
}

/** What can be said of a column's values. */
export type ValueKind = 'number' | 'time' | 'text' | 'flag' | 'plain' | 'hidden';

/** How many rows are usual. Pure. */
export interface VolumeBand {
  /** Half of the runs had fewer. */
  median: number;
  /** Fewer are unusual. */
  low: number;
  /** More are unusual. */
  high: number;
}

/** How many rows one run brought. */
export interface VolumePoint {
  /** The run. */
  run: string;
  /** When. */
  at: string;
  /** How many. */
  rows: number;
  /** Whether that is outside of the band. */
  isOutside: boolean;
}

/** How many rows a loaded table or a model got from run to run. */
export interface VolumeSeries {
  /** load or model. */
  kind: string;
  /** Load and table, or the model. */
  name: string;
  /** The newest last. */
  points: VolumePoint[];
  /** What is usual, without the newest run; null when there were too few. */
  band?: VolumeBand;
}

/** A run that waits for its turn. */
export interface WaitingRun {
  /** The verb, and what follows it. */
  command: string;
  /** When it was asked for. */
  askedAt: string;
  /** The command of the run that it waits for. */
  behind: string;
}

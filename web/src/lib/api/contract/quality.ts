// Printed from the records that the app's addresses answer with, by tests/Mixdown.GoldenTests/Contract.
// Change those, and have it printed anew: ./mx golden accept Contract

import type { CatalogRows, CheckOutcome, SourceFreshness } from './shared.ts';

/** Checks by how they ended when they last ran. */
export interface CheckCounts {
  /** Those that found nothing. */
  passed: number;
  /** Those that found what must not be, and those that could not be asked. */
  failed: number;
  /** Those that only warn. */
  warned: number;
  /** Those that were left out. */
  skipped: number;
  /** Those that never ran. */
  never: number;
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

/** A check that did not pass when it last ran. */
export interface CheckTrouble {
  /** dbt's id; its page is `/quality/checks/ID`. */
  id: string;
  /** What it asks, in a few words. */
  asks: string;
  /** How it ended. */
  status: string;
  /** The name of the node that it is about; null when it is about none that is known. */
  node?: string;
  /** The column; null for a check of the whole table. */
  column?: string;
  /** When it began; null when that is not kept. */
  since?: string;
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

/** Sources with a rule, by how new they were when they were last asked. */
export interface FreshnessCounts {
  /** How many have a rule. */
  all: number;
  /** Those that were too old, or could not be asked. */
  late: number;
  /** Those that were never asked. */
  never: number;
  /** When the newest row of any of them came; null: nobody asked. */
  newestAt?: string;
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

/** How a project's data stands, in numbers. */
export interface QualitySummary {
  /** Its checks, as they last ran. */
  checks: CheckCounts;
  /** Sources that promise to be new. */
  sources: FreshnessCounts;
  /** Rejected records. */
  quarantine: QuarantineCounts;
  /** Rows that loads and models brought last. */
  volumes: VolumeCounts;
  /** Checks that did not pass when they last ran, a few at most: failures before warnings, what began first first. */
  troubles: CheckTrouble[];
}

/** What lies in quarantine. */
export interface QuarantineCounts {
  /** How many records. */
  records: number;
  /** Of how many tables. */
  tables: number;
  /** When the last of them was rejected; null: none is there. */
  lastAt?: string;
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
  /** Its text, with U+FFFD for bytes that are none; null when it was not kept, and when the table has personal columns. */
  raw?: string;
  /** When it was rejected. */
  at?: string;
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

/** How many rows are usual. Pure. */
export interface VolumeBand {
  /** Half of the runs had fewer. */
  median: number;
  /** Fewer are unusual. */
  low: number;
  /** More are unusual. */
  high: number;
}

/** Loaded tables and models by how many rows they got last. */
export interface VolumeCounts {
  /** How many are watched. */
  all: number;
  /** Those that got more or fewer than is usual. */
  outside: number;
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

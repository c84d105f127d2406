// Printed from the records that the app's addresses answer with, by tests/Mixdown.GoldenTests/Contract.
// Change those, and have it printed anew: ./mx golden accept Contract

import type { CatalogFact, CatalogLink, CatalogNode, CatalogRows, SourceFreshness, TableState } from './shared.ts';

/** A live table: aggregates of a topic's events by window, kept while they come. */
export interface CatalogLive {
  /** As in the list. */
  node: CatalogNode;
  /** The file and the line that declare it. */
  declaredIn: string;
  /** What the project file says of it: its window, when it is closed, how long it is shown. */
  facts: CatalogFact[];
  /** The stream, and the table of the topic, that its events come from. */
  upstream: CatalogLink[];
  /** The model that has the same numbers in batch. */
  batch: CatalogLink;
  /** The dashboards that show it. */
  downstream: CatalogLink[];
  /** The columns that its windows are divided by. */
  by: string[];
  /** Its metrics, and what each adds up or is calculated of. */
  metrics: CatalogFact[];
  /** How it stands; null where this process does not keep it. */
  state?: LiveState;
}

/** A load: what brings tables from files, databases and services into the lake. */
export interface CatalogLoad {
  /** As in the list. */
  node: CatalogNode;
  /** The file and the line that declare it. */
  declaredIn: string;
  /** What the project file says of it: its type, where it reads, what becomes of bad rows and of files that change. */
  facts: CatalogFact[];
  /** The tables that it fills, or filled. */
  tables: LoadedTable[];
  /** Its last runs, the newest first. */
  runs: LoadRun[];
  /** Why it cannot be run as it is written; null: it can. */
  problem?: string;
}

/** A stream: what brings events into the lake as they come. */
export interface CatalogStream {
  /** As in the list. */
  node: CatalogNode;
  /** The file and the line that declare it. */
  declaredIn: string;
  /** What the project file says of it: its type, where it reads, how values are written, when rows are committed. */
  facts: CatalogFact[];
  /** Its topics. */
  topics: StreamedTopic[];
  /** The live tables that are kept of it. */
  liveTables: CatalogLink[];
  /** Who runs it now. */
  runner: StreamRunner;
  /** What it did since its process began; null where this process does not run it. */
  counts?: StreamCounts;
  /** What keeps it waiting now; null: nothing. */
  waiting?: string;
  /** When all this was so. */
  at: string;
  /** Why it cannot be run as it is written; null: it can. */
  problem?: string;
}

/** The newest rows of a live table. */
export interface LiveSample {
  /** The newest window first; values of personal columns are hidden. */
  rows: CatalogRows;
  /** Why they are not live, in a sentence; null: they are. */
  standsIn?: string;
}

/** How a live table stands. Counts are of events since its process began. */
export interface LiveState {
  /** The number of its last change. */
  revision: number;
  /** Windows that end here or before are closed; null before the first event. */
  watermark?: string;
  /** Events that were added. */
  events: number;
  /** Of these, those whose window was closed already: it was corrected. */
  late: number;
  /** Events that came so late that only the batch has them. */
  missed: number;
  /** Events that had come before. */
  duplicates: number;
  /** Events without a time: they are in no window. */
  untimed: number;
  /** Whether something is estimated. */
  isApproximate: boolean;
  /** Why it stands still until the next start; null while it goes. */
  problem?: string;
}

/** What one run loaded: read = loaded + rejected + duplicate. */
export interface LoadRun {
  /** The run. */
  runId: string;
  /** When its last table was done. */
  endedAt: string;
  /** `success`, or `error` where a table failed. */
  status: string;
  /** Tables that it looked at. */
  tables: number;
  /** Records read. */
  read: number;
  /** Rows that came into the lake. */
  loaded: number;
  /** Records that went to the quarantine. */
  rejected: number;
  /** Records that were there already. */
  duplicate: number;
  /** Bytes of them at their source. */
  bytes: number;
}

/** A table of a load. */
export interface LoadedTable {
  /** In the lake, without its schema. */
  name: string;
  /** The source that models read it as; null where none is declared. */
  source?: CatalogLink;
  /** What is known of its rows; null where nothing was loaded. */
  state?: TableState;
  /** How far the load may change it by itself: what becomes of new tables, of new columns, and of values that do not fit. */
  contract: CatalogFact[];
  /** The columns that together name a row; empty where none are said. */
  uniqueKey: string[];
  /** The column from whose last value on rows are read; null where all are. */
  cursor?: string;
  /** How new rows meet old ones, in the project file's word; null where it says nothing. */
  disposition?: string;
  /** How its last load ended: `success` or `error`; null where it was never loaded. */
  lastStatus?: string;
  /** When that was; null where it was never loaded. */
  loadedAt?: string;
  /** How new it is; null where nothing is promised. */
  freshness?: SourceFreshness;
}

/** What a stream did since its process began. */
export interface StreamCounts {
  /** Records read. */
  records: number;
  /** Bytes of them. */
  bytes: number;
  /** Records that went to the quarantine. */
  rejected: number;
  /** Records that are in the lake. */
  committed: number;
}

/** Who runs a stream. */
export type StreamRunner = 'nobody' | 'here' | 'elsewhere';

/** How far a partition is. */
export interface StreamedPartition {
  /** Its number. */
  partition: number;
  /** The offset that the table has next. */
  committed: number;
  /** The offset that the next record of the log will get; null where nobody asked the log. */
  end?: number;
  /** Records that are in the log and not in the table; null where nobody asked the log. */
  lag?: number;
  /** How old the first record is that is not in the table, in seconds; null where that is not known. */
  behindSeconds?: number;
  /** When the topic was committed last; null before the first commit. */
  committedAt?: string;
}

/** A topic of a stream, and its table. */
export interface StreamedTopic {
  /** The topic, and its table in the lake. */
  name: string;
  /** The source that models read it as; null where none is declared. */
  source?: CatalogLink;
  /** What is known of its rows; null where nothing was committed. */
  state?: TableState;
  /** The columns that together name an event; empty where every record is one. */
  dedupeBy: string[];
  /** The column that says when an event happened; null: it is when the log took it. */
  eventTime?: string;
  /** How far each partition is. */
  partitions: StreamedPartition[];
}

// Printed from the records that the app's addresses answer with, by tests/Mixdown.GoldenTests/Contract.
// Change those, and have it printed anew: ./mx golden accept Contract

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
  /** The run; while it waits for its turn it is among those that wait, and can be stopped there. */
  runId: string;
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

/** How much a `Diagnostic` matters: an error stops, a warning does not. */
export type Severity = 'error' | 'warning';

/** A run that waits for its turn. */
export interface WaitingRun {
  /** The id that it will have when it begins; stops it meanwhile. */
  id: string;
  /** The verb, and what follows it. */
  command: string;
  /** When it was asked for. */
  askedAt: string;
  /** The command of the run that it waits for; null: its turn has come, and it is about to begin. */
  behind?: string;
}

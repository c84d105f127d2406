// Printed from the records that the app's addresses answer with, by tests/Mixdown.GoldenTests/Contract.
// Change those, and have it printed anew: ./mx golden accept Contract

import type { FileProblem } from './definitions.ts';
import type { ValueFormat } from './shared.ts';

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
  /** How its numbers are written; null: as they are. */
  format?: ValueFormat;
  /** Why it cannot be picked, in a person's words; null: it can. */
  obstacle?: string;
}

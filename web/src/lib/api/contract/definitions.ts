// Printed from the records that the app's addresses answer with, by tests/Mixdown.GoldenTests/Contract.
// Change those, and have it printed anew: ./mx golden accept Contract

import type { Cell, ValueFormat } from './shared.ts';

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
  /** Of a map the one that the file names: `world` or `us-states`; null: whichever most of its places are on. */
  geography?: string;
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
  /** What else it says of its rows; null: nobody goes on from it. */
  terms?: TileTerms;
  /** File and line where it stands. */
  place: string;
}

/** How much height a tile takes: kinds decide, so that the tiles of a row stand even. */
export type TileHeight = 'figure' | 'chart' | 'tall' | 'content';

/** What a tile shows its data as: in a file the key that its title stands behind. */
export type TileKind = 'number' | 'line' | 'area' | 'bar' | 'scatter' | 'heatmap' | 'histogram' | 'box' | 'funnel' | 'sankey' | 'map' | 'table' | 'pivot' | 'text' | 'timeline';

/** What a tile's file says beside its channels of which rows are shown, and how: for whoever goes on from it in Explore. */
export interface TileTerms {
  /** The unit that its time is cut to, or `$PARAMETER`; null: as suits. */
  grain?: string;
  /** What it is sorted by, as written. */
  sort: string[];
  /** Rows, or members along x, at most; null: as suits the kind. */
  limit?: number;
  /** The keys of its file that nobody can pick in Explore, such as `where` or `trend`. */
  others: string[];
}

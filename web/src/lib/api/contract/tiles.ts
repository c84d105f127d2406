// Printed from the records that the app's addresses answer with, by tests/Mixdown.GoldenTests/Contract.
// Change those, and have it printed anew: ./mx golden accept Contract

import type { AnswerType, Cell, ValueFormat } from './shared.ts';

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

/** A period that is asked for, as the viewer's clock shows it. */
export interface AskedTime {
  /** In it; null: since ever. */
  from?: string;
  /** The first moment behind it; null: for ever. */
  to?: string;
}

/** What a column of a tile's answer is for: mostly a channel of the tile. */
export type ColumnRole = 'x' | 'y' | 'color' | 'size' | 'value' | 'before' | 'by' | 'region' | 'point' | 'lat' | 'lon' | 'source' | 'target' | 'step' | 'column' | 'row' | 'to' | 'from' | 'count' | 'low' | 'firstQuartile' | 'median' | 'thirdQuartile' | 'high' | 'rest' | 'place';

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

/** The course of a number: a time, then the number at each. */
export interface TileTrend {
  /** What the columns mean. */
  columns: AnswerColumn[];
  /** The values of each column. */
  values: Cell[][];
  /** What was asked, with `$1` for values. */
  sql: string;
}

// Printed from the records that the app's addresses answer with, by tests/Mixdown.GoldenTests/Contract.
// Change those, and have it printed anew: ./mx golden accept Contract

import type { FileProblem, FilterDefinition } from './shared.ts';

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

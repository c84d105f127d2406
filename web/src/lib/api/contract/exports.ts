// Printed from the records that the app's addresses answer with, by tests/Mixdown.GoldenTests/Contract.
// Change those, and have it printed anew: ./mx golden accept Contract

import type { DashboardDefinition } from './definitions.ts';
import type { TileAnswer } from './tiles.ts';

/** In which colours a file is drawn. */
export type ExportTheme = 'system' | 'light' | 'dark';

/**
 * A dashboard with its answers, to be looked at without the server. It says no SQL, no place in a file of the project and no
 * choice of a filter that is not offered: who gets it may not be who made it.
 */
export interface ExportedDashboard {
  /** What it is. */
  definition: DashboardDefinition;
  /** When it was asked for. */
  madeAt: string;
  /** Whose it is. */
  project: string;
  /** The zone whose days are meant, an IANA name. */
  zone: string;
  /** In which colours it is drawn. */
  theme: ExportTheme;
  /** The only tile that is in it; null: all are. */
  tile?: string;
  /** Set where a page without scripts is to be made of it: how wide that is, in pixels. */
  snapshot?: number;
  /** What was chosen when it was made. */
  chosen: ExportedValues[];
  /** What can be chosen in it. */
  offers: ExportedValues[];
  /** The answers of its tiles, each once however many choices show it. */
  answers: TileAnswer[];
  /** Which of them are shown under which choice; the first one is how it was made. */
  shots: ExportedShot[];
}

/** What a file shows under one choice. */
export interface ExportedShot {
  /** The choice: a value for each of the file's offers, in their order. */
  values: string[];
  /** Where in the file's answers those of its tiles stand. */
  answers: number[];
}

/** Values that stand under a key of a dashboard's address. */
export interface ExportedValues {
  /** `f.NAME` of a filter, `p.NAME` of a parameter, `m.…` of clicked marks, `d.…` of drills. */
  key: string;
  /** The values; an empty one is none. */
  values: string[];
}

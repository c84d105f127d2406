// Printed from the records that the app's addresses answer with, by tests/Mixdown.GoldenTests/Contract.
// Change those, and have it printed anew: ./mx golden accept Contract

import type { FileProblem } from './definitions.ts';
import type { TileAnswer } from './tiles.ts';

/** A live tile shows something else. */
export interface Answered {
  /** What it shows now. */
  answer: TileAnswer;
}

/** The project's files were read again. */
export interface FilesRead {
  /** What is wrong with them; empty: nothing. */
  problems: FileProblem[];
}

/** Models have other rows than before. */
export interface Published {
  /** Their unique ids. */
  models: string[];
  /** The tiles of the page that show other rows now. */
  tiles: string[];
}

/** A dashboard says something else than before, or is new or gone. */
export interface Redefined {
  /** Names it in addresses. */
  id: string;
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

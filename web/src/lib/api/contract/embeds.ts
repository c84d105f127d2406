// Printed from the records that the app's addresses answer with, by tests/Mixdown.GoldenTests/Contract.
// Change those, and have it printed anew: ./mx golden accept Contract

import type { DashboardDefinition } from './definitions.ts';

/** What an embedded page needs before any of its tiles is answered. */
export interface EmbedDefinition {
  /** The dashboard as far as the link shows it. */
  dashboard: DashboardDefinition;
  /** When the link is no longer good. */
  expires: string;
  /** The pages that are told how high the embed is. */
  origins: string[];
  /** The only tile that is shown; null: all of them. */
  tile?: string;
}

// Printed from the records that the app's addresses answer with, by tests/Mixdown.GoldenTests/Contract.
// Change those, and have it printed anew: ./mx golden accept Contract

export type * from './contract/app.ts';
export type * from './contract/catalog.ts';
export type * from './contract/definitions.ts';
export type * from './contract/embeds.ts';
export type * from './contract/events.ts';
export type * from './contract/explore.ts';
export type * from './contract/exports.ts';
export type * from './contract/fillers.ts';
export type * from './contract/lineage.ts';
export type * from './contract/quality.ts';
export type * from './contract/runHistory.ts';
export type * from './contract/shared.ts';
export type * from './contract/tiles.ts';

export { default as Chart } from './Chart.svelte';
export { shareColors } from './context.ts';
export { chartHeight, plansReady } from './drawers.ts';
export { default as MiniHistogram } from './parts/MiniHistogram.svelte';
export { default as StackedStrip } from './parts/StackedStrip.svelte';
export type { ChartTile, Click, TileAnswer, TileKind } from './model/answer.ts';

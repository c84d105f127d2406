import { atlasFor, type AtlasName } from './maps/regions.ts';
import type { ChartTile, TileKind } from './model/answer.ts';
import { one, type Frame } from './model/frame.ts';
import type { PlanInput } from './plans/input.ts';
import type { Scene } from './scene.ts';

export type Plan = (input: PlanInput) => Scene;

/** The kinds that are drawn as a scene; the others are elements of their own. */
export type SceneKind = Exclude<TileKind, 'number' | 'table' | 'pivot' | 'text'>;

/** What is fetched to draw: a kind, or regions or points on an atlas. */
export type Drawer = Exclude<SceneKind, 'map'> | `${'map' | 'points'} of ${AtlasName}`;

const plans: Record<Drawer, () => Promise<Plan>> = {
  line: () => import('./plans/line.ts').then((plan) => plan.linePlan),
  area: () => import('./plans/area.ts').then((plan) => plan.areaPlan),
  bar: () => import('./plans/bar.ts').then((plan) => plan.barPlan),
  scatter: () => import('./plans/scatter.ts').then((plan) => plan.scatterPlan),
  heatmap: () => import('./plans/heatmap.ts').then((plan) => plan.heatmapPlan),
  histogram: () => import('./plans/histogram.ts').then((plan) => plan.histogramPlan),
  box: () => import('./plans/box.ts').then((plan) => plan.boxPlan),
  funnel: () => import('./plans/funnel.ts').then((plan) => plan.funnelPlan),
  sankey: () => import('./plans/sankey.ts').then((plan) => plan.sankeyPlan),
  timeline: () => import('./plans/timeline.ts').then((plan) => plan.timelinePlan),
  'map of world': () => Promise.all([import('./maps/plan.ts'), import('virtual:atlas/world')]).then(([plan, atlas]) => plan.regionsPlan(atlas.default)),
  'map of us-states': () => Promise.all([import('./maps/plan.ts'), import('virtual:atlas/us-states')]).then(([plan, atlas]) => plan.regionsPlan(atlas.default)),
  'points of world': () => Promise.all([import('./maps/points.ts'), import('virtual:atlas/world')]).then(([plan, atlas]) => plan.pointsPlan(atlas.default)),
  'points of us-states': () => Promise.all([import('./maps/points.ts'), import('virtual:atlas/us-states')]).then(([plan, atlas]) => plan.pointsPlan(atlas.default)),
};

const loaded = new Map<Drawer, Promise<Plan>>();

export const isScene = (kind: TileKind): kind is SceneKind => kind === 'map' || kind in plans;

/** What draws a tile. */
export function drawerOf(kind: SceneKind, tile: ChartTile, frame: Frame): Drawer {
  if (kind !== 'map') return kind;
  return `${one(frame, 'lat') && one(frame, 'lon') ? 'points' : 'map'} of ${atlasFor(tile, frame)}`;
}

/** The plan of a kind, fetched when the first tile of it is drawn. A failed fetch is tried again. */
export function planOf(drawer: Drawer): Promise<Plan> {
  const known = loaded.get(drawer) ?? plans[drawer]();
  loaded.set(drawer, known);
  known.catch(() => loaded.delete(drawer));
  return known;
}

/** Fetches what will draw a tile while its answer is on its way. A map's comes with the answer, which says what it lies on. */
export function getReadyFor({ kind }: Pick<ChartTile, 'kind'>): void {
  if (isScene(kind) && kind !== 'map') void planOf(kind);
}

/** Waits until every plan that was asked for is there. */
export async function plansReady(): Promise<void> {
  await Promise.allSettled(loaded.values());
}

const heights: Record<TileKind, number> = {
  number: 44, line: 280, area: 280, bar: 280, scatter: 300, heatmap: 320, histogram: 260, box: 280, funnel: 260, sankey: 320, map: 380, table: 320, pivot: 320, text: 0, timeline: 260,
};

/** How high a drawing is at least, in pixels, whatever it shows: nothing on the page moves when answers come. 0: as high as its
 *  text. */
export function chartHeight({ kind, compare, width = 0 }: Pick<ChartTile, 'kind' | 'compare' | 'width'>): number {
  if (kind === 'number') return heights.number + (compare ? 20 : 0);
  return kind === 'heatmap' && width > 8 ? 420 : heights[kind]; // a wide one has many columns, and as a rule many rows
}

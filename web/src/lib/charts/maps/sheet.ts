import type { PlanInput } from '../plans/input.ts';
import type { Place, Scene, Shape } from '../scene.ts';
import type { Atlas, Region } from './atlas.ts';
import { cropOf } from './regions.ts';

const wholeWorld = 'World';

/** A map as it is drawn now. */
export interface Sheet {
  atlas: Atlas;
  place: Place;
  /** Pixels that the land is wide. */
  width: number;
  views: string[];
}

/** What every map has: its size, its views, how it is pointed at. */
export const frameOfMap = ({ space }: PlanInput, sheet: Sheet): Omit<Scene, 'shapes' | 'marks' | 'notes'> => ({
  width: space.width,
  height: space.height,
  plot: { x: 0, y: 0, width: space.width, height: space.height },
  pick: 'shape',
  isClipped: true,
  views: sheet.views,
});

/** Fits an atlas, or the part of it that is looked at, into the space; `ids` are the regions that are on it. */
export function sheetOf({ space, view }: PlanInput, atlas: Atlas, ids: string[]): Sheet {
  const crop = cropOf(atlas, ids);
  const [x, y, width, height] = (view === crop && crop !== undefined && atlas.crops[crop]) || [0, 0, atlas.width, atlas.height];
  const scale = Math.min(space.width / width, space.height / height);
  const place = { x: (space.width - width * scale) / 2 - x * scale, y: (space.height - height * scale) / 2 - y * scale, scale };
  return { atlas, place, width: width * scale, views: crop && atlas.crops[crop] ? [wholeWorld, crop] : [] };
}

/** Where a region's middle is drawn. */
export const middleOf = ({ place }: Sheet, region: Region): { x: number; y: number } => ({ x: place.x + region.x * place.scale, y: place.y + region.y * place.scale });

/** All land in the colour of no data. */
export const outlines = ({ atlas, place }: Sheet): Shape[] => [
  { kind: 'path', d: atlas.regions.map((region) => region.path).join('') + atlas.rest, fill: 'var(--land)', stroke: 'var(--card)', width: 0.75, place },
];

/** Symbols can be seen through, and stand out from the colours of regions below them. */
export function symbolPaint(isOnColor: boolean): { fill: string; stroke: string } {
  const paint = isOnColor ? 'var(--cat-2)' : 'var(--accent)';
  return { fill: `color-mix(in srgb, ${paint} ${isOnColor ? 82 : 55}%, transparent)`, stroke: isOnColor ? 'var(--card)' : paint };
}

/** A country or state. */
export interface Region {
  /** ISO 3166 alpha-3 of a country, postal code of a state. */
  id: string;
  name: string;
  /** Its outline as an SVG path; empty for what is too small to have one and is shown as a symbol only. */
  path: string;
  /** Its middle. */
  x: number;
  y: number;
  /** Its part of the world; undefined for states. */
  continent?: string;
}

/** A map, projected when the app was built: only points bring a projection into the browser. */
export interface Atlas {
  width: number;
  height: number;
  regions: Region[];
  /** Outlines that are no region, or one in dispute: drawn, never coloured. */
  rest: string;
  /** The id of each name, alias and code, in the writing of `plainName`. */
  names: Record<string, string>;
  /** How it was projected, for points. */
  projected: { by: 'equal-earth' | 'albers-usa'; scale: number; x: number; y: number };
  /** Parts that can be looked at alone: x, y, width and height. */
  crops: Record<string, [number, number, number, number]>;
}

/** A name as it is compared: without case, accents, punctuation and what is said before it. */
export const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');

import type { Click } from './model/answer.ts';

/** Where something is, in pixels of the drawing. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Drawn {
  /** Index into `Scene.marks` of what it belongs to: it stands out and fades with it. */
  mark?: number;
  /** The member that it shows where it belongs to several marks, such as a line. */
  member?: string;
  opacity?: number;
}

/** Where a path that is drawn in units of its own comes to stand. */
export interface Place {
  x: number;
  y: number;
  scale: number;
}

/** What a scene is made of. Paints are CSS colours made of design tokens, so that one scene serves both themes. */
export type Shape =
  | (Drawn & { kind: 'rect'; box: Box; fill: string; radius?: number; stroke?: string })
  | (Drawn & { kind: 'circle'; x: number; y: number; r: number; fill: string; stroke?: string })
  | (Drawn & { kind: 'path'; d: string; fill?: string; stroke?: string; width?: number; dash?: string; place?: Place })
  | (Drawn & { kind: 'text'; x: number; y: number; text: string; anchor: 'start' | 'middle' | 'end'; ink?: string; strong?: boolean; small?: boolean; full?: string; isOver?: boolean });

/** A line of a tooltip. */
export interface Fact {
  label: string;
  value: string;
  paint?: string;
  /** Whether it is what the pointer is at. */
  strong?: boolean;
}

/** What a viewer can point at, walk to with arrow keys, and click. */
export interface Mark {
  /** Names it across repaints, so that focus stays where it was. */
  key: string;
  /** Where the tooltip points at. */
  x: number;
  y: number;
  /** What a pointer has to hit; without one the nearest mark is taken. */
  hit?: Box;
  /** Which step of the arrow keys it is on. */
  col: number;
  row: number;
  /** Title and facts may be getters: of thousands of marks a few are looked at. */
  title: string;
  facts: Fact[];
  /** A dot of this paint is drawn at it while it is pointed at. */
  dot?: string;
  click?: Click;
}

export interface Tick {
  at: number;
  label: string;
}

/** An axis: where its ticks are, in pixels. */
export interface Axis {
  ticks: Tick[];
  /** What it measures; empty where the tile's caption says it. */
  title?: string;
}

export interface LegendEntry {
  label: string;
  paint: string;
  /** A thin grey line, or a filled square. */
  shape: 'square' | 'line';
  click?: Click;
}

/** A ramp of colours and what its ends mean. */
export interface Ramp {
  low: string;
  high: string;
  label: string;
}

/** A drawing, worked out: whoever draws it decides nothing. */
export interface Scene {
  width: number;
  height: number;
  plot: Box;
  shapes: Shape[];
  marks: Mark[];
  /** Values to the left, with lines across the plot. */
  left?: Axis;
  /** Where zero is: a stronger line. */
  zero?: number;
  bottom?: Axis;
  legend?: LegendEntry[];
  ramp?: Ramp;
  /** What has to be known to read it rightly: thinned, cut off, not stacked. */
  notes: string[];
  /** How a pointer finds a mark: the nearest column, the smallest box that it is in, the nearest mark, or the shape under it. */
  pick: 'column' | 'hit' | 'nearest' | 'shape';
  /** Whether what is beyond its edges is cut off. */
  isClipped?: boolean;
  /** Other ways to see it, by name; the page of the chart keeps which one is chosen. */
  views?: string[];
  /** The wall-clock times under two pixels, where dragging chooses a period. */
  period?: (from: number, to: number) => { from: number; to: number };
}

/** What a drawing may take up, and how wide texts are. */
export interface Space {
  width: number;
  height: number;
  /** Width in pixels of a text of 12 px. */
  measure(text: string): number;
}

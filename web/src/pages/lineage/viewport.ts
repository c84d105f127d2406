import type { LineageMap, MapNode } from '../../lib/api/contract.ts';

/** What part of a map is seen: its upper left corner in the map's pixels, and how much it is magnified. */
export interface View {
  x: number;
  y: number;
  scale: number;
}

/** The window's size in its own pixels. */
export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** A rectangle of a map, in its pixels. */
export interface Part {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export const leastScale = 0.05;
export const mostScale = 2;

/** The view that shows a whole map, or the middle of it where that would be too small to tell boxes apart. */
export function fit(map: Pick<LineageMap, 'width' | 'height'>, size: Size, margin = 32): View {
  const scale = clamp(Math.min((size.width - 2 * margin) / Math.max(1, map.width), (size.height - 2 * margin) / Math.max(1, map.height)), leastScale, 1);
  return { scale, x: map.width / 2 - size.width / 2 / scale, y: map.height / 2 - size.height / 2 / scale };
}

/** The first view of a map: whole, or of its full width and most of its height where names could not be read otherwise. A phone, or a
 * desk at 200 %, has no room for that: it shows the box in the middle and those around it. */
export function start(map: Pick<LineageMap, 'width' | 'height' | 'nodes'>, size: Size): View {
  const whole = fit(map, size);
  if (whole.scale >= named) return whole;
  const wide = fit({ width: map.width, height: map.height * leastSeen }, size);
  if (wide.scale >= named) return { ...wide, y: map.height / 2 - size.height / 2 / wide.scale };
  const middle = size.width < phone ? inTheMiddle(map) : null;
  return middle ? at(0.45, middle, size) : whole;
}

/** The view magnified by a factor; the point under the pointer stays where it is. */
export function zoom(view: View, by: number, at: Point): View {
  const scale = clamp(view.scale * by, leastScale, mostScale);
  return { scale, x: view.x + at.x / view.scale - at.x / scale, y: view.y + at.y / view.scale - at.y / scale };
}

/** The view moved by pixels of the window. */
export function pan(view: View, by: Point): View {
  return { ...view, x: view.x - by.x / view.scale, y: view.y - by.y / view.scale };
}

/** The view with a box in its middle, large enough to be read. */
export function centre(view: View, node: Pick<MapNode, 'x' | 'y' | 'width' | 'height'>, size: Size): View {
  return at(Math.max(view.scale, readable), node, size);
}

function at(scale: number, node: Pick<MapNode, 'x' | 'y' | 'width' | 'height'>, size: Size): View {
  return { scale, x: node.x + node.width / 2 - size.width / 2 / scale, y: node.y + node.height / 2 - size.height / 2 / scale };
}

function inTheMiddle({ nodes, width, height }: Pick<LineageMap, 'width' | 'height' | 'nodes'>): MapNode | undefined {
  const away = (node: MapNode) => Math.hypot(node.x + node.width / 2 - width / 2, node.y + node.height / 2 - height / 2);
  return nodes.toSorted((one, other) => away(one) - away(other))[0];
}

/** From which scale on all that boxes say can be read: names have 10 pixels. */
export const readable = 0.8;

/** From which scale on boxes have room for a part of their name. */
export const named = 0.3;

/** From which scale on a box is high enough for a line of text. */
export const titled = 0.25;

/** The width of a window, in pixels, below which a map is not shown whole at the price of its names. */
const phone = 720;

/** The part of a map's height that the first view has to show. */
const leastSeen = 0.6;

/** The boxes of which anything is in a part of a map. */
export function nodesIn(nodes: readonly MapNode[], part: Part): MapNode[] {
  return nodes.filter((node) => node.x < part.right && node.x + node.width > part.left && node.y < part.bottom && node.y + node.height > part.top);
}

/** The lines of which anything can be in a part of a map. */
export function linesIn<One extends Part>(lines: readonly One[], part: Part): One[] {
  return lines.filter((line) => line.left < part.right && line.right > part.left && line.top < part.bottom && line.bottom > part.top);
}

/** The box at a place of the window; where boxes are small, one that is near enough to be meant. */
export function nodeAt(nodes: readonly MapNode[], view: View, at: Point): MapNode | undefined {
  const [x, y, near] = [view.x + at.x / view.scale, view.y + at.y / view.scale, fingertip / view.scale];
  const away = (node: MapNode) => Math.hypot(Math.max(node.x - x, 0, x - node.x - node.width), Math.max(node.y - y, 0, y - node.y - node.height));
  return nodes.filter((node) => away(node) <= near).sort((one, other) => away(one) - away(other))[0];
}

/** Pixels of the window by which a small box may be missed. */
const fingertip = 5;

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

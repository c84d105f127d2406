import type { LineageMap, MapEdge, MapNode } from '../../lib/api/contract.ts';

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

export const leastScale = 0.05;
export const mostScale = 2;

/** The view that shows a whole map, or the middle of it where that would be too small to tell boxes apart. */
export function fit(map: Pick<LineageMap, 'width' | 'height'>, size: Size, margin = 32): View {
  const scale = clamp(Math.min((size.width - 2 * margin) / Math.max(1, map.width), (size.height - 2 * margin) / Math.max(1, map.height)), leastScale, 1);
  return { scale, x: map.width / 2 - size.width / 2 / scale, y: map.height / 2 - size.height / 2 / scale };
}

/** The first view of a map: whole, or of its full width and most of its height where names could not be read otherwise. */
export function start(map: Pick<LineageMap, 'width' | 'height'>, size: Size): View {
  const whole = fit(map, size);
  const wide = fit({ width: map.width, height: map.height * leastSeen }, size);
  return whole.scale < named && wide.scale >= named ? { ...wide, y: map.height / 2 - size.height / 2 / wide.scale } : whole;
}

/** The view magnified by a factor; the point under the pointer stays where it is. */
export function zoom(view: View, by: number, at: { x: number; y: number }): View {
  const scale = clamp(view.scale * by, leastScale, mostScale);
  return { scale, x: view.x + at.x / view.scale - at.x / scale, y: view.y + at.y / view.scale - at.y / scale };
}

/** The view moved by pixels of the window. */
export function pan(view: View, by: { x: number; y: number }): View {
  return { ...view, x: view.x - by.x / view.scale, y: view.y - by.y / view.scale };
}

/** The view with a box in its middle, large enough to be read. */
export function centre(view: View, node: Pick<MapNode, 'x' | 'y' | 'width' | 'height'>, size: Size): View {
  const scale = Math.max(view.scale, readable);
  return { scale, x: node.x + node.width / 2 - size.width / 2 / scale, y: node.y + node.height / 2 - size.height / 2 / scale };
}

/** From which scale on names can be read. */
export const readable = 0.55;

/** From which scale on boxes have room for a part of their name. */
export const named = 0.36;

/** The part of a map's height that the first view has to show. */
const leastSeen = 0.6;

/** The boxes that can be seen. */
export function nodesIn(nodes: readonly MapNode[], view: View, size: Size): MapNode[] {
  const [right, bottom] = [view.x + size.width / view.scale, view.y + size.height / view.scale];
  return nodes.filter((node) => node.x < right && node.x + node.width > view.x && node.y < bottom && node.y + node.height > view.y);
}

/** The arrows of which anything can be seen. */
export function edgesIn(edges: readonly Edge[], view: View, size: Size): Edge[] {
  const [right, bottom] = [view.x + size.width / view.scale, view.y + size.height / view.scale];
  return edges.filter((edge) => edge.left < right && edge.right > view.x && edge.top < bottom && edge.bottom > view.y);
}

/** An arrow ready to be drawn. */
export interface Edge {
  from: string;
  to: string;
  /** As SVG and canvas take it. */
  path: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Makes a smooth line of an arrow's points: level where it leaves and comes. */
export function drawn(edge: MapEdge): Edge {
  const [xs, ys] = [edge.points.filter((_, at) => at % 2 === 0), edge.points.filter((_, at) => at % 2 === 1)];
  return { from: edge.from, to: edge.to, path: pathOf(edge.points), left: xs[0]!, right: xs.at(-1)!, top: Math.min(...ys), bottom: Math.max(...ys) + 1 };
}

/** A curve through points that go to the right. */
export function pathOf(points: readonly number[]): string {
  let path = `M${points[0]} ${points[1]}`;
  for (let at = 2; at < points.length; at += 2) {
    const [x, y, toX, toY] = [points[at - 2]!, points[at - 1]!, points[at]!, points[at + 1]!];
    const middle = Math.round((x + toX) * 5) / 10;
    path += y === toY ? `H${toX}` : `C${middle} ${y} ${middle} ${toY} ${toX} ${toY}`;
  }
  return path;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

import type { MapEdge, MapNode } from '../../lib/api/contract.ts';
import type { Part } from './viewport.ts';

/** A line of a drawing, and where it is. */
export interface Line extends Part {
  path: string;
}

/** An arrow ready to be drawn. */
export interface Edge extends Line {
  from: string;
  to: string;
}

/** Lines of one look as one path. */
export interface Stroke extends Line {
  look: string;
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

/** A box as a line, for maps so small that nothing can be read. */
export function outlined(node: Pick<MapNode, 'x' | 'y' | 'width' | 'height'>): Line {
  const { x, y, width, height } = node;
  return { path: `M${x} ${y}h${width}v${height}h${-width}z`, left: x, right: x + width, top: y, bottom: y + height };
}

/** Joins lines of one look that are near each other: a browser draws a path of some forty much sooner than forty paths, and one of
 * thousands later, since it is drawn anew for each part of the screen. */
export function joined<One extends Line>(lines: readonly One[], lookOf: (line: One) => string, most = 40): Stroke[] {
  const looks = lines.map(lookOf);
  return [...new Set(looks)].flatMap((look) => {
    const sorted = lines.filter((_, at) => looks[at] === look).sort((one, other) => one.top + one.bottom - other.top - other.bottom);
    return Array.from({ length: Math.ceil(sorted.length / most) }, (_, at) => strokeOf(look, sorted.slice(at * most, (at + 1) * most)));
  });
}

function strokeOf(look: string, lines: readonly Line[]): Stroke {
  return {
    look,
    path: lines.map((line) => line.path).join(''),
    left: Math.min(...lines.map((line) => line.left)),
    right: Math.max(...lines.map((line) => line.right)),
    top: Math.min(...lines.map((line) => line.top)),
    bottom: Math.max(...lines.map((line) => line.bottom)),
  };
}

import type { ColumnPath, MapNode } from '../../lib/api/contract.ts';
import { drawn, type Edge } from './strokes.ts';

/** The head of a box, and a column in it: as the server laid them out. */
export const headHeight = 48;
export const columnHeight = 24;

/** The arrows of a column's path: from column to column, past the boxes in between. */
export function columnEdges(path: ColumnPath): Edge[] {
  const nodes = new Map(path.map.nodes.map((node) => [node.id, node]));
  const routes = new Map(path.map.edges.map((edge) => [`${edge.from}\n${edge.to}`, edge.points]));
  return path.steps.flatMap((step) => {
    const [from, to] = [nodes.get(step.from), nodes.get(step.to)];
    if (!from || !to) return [];
    const between = (routes.get(`${step.from}\n${step.to}`) ?? []).slice(2, -2);
    const points = [from.x + from.width, middleOf(from, step.fromColumn), ...between, to.x, middleOf(to, step.toColumn)];
    return [drawn({ from: step.from, to: step.to, points })];
  });
}

function middleOf(node: MapNode, column: string): number {
  return node.y + headHeight + (Math.max(0, node.columns.indexOf(column)) + 0.5) * columnHeight;
}

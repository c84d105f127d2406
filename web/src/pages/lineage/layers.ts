import type { MapNode } from '../../lib/api/contract.ts';

const colours = 6;

/** The colour of each layer: `cat-1` to `cat-6`, by how many boxes it has; the others are grey, `cat-other`. */
export function coloursOf(nodes: readonly MapNode[]): Map<string, string> {
  const counts = new Map<string, number>();
  for (const node of nodes) counts.set(node.layer, (counts.get(node.layer) ?? 0) + 1);
  const byCount = [...counts].sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0])).map(([layer]) => layer);
  return new Map(byCount.map((layer, at) => [layer, at < colours ? `cat-${at + 1}` : 'cat-other']));
}

/** Layers in the order in which they stand on a map, from left to right. */
export function layersInOrder(nodes: readonly MapNode[]): string[] {
  const sums = new Map<string, { x: number; count: number }>();
  for (const node of nodes) {
    const sum = sums.get(node.layer) ?? { x: 0, count: 0 };
    sums.set(node.layer, { x: sum.x + node.x, count: sum.count + 1 });
  }
  return [...sums].sort(([, one], [, other]) => one.x / one.count - other.x / other.count).map(([layer]) => layer);
}

/** How a box's last build is shown. */
export function healthOf(node: Pick<MapNode, 'lastStatus' | 'failingChecks'>): 'good' | 'bad' | 'warn' | null {
  if (node.lastStatus === 'error') return 'bad';
  if (node.failingChecks > 0) return 'warn';
  return node.lastStatus === 'success' ? 'good' : null;
}

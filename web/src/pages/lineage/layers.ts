import type { MapNode } from '../../lib/api/contract.ts';

/** Layers that most projects have: of one colour in every part of a map, and in every project. */
const usual: Record<string, string> = { bronze: 'cat-5', silver: 'cat-other', gold: 'cat-2', marts: 'cat-1', metrics: 'cat-3', dashboards: 'cat-4', loads: 'cat-6', streams: 'cat-6' };
const spare = ['cat-1', 'cat-2', 'cat-3', 'cat-5'];

/** The colour of each layer: `cat-1` to `cat-6`, and `cat-other`, which is grey. */
export function coloursOf(nodes: readonly MapNode[]): Map<string, string> {
  const layers = [...new Set(nodes.map((node) => node.layer))].sort();
  const taken = new Set(layers.map((layer) => usual[layer]));
  const free = spare.filter((colour) => !taken.has(colour));
  const own = layers.filter((layer) => !(layer in usual));
  return new Map(layers.map((layer) => [layer, usual[layer] ?? free[own.indexOf(layer)] ?? 'cat-other']));
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

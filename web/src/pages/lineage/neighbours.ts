import type { MapEdge } from '../../lib/api/contract.ts';

/** What is joined with a box, directly or through others, itself among it. */
export function around(edges: readonly MapEdge[], node: string): Set<string> {
  return new Set([...reach(edges, node, 'from', 'to'), ...reach(edges, node, 'to', 'from')]);
}

/** The boxes next to one in a direction: what keys go to. */
export function next(edges: readonly MapEdge[], node: string, direction: 'left' | 'right'): string[] {
  const [here, there] = direction === 'left' ? (['to', 'from'] as const) : (['from', 'to'] as const);
  return edges.filter((edge) => edge[here] === node).map((edge) => edge[there]);
}

function reach(edges: readonly MapEdge[], node: string, here: 'from' | 'to', there: 'from' | 'to'): Set<string> {
  const ways = new Map<string, string[]>();
  for (const edge of edges) {
    const known = ways.get(edge[here]);
    if (known) known.push(edge[there]);
    else ways.set(edge[here], [edge[there]]);
  }
  const found = new Set([node]);
  for (const one of found) for (const other of ways.get(one) ?? []) found.add(other); // a set hands out what is added meanwhile
  return found;
}

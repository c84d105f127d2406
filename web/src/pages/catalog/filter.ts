import type { CatalogNode } from '../../lib/api/contract.ts';
import { kindsInOrder } from './kinds.ts';

/** What the list is narrowed by; an empty text narrows nothing. */
export interface Filter {
  text: string;
  kind: string;
  layer: string;
}

/** The nodes that fit, in their order. All words have to stand somewhere in the name, the description, the tags or the owner. */
export function filtered(nodes: readonly CatalogNode[], filter: Filter): CatalogNode[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return nodes.filter(
    (node) =>
      (!filter.kind || node.kind === filter.kind) && (!filter.layer || node.layer === filter.layer) && words.every((word) => textOf(node).includes(word)),
  );
}

/** The kinds that there are, with their numbers, in the order of the data's road. */
export function kindsOf(nodes: readonly CatalogNode[]): { kind: string; count: number }[] {
  return kindsInOrder.map((kind) => ({ kind, count: nodes.filter((node) => node.kind === kind).length })).filter((one) => one.count > 0);
}

/** The layers of sources and models, in the order of the data's road: by where their nodes stand in the list, on average. */
export function layersOf(nodes: readonly CatalogNode[]): string[] {
  const places = new Map<string, number[]>();
  for (const [place, node] of nodes.entries()) {
    if (!node.relation) continue;
    const known = places.get(node.layer);
    if (known) known.push(place);
    else places.set(node.layer, [place]);
  }
  const middle = (of: number[]) => of.reduce((sum, place) => sum + place, 0) / of.length;
  return [...places].sort(([, one], [, other]) => middle(one) - middle(other)).map(([layer]) => layer);
}

function textOf(node: CatalogNode): string {
  return [node.name, node.relation, node.description, node.owner?.name, node.group, ...node.tags].join(' ').toLowerCase();
}

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

/** The layers of sources and models. */
export function layersOf(nodes: readonly CatalogNode[]): string[] {
  return [...new Set(nodes.filter((node) => node.relation).map((node) => node.layer))];
}

function textOf(node: CatalogNode): string {
  return [node.name, node.relation, node.description, node.owner?.name, node.group, ...node.tags].join(' ').toLowerCase();
}

import type { Box } from '../scene.ts';

/** An amount between two places. */
export interface Flow {
  from: string;
  to: string;
  value: number;
  row: number;
}

export interface FlowNode {
  name: string;
  /** How many steps from the start. */
  layer: number;
  value: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface FlowLink extends Flow {
  layer: number;
  /** Upper edges at both ends, and how thick it is. */
  x0: number;
  x1: number;
  y0: number;
  y1: number;
  width: number;
  /** Of all that leaves the place it comes from. */
  share: number;
}

export interface FlowLayout {
  nodes: FlowNode[];
  links: FlowLink[];
  /** Flows that would lead back to where they came from: they have no place in layers. */
  circular: number;
}

const nodeWidth = 12;
const fewPlaces = 8;
const sweeps = 6;

/** Between places one below the other. Many of them are thin: with the gap each is as high as its name. */
const gapOf = (layers: FlowNode[][]): number => (Math.max(...layers.map((layer) => layer.length)) > fewPlaces ? 14 : 10);

/** Places in layers, ordered so that bands cross little: each place is moved to the middle of what it is joined to. */
export function flowLayout(flows: readonly Flow[], box: Box): FlowLayout {
  const forward = withoutCycles(flows);
  const nodes = nodesOf(forward);
  const layers = layersOf(nodes, forward);
  const gap = gapOf(layers);
  place(layers, box, gap);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const joined = sweep % 2 === 0 ? towards(forward, 'from') : towards(forward, 'to');
    for (const layer of sweep % 2 === 0 ? layers : [...layers].reverse()) settle(layer, joined, nodes, box, gap);
  }
  return { nodes: [...nodes.values()], links: linksOf(forward, nodes), circular: flows.length - forward.length };
}

/** Drops each flow that closes a circle with the larger ones before it. */
function withoutCycles(flows: readonly Flow[]): Flow[] {
  const next = new Map<string, Set<string>>();
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return [...(next.get(from) ?? [])].some((one) => reaches(one, to, seen));
  };
  return flows.filter(({ from, to }) => {
    if (reaches(to, from)) return false;
    next.set(from, (next.get(from) ?? new Set()).add(to));
    return true;
  });
}

function nodesOf(flows: readonly Flow[]): Map<string, FlowNode> {
  const nodes = new Map<string, FlowNode>();
  const sums = (side: 'from' | 'to'): Map<string, number> => {
    const sum = new Map<string, number>();
    for (const flow of flows) sum.set(flow[side], (sum.get(flow[side]) ?? 0) + flow.value);
    return sum;
  };
  const [out, into] = [sums('from'), sums('to')];
  for (const name of new Set(flows.flatMap(({ from, to }) => [from, to]))) {
    nodes.set(name, { name, layer: 0, value: Math.max(out.get(name) ?? 0, into.get(name) ?? 0), x: 0, y: 0, width: nodeWidth, height: 0 });
  }
  return nodes;
}

/** The longest way to each place decides its layer. */
function layersOf(nodes: Map<string, FlowNode>, flows: readonly Flow[]): FlowNode[][] {
  for (let pass = 0, moved = true; moved && pass < nodes.size; pass++) {
    moved = false;
    for (const { from, to } of flows) {
      const [start, end] = [nodes.get(from), nodes.get(to)];
      if (!start || !end || end.layer > start.layer) continue;
      end.layer = start.layer + 1;
      moved = true;
    }
  }
  const count = Math.max(0, ...[...nodes.values()].map((node) => node.layer)) + 1;
  return Array.from({ length: count }, (_, layer) => [...nodes.values()].filter((node) => node.layer === layer).sort((a, b) => b.value - a.value));
}

function place(layers: FlowNode[][], box: Box, gap: number): void {
  const perPixel = Math.min(...layers.map((layer) => (box.height - gap * (layer.length - 1)) / (layer.reduce((sum, node) => sum + node.value, 0) || 1)));
  const step = layers.length > 1 ? (box.width - nodeWidth) / (layers.length - 1) : 0;
  layers.forEach((layer, index) => {
    let y = box.y;
    for (const node of layer) {
      node.x = box.x + index * step;
      node.y = y;
      node.height = Math.max(1, node.value * Math.max(0, perPixel));
      y += node.height + gap;
    }
  });
}

/** What each place is joined to on one side. */
type Joined = Map<string, { other: string; value: number }[]>;

function towards(flows: readonly Flow[], side: 'from' | 'to'): Joined {
  const joined: Joined = new Map();
  const here = side === 'from' ? 'to' : 'from';
  for (const flow of flows) joined.set(flow[here], [...(joined.get(flow[here]) ?? []), { other: flow[side], value: flow.value }]);
  return joined;
}

/** Moves each place of a layer to the weighted middle of what it is joined to, then apart again. */
function settle(layer: FlowNode[], joined: Joined, nodes: Map<string, FlowNode>, box: Box, gap: number): void {
  for (const node of layer) {
    const flows = joined.get(node.name) ?? [];
    const weight = flows.reduce((sum, flow) => sum + flow.value, 0);
    if (weight === 0) continue;
    const middles = flows.reduce((sum, flow) => sum + flow.value * middleOf(nodes.get(flow.other)), 0);
    node.y = middles / weight - node.height / 2;
  }
  layer.sort((a, b) => middleOf(a) - middleOf(b));
  let least = box.y;
  for (const node of layer) {
    node.y = Math.max(node.y, least);
    least = node.y + node.height + gap;
  }
  let most = box.y + box.height;
  for (const node of [...layer].reverse()) {
    node.y = Math.min(node.y, most - node.height);
    most = node.y - gap;
  }
}

const middleOf = (node: FlowNode | undefined): number => (node ? node.y + node.height / 2 : 0);

/** Bands leave and enter in the order of where they go and come from. */
function linksOf(flows: readonly Flow[], nodes: Map<string, FlowNode>): FlowLink[] {
  const links = flows.map((flow): FlowLink => ({ ...flow, layer: nodes.get(flow.from)?.layer ?? 0, x0: 0, x1: 0, y0: 0, y1: 0, width: 0, share: 0 }));
  for (const node of nodes.values()) {
    const scale = node.height / (node.value || 1);
    let y = node.y;
    for (const link of links.filter((one) => one.from === node.name).sort((a, b) => middleOf(nodes.get(a.to)) - middleOf(nodes.get(b.to)))) {
      Object.assign(link, { x0: node.x + node.width, y0: y, width: link.value * scale, share: link.value / (node.value || 1) });
      y += link.width;
    }
    y = node.y;
    for (const link of links.filter((one) => one.to === node.name).sort((a, b) => middleOf(nodes.get(a.from)) - middleOf(nodes.get(b.from)))) {
      Object.assign(link, { x1: node.x, y1: y });
      y += link.value * scale;
    }
  }
  return links;
}

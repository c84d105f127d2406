import { share } from '../../format/index.ts';
import { memberAt, needed, numberAt, type Column } from '../model/frame.ts';
import { slotPaint, seriesColors, otherPaint } from '../model/colors.ts';
import { clickOf } from '../model/positions.ts';
import { numberText, valueText } from '../model/write.ts';
import type { Mark, Scene, Shape } from '../scene.ts';
import { fitted } from './cartesian.ts';
import { flowLayout, type Flow, type FlowLink, type FlowNode } from './flow.ts';
import type { PlanInput } from './input.ts';

const mostLinks = 60;
/** What a place takes with the gap below it, so that its name can be read. */
const roomOfPlace = 22;

/** What flows from where to where: bands as thick as their numbers. */
export function sankeyPlan(input: PlanInput): Scene {
  const { frame, space } = input;
  const [source, target, measure] = [needed(frame, 'source'), needed(frame, 'target'), needed(frame, 'value')];
  const rows = Array.from({ length: frame.rows }, (_, row) => row).filter((row) => (numberAt(measure, row) ?? 0) > 0);
  const all = rows.map((row) => ({ from: nameOf(source, row), to: nameOf(target, row), value: numberAt(measure, row) ?? 0, row }));
  const flows = largest(all, Math.max(2, Math.floor(space.height / roomOfPlace)));
  const layout = flowLayout(flows, { x: 0, y: 4, width: space.width, height: space.height - 8 });
  const paints = paintsOf(input, layout.nodes, source);
  return {
    width: space.width,
    height: space.height,
    plot: { x: 0, y: 0, width: space.width, height: space.height },
    shapes: [...layout.links.map((link, mark) => bandOf(link, mark, paints)), ...layout.nodes.flatMap((node) => nodeShapes(node, paints, input))],
    marks: layout.links.map((link, index) => markOf(link, index, measure, source, target)),
    notes: notesOf(rows.length, flows.length, layout.circular, frame.rows - rows.length),
    pick: 'shape',
  };
}

/** The largest flows between as many places, on either side, as there is room for. */
function largest(flows: readonly Flow[], places: number): Flow[] {
  const [starts, ends] = [new Set<string>(), new Set<string>()];
  const hasRoom = (among: Set<string>, name: string): boolean => among.has(name) || among.size < places;
  const taken = [...flows].sort((a, b) => b.value - a.value).filter(({ from, to }) => {
    if (!hasRoom(starts, from) || !hasRoom(ends, to)) return false;
    starts.add(from);
    ends.add(to);
    return true;
  });
  return taken.slice(0, mostLinks);
}

const nameOf = (column: Column, row: number): string => memberAt(column, row) ?? '(none)';

function paintsOf({ colors }: PlanInput, nodes: FlowNode[], source: Column): Map<string, string> {
  const starts = [...nodes].sort((a, b) => b.value - a.value).slice(0, seriesColors).map((node) => node.name);
  const slots = colors.assign(source.field ?? source.label, starts);
  return new Map(starts.map((name, index) => [name, slotPaint(slots[index] ?? index)]));
}

function bandOf(link: FlowLink, mark: number, paints: Map<string, string>): Shape {
  const { x0, x1, y0, y1, width } = link;
  const middle = (x0 + x1) / 2;
  const edge = (from: number, y: number, to: number, end: number): string => `${from.toFixed(1)} ${y.toFixed(1)}C${middle.toFixed(1)} ${y.toFixed(1)} ${middle.toFixed(1)} ${end.toFixed(1)} ${to.toFixed(1)} ${end.toFixed(1)}`;
  const d = `M${edge(x0, y0, x1, y1)}L${edge(x1, y1 + width, x0, y0 + width)}Z`;
  return { kind: 'path', d, fill: paints.get(link.from) ?? otherPaint, opacity: 0.38, mark };
}

function nodeShapes(node: FlowNode, paints: Map<string, string>, { space }: PlanInput): Shape[] {
  const isLast = node.x + node.width + 4 > space.width * 0.6;
  const text = fitted(node.name, space.width * 0.24, space);
  return [
    { kind: 'rect', box: { x: node.x, y: node.y, width: node.width, height: node.height }, fill: paints.get(node.name) ?? 'var(--ink-3)', radius: 2 },
    { kind: 'text', x: isLast ? node.x - 6 : node.x + node.width + 6, y: node.y + node.height / 2, text, anchor: isLast ? 'end' : 'start', ink: 'var(--ink)', full: node.name, isOver: true },
  ];
}

function markOf(link: FlowLink, index: number, measure: Column, source: Column, target: Column): Mark {
  const click = clickOf(source, link.row) ?? clickOf(target, link.row);
  const middle = (link.y0 + link.y1 + link.width) / 2;
  return {
    key: `flow:${link.from}|${link.to}`,
    x: (link.x0 + link.x1) / 2,
    y: middle,
    col: link.layer,
    row: index,
    title: `${valueText(source, link.row)} → ${valueText(target, link.row)}`,
    facts: [{ label: measure.label, value: numberText(link.value, measure.format), strong: true }, { label: `Of ${link.from}`, value: share(link.share) }],
    ...(click ? { click } : {}),
  };
}

function notesOf(positive: number, drawn: number, circular: number, empty: number): string[] {
  const notes: string[] = [];
  if (drawn < positive) notes.push(`${drawn} of ${positive} flows drawn, the largest ones; all are in the table`);
  if (circular > 0) notes.push(`${circular} ${circular === 1 ? 'flow leads' : 'flows lead'} back and ${circular === 1 ? 'is' : 'are'} in the table only`);
  if (empty > 0) notes.push(`${empty} without an amount`);
  return notes;
}

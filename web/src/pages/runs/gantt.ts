import type { RunNodeFacts } from '../../lib/api/contract.ts';

/** A node on the time line of its run; lengths are parts of the whole, 0 to 1. */
export interface GanttBar {
  node: RunNodeFacts;
  from: number;
  width: number;
  isCritical: boolean;
}

/** The time line of a run. */
export interface Gantt {
  bars: GanttBar[];
  /** Seconds from its left to its right end. */
  seconds: number;
  /** Where a label stands, and how many seconds it says. */
  ticks: { at: number; seconds: number }[];
}

const steps = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200];
const mostTicks = 6;

/** Nodes as bars, in the order in which they began; those that nobody worked on come last and have no width.
 * @param now milliseconds since 1970, where bars of nodes in work end */
export function ganttOf(nodes: readonly RunNodeFacts[], critical: readonly string[], startedAt: string, seconds: number | undefined, now: number): Gantt {
  const start = Date.parse(startedAt);
  const ends = nodes.filter((node) => node.startedAt).map((node) => endOf(node, now) - start);
  const whole = Math.max(0.001, ...ends, (seconds ?? (now - start) / 1000) * 1000) / 1000;
  const onPath = new Set(critical);
  const bars = nodes.map((node) => barOf(node, start, whole, now, onPath.has(node.id)));
  return { bars: bars.sort((a, b) => order(a) - order(b)), seconds: whole, ticks: ticksOf(whole) };
}

function barOf(node: RunNodeFacts, start: number, whole: number, now: number, isCritical: boolean): GanttBar {
  if (!node.startedAt) return { node, from: 0, width: 0, isCritical };
  const from = Math.max(0, Date.parse(node.startedAt) - start) / 1000 / whole;
  const to = Math.max(from, (endOf(node, now) - start) / 1000 / whole);
  return { node, from, width: Math.min(1, to) - from, isCritical };
}

function endOf(node: RunNodeFacts, now: number): number {
  return node.seconds === undefined ? now : Date.parse(node.startedAt!) + node.seconds * 1000;
}

function order(bar: GanttBar): number {
  return bar.node.startedAt ? bar.from : 2;
}

function ticksOf(whole: number): Gantt['ticks'] {
  const step = steps.find((one) => whole / one <= mostTicks) ?? Math.ceil(whole / mostTicks);
  return Array.from({ length: Math.floor(whole / step) + 1 }, (_, at) => ({ at: (at * step) / whole, seconds: at * step }));
}

import { share } from '../../format/index.ts';
import { accent } from '../model/colors.ts';
import { needed, type Column } from '../model/frame.ts';
import { seriesOf, type SeriesSet } from '../model/series.ts';
import { clickOf, positionsOf, textsOf, type Positioned } from '../model/positions.ts';
import { bands, linear, type Bands, type Scale } from '../model/scale.ts';
import { numberText } from '../model/write.ts';
import type { Fact, Mark, Scene, Shape } from '../scene.ts';
import { fitted } from './cartesian.ts';
import type { PlanInput } from './input.ts';
import { seriesClick } from './line.ts';

interface Steps {
  input: PlanInput;
  positions: Positioned;
  set: SeriesSet;
  measure: Column;
  totals: number[];
  band: Bands;
  x: Scale;
  names: number;
}

/** Steps as bars from one edge, each with its share of the first and what was lost since the one before. */
export function funnelPlan(input: PlanInput): Scene {
  const steps = stepsOf(input);
  const count = steps.positions.count;
  const rows = Array.from({ length: count }, (_, at) => at);
  const bars = rows.flatMap((at) => barsOf(steps, at));
  return {
    width: input.space.width,
    height: input.space.height,
    plot: { x: steps.names, y: 0, width: input.space.width - steps.names, height: input.space.height },
    shapes: [...bars, ...rows.flatMap((at) => labelsOf(steps, at))],
    marks: rows.map((at) => markOf(steps, at)),
    legend: steps.set.series.length > 1 ? steps.set.series.map((series) => ({ label: series.label, paint: series.paint, shape: 'square', ...seriesClick(steps.set, series) })) : [],
    notes: [],
    pick: 'hit',
  };
}

function stepsOf(input: PlanInput): Steps {
  const { frame, space } = input;
  const measure = needed(frame, 'value', 'count', 'y');
  const positions = positionsOf(frame, needed(frame, 'step'));
  const set = seriesOf(frame, measure.role as 'value' | 'count' | 'y', positions, input.colors, true);
  const totals = Array.from({ length: positions.count }, (_, at) => set.series.reduce((sum, series) => sum + (series.values[at] ?? 0), 0));
  const names = Math.min(Math.ceil(Math.max(0, ...textsOf(positions).map((text) => space.measure(text)))) + 12, Math.floor(space.width * 0.36));
  const room = 132;
  const x = linear(0, Math.max(1e-9, ...totals), names, Math.max(names + 40, space.width - room));
  return { input, positions, set, measure, totals, band: bands(positions.count, 0, Math.min(space.height, positions.count * 84), 0.34), x, names };
}

function barsOf({ set, band, x }: Steps, at: number): Shape[] {
  let from = 0;
  return set.series.map((series): Shape => {
    const start = from;
    from += series.values[at] ?? 0;
    return { kind: 'rect', box: { x: x.px(start), y: band.start(at), width: Math.max(0, x.px(from) - x.px(start)), height: band.width }, fill: set.series.length > 1 ? series.paint : accent, radius: 2, mark: at };
  });
}

const percent = (part: number, whole: number): string => share(whole > 0 ? part / whole : null);

function labelsOf({ input, positions, totals, band, x, names, measure }: Steps, at: number): Shape[] {
  const full = positions.text(at);
  const total = totals[at] ?? 0;
  const end = x.px(total) + 8;
  return [
    { kind: 'text', x: names - 10, y: band.middle(at), text: fitted(full, names - 10, input.space), anchor: 'end', ink: 'var(--ink)', full },
    { kind: 'text', x: end, y: band.middle(at) - (at > 0 ? 8 : 0), text: numberText(total, measure.format), anchor: 'start', ink: 'var(--ink)', strong: true },
    ...(at > 0 ? [{ kind: 'text', x: end, y: band.middle(at) + 8, text: `${percent(total, totals[at - 1] ?? 0)} of the step before`, anchor: 'start' } satisfies Shape] : []),
  ];
}

function markOf({ input, positions, totals, band, x, measure, set }: Steps, at: number): Mark {
  const total = totals[at] ?? 0;
  const click = clickOf(positions.column, positions.of.indexOf(at));
  const parts = set.series.length > 1 ? set.series.map((series): Fact => ({ label: series.label, value: numberText(series.values[at] ?? null, series.measure.format), paint: series.paint })) : [];
  const facts: Fact[] = [...parts, { label: measure.label, value: numberText(total, measure.format), strong: true }, { label: 'Of the first step', value: percent(total, totals[0] ?? 0) }];
  if (at > 0) facts.push({ label: 'Of the step before', value: percent(total, totals[at - 1] ?? 0) }, { label: 'Lost since then', value: numberText((totals[at - 1] ?? 0) - total, measure.format) });
  return {
    key: `step:${positions.text(at)}`,
    x: x.px(total),
    y: band.start(at),
    hit: { x: 0, y: band.middle(at) - band.step / 2, width: input.space.width, height: band.step },
    col: 0,
    row: at,
    title: positions.text(at),
    facts,
    ...(click ? { click } : {}),
  };
}

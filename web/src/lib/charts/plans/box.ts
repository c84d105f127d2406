import { accent } from '../model/colors.ts';
import { needed, numberAt, one, type Column, type Frame } from '../model/frame.ts';
import { clickOf } from '../model/positions.ts';
import { bands, linear, valueAxis, type Bands, type Scale } from '../model/scale.ts';
import { axisText, valueText } from '../model/write.ts';
import type { Fact, Mark, Scene, Shape, Tick } from '../scene.ts';
import { captionSize, fitted } from './cartesian.ts';
import type { PlanInput } from './input.ts';

const leastRow = 26;
const roles = ['low', 'firstQuartile', 'median', 'thirdQuartile', 'high'] as const;
const words = ['Low', 'First quarter below', 'Half below', 'Three quarters below', 'High'];

interface Boxes {
  input: PlanInput;
  figures: Column[];
  name: Column | undefined;
  band: Bands;
  x: Scale;
  names: number;
  shown: number;
}

/** Lying boxes: the middle half of the values of each member, its median, and whiskers to the ends that are no outliers. */
export function boxPlan(input: PlanInput): Scene {
  const boxes = boxesOf(input);
  const { space } = input;
  const rows = Array.from({ length: boxes.shown }, (_, row) => row);
  const bottom = space.height - captionSize * 2;
  const plot = { x: boxes.names, y: 0, width: space.width - boxes.names - 16, height: bottom };
  const axis = valueAxis([boxes.x.from, boxes.x.to], Math.max(2, Math.floor(plot.width / 84)), false);
  const ticks: Tick[] = axis.ticks
    .filter((tick) => tick >= boxes.x.from && tick <= boxes.x.to)
    .map((tick) => ({ at: boxes.x.px(tick), label: axisText(tick, axis.step, boxes.figures[2]?.format) }));
  return {
    width: space.width,
    height: space.height,
    plot,
    shapes: rows.flatMap((row) => boxShapes(boxes, row)),
    marks: rows.map((row) => markOf(boxes, row)),
    bottom: { ticks },
    notes: boxes.shown < input.frame.rows ? [`${boxes.shown} of ${input.frame.rows} boxes drawn; all are in the table`] : [],
    pick: 'hit',
  };
}

function boxesOf(input: PlanInput): Boxes {
  const { frame, space } = input;
  const figures = roles.map((role) => needed(frame, role));
  const name = one(frame, 'x') ?? one(frame, 'color');
  const height = space.height - captionSize * 2;
  const shown = Math.max(1, Math.min(frame.rows, Math.floor(height / leastRow)));
  const widest = name ? Math.max(0, ...Array.from({ length: shown }, (_, row) => space.measure(valueText(name, row)))) + 12 : 8;
  const names = Math.min(Math.ceil(widest), Math.floor(space.width * 0.36));
  const values = figures.flatMap((figure) => Array.from({ length: shown }, (_, row) => numberAt(figure, row)));
  const axis = valueAxis(values, 6, false);
  const x = linear(axis.from, axis.to, names, space.width - 16);
  return { input, figures, name, band: bands(shown, 0, height, 0.45), x, names, shown };
}

const round = (value: number): string => value.toFixed(1);

function boxShapes({ figures, band, x, names, name, input }: Boxes, row: number): Shape[] {
  const [low, first, median, third, high] = figures.map((figure) => numberAt(figure, row));
  const middle = band.middle(row);
  const full = name ? valueText(name, row) : '';
  const label: Shape = { kind: 'text', x: names - 10, y: middle, text: fitted(full, names - 10, input.space), anchor: 'end', ink: 'var(--ink)', full };
  if (low == null || first == null || median == null || third == null || high == null) return [label];
  const whiskers = `M${round(x.px(low))} ${round(middle)}H${round(x.px(first))}M${round(x.px(third))} ${round(middle)}H${round(x.px(high))}M${round(x.px(low))} ${round(middle - 5)}v10M${round(x.px(high))} ${round(middle - 5)}v10`;
  const box = { x: x.px(first), y: band.start(row), width: Math.max(1, x.px(third) - x.px(first)), height: band.width };
  return [
    label,
    { kind: 'path', d: whiskers, stroke: 'var(--ink-3)', width: 1.25, mark: row },
    { kind: 'rect', box, fill: `color-mix(in oklab, ${accent} 30%, var(--card))`, stroke: accent, radius: 2, mark: row },
    { kind: 'path', d: `M${round(x.px(median))} ${round(band.start(row))}v${round(band.width)}`, stroke: accent, width: 2.5, mark: row },
  ];
}

function markOf({ figures, band, x, name, input }: Boxes, row: number): Mark {
  const click = name && clickOf(name, row);
  const facts = figures.map((figure, index): Fact => ({ label: words[index] ?? '', value: valueText(figure, row), strong: index === 2 }));
  const at = median(input.frame, figures, row);
  return {
    key: name ? `box:${valueText(name, row)}` : 'box',
    x: x.px(at),
    y: band.start(row),
    hit: { x: 0, y: band.middle(row) - band.step / 2, width: input.space.width, height: band.step },
    col: 0,
    row,
    title: name ? valueText(name, row) : input.tile.title,
    facts: [...facts].reverse(),
    ...(click ? { click } : {}),
  };
}

const median = (frame: Frame, figures: Column[], row: number): number => numberAt(figures[2] ?? needed(frame, 'median'), row) ?? 0;

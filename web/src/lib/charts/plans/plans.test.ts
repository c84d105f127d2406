import { expect, test } from 'vitest';
import { ColorRegistry } from '../model/colors.ts';
import { frameOf } from '../model/frame.ts';
import { endOfData } from '../model/time.ts';
import type { Value } from '../model/answer.ts';
import { dimension, measure, rate, sample, usd, type Sample } from '../samples.ts';
import type { Scene, Shape } from '../scene.ts';
import { areaPlan } from './area.ts';
import { barPlan } from './bar.ts';
import { flowLayout } from './flow.ts';
import { heatmapPlan } from './heatmap.ts';
import { histogramPlan } from './histogram.ts';
import type { PlanInput } from './input.ts';
import { spreadLabels } from './labels.ts';
import { linePlan } from './line.ts';

/** 300 by 156 pixels in which every letter is 5 wide: with tick labels of two letters, a plot from 18 to 288 and from 8 to 132. */
function draw(plan: (input: PlanInput) => Scene, { tile, answer }: Sample, width = 300): Scene {
  const space = { width, height: 156, measure: (text: string): number => text.length * 5 };
  return plan({ tile, answer, frame: frameOf(answer), space, colors: new ColorRegistry(), dataTo: answer.dataTo ? endOfData(answer.dataTo) : null });
}

const paths = (scene: Scene): (Shape & { kind: 'path' })[] => scene.shapes.filter((shape) => shape.kind === 'path');
const rects = (scene: Scene): (Shape & { kind: 'rect' })[] => scene.shapes.filter((shape) => shape.kind === 'rect');
const texts = (scene: Scene): string[] => scene.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
const month = dimension('x', 'Date', 'dim.date', 'date', { grain: 'month' });
const name = dimension('x', 'Name', 'dim.name');

test('a line goes from edge to edge, on an axis with round ends', () => {
  const scene = draw(linePlan, sample('line', 'l', [dimension('x', 'n', 'd.n', 'number'), measure('y', 'Y')], [[0, 10], [1, 20], [2, 40]]));
  expect(scene.plot).toEqual({ x: 18, y: 8, width: 270, height: 124 });
  expect(scene.left?.ticks).toEqual([{ at: 132, label: '0' }, { at: 70, label: '20' }, { at: 8, label: '40' }]);
  expect(paths(scene).map((path) => path.d)).toEqual(['M18 101L153 70L288 8']);
});

test('nulls and missing months are gaps, and a point alone is a dot', () => {
  const scene = draw(linePlan, sample('line', 'l', [month, measure('y', 'Y')], [['2025-01-01', 40], ['2025-02-01', 40], ['2025-04-01', 40], ['2025-05-01', null], ['2025-06-01', 40]]));
  expect(paths(scene)[0]?.d.match(/M/g)).toHaveLength(3);
  expect(scene.shapes.filter((shape) => shape.kind === 'circle')).toHaveLength(2);
});

test('an axis has the whole period that was asked for, and no values where there are no rows', () => {
  const asked = { from: '2025-01-01T00:00:00', to: '2025-06-01T00:00:00' };
  const rows: Value[][] = [['2025-02-01', 40], ['2025-03-01', 20]];
  const line = draw(linePlan, sample('line', 'l', [month, measure('y', 'Y')], rows, { asked }));
  // January is at 18 and May at 288: 120 days apart, of which February begins on the 31st and March on the 59th.
  expect(paths(line)[0]?.d).toMatch(/^M87\.[78] \S+L150\.[78] \S+$/);
  expect(line.bottom?.ticks[0]).toMatchObject({ label: 'Jan 2025' });
  const bars = draw(barPlan, sample('bar', 'b', [month, measure('y', 'Y')], rows, { asked }));
  expect(rects(bars)).toHaveLength(2);
  expect(bars.bottom?.ticks[0]?.label).toBe('Jan 2025');
});

test('the last month is dashed while it goes on, and said to be', () => {
  const scene = draw(linePlan, sample('line', 'l', [month, measure('y', 'Y')], [['2025-10-01', 1], ['2025-11-01', 2], ['2025-12-01', 1]], { dataTo: '2025-12-18T06:00:00Z' }));
  expect(paths(scene).map((path) => path.dash)).toEqual([undefined, '2 4']);
  expect(scene.notes).toEqual(['Dashed: Dec 2025 is not complete']);
  expect(scene.marks.at(-1)?.title).toBe('Dec 2025 (not complete)');
});

test('the time before is a thin grey line behind, named in the legend', () => {
  const scene = draw(linePlan, sample('line', 'l', [month, measure('y', 'Y'), measure('before', 'B')], [['2025-01-01', 1, 2], ['2025-02-01', 2, 1]], {}, { compare: 'previous year' }));
  expect(paths(scene).map((path) => path.stroke)).toEqual(['var(--line-strong)', 'var(--accent)']);
  expect(scene.legend).toEqual([{ label: 'Y', paint: 'var(--accent)', shape: 'line' }, { label: 'Previous year', paint: 'var(--line-strong)', shape: 'line' }]);
});

test('two series are labelled at their ends, where there is room', () => {
  const two = sample('line', 'l', [month, dimension('color', 'Plan', 'd.p'), measure('y', 'Y')], [['2025-01-01', 'free', 1], ['2025-01-01', 'paid', 9], ['2025-02-01', 'free', 1], ['2025-02-01', 'paid', 9]]);
  expect(texts(draw(linePlan, two))).toEqual(['paid', 'free']);
  expect(draw(linePlan, two, 90).legend?.map((entry) => entry.label)).toEqual(['paid', 'free']);
});

test('clicks choose the month, or of several series the member', () => {
  expect(draw(linePlan, sample('line', 'l', [month, measure('y', 'Y')], [['2025-01-01', 1]])).marks[0]?.click).toEqual({ field: 'dim.date', value: '2025-01-01', grain: 'month' });
});

test('areas stand on each other; averages are lines and say so', () => {
  const rows = [['2025-01-01', 'a', 30], ['2025-01-01', 'b', 10], ['2025-02-01', 'a', 30], ['2025-02-01', 'b', 10]];
  const stacked = draw(areaPlan, sample('area', 'a', [month, dimension('color', 'P', 'd.p'), measure('y', 'Y')], rows));
  expect(stacked.marks.map((mark) => mark.y)).toEqual([39, 8, 39, 8]);
  const lines = draw(areaPlan, sample('area', 'a', [month, dimension('color', 'P', 'd.p'), rate('y', 'Y')], rows));
  expect(lines.notes).toEqual(['Drawn as lines: these numbers do not add up to a whole']);
});

test('bars of names lie, begin at zero and end at their value', () => {
  const scene = draw(barPlan, sample('bar', 'b', [name, measure('y', 'Y', { format: usd })], [['ab', 100], ['cd', 50], ['ef', null]]));
  expect(rects(scene).map((bar) => [bar.box.x, bar.box.width])).toEqual([[20, 235], [20, 117.5]]); // 280 wide, 45 for "$100.00"
  expect(texts(scene)).toEqual(['ab', '$100.00', 'cd', '$50.00', 'ef', '–']);
});

test('what stands for all others is grey and last', () => {
  const rest = { meaning: { role: 'rest' as const, label: 'Other', hasBar: false, isAdditive: false }, type: 'boolean' as const };
  const scene = draw(barPlan, sample('bar', 'b', [name, rest, measure('y', 'Y')], [['Other', true, 90], ['ab', false, 40], ['cd', false, 20]]));
  expect(scene.marks.map((mark) => [mark.title, mark.click?.value])).toEqual([['ab', 'ab'], ['cd', 'cd'], ['Other', undefined]]);
  expect(rects(scene).map((bar) => bar.fill)).toEqual(['var(--accent)', 'var(--accent)', 'var(--cat-other)']);
});

test('what stands for all others does not make every bar small: its own is cut, and that is said', () => {
  const rest = { meaning: { role: 'rest' as const, label: 'Other', hasBar: false, isAdditive: false }, type: 'boolean' as const };
  const scene = draw(barPlan, sample('bar', 'b', [name, rest, measure('y', 'Y')], [['ab', false, 40], ['cd', false, 20], ['Other', true, 900]]));
  expect(rects(scene).map((bar) => bar.box.width)).toEqual([240, 120, 240]); // 300 wide, 35 for "Other" and 25 for "900"
  expect(texts(scene)).toContain('900');
  expect(scene.notes).toEqual(['The bar of Other is cut short']);
});

test('numbers of a column have as many decimals as one of them needs', () => {
  const scene = draw(barPlan, sample('bar', 'b', [name, measure('y', 'Y')], [['ab', 1.41], ['cd', 1.1], ['ef', 1]]));
  expect(texts(scene)).toEqual(['ab', '1.41', 'cd', '1.10', 'ef', '1.00']);
});

test('negative bars go the other way', () => {
  const scene = draw(barPlan, sample('bar', 'b', [name, measure('y', 'Y')], [['ab', 10], ['cd', -10]]));
  const [up, down] = rects(scene);
  expect((down?.box.x ?? 0) + (down?.box.width ?? 0)).toBe(up?.box.x);
});

test('more bars than fit are not drawn, and that is said', () => {
  const scene = draw(barPlan, sample('bar', 'b', [name, measure('y', 'Y')], Array.from({ length: 20 }, (_, index) => [`n${index}`, 20 - index])));
  expect(rects(scene)).toHaveLength(7);
  expect(scene.notes).toEqual(['7 of 20 bars drawn; all are in the table']);
});

test('bars over time stand, a missing month leaves its place, and stacks add up', () => {
  const scene = draw(barPlan, sample('bar', 'b', [month, dimension('color', 'P', 'd.p'), measure('y', 'Y')], [['2025-01-01', 'a', 30], ['2025-01-01', 'b', 10], ['2025-03-01', 'a', 20]]));
  expect(rects(scene).map((bar) => [bar.box.x, bar.box.y, bar.box.height])).toEqual([[29.25, 39, 93], [29.25, 8, 31], [209.25, 70, 62]]);
  expect(scene.marks[0]?.facts.at(-1)).toEqual({ label: 'Total', value: '40' });
});

test('averages stand side by side', () => {
  const scene = draw(barPlan, sample('bar', 'b', [month, dimension('color', 'P', 'd.p'), rate('y', 'Y')], [['2025-01-01', 'a', 30], ['2025-01-01', 'b', 40]]));
  expect(rects(scene).map((bar) => bar.box.height)).toEqual([124, 93]);
});

test('a step of a histogram into which nothing falls has its place', () => {
  const scene = draw(histogramPlan, sample('histogram', 'h', [rate('from', 'Total'), measure('count', 'n')], [[0, 4], [2, 2], [6, 4]]));
  expect(scene.marks.map((mark) => mark.title)).toEqual(['0 to 2', '2 to 4', '6 to 8']);
  expect(rects(scene)).toHaveLength(3);
});

test('a cell without a row is a dot, a zero is a cell, and ink has contrast', () => {
  const scene = draw(heatmapPlan, sample('heatmap', 'h', [name, dimension('y', 'G', 'd.g'), measure('color', 'Y')], [['a', 'r', 10], ['b', 'r', 0], ['a', 's', 5]]));
  expect(rects(scene)).toHaveLength(3);
  expect(scene.shapes.filter((shape) => shape.kind === 'circle')).toHaveLength(1);
  expect(scene.shapes.filter((shape) => shape.kind === 'text' && shape.small).map((shape) => shape.kind === 'text' && shape.ink)).toEqual(['light-dark(#ffffff, #000000)', 'light-dark(#000000, #ffffff)', 'light-dark(#000000, #000000)']);
});

test('a heatmap with cells too narrow to read is a sorted list', () => {
  const scene = draw(heatmapPlan, sample('heatmap', 'h', [name, dimension('y', 'G', 'd.g'), measure('color', 'Y')], Array.from({ length: 12 }, (_, index) => [`n${index}`, 'r', index])));
  expect(scene.marks[0]?.title).toBe('r, n11');
});

test('labels make room for each other and stay within their bounds', () => {
  const at = (...ys: number[]): number[] => spreadLabels(ys.map((y) => ({ y, text: '', paint: '' })), 0, 100).map((label) => label.y);
  expect(at(50, 52)).toEqual([50, 66]);
  expect(at(95, 96, 97)).toEqual([60, 76, 92]);
});

test('flows keep their amounts, and one that leads back is left out', () => {
  const { nodes, links, circular } = flowLayout([{ from: 'a', to: 'b', value: 30, row: 0 }, { from: 'a', to: 'c', value: 10, row: 1 }, { from: 'b', to: 'a', value: 5, row: 2 }, { from: 'c', to: 'c', value: 1, row: 3 }], { x: 0, y: 0, width: 112, height: 90 });
  expect(circular).toBe(2);
  expect(nodes.map((node) => [node.name, node.layer, node.x, node.height])).toEqual([['a', 0, 0, 80], ['b', 1, 100, 60], ['c', 1, 100, 20]]);
  expect(links.map((link) => [link.width, link.share])).toEqual([[60, 0.75], [20, 0.25]]);
});

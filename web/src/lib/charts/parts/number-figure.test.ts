import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, it } from 'vitest';
import { frameOf } from '../model/frame.ts';
import { endOfData } from '../model/time.ts';
import { answerOf, dimension, measure, sample, usd } from '../samples.ts';
import type { Value } from '../model/answer.ts';
import NumberFigure from './NumberFigure.svelte';

const month = dimension('x', 'Month', 'sale.sold_on', 'date', { grain: 'month' });
const revenue = measure('value', 'Revenue', { format: usd });
let end = (): void => {};

afterEach(() => end());

/** A number with its course, as it stands in the page. */
function draw(course: Value[][], dataTo: string | null = null): HTMLElement {
  const { tile, answer } = sample('number', 'Revenue', [revenue], [[300]], {}, { compare: 'previous year' });
  const trend = frameOf(answerOf('revenue', [month, measure('y', 'Revenue', { format: usd })], course));
  const target = document.createElement('div');
  const figure = mount(NumberFigure, { target, props: { tile, frame: frameOf(answer), sentence: 'Revenue $300.00', trend, dataTo: dataTo === null ? null : endOfData(dataTo) } });
  flushSync();
  end = () => void unmount(figure);
  return target;
}

const three: Value[][] = [['2025-01-01', 100], ['2025-02-01', 300], ['2025-03-01', 200]];

it('draws its course as a line of the same numbers, the last of them a dot', () => {
  const target = draw(three);
  expect([...target.querySelectorAll('path')].map((path) => path.getAttribute('d'))).toEqual(['M0 28L46 0L92 14']);
  expect(target.querySelector('circle')?.getAttribute('cy')).toBe('14');
});

it('says the course to who does not see it', () => {
  const label = draw(three).querySelector('svg')?.getAttribute('aria-label');
  expect(label).toContain('Revenue');
  expect(label).toContain('$300');
  expect(label).not.toContain('complete');
});

it('dashes the step to a month that is not over, and says so', () => {
  const target = draw(three, '2025-03-10');
  expect([...target.querySelectorAll('path')].map((path) => path.getAttribute('d'))).toEqual(['M0 28L46 0', 'M46 0L92 14']);
  expect(target.querySelector('svg')?.getAttribute('aria-label')).toContain('The last is not complete.');
});

it('draws no line of two points, and none of nothing', () => {
  expect(draw(three.slice(0, 2)).querySelector('svg')).toBeNull();
  expect(draw([]).querySelector('svg')).toBeNull();
});

it('leaves a gap where there is no value', () => {
  const path = draw([['2025-01-01', 1], ['2025-02-01', null], ['2025-03-01', 2], ['2025-04-01', 3]]).querySelector('path');
  expect(path?.getAttribute('d')?.match(/M/g)).toHaveLength(2);
});

import { expect, test } from 'vitest';
import type { Mark, Scene } from '../scene.ts';
import { markAt, nextMark, spoken } from './pointing.ts';

const mark = (col: number, row: number, more: Partial<Mark> = {}): Mark => ({ key: `${col} ${row}`, x: col * 10, y: row * 10, col, row, title: 'Jan 2025', facts: [], ...more });
const grid = [mark(0, 0), mark(0, 1), mark(1, 0), mark(2, 0), mark(2, 1)];
const scene = (pick: Scene['pick'], marks: Mark[]): Scene => ({ width: 100, height: 100, plot: { x: 0, y: 0, width: 100, height: 100 }, shapes: [], marks, notes: [], pick });

test('arrows keep to their row and column where they can', () => {
  expect(nextMark(grid, null, 'ArrowRight')).toBe(0);
  expect(nextMark(grid, 0, 'ArrowRight')).toBe(2);
  expect(nextMark(grid, 1, 'ArrowRight')).toBe(4); // row 1 has no mark at column 1
  expect(nextMark(grid, 0, 'ArrowDown')).toBe(1);
  expect(nextMark(grid, 4, 'ArrowLeft')).toBe(1);
  expect(nextMark(grid, 3, 'ArrowRight')).toBe(3);
});

test('home and end lead to the first and the last', () => {
  expect(nextMark(grid, 3, 'Home')).toBe(0);
  expect(nextMark(grid, 0, 'End')).toBe(4);
  expect(nextMark([], null, 'End')).toBeNull();
});

test('marks in one line are walked with all four arrows', () => {
  const line = [mark(0, 0), mark(1, 0), mark(2, 0)];
  expect(nextMark(line, 1, 'ArrowDown')).toBe(2);
  expect(nextMark(line, 1, 'ArrowUp')).toBe(0);
});

test('a pointer means the nearest column, then the nearest in it', () => {
  expect(markAt(scene('column', grid), 19, 9)).toBe(4);
  expect(markAt(scene('column', []), 19, 9)).toBeNull();
});

test('of boxes above each other the smallest is hit', () => {
  const marks = [mark(0, 0, { hit: { x: 0, y: 0, width: 50, height: 50 } }), mark(1, 0, { hit: { x: 10, y: 10, width: 5, height: 5 } })];
  expect(markAt(scene('hit', marks), 12, 12)).toBe(1);
  expect(markAt(scene('hit', marks), 40, 12)).toBe(0);
  expect(markAt(scene('hit', marks), 60, 12)).toBeNull();
});

test('a point has to be near to be meant', () => {
  expect(markAt(scene('nearest', grid), 2, 3)).toBe(0);
  expect(markAt(scene('nearest', grid), 90, 90)).toBeNull();
});

test('a mark is spoken with all that its tooltip says', () => {
  expect(spoken(mark(0, 0, { facts: [{ label: 'Revenue', value: '$5.00' }, { label: 'Before', value: '$4.00' }] }))).toBe('Jan 2025: Revenue $5.00, Before $4.00');
});

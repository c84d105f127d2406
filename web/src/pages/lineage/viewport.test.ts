import { describe, expect, it } from 'vitest';
import { around, next } from './neighbours.ts';
import { traceOf } from './trace.ts';
import { centre, drawn, edgesIn, fit, nodesIn, pan, pathOf, start, zoom } from './viewport.ts';

const size = { width: 800, height: 600 };

describe('the view of a map', () => {
  it('shows a small map in its own size, in the middle', () => {
    expect(fit({ width: 400, height: 200 }, size)).toEqual({ scale: 1, x: -200, y: -200 });
  });

  it('shows a large map whole', () => {
    // 736 of 800 pixels for 1,472: half the size.
    expect(fit({ width: 1472, height: 100 }, size)).toEqual({ scale: 0.5, x: -64, y: -550 });
  });

  it('begins with names where most of the map is seen with them, else with all of it', () => {
    expect(start({ width: 400, height: 200 }, size)).toEqual(fit({ width: 400, height: 200 }, size));
    // 536 pixels for 0.6 of 2,144: 0.4167 in place of 0.25.
    const view = start({ width: 1600, height: 2144 }, size);
    expect(view.scale).toBeCloseTo(536 / 1286.4);
    expect(view.y + size.height / view.scale / 2).toBeCloseTo(1072);
    expect(start({ width: 9000, height: 200 }, size)).toEqual(fit({ width: 9000, height: 200 }, size));
  });

  it('keeps what is under the pointer there', () => {
    const view = zoom({ x: 0, y: 0, scale: 1 }, 2, { x: 100, y: 50 });
    expect(view).toEqual({ scale: 2, x: 50, y: 25 });
    expect(zoom(view, 4, { x: 0, y: 0 }).scale).toBe(2);
  });

  it('moves with the pointer', () => {
    expect(pan({ x: 0, y: 0, scale: 0.5 }, { x: 10, y: -20 })).toEqual({ x: -20, y: 40, scale: 0.5 });
  });

  it('puts a box in the middle, large enough to be read', () => {
    expect(centre({ x: 0, y: 0, scale: 1 }, { x: 1000, y: 500, width: 200, height: 40 }, size)).toEqual({ scale: 1, x: 700, y: 220 });
    expect(centre({ x: 0, y: 0, scale: 0.1 }, { x: 0, y: 0, width: 0, height: 0 }, size).scale).toBe(0.55);
  });

  it('draws only what is seen', () => {
    const node = { id: 'a', kind: 'model', name: 'a', layer: '', description: '', failingChecks: 0, columns: [], x: 900, y: 0, width: 200, height: 40 };
    expect(nodesIn([node], { x: 0, y: 0, scale: 1 }, size)).toEqual([]);
    expect(nodesIn([node], { x: 101, y: 0, scale: 1 }, size)).toEqual([node]);
    const edge = drawn({ from: 'a', to: 'b', points: [0, 700, 100, 650] });
    expect(edgesIn([edge], { x: 0, y: 0, scale: 1 }, size)).toEqual([]);
    expect(edgesIn([edge], { x: 0, y: 60, scale: 1 }, size)).toEqual([edge]);
  });

  it('draws arrows that leave and come level', () => {
    expect(pathOf([0, 0, 10, 20])).toBe('M0 0C5 0 5 20 10 20');
    expect(pathOf([0, 5, 10, 5, 20, 5])).toBe('M0 5H10H20');
  });
});

describe('what is joined', () => {
  const edges = [
    { from: 'a', to: 'b', points: [] },
    { from: 'b', to: 'c', points: [] },
    { from: 'x', to: 'c', points: [] },
  ];

  it('is all before and all behind, and not what only shares a reader', () => {
    expect([...around(edges, 'b')].sort()).toEqual(['a', 'b', 'c']);
  });

  it('is gone to by keys', () => {
    expect(next(edges, 'c', 'left')).toEqual(['b', 'x']);
    expect(next(edges, 'b', 'right')).toEqual(['c']);
  });
});

describe('the address of a row', () => {
  it('names values that can be compared, and none that are hidden', () => {
    const columns = [
      { name: 'id', type: 'BIGINT', kind: 'number' as const, isMasked: false },
      { name: 'email', type: 'VARCHAR', kind: 'text' as const, isMasked: true },
      { name: 'rate', type: 'DOUBLE', kind: 'number' as const, isMasked: false },
      { name: 'note', type: 'VARCHAR', kind: 'text' as const, isMasked: false },
    ];
    expect(traceOf('model.s.t', columns, [7, '***', 0.1, null], 'id')).toBe('/trace?node=model.s.t&key.id=7&key.note=&column=id');
    expect(traceOf('model.s.t', columns.slice(1, 3), ['***', 0.1])).toBeNull();
  });
});

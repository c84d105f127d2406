import { describe, expect, it } from 'vitest';
import { around, next } from './neighbours.ts';
import { traceOf } from './trace.ts';
import { drawn, joined, outlined, pathOf } from './strokes.ts';
import { centre, fit, linesIn, nodeAt, nodesIn, pan, start, zoom } from './viewport.ts';

const size = { width: 800, height: 600 };

const boxAt = (id: string, x: number) => ({ id, kind: 'model', name: id, layer: '', description: '', failingChecks: 0, columns: [], x, y: 0, width: 200, height: 40 });

describe('the view of a map', () => {
  it('shows a small map in its own size, in the middle', () => {
    expect(fit({ width: 400, height: 200 }, size)).toEqual({ scale: 1, x: -200, y: -200 });
  });

  it('shows a large map whole', () => {
    // 736 of 800 pixels for 1,472: half the size.
    expect(fit({ width: 1472, height: 100 }, size)).toEqual({ scale: 0.5, x: -64, y: -550 });
  });

  it('begins with names where most of the map is seen with them, else with all of it', () => {
    expect(start({ width: 400, height: 200, nodes: [] }, size)).toEqual(fit({ width: 400, height: 200 }, size));
    // 536 pixels for 0.6 of 2,144: 0.4167 in place of 0.25.
    const view = start({ width: 1600, height: 2144, nodes: [] }, size);
    expect(view.scale).toBeCloseTo(536 / 1286.4);
    expect(view.y + size.height / view.scale / 2).toBeCloseTo(1072);
    expect(start({ width: 9000, height: 200, nodes: [] }, size)).toEqual(fit({ width: 9000, height: 200 }, size));
  });

  it('begins on a phone with names, round the box in the middle', () => {
    const nodes = [boxAt('left', 0), boxAt('middle', 2300), boxAt('right', 4800)];
    // The middle of the box, 2,400 and 20, in the middle of 360 and 600 pixels for 0.45 each: 800 and 1,333.3.
    const view = start({ width: 5000, height: 40, nodes }, { width: 360, height: 600 });
    expect(view.scale).toBeCloseTo(0.45);
    expect([view.x, view.y].map(Math.round)).toEqual([2000, -647]);
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
    expect(centre({ x: 0, y: 0, scale: 0.1 }, { x: 0, y: 0, width: 0, height: 0 }, size).scale).toBe(0.8);
  });

  it('draws only what is seen', () => {
    const node = boxAt('a', 900);
    const seen = { left: 0, right: 800, top: 0, bottom: 600 };
    expect(nodesIn([node], seen)).toEqual([]);
    expect(nodesIn([node], { ...seen, left: 101, right: 901 })).toEqual([node]);
    const edge = drawn({ from: 'a', to: 'b', points: [0, 700, 100, 650] });
    expect(linesIn([edge], seen)).toEqual([]);
    expect(linesIn([edge], { ...seen, top: 60, bottom: 660 })).toEqual([edge]);
  });

  it('finds the box that is pressed, and one that is missed by a little', () => {
    const [one, other] = [boxAt('one', 0), boxAt('other', 300)];
    // At a tenth of the size, box one ends at 20 pixels and the other begins at 30: 24 is nearer to the first.
    const view = { x: 0, y: 0, scale: 0.1 };
    expect(nodeAt([one, other], view, { x: 10, y: 2 })).toBe(one);
    expect(nodeAt([one, other], view, { x: 24, y: 2 })).toBe(one);
    expect(nodeAt([one, other], view, { x: 26, y: 2 })).toBe(other);
    expect(nodeAt([one, other], view, { x: 10, y: 20 })).toBeUndefined();
  });

  it('draws arrows that leave and come level', () => {
    expect(pathOf([0, 0, 10, 20])).toBe('M0 0C5 0 5 20 10 20');
    expect(pathOf([0, 5, 10, 5, 20, 5])).toBe('M0 5H10H20');
  });
});

describe('strokes', () => {
  it('join what looks alike and is near, a few at a time', () => {
    const lines = [0, 300, 100, 200].map((y) => outlined({ x: y, y, width: 10, height: 20 }));
    const strokes = joined(lines, (line) => (line.top === 200 ? 'strong' : ''), 2);
    expect(strokes).toEqual([
      { look: '', path: 'M0 0h10v20h-10zM100 100h10v20h-10z', left: 0, right: 110, top: 0, bottom: 120 },
      { look: '', path: 'M300 300h10v20h-10z', left: 300, right: 310, top: 300, bottom: 320 },
      { look: 'strong', path: 'M200 200h10v20h-10z', left: 200, right: 210, top: 200, bottom: 220 },
    ]);
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

import { describe, expect, it } from 'vitest';
import type { RunNodeFacts } from '../../lib/api/contract.ts';
import { ganttOf } from './gantt.ts';

const start = '2026-03-01T12:00:00Z';
const at = (seconds: number) => new Date(Date.parse(start) + seconds * 1000).toISOString();

function node(id: string, more: Partial<RunNodeFacts>): RunNodeFacts {
  return { id, name: id, kind: 'model', status: 'success', materialized: 'table', group: '', path: '', relation: '', message: '', dependsOn: [], ...more };
}

describe('ganttOf', () => {
  it('puts nodes where they were in time, and those left out at the end', () => {
    const gantt = ganttOf([node('c', { status: 'skipped' }), node('b', { startedAt: at(5), seconds: 5 }), node('a', { startedAt: at(0), seconds: 2.5 })], ['b'], start, 10, 0);

    expect(gantt.bars.map((bar) => [bar.node.id, bar.from, bar.width, bar.isCritical])).toEqual([
      ['a', 0, 0.25, false],
      ['b', 0.5, 0.5, true],
      ['c', 0, 0, false],
    ]);
    expect(gantt.ticks.map((tick) => tick.seconds)).toEqual([0, 2, 4, 6, 8, 10]);
  });

  it('lets a node in work grow to this moment', () => {
    const gantt = ganttOf([node('a', { status: 'running', startedAt: at(2) })], [], start, undefined, Date.parse(at(4)));

    expect(gantt.seconds).toBe(4);
    expect(gantt.bars[0]).toMatchObject({ from: 0.5, width: 0.5 });
  });
});

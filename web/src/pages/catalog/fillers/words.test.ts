import { describe, expect, it } from 'vitest';
import { contractOf, lagOf, rateOf, rowsOf } from './words.ts';

const counts = (records: number) => ({ records, bytes: 0, rejected: 0, committed: 0 });

describe('loads in words', () => {
  it('says of a schema contract only what is not as always', () => {
    const fact = (name: string, value: string) => ({ name, value });
    expect(contractOf({ contract: [fact('tables', 'evolve'), fact('columns', 'evolve'), fact('data_type', 'rescue')] })).toBe('evolves');
    expect(contractOf({ contract: [fact('tables', 'evolve'), fact('columns', 'freeze'), fact('data_type', 'rescue')] })).toBe('columns: freeze');
  });

  it('says how new rows meet old ones', () => {
    expect(rowsOf({ uniqueKey: [] })).toBe('as they come');
    expect(rowsOf({ disposition: 'merge', uniqueKey: ['id', 'at'], cursor: 'changed_at' })).toBe('merge, key id, at, from the last changed_at on');
  });
});

describe('streams in words', () => {
  it('tells how far a partition is behind', () => {
    expect(lagOf({})).toBe('–');
    expect(lagOf({ lag: 0, behindSeconds: 0 })).toBe('caught up');
    expect(lagOf({ lag: 1200 })).toBe('1,200');
    expect(lagOf({ lag: 1200, behindSeconds: 3 })).toContain('1,200, 3');
  });

  it('counts records between two looks', () => {
    expect(rateOf(null, { counts: counts(10), at: '2026-01-01T00:00:00Z' })).toBeNull();
    expect(rateOf({ counts: counts(10), at: '2026-01-01T00:00:00Z' }, { counts: counts(110), at: '2026-01-01T00:00:02Z' })).toBe(50);
    expect(rateOf({ counts: counts(10), at: '2026-01-01T00:00:00Z' }, { counts: counts(3), at: '2026-01-01T00:00:02Z' })).toBeNull();
  });
});

import { expect, it } from 'vitest';
import type { CatalogNode } from '../../lib/api/contract.ts';
import { healthOf } from './health.ts';

const node = (name: string, more: Partial<CatalogNode> = {}): CatalogNode => ({
  id: `model.shop.${name}`, kind: 'model', name, description: '', layer: 'gold', tags: [], columns: 3, checks: 2, failingChecks: 0, ...more,
});

it('adds up what is known, and names what failed', () => {
  const nodes = [
    node('a', { state: { rows: 10, isEstimate: false, changedAt: '2025-12-22T08:00:00+02:00' } }),
    node('b', { state: { isEstimate: false, changedAt: '2025-12-22T07:00:00Z' }, failingChecks: 1, lastStatus: 'error' }),
    node('metric', { checks: 0 }),
  ];

  const { broken, ...sums } = healthOf(nodes);

  expect(sums).toEqual({ tables: 2, rows: 10, changedAt: '2025-12-22T07:00:00Z', checks: 4, failing: 1, notRun: 1 });
  expect(broken.map((one) => one.name)).toEqual(['b']);
});

it('has no last change where nothing was built', () => expect(healthOf([node('a')]).changedAt).toBeNull());

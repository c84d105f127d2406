import { describe, expect, it } from 'vitest';
import type { CatalogNode } from '../../lib/api/contract.ts';
import { filtered, kindsOf, layersOf } from './filter.ts';
import { dashboardOf, lineageOf, pageOf } from './kinds.ts';

function node(kind: string, name: string, more: Partial<CatalogNode> = {}): CatalogNode {
  return { id: `${kind}.store.${name}`, kind, name, description: '', layer: '', tags: [], columns: 0, checks: 0, failingChecks: 0, ...more };
}

const nodes = [
  node('model', 'dim_customer', { layer: 'gold', relation: 'gold.dim_customer', description: 'Who buys.', tags: ['core'] }),
  node('source', 'customer', { layer: 'bronze', relation: 'bronze.customer' }),
  node('dashboard', 'Overview', { layer: 'dashboards', owner: { name: 'Analytics' } }),
];

describe('the catalog', () => {
  it('finds all words anywhere', () => {
    expect(filtered(nodes, { text: 'customer core', kind: '', layer: '' }).map((one) => one.name)).toEqual(['dim_customer']);
    expect(filtered(nodes, { text: 'analytics', kind: '', layer: '' }).map((one) => one.name)).toEqual(['Overview']);
    expect(filtered(nodes, { text: '', kind: 'source', layer: '' }).map((one) => one.name)).toEqual(['customer']);
  });

  it('counts kinds in the order of the data’s road', () => {
    expect(kindsOf(nodes)).toEqual([
      { kind: 'source', count: 1 },
      { kind: 'model', count: 1 },
      { kind: 'dashboard', count: 1 },
    ]);
    expect(layersOf(nodes)).toEqual(['gold', 'bronze']);
  });

  it('leads to pages whatever a thing is called', () => {
    expect(pageOf({ id: 'model.a.x/y?z' })).toBe('/catalog/model.a.x%2Fy%3Fz');
    expect(dashboardOf({ id: 'exposure.store.a.b', kind: 'dashboard' })).toBe('/dashboards/a.b');
    expect(lineageOf({ id: 'source.store.raw.orders', kind: 'source', name: 'orders' })).toBe('/lineage?select=%2Bsource%3Araw.orders%2B&node=source.store.raw.orders');
  });
});

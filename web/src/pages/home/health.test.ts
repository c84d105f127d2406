import { expect, it } from 'vitest';
import type { CatalogNode } from '../../lib/api/contract.ts';
import { builtAt, factsOf, healthOf, stateOf } from './health.ts';

const node = (name: string, more: Partial<CatalogNode> = {}): CatalogNode => ({
  id: `model.shop.${name}`, kind: 'model', name, description: '', layer: 'gold', tags: [], columns: 3, checks: 2, failingChecks: 0, ...more,
});

it('adds up what is known, and names what failed', () => {
  const nodes = [
    node('a', { state: { rows: 10, isEstimate: false, changedAt: '2025-12-22T08:00:00+02:00' } }),
    node('b', { state: { isEstimate: false, changedAt: '2025-12-22T07:00:00Z' }, lastStatus: 'error' }),
    node('metric'),
  ];

  const { broken, ...sums } = healthOf(nodes);

  expect(sums).toEqual({ tables: 2, rows: 10, changedAt: '2025-12-22T07:00:00Z' });
  expect(broken.map((one) => one.name)).toEqual(['b']);
});

it('has no last change where nothing was built', () => expect(healthOf([node('a')]).changedAt).toBeNull());

it('is as bad as the worst check', () => {
  const none = { passed: 3, failed: 0, warned: 0, skipped: 0, never: 0 };
  expect([none, { ...none, never: 1 }, { ...none, skipped: 1 }, { ...none, warned: 1, never: 2 }, { ...none, failed: 1, warned: 1 }].map(stateOf)).toEqual(['pass', 'skipped', 'skipped', 'warn', 'fail']);
});

it('takes facts by their name, and the largest tables where there are none', () => {
  const sized = (name: string, rows: number) => node(name, { state: { rows, isEstimate: false } });
  expect(factsOf([sized('dim_day', 900), sized('fact_sale', 50), sized('fct_visit', 70)])).toMatchObject({ areFacts: true, nodes: [{ name: 'fct_visit' }, { name: 'fact_sale' }] });
  expect(factsOf([sized('small', 1), node('view'), sized('large', 9)])).toMatchObject({ areFacts: false, nodes: [{ name: 'large' }, { name: 'small' }] });
});

it('a dashboard is as old as the oldest table that it reads', () => {
  const built = (name: string, changedAt: string) => node(name, { state: { isEstimate: false, changedAt } });
  const edge = (from: string, to: string) => ({ from: `model.shop.${from}`, to, points: [] });
  const nodes = [built('a', '2025-12-22T08:00:00Z'), built('b', '2025-12-21T08:00:00Z'), node('never')];
  const edges = [edge('a', 'exposure.shop.sales'), edge('b', 'exposure.shop.sales'), edge('a', 'exposure.shop.day'), edge('never', 'exposure.shop.none'), edge('a', 'model.shop.b')];
  expect([...builtAt({ edges }, nodes)]).toEqual([['sales', '2025-12-21T08:00:00Z'], ['day', '2025-12-22T08:00:00Z']]);
});

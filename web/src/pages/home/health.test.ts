import { expect, it } from 'vitest';
import type { CatalogNode, QualityCheck } from '../../lib/api/contract.ts';
import { builtAt, checksOf, factsOf, healthOf, recordsOf, sourcesOf } from './health.ts';

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

const check = (status: string): QualityCheck => ({ id: status, name: '', asks: '', kind: 'unique', severity: 'error', description: '', file: '', line: 1, status, message: '', outcomes: [] });

it('counts checks by how they ended, and the worst is what it all is', () => {
  expect(checksOf(['pass', 'pass', 'warn', 'never', 'skipped'].map(check))).toEqual({ passed: 2, failed: 0, warned: 1, open: 2, state: 'warn' });
  expect(checksOf(['pass', 'fail', 'error'].map(check))).toMatchObject({ passed: 1, failed: 2, state: 'fail' });
  expect(checksOf([])).toMatchObject({ passed: 0, state: 'pass' });
});

it('says how new sources are, and nothing where none promises anything', () => {
  const source = (status: string, newestAt?: string) => ({ id: status, name: status, status, message: '', outcomes: [], ...(newestAt ? { newestAt } : {}) });
  expect(sourcesOf([source('pass', '2025-12-22T05:00:00Z'), source('warn', '2025-12-20T05:00:00Z'), source('never')])).toEqual({ all: 3, late: 1, newestAt: '2025-12-22T05:00:00Z', state: 'warn' });
  expect(sourcesOf([])).toEqual({ all: 0, late: 0, newestAt: null, state: undefined });
});

it('adds up the quarantine over tables', () => {
  const group = (table: string, records: number) => ({ source: 'store', table, code: 'MX2101', records, reason: '', files: 1, lastAt: '2025-12-22T05:00:00Z' });
  expect(recordsOf([group('track', 8), group('track', 1), group('playlist', 2)])).toEqual({ all: 11, tables: 2, lastAt: '2025-12-22T05:00:00Z' });
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

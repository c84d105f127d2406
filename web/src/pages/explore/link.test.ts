import { describe, expect, test } from 'vitest';
import type { DashboardDefinition, ExploreFact, FilterDefinition, TileTerms } from '../../lib/api/contract.ts';
import { arrival, exploreLink } from './link.ts';
import { leftInWords } from './words.ts';

const filter = (name: string, field: string, more: Partial<FilterDefinition> = {}): FilterDefinition => ({
  name, field, label: name, kind: 'multiple', isMultiple: true, choices: [], hasMore: false, default: [], steps: [], ...more,
});

const dashboard: Pick<DashboardDefinition, 'filters' | 'parameters'> = {
  filters: [filter('period', 'sale.sold_on', { kind: 'period', default: ['last 12 months'] }), filter('category', 'dim_item.category')],
  parameters: [{ name: 'grain', label: 'Grain', choices: ['day', 'month'], default: 'month' }],
};

const terms = (more: Partial<TileTerms>): TileTerms => ({ sort: [], others: [], ...more });
const bar = { id: 'bar', kind: 'bar' as const, channels: { x: 'dim_item.item', y: 'revenue' } };

function taken(link: string | null): Record<string, string[]> {
  const search = new URLSearchParams(link!.split('?')[1]);
  return Object.fromEntries([...new Set(search.keys())].filter((key) => !['m', 'd', 'kind'].includes(key)).map((key) => [key, search.getAll(key)]));
}

const fact: ExploreFact = {
  name: 'sale', label: 'Sale', description: '', times: [], unreached: [], metrics: [],
  tables: [{ name: 'dim_item', label: 'Dim item', fields: [{ text: 'dim_item.category', label: 'Category', description: '', type: 'text' }] }],
};

describe('from a tile to Explore', () => {
  test('its order, its limit and its unit of time go along', () => {
    expect(taken(exploreLink({ ...bar, terms: terms({ sort: ['revenue desc'], limit: 10 }) }))).toEqual({ sort: ['revenue desc'], limit: ['10'] });
    const line = { id: 'line', kind: 'line' as const, channels: { x: 'sale.sold_on', y: 'revenue' } };
    expect(taken(exploreLink({ ...line, terms: terms({ grain: 'week' }) }))).toEqual({ grain: ['week'] });
    expect(taken(exploreLink({ ...line, terms: terms({ grain: '$grain' }) }, { ...dashboard, filters: [] }, new URLSearchParams('p.grain=day')))).toEqual({ grain: ['day'] });
  });

  test('what a viewer chose goes along by its columns, and defaults where nothing is chosen', () => {
    expect(taken(exploreLink(bar, dashboard, new URLSearchParams('f.category=Food&f.category=Home')))).toEqual({
      'f.sale.sold_on': ['last 12 months'],
      'f.dim_item.category': ['Food', 'Home'],
    });
    expect(taken(exploreLink(bar, dashboard, new URLSearchParams('f.period=')))).toEqual({});
    expect(taken(exploreLink({ ...bar, period: 'last 60 minutes' }, dashboard))).toEqual({ 'f.sale.sold_on': ['last 60 minutes'] });
  });

  test('so do marks of other tiles, and not its own', () => {
    const search = new URLSearchParams('f.period=&m.map.dim_item.category=Food&m.bar.dim_item.item=Cup&m.line.sale.sold_on@month=2025-01-01');
    expect(taken(exploreLink(bar, dashboard, search))).toEqual({ 'f.dim_item.category': ['Food'], left: ['f.sale.sold_on'] });
  });

  test('what has no place there is named', () => {
    const number = { id: 'revenue', kind: 'number' as const, channels: { value: 'revenue', x: 'sale.sold_on' } };
    const link = exploreLink({ ...number, period: 'today', terms: terms({ others: ['trend', 'format'], limit: 3 }) });
    expect(link).toBe('/explore?m=revenue&kind=number&left=trend&left=format&left=limit&left=period');
    expect(taken(exploreLink({ ...bar, terms: terms({ sort: ['units desc'] }) }))).toEqual({ left: ['sort'] });
    expect(taken(exploreLink({ ...bar, terms: terms({ sort: ['revenue desc', 'dim_item.item asc'] }) }))).toEqual({ left: ['sort'] });
  });

  test('what is of no fact leads nowhere', () => {
    expect(exploreLink({ ...bar, canTrace: false })).toBeNull();
  });
});

describe('what was left', () => {
  test('are also filters that the fact does not reach', () => {
    expect(arrival(fact, new URLSearchParams('m=revenue&f.dim_item.category=Food&f.dim_store.city=Rome')).toString()).toBe('m=revenue&f.dim_item.category=Food&left=f.dim_store.city');
  });

  test('is said in a sentence, and what no tile has is not', () => {
    expect(leftInWords(fact, ['trend', 'format', 'f.dim_item.category'])).toBe('Not taken over from the dashboard: its course over time, how its numbers are written and the filter of Category.');
    expect(leftInWords(fact, ['nonsense', 'constructor'])).toBe('');
    expect(leftInWords(fact, [])).toBe('');
  });
});

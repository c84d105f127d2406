import { describe, expect, test } from 'vitest';
import type { ExploreFact, FieldChoice } from '../../lib/api/contract.ts';
import { draftOf, kindOf, kinds, obstacle, queryOf, suggest } from './kinds.ts';
import { exploreLink, factOf } from './link.ts';
import { labelOf, shelfOf, titleOf, toFront, toggle } from './shelf.ts';

const field = (text: string, label: string, type: string): FieldChoice => ({ text, label, description: '', type });

const sale: ExploreFact = {
  name: 'sale',
  label: 'Sale',
  description: '',
  metrics: [field('revenue', 'Revenue', 'number'), field('units', 'Units', 'number')],
  times: [field('sale.sold_on', 'Sold on', 'date')],
  tables: [
    { name: 'sale', label: 'Sale', fields: [field('sale.amount', 'Amount', 'number')] },
    { name: 'dim_item', label: 'Dim item', fields: [field('dim_item.item', 'Item', 'text'), field('dim_item.category', 'Category', 'text')] },
    { name: 'dim_customer', label: 'Dim customer', fields: [field('dim_customer.country', 'Country', 'text'), field('dim_customer.state', 'State', 'text')] },
  ],
  unreached: [],
};

const shelf = (query: string) => shelfOf(new URLSearchParams(query));

describe('the chart that suits', () => {
  test.each([
    ['', null],
    ['m=revenue', 'number'],
    ['m=revenue&m=units', 'table'],
    ['m=revenue&d=sale.sold_on', 'line'],
    ['m=revenue&m=units&d=sale.sold_on', 'line'],
    ['m=revenue&d=sale.sold_on&d=dim_item.category', 'line'],
    ['m=revenue&m=units&d=sale.sold_on&d=dim_item.category', 'table'],
    ['m=revenue&d=dim_item.category', 'bar'],
    ['m=revenue&m=units&d=dim_item.category', 'bar'],
    ['m=revenue&d=dim_customer.country', 'map'],
    ['m=revenue&d=dim_customer.state', 'map'],
    ['m=revenue&d=dim_item.category&d=dim_customer.country', 'heatmap'],
    ['m=revenue&d=dim_item.category&d=dim_customer.country&d=dim_item.item', 'table'],
    ['d=sale.amount', 'histogram'],
    ['d=dim_item.item', 'table'],
  ])('%s is a %s', (query, kind) => expect(suggest(sale, shelf(query))).toBe(kind));

  test('can show what it is suggested for', () => {
    for (const query of ['m=revenue', 'm=revenue&d=sale.sold_on', 'm=revenue&d=dim_customer.country', 'd=sale.amount', 'm=revenue&d=dim_item.category&d=dim_item.item'])
      expect(obstacle(sale, shelf(query), suggest(sale, shelf(query))!)).toBeNull();
  });

  test('gives way to one that was chosen, which says why it does not suit', () => {
    expect(kindOf(sale, shelf('m=revenue&kind=map'))).toBe('map');
    expect(obstacle(sale, shelf('m=revenue&kind=map'), 'map')).toMatch(/countries/);
    expect(draftOf(sale, shelf('m=revenue&kind=map'))).toBeNull();
    expect(kindOf(sale, shelf('m=revenue&kind=nonsense'))).toBe('number');
  });

  test('every other one says a whole sentence', () => {
    for (const { kind } of kinds) {
      const why = obstacle(sale, shelf('d=dim_item.item&d=dim_item.category&d=dim_customer.country&d=sale.sold_on'), kind);
      if (why !== null) expect(why).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe('a draft', () => {
  test('puts what is picked where its chart has it', () => {
    expect(draftOf(sale, shelf('m=revenue&d=dim_item.category&d=dim_customer.country&kind=bar&sort=revenue desc&limit=5'))).toEqual({
      fact: 'sale',
      kind: 'bar',
      channels: { x: ['dim_item.category'], y: ['revenue'], color: ['dim_customer.country'] },
      filters: {},
      sort: ['revenue desc'],
      limit: 5,
    });
  });

  test('has a unit of time only where there is a time', () => {
    expect(draftOf(sale, shelf('m=revenue&d=sale.sold_on&grain=week'))?.grain).toBe('week');
    expect(draftOf(sale, shelf('m=revenue&d=dim_item.item&grain=week'))?.grain).toBeUndefined();
  });

  test('leaves out filters that choose nothing', () => {
    expect(draftOf(sale, shelf('m=revenue&f.dim_item.item=&f.sale.sold_on=all time&f.dim_item.category=Food&f.dim_item.category=Home'))?.filters).toEqual({ 'dim_item.category': ['Food', 'Home'] });
  });

  test('is a query in which values are values', () => {
    const draft = draftOf(sale, shelf(`m=revenue&f.dim_item.item=${encodeURIComponent('a&b=c')}`))!;
    expect(queryOf(draft, 'UTC').toString()).toBe('fact=sale&kind=number&value=revenue&f.dim_item.item=a%26b%3Dc&tz=UTC');
  });
});

describe('the shelf', () => {
  test('takes a field and gives it back, with what was sorted by it', () => {
    expect(toggle(shelf('m=revenue'), 'm', 'units')).toEqual({ m: ['revenue', 'units'] });
    expect(toggle(shelf('m=revenue&sort=revenue desc'), 'm', 'revenue')).toEqual({ m: null, sort: null });
    expect(toFront(shelf('d=dim_item.item&d=dim_item.category'), 'dim_item.category')).toEqual({ d: ['dim_item.category', 'dim_item.item'] });
  });

  test('says in words what is on it', () => {
    expect(titleOf(sale, shelf('m=revenue&m=units&d=dim_item.category'))).toBe('Revenue and Units by Category');
    expect(labelOf(sale, 'sum(sale.amount)')).toBe('Sum of amount');
    expect(labelOf(sale, 'count(distinct dim_item.item)')).toBe('Different item');
    expect(labelOf(sale, 'count(*)')).toBe('Number of rows');
  });

  test('does not take a limit that is none', () => {
    expect(shelf('limit=-1').limit).toBeNull();
    expect(shelf('limit=abc').limit).toBeNull();
    expect(shelf('limit=10').limit).toBe(10);
  });
});

describe('a tile of a dashboard', () => {
  test('leads to its fact with what it shows', () => {
    const link = exploreLink({ kind: 'bar', channels: { x: 'dim_item.category', y: 'revenue, units' } })!;
    expect(link).toBe('/explore?m=revenue&m=units&d=dim_item.category&kind=bar');
    expect(factOf([sale], new URLSearchParams(link.split('?')[1]))?.name).toBe('sale');
  });

  test('with SQL of its own leads nowhere', () => {
    expect(exploreLink({ kind: 'bar', channels: { x: 'dim_item.category', y: 'sum(amount)' } })).toBeNull();
    expect(exploreLink({ kind: 'table', channels: { columns: '$rank' } })).toBeNull();
    expect(exploreLink({ kind: 'text', channels: {} })).toBeNull();
    expect(factOf([sale], new URLSearchParams('m=nothing'))).toBeUndefined();
  });
});

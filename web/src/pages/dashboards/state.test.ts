import { expect, test } from 'vitest';
import type { DashboardDefinition, FilterDefinition, TileDefinition } from '../../lib/api/contract.ts';
import { activeOf, asked, canDrill, clearAll, marksOf, setFilter, toggleMark, valuesOf, type Change } from './state.ts';

const filter = (name: string, byDefault: string[] = []): FilterDefinition => ({
  name, label: name, kind: 'multiple', field: `dim.${name}`, isMultiple: true, choices: [], hasMore: false, default: byDefault, steps: [],
});

const after = (search: string, change: Change): string => {
  const query = new URLSearchParams(search);
  for (const [key, value] of Object.entries(change)) {
    query.delete(key);
    for (const one of Array.isArray(value) ? value : value === null ? [] : [value]) query.append(key, one);
  }
  return query.toString();
};

test('a filter has the values of the address, else its default, and none when it was cleared', () => {
  const genre = filter('genre', ['Rock']);

  expect(valuesOf(new URLSearchParams(), genre)).toEqual(['Rock']);
  expect(valuesOf(new URLSearchParams('f.genre=Pop&f.genre=Jazz'), genre)).toEqual(['Pop', 'Jazz']);
  expect(valuesOf(new URLSearchParams('f.genre='), genre)).toEqual([]);
});

test('a filter that is as by default leaves the address', () => {
  const genre = filter('genre', ['Rock']);

  expect(after('f.genre=Pop&p.grain=day', setFilter(genre, ['Rock']))).toBe('p.grain=day');
  expect(after('', setFilter(genre, []))).toBe('f.genre=');
});

test('a click on a mark chooses it, again gives it up, and another takes its place', () => {
  const click = { field: 'dim_track.genre', value: 'Rock' };
  const once = after('', toggleMark(new URLSearchParams(), 'genres', click));

  expect(once).toBe('m.genres.dim_track.genre=Rock');
  expect(after(once, toggleMark(new URLSearchParams(once), 'genres', click))).toBe('');
  expect(after(once, toggleMark(new URLSearchParams(once), 'genres', { ...click, value: 'Pop' }))).toBe('m.genres.dim_track.genre=Pop');
});

test('a mark of a time says to which unit it was cut', () => {
  const once = after('', toggleMark(new URLSearchParams(), 'months', { field: 'dim_date.date', value: '2025-01-01', grain: 'month' }));

  expect(marksOf(new URLSearchParams(once))).toEqual([{ tile: 'months', field: 'dim_date.date', grain: 'month', values: ['2025-01-01'] }]);
});

test('a click goes deeper until the last level', () => {
  const tile = { id: 'map', drill: ['dim.country', 'dim.city'] } as unknown as TileDefinition;

  expect(canDrill(new URLSearchParams(), tile, 'dim.country')).toBe(true);
  expect(canDrill(new URLSearchParams(), tile, 'dim.other')).toBe(false);
  expect(canDrill(new URLSearchParams('d.map=Chile'), tile, 'dim.city')).toBe(false);
});

test('chips are what is set; clear all leaves what is none of the viewer’s choice', () => {
  const page = { filters: [filter('genre')] } as unknown as DashboardDefinition;
  const search = new URLSearchParams('f.genre=Rock&m.a.dim.country=Chile&theme=dark');

  expect(activeOf(search, page, (_, values) => values.join()).map((one) => `${one.label}: ${one.value}`)).toEqual(['genre: Rock', 'Country: Chile']);
  expect(after(search.toString(), clearAll(search))).toBe('theme=dark');
});

test('what the file sets has no chip until a viewer sets it otherwise, and goes back to what the file says', () => {
  const page = { filters: [filter('genre', ['Rock'])] } as unknown as DashboardDefinition;
  const chips = (search: string) => activeOf(new URLSearchParams(search), page, (_, values) => values.join());

  expect(chips('')).toEqual([]);
  expect(chips('f.genre=Pop')).toEqual([{ label: 'genre', value: 'Pop', clear: { 'f.genre': null } }]);
});

test('the server is asked with what was chosen and the zone', () =>
  expect(asked(new URLSearchParams('f.a=1&utm=x&p.grain=day'), 'Europe/Berlin').toString()).toBe('f.a=1&p.grain=day&tz=Europe%2FBerlin'));

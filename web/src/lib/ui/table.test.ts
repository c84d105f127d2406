import { describe, expect, it } from 'vitest';
import { next, sorted, visible, type Column } from './table.ts';

type Row = { name: string; size: number | string | null };
const columns: Column<Row>[] = [
  { id: 'name', label: 'Name', value: (row) => row.name },
  { id: 'size', label: 'Size', value: (row) => row.size, align: 'end' },
];
const rows: Row[] = [
  { name: 'track 10', size: 3 },
  { name: 'track 9', size: null },
  { name: 'Album', size: '20' },
];

describe('the order of rows', () => {
  const names = (column: string, descending: boolean) => sorted(rows, columns, { column, descending }).map((row) => row.name);

  it('counts digits in texts', () => expect(names('name', false)).toEqual(['Album', 'track 9', 'track 10']));
  it('takes digits for numbers, and has nothing last', () => {
    expect(names('size', false)).toEqual(['track 10', 'Album', 'track 9']);
    expect(names('size', true)).toEqual(['Album', 'track 10', 'track 9']);
  });
  it('is that of the rows until one is chosen', () => expect(sorted(rows, columns, null)).toBe(rows));
  it('begins with the largest number and the first text, and turns round then', () => {
    expect(next(columns[1]!, null)).toEqual({ column: 'size', descending: true });
    expect(next(columns[0]!, null)).toEqual({ column: 'name', descending: false });
    expect(next(columns[0]!, { column: 'name', descending: false })).toEqual({ column: 'name', descending: true });
  });
});

it('draws the rows in sight and some around them', () => {
  expect(visible(1000, 32, 0, 320)).toEqual({ from: 0, to: 22 });
  expect(visible(1000, 32, 3200, 320)).toEqual({ from: 88, to: 122 });
  expect(visible(15, 32, 0, 320)).toEqual({ from: 0, to: 15 });
});

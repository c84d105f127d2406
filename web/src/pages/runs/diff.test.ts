import { expect, it } from 'vitest';
import { diffOf } from './diff.ts';

const words = (before: string, after: string) => diffOf(before, after).map((line) => ({ same: ' ', added: '+', removed: '-' })[line.kind] + line.text);

it('says which lines came and which went', () => {
  expect(words('a\nb\nc', 'a\nx\nc\nd')).toEqual([' a', '-b', '+x', ' c', '+d']);
  expect(words('a', 'a')).toEqual([' a']);
});

import { expect, test } from 'vitest';
import { EventParser } from './stream.ts';

test('events that come in pieces are put together', () => {
  const parser = new EventParser();

  expect(parser.take('retry: 1000\n\nevent: publ')).toEqual([]);
  expect(parser.take('ished\nid: a-1\ndata: {"tiles":["x"]}\n')).toEqual([]);
  expect(parser.take('\nevent: ended\ndata: {"status":410}\n\n')).toEqual([
    { name: 'published', data: { tiles: ['x'] } },
    { name: 'ended', data: { status: 410 } },
  ]);
  expect(parser.lastId).toBe('a-1');
});

test('what says only that the stream is there is no event', () => {
  expect(new EventParser().take(': still here\n\n')).toEqual([]);
});

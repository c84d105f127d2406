import { afterEach, expect, it, vi } from 'vitest';
import { ended } from './ended.ts';

afterEach(() => vi.unstubAllGlobals());

it('asks a run only for what is new, through a while without news, until it is over', async () => {
  const asked: string[] = [];
  const answers = [Response.json({ revision: 7 }), Response.json({ revision: 9 }), new Response(null, { status: 204 }), Response.json({ summary: { state: 'running' } }), Response.json({ revision: 12 }), new Response(null, { status: 204 }), Response.json({ summary: { state: 'success' } })];
  vi.stubGlobal('fetch', (input: string | URL) => {
    asked.push(String(input).replace(/^.*\/api/, '/api'));
    return Promise.resolve(answers.shift());
  });

  await ended('r1');

  expect(asked).toEqual(['/api/runs/r1/changes?after=0', '/api/runs/r1/changes?after=7', '/api/runs/r1/changes?after=9', '/api/runs/r1', '/api/runs/r1/changes?after=9', '/api/runs/r1/changes?after=12', '/api/runs/r1']);
});

it('asks nothing more once a run has said that it is over', async () => {
  const asked: string[] = [];
  const answers = [Response.json({ revision: 7, isOver: false }), Response.json({ revision: 9, isOver: true })];
  vi.stubGlobal('fetch', (input: string | URL) => {
    asked.push(String(input).replace(/^.*\/api/, '/api'));
    return Promise.resolve(answers.shift());
  });

  await ended('r1');

  expect(asked).toEqual(['/api/runs/r1/changes?after=0', '/api/runs/r1/changes?after=7']);
});

import { expect, test, vi } from 'vitest';
import { ApiProblem } from '../../lib/api/client.ts';
import type { DashboardDefinition, RunTold, TileAnswer } from '../../lib/api/contract.ts';
import { Board } from './board.svelte.ts';
import type { DashboardSource, Hears, Question } from './sources/source.ts';

const page = { id: 'shop', problems: [], filters: [], parameters: [], rows: [[{ id: 'revenue' }, { id: 'orders' }]] } as unknown as DashboardDefinition;

/** A source that answers every tile, or refuses all, and is told what happens. */
class Told {
  asked: (readonly string[] | undefined)[] = [];
  isThere = true;
  isUp = true;
  stale: string | undefined;
  hears: Hears | undefined;
  readonly id = 'shop';
  readonly zone = 'UTC';
  readonly hearing = 'live';
  readonly chosen = { search: new URLSearchParams(), query: () => undefined };

  define(): Promise<DashboardDefinition> {
    return this.isThere ? Promise.resolve({ ...page }) : Promise.reject(new ApiProblem(404, 'MX4100', "There is no dashboard 'shop'"));
  }

  async *answers({ tiles }: Question): AsyncGenerator<TileAnswer> {
    this.asked.push(tiles);
    if (!this.isUp) throw new ApiProblem(0, '', 'The server does not answer');
    for (const tile of tiles ?? ['revenue', 'orders'])
      yield { tile, columns: [], values: [], notFilteredBy: [], sql: '', version: '', milliseconds: 0, ...(this.stale ? { stale: this.stale } : {}) };
  }

  follow(hears: Hears): () => void {
    this.hears = hears;
    return () => undefined;
  }
}

async function opened(): Promise<{ board: Board; told: Told }> {
  const told = new Told();
  const board = new Board(told as unknown as DashboardSource);
  board.follow();
  await board.read();
  await board.ask(board.shown, board.query);
  told.asked = [];
  return { board, told };
}

const ended = (status: string): RunTold => ({ runId: 'r', status });

test('a dashboard whose file goes is gone, and none of its tiles is asked for', async () => {
  const { board, told } = await opened();
  told.isThere = false;
  told.hears?.redefined({ id: 'shop' });
  await vi.waitFor(() => expect(board.isGone).toBe(true));
  expect(told.asked).toEqual([]);

  told.isThere = true;
  told.hears?.redefined({ id: 'shop' });
  await vi.waitFor(() => expect(told.asked).toHaveLength(1));
  expect(board.isGone).toBe(false);
});

test('a run that failed makes the tiles say that they are old, and the next one that they are not', async () => {
  const { board, told } = await opened();
  told.hears?.ended(ended('success'));
  expect(told.asked).toEqual([]);

  told.stale = 'The last build failed';
  told.hears?.ended(ended('error'));
  await vi.waitFor(() => expect(board.stale?.stale).toBe('The last build failed'));

  told.stale = undefined;
  told.hears?.ended(ended('success'));
  await vi.waitFor(() => expect(board.stale).toBeUndefined());
});

test('what nobody answered is asked for again', async () => {
  const { board, told } = await opened();
  told.isUp = false;
  await board.ask(['orders'], board.query);
  expect(board.answers.get('orders')?.problem?.message).toBe('The server does not answer');

  told.isUp = true;
  told.asked = [];
  board.recover();
  await vi.waitFor(() => expect(board.answers.get('orders')?.problem).toBeUndefined());
  expect(told.asked).toEqual([['orders']]);
});

import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { ApiProblem } from '../../lib/api/client.ts';
import type { DashboardDefinition, TileAnswer, TileDefinition } from '../../lib/api/contract.ts';
import type { DashboardSource } from './sources/source.ts';
import { asked, onlyMarks, type Change, type Click } from './state.ts';

const slowAfter = 150; // milliseconds

/** An open dashboard: what it is, what its tiles show, and what is on its way. It follows what is chosen, and its source. */
export class Board {
  definition = $state.raw<DashboardDefinition>();
  /** Why there is nothing to show. */
  problem = $state.raw<ApiProblem | null>(null);
  /** What is wrong with the project's files now; the page shows them as they were when they were last right. */
  fileProblems = $state.raw<DashboardDefinition['problems']>([]);
  /** The last answer of each tile. */
  readonly answers = new SvelteMap<string, TileAnswer>();
  /** The tiles whose next answer is on its way. */
  readonly busy = new SvelteSet<string>();
  /** Whether what is on its way takes long enough to be told of: most answers come sooner than twelve charts could be dimmed. */
  isSlow = $state(false);
  /** When the last change of a live tile came. */
  readonly changedAt = new SvelteMap<string, string>();

  #turn = 0;

  constructor(
    readonly source: DashboardSource,
    /** The tile that has the page for itself; undefined: all are shown. */
    readonly only?: string,
  ) {}

  /** What a viewer chose, with whatever else stands beside it. */
  get search(): URLSearchParams {
    return this.source.chosen.search;
  }

  /** What the source is asked with: the part of it that viewers choose. */
  get query(): URLSearchParams {
    return asked(this.search, this.source.zone);
  }

  choose(change: Change): void {
    this.source.chosen.query(change);
  }

  /** The page that follows what a tile shows to its sources, with all that is chosen.
   * @param clicks the members of one of its rows, in the place of marks of the tile that were clicked */
  trailOf(tile: TileDefinition, clicks?: readonly Click[]): string | null {
    return this.source.links.trail(tile, clicks ? onlyMarks(this.query, tile.id, clicks) : this.query);
  }

  /** The ids of the tiles that are shown. */
  get shown(): string[] {
    const all = this.definition?.rows.flat().map((tile) => tile.id) ?? [];
    return this.only ? all.filter((id) => id === this.only) : all;
  }

  /** Up to when the data go that most of the tiles show. */
  get dataTo(): string | undefined {
    const times = new Map<string, number>();
    for (const { dataTo } of this.answers.values()) if (dataTo) times.set(dataTo, (times.get(dataTo) ?? 0) + 1);
    return [...times].sort((a, b) => b[1] - a[1])[0]?.[0];
  }

  /** Why the rows are old that most of the tiles with old rows show; undefined: none does. */
  get stale(): Pick<TileAnswer, 'stale' | 'staleRun'> | undefined {
    const old = [...this.answers.values()].filter(({ stale }) => stale);
    const times = (text: string | undefined): number => old.filter(({ stale }) => stale === text).length;
    return old.sort((a, b) => times(b.stale) - times(a.stale))[0];
  }

  /** Whether its file was there and is not any more. */
  get isGone(): boolean {
    return this.definition !== undefined && this.problem?.code === 'MX4100';
  }

  async read(signal?: AbortSignal): Promise<void> {
    try {
      const found = await this.source.define(signal);
      this.definition = found;
      this.fileProblems = found.problems;
      this.problem = null;
    } catch (failure) {
      if (failure instanceof ApiProblem) this.problem = failure;
      else if (!(failure instanceof DOMException)) throw failure;
    }
  }

  /** Asks for tiles anew: old answers stay until the new ones are there. An older question about all of them is given up by its
   * signal; what it still answers is not taken. */
  async ask(tiles: string[], query: URLSearchParams, signal?: AbortSignal): Promise<void> {
    if (tiles.length === 0) return;
    const turn = ++this.#turn;
    for (const id of tiles) this.busy.add(id);
    const slow = setTimeout(() => (this.isSlow = true), slowAfter);
    try {
      for await (const answer of this.source.answers({ query, ...(tiles.length < this.#all ? { tiles } : {}), ...(signal ? { signal } : {}) })) {
        if (signal?.aborted) return;
        this.take(answer);
      }
      this.problem = null;
    } catch (failure) {
      if (failure instanceof ApiProblem) this.#refused(tiles, failure);
      else if (!(failure instanceof DOMException)) throw failure;
    } finally {
      clearTimeout(slow);
      if (turn === this.#turn || !signal?.aborted) for (const id of tiles) this.busy.delete(id);
      if (this.busy.size === 0) this.isSlow = false;
    }
  }

  take(answer: TileAnswer): void {
    this.answers.set(answer.tile, answer);
    this.busy.delete(answer.tile);
  }

  /** Hears what changes until what it returns is called. */
  follow(): () => void {
    const again = (tiles: string[]) => void this.ask(tiles.filter((id) => this.shown.includes(id)), this.query);
    return this.source.follow({
      published: ({ tiles }) => again(tiles),
      redefined: ({ id }) => void (id === this.source.id && this.read().then(() => this.isGone || again(this.shown))),
      read: ({ problems }) => (this.fileProblems = problems),
      ended: ({ status }) => (status === 'error' || this.stale ? again(this.shown) : undefined),
      missed: () => void this.read().then(() => again(this.shown)),
      answered: ({ answer }) => {
        this.take(answer);
        this.changedAt.set(answer.tile, new Date().toISOString());
      },
    });
  }

  /** Asks again for what nobody answered. */
  recover(): void {
    void this.ask(this.shown.filter((id) => this.answers.get(id)?.problem?.code === ''), this.query);
  }

  get #all(): number {
    return this.definition?.rows.flat().length ?? 0;
  }

  /** The whole question was refused: each tile says so, and keeps nothing that is not true any more. */
  #refused(tiles: string[], failure: ApiProblem): void {
    for (const tile of tiles) {
      const problem = { code: failure.code, message: failure.message, ...(failure.hint ? { hint: failure.hint } : {}) };
      this.answers.set(tile, { tile, columns: [], values: [], notFilteredBy: [], sql: '', version: '', milliseconds: 0, problem });
    }
  }
}

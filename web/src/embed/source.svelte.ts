import { address, ApiProblem, get, lines, open, type Asking } from '../lib/api/client.ts';
import type { DashboardDefinition, EmbedDefinition, FilterChoice, TileAnswer, TileDefinition } from '../lib/api/contract.ts';
import type { Hearing } from '../lib/api/events.ts';
import { router } from '../lib/router.ts';
import type { MenuItem } from '../lib/ui/Menu.svelte';
import { say } from '../lib/ui/toasts.svelte.ts';
import { save } from '../pages/dashboards/save.ts';
import type { Chosen, DashboardLinks, DashboardSource, Hears, Question } from '../pages/dashboards/sources/source.ts';
import type { Change } from '../pages/dashboards/state.ts';
import { listen, type Sent } from './stream.ts';

const path = '/embed/api';

/** What a link that was signed shows: the server knows by its token which dashboard, and how much of it. */
export class EmbedSource implements DashboardSource {
  readonly zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  readonly links: DashboardLinks = new NoLinks((tile, ending, query) => void this.#download(tile, ending, query));
  // A page of somebody else has this one in it: what is chosen here is no step of its back button.
  readonly chosen: Chosen = {
    get search() {
      return router.search;
    },
    query: (change: Change) => router.query(change, { replace: true }),
  };

  /** What the server said of the link; undefined before it has. */
  embed = $state.raw<EmbedDefinition>();
  /** Why the link is no longer good; null: it is. */
  ended = $state.raw<string | null>(null);
  hearing = $state.raw<Hearing>('off');

  readonly #token: string;
  #hears: Hears | undefined;
  #live: readonly string[] = [];
  #query = new URLSearchParams();
  #listening: AbortController | undefined;

  constructor(token: string) {
    this.#token = token;
  }

  get id(): string {
    return this.embed?.dashboard.id ?? '';
  }

  fixed(): undefined {}

  async define(signal?: AbortSignal): Promise<DashboardDefinition> {
    this.embed = await this.#while(() => get<EmbedDefinition>(`${path}/definition`, this.#asking(signal)));
    return this.embed.dashboard;
  }

  async *answers({ tiles = [], query, signal }: Question): AsyncGenerator<TileAnswer, void, undefined> {
    const wanted = new URLSearchParams(query);
    for (const id of tiles) wanted.append('tile', id);
    try {
      yield* lines<TileAnswer>(`${path}/data`, { ...this.#asking(signal), query: wanted });
    } catch (failure) {
      throw this.#noted(failure);
    }
  }

  findChoices(filter: string, letters: string): Promise<FilterChoice[]> {
    return this.#while(() => get(`${path}/filters/${encodeURIComponent(filter)}`, { ...this.#asking(), query: { q: letters } }));
  }

  follow(hears: Hears): () => void {
    this.#hears = hears;
    this.#listen();
    return () => {
      this.#hears = undefined;
      this.#listening?.abort();
    };
  }

  watch(live: readonly string[], query: URLSearchParams): () => void {
    const isSame = live.length === this.#live.length && (live.length === 0 || query.toString() === this.#query.toString());
    [this.#live, this.#query] = [live, query];
    if (!isSame && this.#hears) this.#listen();
    return () => undefined;
  }

  #listen(): void {
    this.#listening?.abort();
    const giveUp = (this.#listening = new AbortController());
    const wanted = new URLSearchParams(this.#live.length > 0 ? this.#query : '');
    for (const id of this.#live) wanted.append('tile', id);
    const start = (lastId: string) => this.#stream(wanted, lastId, giveUp.signal);
    void listen(start, (event) => this.#hear(event), (isOpen) => (this.hearing = isOpen ? 'live' : 'lost'), giveUp.signal);
  }

  async #stream(query: URLSearchParams, lastId: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | null> {
    try {
      const asking = this.#asking(signal);
      const answer = await open(`${path}/events`, { ...asking, query, headers: { ...asking.headers, ...(lastId ? { 'last-event-id': lastId } : {}) } });
      return answer.body;
    } catch (failure) {
      this.#noted(failure);
      if (this.ended) this.#listening?.abort();
      return null;
    }
  }

  #hear({ name, data }: Sent): void {
    const hears = this.#hears;
    if (name === 'published') hears?.published(data as Parameters<Hears['published']>[0]);
    else if (name === 'dashboard') hears?.redefined(data as Parameters<Hears['redefined']>[0]);
    else if (name === 'tile') hears?.answered(data as Parameters<Hears['answered']>[0]);
    else if (name === 'missed') hears?.missed();
    else if (name === 'ended') this.#end((data as { status: number }).status);
  }

  async #download(tile: TileDefinition, ending: string, query: URLSearchParams): Promise<void> {
    try {
      const answer = await this.#while(() => open(address(`${path}/tiles/${encodeURIComponent(tile.id)}.${ending}`, query), this.#asking()));
      save(await answer.blob(), `${tile.id}.${ending}`);
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      say(failure.message);
    }
  }

  #asking(signal?: AbortSignal): Asking {
    return { headers: { 'mixdown-embed': this.#token }, ...(signal ? { signal } : {}) };
  }

  async #while<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (failure) {
      throw this.#noted(failure);
    }
  }

  /** Whoever hears first that the link is no longer good says so. */
  #noted(failure: unknown): unknown {
    if (failure instanceof ApiProblem && [401, 403, 410].includes(failure.status)) this.#end(failure.status);
    return failure;
  }

  #end(status: number): void {
    this.ended = status === 410 ? 'This link has expired' : 'This link is not valid any more';
    this.hearing = 'off';
    this.#listening?.abort();
  }
}

/** Nothing leads from an embed into the app. */
class NoLinks implements DashboardLinks {
  constructor(readonly download: (tile: TileDefinition, ending: string, query: URLSearchParams) => void) {}

  page(): null {
    return null;
  }

  run(): null {
    return null;
  }

  trail(): null {
    return null;
  }

  elsewhere(): MenuItem[] {
    return [];
  }

  files(tile: TileDefinition, query: URLSearchParams): MenuItem[] {
    return [
      { label: 'Download CSV', icon: 'download', run: () => this.download(tile, 'csv', query) },
      { label: 'Download Parquet', icon: 'download', run: () => this.download(tile, 'parquet', query) },
    ];
  }
}

import { address, get, lines } from '../../../lib/api/client.ts';
import type { DashboardDefinition, FilterChoice, TileAnswer, TileDefinition } from '../../../lib/api/contract.ts';
import { events, type Hearing } from '../../../lib/api/events.ts';
import { router } from '../../../lib/router.ts';
import type { MenuItem } from '../../../lib/ui/Menu.svelte';
import { project } from '../../../shell/project.svelte.ts';
import { lineageOf } from '../../catalog/kinds.ts';
import { exploreLink } from '../../explore/link.ts';
import type { Chosen, DashboardLinks, DashboardSource, Hears, Question } from './source.ts';

/** A dashboard of the server that the app came from. */
export class ServerSource implements DashboardSource {
  readonly zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  readonly chosen: Chosen = router;
  readonly links: DashboardLinks;
  readonly #path: string;

  constructor(readonly id: string) {
    this.#path = `/api/dashboards/${encodeURIComponent(id)}`;
    this.links = new AppLinks(id, this.#path);
  }

  get hearing(): Hearing {
    return events.state;
  }

  fixed(): undefined {}

  define(signal?: AbortSignal): Promise<DashboardDefinition> {
    return get(this.#path, signal ? { signal } : {});
  }

  answers({ tiles = [], query, signal }: Question): AsyncIterable<TileAnswer> {
    const wanted = new URLSearchParams(query);
    for (const id of tiles) wanted.append('tile', id);
    return lines(`${this.#path}/data`, { query: wanted, ...(signal ? { signal } : {}) });
  }

  findChoices(filter: string, letters: string): Promise<FilterChoice[]> {
    return get(`${this.#path}/filters/${encodeURIComponent(filter)}`, { query: { q: letters } });
  }

  follow(hears: Hears): () => void {
    const ends = [
      events.on('published', hears.published),
      events.on('dashboard', hears.redefined),
      events.on('project', hears.read),
      events.on('run', hears.ended),
      events.on('missed', hears.missed),
      events.on('tile', hears.answered),
    ];
    return () => ends.forEach((end) => end());
  }

  // What a viewer chose is the server's business only where it sends answers by itself.
  watch(live: readonly string[], query: URLSearchParams): () => void {
    const wishes = [`dashboard=${encodeURIComponent(this.id)}`, ...live.map((id) => `tile=${encodeURIComponent(id)}`)];
    return events.ask(...wishes, ...(live.length > 0 ? [query.toString()] : []));
  }
}

class AppLinks implements DashboardLinks {
  constructor(
    readonly id: string,
    /** Of the server's answers. */
    readonly path: string,
  ) {}

  page(tile?: string): string {
    return `/dashboards/${encodeURIComponent(this.id)}${tile ? `/${encodeURIComponent(tile)}` : ''}${location.search}`;
  }

  run(id: string): string {
    return `/runs/${id}`;
  }

  trail(tile: TileDefinition, query: URLSearchParams): string | null {
    return tile.canTrace ? `/trace?${new URLSearchParams([['dashboard', this.id], ['tile', tile.id], ...query])}` : null;
  }

  elsewhere(tile: TileDefinition, query: URLSearchParams, dashboard?: DashboardDefinition): MenuItem[] {
    const [explored, trail] = [exploreLink(tile, dashboard, query), this.trail(tile, query)];
    return [
      ...(explored ? [{ label: 'Explore this', icon: 'explore' as const, href: explored }] : []),
      ...(trail ? [{ label: 'Where does this come from?', icon: 'source' as const, href: trail }] : []),
      { label: 'Lineage', icon: 'lineage', disabled: !project.facts, href: lineageOf({ id: `exposure.${project.facts?.name}.${this.id}`, kind: 'dashboard', name: this.id }) },
    ];
  }

  interactive(query: URLSearchParams): { href: string; download: string } {
    return { href: address(`${this.path}/export.html`, query), download: `${this.id}.html` };
  }

  files(tile: TileDefinition, query: URLSearchParams): MenuItem[] {
    const file = (ending: string) => ({ href: address(`${this.path}/tiles/${encodeURIComponent(tile.id)}.${ending}`, query), download: `${tile.id}.${ending}` });
    return [
      { label: 'Download CSV', icon: 'download', ...file('csv') },
      { label: 'Download Parquet', icon: 'download', ...file('parquet') },
    ];
  }
}

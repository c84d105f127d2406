import type { Answered, DashboardDefinition, FilesRead, FilterChoice, Published, Redefined, RunTold, TileAnswer, TileDefinition } from '../../../lib/api/contract.ts';
import type { Hearing } from '../../../lib/api/events.ts';
import type { MenuItem } from '../../../lib/ui/Menu.svelte';
import type { Change } from '../state.ts';

/** Where an open dashboard has from what it does not draw itself: its definition, its answers, what a viewer chose, what changes, and
 * where its links lead. Everything below `DashboardView` asks this and nothing else: no component of it knows an address of the server.
 *
 * `ServerSource` is the app's own; a file that was given away answers out of itself. Whoever adds one says for each control whether it
 * can be used there (`fixed`), and leaves out what leads nowhere (`links`). */
export interface DashboardSource {
  /** The dashboard's id. */
  readonly id: string;

  /** The zone whose days and hours are meant, an IANA name. */
  readonly zone: string;

  /** What a viewer chose. */
  readonly chosen: Chosen;

  /** Whether changes are heard of now. Reactive. */
  readonly hearing: Hearing;

  readonly links: DashboardLinks;

  /** Why what stands under a key of the address cannot be chosen here, in a sentence; undefined: it can. A key is `f.NAME` of a filter,
   * `p.NAME` of a parameter, `m` of clicked marks, `d` of drills. */
  fixed(key: string): string | undefined;

  /** The only values that can stand under a key that is not fixed, none (`''`) among them; undefined: all that there are. */
  offered?(key: string): readonly string[] | undefined;

  /** What the dashboard is. Throws an `ApiProblem`. */
  define(signal?: AbortSignal): Promise<DashboardDefinition>;

  /** The answers of tiles, each as soon as it is there. Throws an `ApiProblem` where the whole question is refused. */
  answers(question: Question): AsyncIterable<TileAnswer>;

  /** The values of a filter that have letters in them. Throws an `ApiProblem`. */
  findChoices(filter: string, letters: string): Promise<FilterChoice[]>;

  /** Hears what changes until what it returns is called. */
  follow(hears: Hears): () => void;

  /** Has the answers of live tiles sent by themselves until what it returns is called.
   * @param live the tiles that are shown, when one of them is live; else none */
  watch(live: readonly string[], query: URLSearchParams): () => void;
}

/** What is asked of a source. */
export interface Question {
  /** The tiles that are wanted; undefined: all. */
  tiles?: readonly string[];
  /** What a viewer chose, and `tz`. */
  query: URLSearchParams;
  /** Gives the question up. */
  signal?: AbortSignal;
}

/** Where what a viewer chose is kept: for pages of the app the address, through `router`. */
export interface Chosen {
  /** `f.`, `p.`, `m.` and `d.` keys, among others. Reactive, a copy. */
  readonly search: URLSearchParams;

  query(change: Change): void;
}

/** Is told what changed. */
export interface Hears {
  /** What these tiles read was published. */
  published(event: Published): void;
  /** A dashboard's file was read again. */
  redefined(event: Redefined): void;
  /** The project's files were read again. */
  read(event: FilesRead): void;
  /** A run has begun, or has ended. */
  ended(event: RunTold): void;
  /** Events were missed: anything may have changed. */
  missed(): void;
  /** A live tile moved. */
  answered(event: Answered): void;
}

/** Where a dashboard's links lead; null: nowhere, and what would be a link is a text or left out. */
export interface DashboardLinks {
  /** The page of the dashboard, or of one tile, as it is chosen now. */
  page(tile?: string): string | null;

  /** The page of a run. */
  run(id: string): string | null;

  /** The page that follows what a tile shows to its sources. */
  trail(tile: TileDefinition, query: URLSearchParams): string | null;

  /** Where a tile's menu leads. */
  elsewhere(tile: TileDefinition, query: URLSearchParams, dashboard?: DashboardDefinition): MenuItem[];

  /** The dashboard as one file that needs no server; undefined: nobody makes it here. */
  interactive?(query: URLSearchParams): { href: string; download: string };

  /** A tile's rows as files, in its menu. */
  files(tile: TileDefinition, query: URLSearchParams): MenuItem[];
}

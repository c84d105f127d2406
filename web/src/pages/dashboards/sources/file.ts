import { createSubscriber } from 'svelte/reactivity';
import type { DashboardDefinition, ExportedDashboard, FilterChoice, TileAnswer, TileDefinition } from '../../../lib/api/contract.ts';
import type { MenuItem } from '../../../lib/ui/Menu.svelte';
import type { ThemeChoice } from '../../../theme/theme.ts';
import { csvOf } from '../csv.ts';
import type { MadeFacts } from '../made.ts';
import { saveText } from '../save.ts';
import { choiceOf, valuesOf, type Change } from '../state.ts';
import type { DashboardLinks, DashboardSource, Question } from './source.ts';

/** What a file that was given away has in it. */
export class ExportedFile {
  constructor(readonly data: ExportedDashboard) {}

  /** Reads it from the page that it is in. */
  static of(page: Document): ExportedFile {
    return new ExportedFile(JSON.parse(page.getElementById('dashboard')?.textContent ?? '') as ExportedDashboard);
  }

  get theme(): ThemeChoice {
    return this.data.theme;
  }

  /** The only tile that is in it; undefined: all are. */
  get only(): string | undefined {
    return this.data.tile;
  }

  /** How wide a page without scripts is to be made of it, in pixels; undefined: it is to be looked at. */
  get snapshot(): number | undefined {
    return this.data.snapshot;
  }

  get facts(): MadeFacts {
    return { madeAt: this.data.madeAt, project: this.data.project };
  }
}

const asMade = 'This file has the answers for what was chosen when it was made. Others need the dashboard itself.';
const noServer = 'Clicks filter in the dashboard itself: this file has no server to ask.';

/** A dashboard that answers out of the file that it is in. What a viewer chooses among its answers stands behind the # of the address,
 * which is the one part that a file's page may change. */
export class FileSource implements DashboardSource {
  readonly id: string;
  readonly zone: string;
  readonly hearing = 'off';
  readonly links: DashboardLinks;
  readonly chosen: FileChosen;
  readonly #file: ExportedDashboard;

  constructor(file: ExportedFile) {
    this.#file = file.data;
    this.id = file.data.definition.id;
    this.zone = file.data.zone;
    this.chosen = new FileChosen(file.data);
    this.links = new FileLinks((tile) => this.#shown().find((answer) => answer.tile === tile));
  }

  fixed(key: string): string | undefined {
    if (key === 'm' || key === 'd') return noServer;
    return this.offered(key) ? undefined : asMade;
  }

  offered(key: string): readonly string[] | undefined {
    return this.#file.offers.find((offer) => offer.key === key)?.values;
  }

  define(): Promise<DashboardDefinition> {
    return Promise.resolve(this.#file.definition);
  }

  async *answers({ tiles }: Question): AsyncGenerator<TileAnswer> {
    for (const answer of this.#shown()) if (!tiles || tiles.includes(answer.tile)) yield answer;
  }

  findChoices(): Promise<FilterChoice[]> {
    return Promise.resolve([]);
  }

  follow(): () => void {
    return () => {};
  }

  watch(): () => void {
    return () => {};
  }

  #shown(): TileAnswer[] {
    const values = this.chosen.values;
    const shot = this.#file.shots.find((one) => one.values.every((value, at) => value === values[at]));
    return (shot?.answers ?? []).flatMap((at) => this.#file.answers[at] ?? []);
  }
}

class FileChosen {
  readonly #subscribe = createSubscriber((update) => {
    addEventListener('hashchange', update);
    return () => removeEventListener('hashchange', update);
  });

  constructor(readonly file: ExportedDashboard) {}

  /** The value of each offer, in their order. */
  get values(): string[] {
    const search = this.#all;
    return this.file.offers.map(({ key }) => search.get(key) ?? '');
  }

  get search(): URLSearchParams {
    const search = this.#all;
    // What is as the dashboard has it anyway is not chosen.
    for (const { key } of this.file.offers) if (search.get(key) === this.#byDefault(key)) search.delete(key);
    return search;
  }

  query(change: Change): void {
    const search = this.#all;
    for (const { key, values } of this.file.offers) {
      if (!(key in change)) continue;
      const wanted = [change[key] ?? this.#byDefault(key)].flat()[0] ?? '';
      if (values.includes(wanted)) search.set(key, wanted);
    }
    const offered = this.file.offers.map(({ key }) => [key, search.get(key) ?? '']);
    location.hash = new URLSearchParams(offered).toString();
  }

  /** What was chosen when the file was made, and of what it offers what is chosen now. */
  get #all(): URLSearchParams {
    this.#subscribe();
    const search = new URLSearchParams(this.file.chosen.flatMap(({ key, values }) => values.map((value) => [key, value])));
    const now = new URLSearchParams(location.hash.slice(1));
    for (const { key, values } of this.file.offers) {
      const wanted = now.get(key) ?? search.get(key) ?? this.#byDefault(key);
      search.set(key, values.includes(wanted) ? wanted : (search.get(key) ?? this.#byDefault(key)));
    }
    return search;
  }

  #byDefault(key: string): string {
    const { filters, parameters } = this.file.definition;
    const none = new URLSearchParams();
    const filter = filters.find((one) => `f.${one.name}` === key);
    const parameter = parameters.find((one) => `p.${one.name}` === key);
    return (filter && valuesOf(none, filter)[0]) ?? (parameter && choiceOf(none, parameter)) ?? '';
  }
}

class FileLinks implements DashboardLinks {
  constructor(readonly answerOf: (tile: string) => TileAnswer | undefined) {}

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

  files(tile: TileDefinition): MenuItem[] {
    const answer = this.answerOf(tile.id);
    if (!answer || answer.columns.length === 0) return [];
    return [{ label: answer.total === undefined ? 'Download CSV' : 'Download CSV of these rows', icon: 'download', run: () => saveText(csvOf(answer), `${tile.id}.csv`, 'text/csv') }];
  }
}

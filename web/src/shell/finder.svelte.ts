import type { DashboardName, SearchAnswer, SearchTerm } from '../lib/api/contract.ts';
import { ApiProblem, get } from '../lib/api/client.ts';
import type { IconName } from '../lib/ui/icons.ts';
import { matching } from '../lib/ui/options.ts';
import { places } from './places.ts';

/** Something that a search leads to. */
export interface Found {
  label: string;
  /** What it belongs to or says. */
  where: string;
  kind: string;
  icon: IconName;
  path: string;
}

/** Finds pages and dashboards at once, and what the catalog knows a moment later. */
export class Finder {
  text = $state('');
  busy = $state(false);
  #answers = $state.raw<Found[]>([]);
  readonly found = $derived([...this.#here(), ...this.#answers]);
  readonly #dashboards: () => readonly DashboardName[];

  constructor(dashboards: () => readonly DashboardName[]) {
    this.#dashboards = dashboards;
    $effect(() => this.#ask(this.text.trim()));
  }

  #here(): Found[] {
    const all: Found[] = [
      ...this.#dashboards().map((one): Found => ({ label: one.title, where: one.description, kind: 'Dashboard', icon: 'dashboard', path: `/dashboards/${one.id}` })),
      ...places.map((one): Found => ({ label: one.label, where: '', kind: 'Page', icon: one.icon, path: one.path })),
    ];
    return matching(all.map((found) => ({ value: `${found.label} ${found.where}`, label: found.label, found })), this.text).map((one) => one.found);
  }

  #ask(text: string): (() => void) | void {
    this.#answers = [];
    if (text.length < 2) return;
    const giveUp = new AbortController();
    this.busy = true;
    const timer = setTimeout(async () => {
      const answers = await ask(text, giveUp.signal);
      if (giveUp.signal.aborted) return;
      this.#answers = answers;
      this.busy = false;
    }, 80);
    return () => {
      clearTimeout(timer);
      giveUp.abort();
      this.busy = false;
    };
  }
}

async function ask(text: string, signal: AbortSignal): Promise<Found[]> {
  try {
    const answer = await get<SearchAnswer>('/api/search', { query: { q: text }, signal });
    return answer.hits.map((hit) => hit.found).filter((term) => !foundHere.includes(term.kind)).map(foundOf);
  } catch (failure) {
    if (failure instanceof ApiProblem || signal.aborted) return []; // what is here is still found
    throw failure;
  }
}

const foundHere = ['dashboard', 'page'];
const kinds: Record<string, IconName> = { source: 'source', seed: 'file', snapshot: 'history', model: 'model', metric: 'metric', exposure: 'dashboard', column: 'column', tile: 'dashboard' };

function foundOf(term: SearchTerm): Found {
  return {
    label: term.title,
    where: [term.parent, term.description].filter(Boolean).join(' · '),
    kind: term.kind.charAt(0).toUpperCase() + term.kind.slice(1),
    icon: kinds[term.kind] ?? 'model',
    path: pathOf(term),
  };
}

function pathOf(term: SearchTerm): string {
  if (term.kind === 'tile') return `/dashboards/${encodeURIComponent(term.node.split('.').at(-1)!)}#${term.part ?? ''}`;
  const page = `/catalog/${encodeURIComponent(term.node)}`;
  return term.part ? `${page}?column=${encodeURIComponent(term.part)}` : page;
}

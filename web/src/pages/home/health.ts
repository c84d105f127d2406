import type { CatalogNode, LineageMap, QualityCheck, QuarantineGroup, SourceFreshness } from '../../lib/api/contract.ts';
import { lookOf } from '../runs/states.ts';

/** How a project's tables stand, taken together. */
export interface Health {
  tables: number;
  rows: number;
  /** The latest change of any of them; null: nothing was ever built or loaded. */
  changedAt: string | null;
  /** Those whose last build failed. */
  broken: CatalogNode[];
}

export function healthOf(nodes: readonly CatalogNode[]): Health {
  const states = nodes.map((node) => node.state).filter((state) => state !== undefined);
  const changes = states.map((state) => state.changedAt).filter((at) => at !== undefined);
  return {
    tables: states.length,
    rows: states.reduce((sum, state) => sum + (state.rows ?? 0), 0),
    changedAt: latest(changes),
    broken: nodes.filter((node) => node.lastStatus === 'error'),
  };
}

/** How checks ended when they last ran. */
export interface Checks {
  passed: number;
  failed: number;
  warned: number;
  /** Those that never ran, or were left out. */
  open: number;
  /** The worst of it. */
  state: 'fail' | 'warn' | 'skipped' | 'pass';
}

export function checksOf(checks: readonly QualityCheck[]): Checks {
  const of = (kind: string) => checks.filter((check) => (isOpen(check) ? 'open' : lookOf(check.status).tone) === kind).length;
  const [failed, warned, open] = [of('bad'), of('warn'), of('open')];
  return { passed: of('good'), failed, warned, open, state: failed > 0 ? 'fail' : warned > 0 ? 'warn' : open > 0 ? 'skipped' : 'pass' };
}

const isOpen = (check: QualityCheck): boolean => check.status === 'never' || check.status === 'skipped';

/** How new the sources are that promise to be. */
export interface Sources {
  all: number;
  late: number;
  /** When the newest row of any of them came; null: nobody asked. */
  newestAt: string | null;
  state: 'warn' | 'pass' | undefined;
}

export function sourcesOf(sources: readonly SourceFreshness[]): Sources {
  const late = sources.filter((source) => source.status !== 'pass' && source.status !== 'never').length;
  return { all: sources.length, late, newestAt: latest(sources.map((source) => source.newestAt)), state: sources.length === 0 ? undefined : late > 0 ? 'warn' : 'pass' };
}

export function recordsOf(groups: readonly QuarantineGroup[]): { all: number; tables: number; lastAt: string | null } {
  const all = groups.reduce((sum, group) => sum + group.records, 0);
  return { all, tables: new Set(groups.map((group) => `${group.source}.${group.table}`)).size, lastAt: latest(groups.map((group) => group.lastAt)) };
}

const mostFacts = 8;

/** The tables of what happened: those that are called facts, and in a project that calls none so, its largest. */
export function factsOf(nodes: readonly CatalogNode[]): { nodes: CatalogNode[]; areFacts: boolean } {
  const bySize = nodes.filter((node) => node.state).sort((a, b) => (b.state?.rows ?? 0) - (a.state?.rows ?? 0));
  const facts = bySize.filter((node) => node.kind === 'model' && /^(fact|fct)_/.test(node.name));
  return { nodes: (facts.length > 0 ? facts : bySize).slice(0, mostFacts), areFacts: facts.length > 0 };
}

/** When the oldest table that each dashboard reads was built, by the dashboard's id; those of which nobody can tell are left out. */
export function builtAt({ edges }: Pick<LineageMap, 'edges'>, nodes: readonly CatalogNode[]): Map<string, string> {
  const changed = new Map(nodes.map((node) => [node.id, node.state?.changedAt]));
  const built = new Map<string, string>();
  for (const { from, to } of edges) {
    const id = /^exposure\.[^.]+\.(.+)$/.exec(to)?.[1];
    const at = changed.get(from);
    const known = id && built.get(id);
    if (id && at && (!known || Date.parse(at) < Date.parse(known))) built.set(id, at);
  }
  return built;
}

function latest(times: readonly (string | undefined)[]): string | null {
  return times.reduce<string | null>((newest, at) => (at && (newest === null || Date.parse(at) > Date.parse(newest)) ? at : newest), null);
}

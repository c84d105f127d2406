import type { CatalogNode, CheckCounts, LineageMap } from '../../lib/api/contract.ts';

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

/** The worst of what checks found, in the words of checks. */
export function stateOf({ failed, warned, skipped, never }: CheckCounts): 'fail' | 'warn' | 'skipped' | 'pass' {
  if (failed > 0) return 'fail';
  if (warned > 0) return 'warn';
  return skipped + never > 0 ? 'skipped' : 'pass';
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

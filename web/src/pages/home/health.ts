import type { CatalogNode } from '../../lib/api/contract.ts';

/** How a project's tables stand, taken together. */
export interface Health {
  tables: number;
  rows: number;
  /** The latest change of any of them; null: nothing was ever built or loaded. */
  changedAt: string | null;
  checks: number;
  failing: number;
  /** Checks that their last build did not come to. */
  notRun: number;
  /** Those whose last build failed. */
  broken: CatalogNode[];
}

export function healthOf(nodes: readonly CatalogNode[]): Health {
  const states = nodes.map((node) => node.state).filter((state) => state !== undefined);
  const sum = (values: (number | undefined)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const changes = states.map((state) => state.changedAt).filter((at) => at !== undefined);
  return {
    tables: states.length,
    rows: sum(states.map((state) => state.rows)),
    changedAt: changes.reduce<string | null>((latest, at) => (latest === null || Date.parse(at) > Date.parse(latest) ? at : latest), null),
    checks: sum(nodes.map((node) => node.checks)),
    failing: sum(nodes.map((node) => node.failingChecks)),
    notRun: sum(nodes.filter((node) => node.lastStatus === 'skipped' || node.lastStatus === 'error').map((node) => node.checks - node.failingChecks)),
    broken: nodes.filter((node) => node.lastStatus === 'error'),
  };
}

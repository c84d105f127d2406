import type { CatalogLink } from '../../lib/api/contract.ts';
import type { IconName } from '../../lib/ui/icons.ts';

interface Kind {
  icon: IconName;
  label: string;
  /** Of many. */
  plural: string;
}

const kinds: Record<string, Kind> = {
  load: { icon: 'upload', label: 'Load', plural: 'Loads' },
  stream: { icon: 'live', label: 'Stream', plural: 'Streams' },
  live: { icon: 'flow', label: 'Live table', plural: 'Live tables' },
  source: { icon: 'source', label: 'Source', plural: 'Sources' },
  seed: { icon: 'file', label: 'Seed', plural: 'Seeds' },
  snapshot: { icon: 'history', label: 'Snapshot', plural: 'Snapshots' },
  model: { icon: 'model', label: 'Model', plural: 'Models' },
  metric: { icon: 'metric', label: 'Metric', plural: 'Metrics' },
  dashboard: { icon: 'dashboard', label: 'Dashboard', plural: 'Dashboards' },
  exposure: { icon: 'external', label: 'Exposure', plural: 'Exposures' },
};

/** The kinds that the catalog lists, in the order of the data's road. */
export const kindsInOrder = ['load', 'stream', 'source', 'seed', 'snapshot', 'model', 'live', 'metric', 'dashboard', 'exposure'];

/** How a kind of thing is shown. */
export function kindOf(kind: string): Kind {
  return kinds[kind] ?? { icon: 'info', label: kind, plural: kind };
}

/** The catalog's page of a thing. */
export function pageOf(node: Pick<CatalogLink, 'id'>): string {
  return `/catalog/${encodeURIComponent(node.id)}`;
}

/** The dashboard that a thing is; null for others. */
export function dashboardOf(node: Pick<CatalogLink, 'id' | 'kind'>): string | null {
  return node.kind === 'dashboard' ? `/dashboards/${encodeURIComponent(node.id.split('.').slice(2).join('.'))}` : null;
}

/** The lineage with a thing in its middle. */
export function lineageOf(node: Pick<CatalogLink, 'id' | 'kind' | 'name'>, column?: string): string {
  const search = new URLSearchParams(column ? { node: node.id, column } : { select: selectorOf(node), node: node.id });
  return `/lineage?${search}`;
}

/** The lineage with a live table in its middle: its events, the dashboards that show it, and the model that has the same in batch. */
export function liveLineageOf(node: Pick<CatalogLink, 'id'>, batch: Pick<CatalogLink, 'name'>): string {
  return `/lineage?${new URLSearchParams({ select: `+${batch.name}+`, node: node.id })}`;
}

/** What dbt's selection calls a thing and everything before and behind it. */
function selectorOf(node: Pick<CatalogLink, 'id' | 'kind' | 'name'>): string {
  const parts = node.id.split('.');
  if (node.kind === 'load' || node.kind === 'stream') return `source:${node.name}+`;
  if (node.kind === 'source') return `+source:${parts.slice(2).join('.')}+`;
  if (node.kind === 'metric') return `+metric:${parts.slice(2).join('.')}+`;
  if (node.kind === 'dashboard' || node.kind === 'exposure') return `+exposure:${parts.slice(2).join('.')}`;
  return `+${node.name}+`;
}

import type { Component } from 'svelte';

/** What a page gets: what the `:names` of its pattern stand for, and `rest` where the pattern ends in an asterisk. */
export type PageProps = { params: Record<string, string> };

export interface Route {
  /** A path: `:name` stands for one part, an asterisk at the end for any number of them. */
  pattern: string;
  /** The component; one that has no use for `PageProps` takes none. */
  load: () => Promise<{ default: Component<never> }>;
}

/** The pages, each loaded when it is first asked for. The first pattern that fits wins. */
export const routes: Route[] = [
  { pattern: '/', load: () => import('./pages/home/HomePage.svelte') },
  { pattern: '/dashboards', load: () => import('./pages/dashboards/DashboardsPage.svelte') },
  { pattern: '/dashboards/:id', load: () => import('./pages/dashboards/DashboardPage.svelte') },
  { pattern: '/dashboards/:id/:tile', load: () => import('./pages/dashboards/DashboardPage.svelte') },
  { pattern: '/catalog/*', load: () => import('./pages/catalog/CatalogPage.svelte') },
  { pattern: '/lineage/*', load: () => import('./pages/lineage/LineagePage.svelte') },
  { pattern: '/trace', load: () => import('./pages/lineage/TracePage.svelte') },
  { pattern: '/runs/*', load: () => import('./pages/runs/RunsPage.svelte') },
  { pattern: '/quality/*', load: () => import('./pages/quality/QualityPage.svelte') },
  { pattern: '/explore/*', load: () => import('./pages/explore/ExplorePage.svelte') },
  { pattern: '/gallery', load: () => import('./pages/gallery/GalleryPage.svelte') },
  { pattern: '/*', load: () => import('./pages/missing/MissingPage.svelte') },
];

/** The route of a path, and what its names stand for. */
export function routeOf(path: string, among: Route[] = routes): { route: Route; params: Record<string, string> } {
  for (const route of among) {
    const params = match(route.pattern, path);
    if (params) return { route, params };
  }
  throw new RangeError(`No route takes ${path}`);
}

function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/').slice(1);
  const given = path.split('/').slice(1);
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    if (part === '*') return { ...params, rest: given.slice(at).map(decode).join('/') };
    const text = given[at];
    if (text === undefined) return null;
    if (part.startsWith(':') && text) params[part.slice(1)] = decode(text);
    else if (part !== text) return null;
  }
  return given.length === wanted.length ? params : null;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a lone per cent sign is itself
  }
}

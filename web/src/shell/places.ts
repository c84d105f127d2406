import type { IconName } from '../lib/ui/icons.ts';

/** A page that the frame leads to. */
export interface Place {
  label: string;
  path: string;
  icon: IconName;
  /** The key after `g`. */
  key: string;
}

/** The pages of the rail, in its order. */
export const places: Place[] = [
  { label: 'Home', path: '/', icon: 'home', key: 'h' },
  { label: 'Dashboards', path: '/dashboards', icon: 'dashboard', key: 'd' },
  { label: 'Explore', path: '/explore', icon: 'explore', key: 'e' },
  { label: 'Catalog', path: '/catalog', icon: 'catalog', key: 'c' },
  { label: 'Lineage', path: '/lineage', icon: 'lineage', key: 'l' },
  { label: 'Quality', path: '/quality', icon: 'quality', key: 'q' },
  { label: 'Runs', path: '/runs', icon: 'runs', key: 'r' },
];

/** Whether a page belongs to a place. */
export function isAt(place: Place, path: string): boolean {
  return place.path === '/' ? path === '/' : path === place.path || path.startsWith(`${place.path}/`);
}

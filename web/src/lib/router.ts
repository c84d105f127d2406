import { createSubscriber } from 'svelte/reactivity';

/** Where a page of the app is asked for: everything else that starts with these is answered by the server alone. */
const foreign = ['/api/', '/v1/'];
const moved = new EventTarget();

const subscribe = createSubscriber((update) => {
  addEventListener('popstate', update);
  moved.addEventListener('move', update);
  return () => {
    removeEventListener('popstate', update);
    moved.removeEventListener('move', update);
  };
});

/** The address of the page as a reactive value: whatever reads it in markup or an effect runs anew when it changes. */
export const router = {
  /** The path without a slash at its end; `/` for the home page. */
  get path(): string {
    subscribe();
    return location.pathname.replace(/(.)\/+$/, '$1');
  },

  /** What stands behind the question mark. A copy: change the address by `go` or `query`. */
  get search(): URLSearchParams {
    subscribe();
    return new URLSearchParams(location.search);
  },

  /** Goes to a page of the app; `replace` leaves no step for the back button. */
  go(to: string, how: { replace?: boolean } = {}): void {
    const target = new URL(to, location.href);
    const otherPage = target.pathname !== location.pathname;
    if (target.href !== location.href) history[how.replace ? 'replaceState' : 'pushState']({}, '', target);
    moved.dispatchEvent(new Event('move'));
    if (otherPage && !how.replace) scrollTo(0, 0);
  },

  /** Sets keys of the query (null takes one away, a list repeats it) and keeps the others. */
  query(changes: Record<string, string | string[] | null>, how: { replace?: boolean } = {}): void {
    const search = new URLSearchParams(location.search);
    for (const [key, value] of Object.entries(changes)) {
      search.delete(key);
      for (const one of Array.isArray(value) ? value : value === null ? [] : [value]) search.append(key, one);
    }
    const text = search.toString();
    router.go(location.pathname + (text ? `?${text}` : '') + location.hash, how);
  },
};

/** Makes real links of the app change the page without loading it anew. Returns what ends that. */
export function followLinks(): () => void {
  addEventListener('click', follow);
  return () => removeEventListener('click', follow);
}

function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link?.href || (link.target && link.target !== '_self') || link.hasAttribute('download')) return;
  const target = new URL(link.href);
  if (target.origin !== location.origin || foreign.some((start) => target.pathname.startsWith(start))) return;
  if (target.hash && target.pathname === location.pathname && target.search === location.search) return; // a place on this page
  event.preventDefault();
  router.go(target.href);
}

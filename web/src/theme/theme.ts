import { createSubscriber } from 'svelte/reactivity';

/** What a person chose; `system`: as the rest of the machine. */
export type ThemeChoice = 'system' | 'light' | 'dark';

const kept = 'mixdown.theme'; // public/theme.js reads it before anything is painted
const dark = matchMedia('(prefers-color-scheme: dark)');
const changed = new EventTarget();

const subscribe = createSubscriber((update) => {
  dark.addEventListener('change', update);
  changed.addEventListener('choice', update);
  return () => {
    dark.removeEventListener('change', update);
    changed.removeEventListener('choice', update);
  };
});

/** Light or dark, reactive. */
export const theme = {
  get choice(): ThemeChoice {
    subscribe();
    const chosen = document.documentElement.dataset['theme'];
    return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
  },

  /** What is shown now. */
  get shown(): 'light' | 'dark' {
    const { choice } = theme;
    return choice === 'system' ? (dark.matches ? 'dark' : 'light') : choice;
  },

  choose(choice: ThemeChoice): void {
    if (choice === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = choice;
    keep(kept, choice === 'system' ? null : choice);
    changed.dispatchEvent(new Event('choice'));
  },
};

/** The colour of a token of tokens.css as it is shown now, for what is not drawn by CSS: `token('--cat-1')` is `#0b6bcb`. Reactive. */
export function token(name: `--${string}`): string {
  const value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  return sideOf(value, theme.shown);
}

/** One side of `light-dark(a, b)`, which the browser hands out as it is written. */
export function sideOf(value: string, shown: 'light' | 'dark'): string {
  const sides = /^light-dark\(\s*([^,]+?)\s*,\s*([^,]+?)\s*\)$/.exec(value);
  return sides ? sides[shown === 'light' ? 1 : 2]! : value;
}

/** Keeps a choice of this browser; null forgets it. Where storage is forbidden it lasts as long as the page. */
export function keep(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Nothing depends on it.
  }
}

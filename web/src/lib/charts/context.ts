import { getContext, setContext } from 'svelte';
import { ColorRegistry } from './model/colors.ts';

const key = Symbol('colors');

/** Called by a page: its charts give a category the same colour everywhere. */
export function shareColors(): ColorRegistry {
  return setContext(key, new ColorRegistry());
}

/** The page's colours, or some of a chart's own. */
export const colorsOfPage = (): ColorRegistry => getContext<ColorRegistry | undefined>(key) ?? new ColorRegistry();

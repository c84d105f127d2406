import { mount, unmount } from 'svelte';
import { plansReady } from '../../../lib/charts/index.ts';
import type { Board } from '../board.svelte.ts';
import type { MadeFacts } from '../made.ts';
import { leanClasses, matchingStyles, styleTexts } from './styles.ts';
import SnapshotPage from './SnapshotPage.svelte';
import { standing } from './standing.ts';

/** How a snapshot is to look. */
export interface SnapshotLook extends MadeFacts {
  theme: 'system' | 'light' | 'dark';
  /** Pixels of its wide form; 0: as a desk's screen. */
  width: number;
}

/** A page without scripts. */
export interface Snapshot {
  html: string;
  /** Pixels that it is high where it is as wide as it was made for, with nothing unfolded or to unfold. */
  height: number;
}

const usual = 1200;
const paper = 1324; // what A4 leaves between its margins when it lies, at the scale of what is printed, and the margins of a screen
const patience = 10_000; // milliseconds until what is not drawn is left out

/** Makes a page of a dashboard as it is shown now: drawings and tables as they are, one form for desks and one for phones, no script.
 * It is drawn beside the page, where nobody sees it. */
export async function snapshotOf(board: Board, look: SnapshotLook): Promise<Snapshot> {
  const { place, end } = await besideOf(board, look);
  try {
    place.firstElementChild?.classList.add('is-wide');
    const height = Math.ceil(place.scrollHeight);
    place.firstElementChild?.classList.remove('is-wide');
    const copy = standing(place);
    const styles = leanClasses(copy, matchingStyles(await styleTexts(document), copy));
    return { html: pageOf(board, look, copy, styles), height };
  } finally {
    await end();
  }
}

/** Prints a dashboard as it is shown now: what is on the screen is as wide as a screen. */
export async function printed(board: Board, look: SnapshotLook): Promise<void> {
  const { place, end } = await besideOf(board, { ...look, width: paper });
  place.className = 'printed';
  document.documentElement.classList.add('prints');
  addEventListener(
    'afterprint',
    () => {
      document.documentElement.classList.remove('prints');
      void end();
    },
    { once: true },
  );
  print();
}

/** Draws a dashboard beside the page. */
async function besideOf(board: Board, look: SnapshotLook): Promise<{ place: HTMLElement; end: () => Promise<void> }> {
  const width = look.width || usual;
  const place = document.createElement('div');
  place.className = 'beside';
  place.style.width = `${width}px`;
  document.body.append(place);
  const page = mount(SnapshotPage, { target: place, props: { board, width, facts: look } });
  await drawn(place);
  return {
    place,
    end: async () => {
      await unmount(page);
      place.remove();
    },
  };
}

/** Waits until everything that is drawn has been drawn. */
async function drawn(place: HTMLElement): Promise<void> {
  await plansReady();
  const until = performance.now() + patience;
  while (place.querySelector('[data-drawing]:not(:has(svg, .failed))') && performance.now() < until) await new Promise((next) => setTimeout(next, 20));
}

function pageOf(board: Board, { theme }: SnapshotLook, body: Element, styles: string): string {
  const page = document.implementation.createHTMLDocument(board.definition?.title ?? '');
  const { documentElement: root, head, body: content } = page;
  root.remove(); // within a document, its style sheet would be held against the policy of the page that makes it
  root.lang = 'en';
  if (theme !== 'system') root.dataset['theme'] = theme;
  head.prepend(meta(page, { charset: 'utf-8' }));
  head.append(
    // Widths and colours of bars are style attributes.
    meta(page, { 'http-equiv': 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'" }),
    meta(page, { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    meta(page, { name: 'color-scheme', content: theme === 'system' ? 'light dark' : theme }),
    meta(page, { name: 'referrer', content: 'no-referrer' }),
    meta(page, { name: 'robots', content: 'noindex' }),
  );
  const style = page.createElement('style');
  style.textContent = styles;
  head.append(style);
  content.append(...[...body.childNodes].map((node) => page.importNode(node, true)));
  return `<!DOCTYPE html>\n${root.outerHTML}\n`;
}

function meta(page: Document, attributes: Record<string, string>): HTMLMetaElement {
  const element = page.createElement('meta');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

import { expect, type Page } from '@playwright/test';
import { shifts } from '../steady.ts';

/** Nothing of what the data say has been run, has become an element or an address, or has moved or widened the page. What the fixtures note
 * beside it: dialogs, errors, violations of the content policy, requests to anybody else. */
export async function unharmed(page: Page): Promise<void> {
  await onlyText(page);
  expect(await shifts(page), 'moved').toEqual([]);
}

/** The same for a page that may move, since other data came. */
export async function onlyText(page: Page): Promise<void> {
  expect(await page.evaluate(made), 'made of data').toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 'wider than its window').toBe(0);
}

/** Elements and attributes that none of our pages has, and what a script of the data would have left. */
function made(): string[] {
  const ours = (to: string): boolean => new URL(to, location.href).origin === location.origin;
  const found = 'pwned' in globalThis ? ['a script was run'] : [];
  for (const element of document.querySelectorAll('*')) {
    const loads = element.matches('script, link') ? (element.getAttribute('src') ?? element.getAttribute('href') ?? 'data:') : '';
    const leads = element.getAttribute('href') ?? element.getAttribute('action') ?? '';
    const isForeign = element.matches('img, iframe, object, embed, base, video, audio, style, meta[http-equiv], marquee') || !ours(loads);
    const isHandler = [...element.attributes].some(({ name }) => name.startsWith('on'));
    if (isForeign || isHandler || !/^(https?|mailto|blob):$/.test(new URL(leads, location.href).protocol)) found.push(element.outerHTML.slice(0, 200));
  }
  return found;
}

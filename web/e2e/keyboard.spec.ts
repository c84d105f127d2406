import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { drawn } from './steady.ts';

const pages = [
  '/', '/dashboards', '/dashboards/overview', '/catalog?q=dim_', '/catalog/model.music_store.dim_customer?column=country', '/lineage?node=model.music_store.dim_customer&select=dim_customer%2B1',
  '/explore/fact_invoice_line?m=revenue&d=dim_track.genre', '/runs', '/quality?find=dim_customer', '/quality/quarantine',
  '/trace?node=model.music_store.mart_genre_by_country&key.country=USA&key.genre_key=1&column=revenue',
];

/** Notes what the focus comes to, and whether it can be seen there. */
function noteFocus(): void {
  const reached = new Set<Element>();
  const unseen: string[] = [];
  Object.assign(globalThis, { reached, unseen });
  const hasRing = (element: Element | null): boolean => {
    for (let one = element, level = 0; one && level < 4; one = one.parentElement, level++) {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      if ((outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none') return true;
    }
    return false;
  };
  addEventListener('focusin', ({ target }) => {
    const element = target as Element;
    if (!reached.has(element) && !hasRing(element)) unseen.push(element.outerHTML.slice(0, 160));
    reached.add(element);
  });
}

/** Presses Tab until the focus has left the page's end. What can be used and was not come to, and where the focus was not seen. */
async function walk(page: Page): Promise<{ missed: string[]; unseen: string[] }> {
  const most = 2 * (await page.evaluate(() => document.querySelectorAll('a, button, input, select, summary, [tabindex]').length)) + 20;
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let step = 0; step < most; step++) {
    await page.keyboard.press('Tab');
    if (step > 0 && (await page.evaluate(() => document.activeElement === document.body))) break;
  }
  return await page.evaluate(() => {
    const { reached, unseen } = globalThis as unknown as { reached: Set<Element>; unseen: string[] };
    const usable = 'a[href], button:not(:disabled), input:not(:disabled):not([type=radio]:not(:checked)), select:not(:disabled), summary, [tabindex="0"]';
    const missed = [...document.querySelectorAll(usable)].filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getAttribute('tabindex') !== '-1' && !one.closest('[inert]') && !reached.has(one));
    return { missed: missed.map((one) => one.outerHTML.slice(0, 160)), unseen };
  });
}

test.describe('the Tab key comes to everything that can be used, and is seen there', () => {
  test.beforeEach(({ page }) => page.addInitScript(noteFocus));

  for (const address of pages)
    test(address, async ({ page }) => {
      test.setTimeout(60_000);
      await page.goto(address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expect(page.getByRole('main').getByText('Loading', { exact: true })).toHaveCount(0);
      if (address.startsWith('/dashboards/')) await drawn(page);
      expect(await walk(page)).toEqual({ missed: [], unseen: [] });
    });
});

test('what was opened is closed with Escape, and the focus is where it was', async ({ page }) => {
  await page.goto('/dashboards/overview');
  await drawn(page);
  for (const button of [page.getByRole('button', { name: 'More of Best genres' }), page.getByRole('button', { name: /^Country All/ }), page.getByRole('button', { name: /^Period/ }), page.getByRole('button', { name: 'Theme' })]) {
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(button).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('Escape');
    await expect(button).toHaveAttribute('aria-expanded', 'false');
    await expect(button).toBeFocused();
  }
});

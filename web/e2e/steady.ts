import type { Page } from '@playwright/test';

type WithShifts = { shifts: string[] };

/** Notes everything on the page that moves by itself, from its first byte on. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources: { node?: Node }[] })[])
        shifts.push(`${entry.value}: ${entry.sources.map(({ node }) => (node instanceof Element ? node.outerHTML.slice(0, 160) : node?.textContent)).join(' and ')}`);
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** What moved, and how far. */
export const shifts = (page: Page): Promise<string[]> => page.evaluate(() => (globalThis as unknown as WithShifts).shifts);

/** Waits until all tiles are answered and drawn, also those below the fold. */
export async function drawn(page: Page, tile = 'main section.tile'): Promise<void> {
  const tiles = page.locator(tile);
  await tiles.first().waitFor();
  for (const one of await tiles.all()) {
    await one.scrollIntoViewIfNeeded();
    await one.locator('svg[role=application], table, .value, .empty, .prose, [role=alert]').first().waitFor({ state: 'attached' });
  }
  await page.evaluate(() => scrollTo(0, 0));
}

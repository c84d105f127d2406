import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, look, test } from './fixtures.ts';
import { examples } from './setup.ts';

const folder = resolve(import.meta.dirname, '../../examples');

/** All tiles are answered and drawn, also those below the fold. */
async function drawn(page: Page): Promise<void> {
  const tiles = page.locator('main section.tile');
  await tiles.first().waitFor();
  for (const tile of await tiles.all()) {
    await tile.scrollIntoViewIfNeeded();
    await tile.locator('svg[role=application], table, .value, .empty, .prose, [role=alert]').first().waitFor({ state: 'attached' });
  }
  await page.evaluate(() => scrollTo(0, 0));
}

for (const example of examples)
  test.describe(example, () => {
    test.use({ example });

    for (const file of readdirSync(resolve(folder, example, 'dashboards'))) {
      const id = file.replace(/\.yml$/, '');
      test(`the dashboard ${id} shows everything, and nothing moves`, async ({ page }) => {
        test.setTimeout(60_000);
        await page.addInitScript(watchShifts);
        await page.goto(`/dashboards/${id}`);
        await drawn(page);
        // The music events are read from files here, and live tables have none then: see setup.ts. What says so is higher than a chart.
        await expect(page.getByRole('main').getByRole('alert').filter({ hasNotText: 'There is no live table' })).toHaveCount(0);
        if (example !== 'music-events') expect(await page.evaluate(() => (globalThis as unknown as { shifts: string[] }).shifts)).toEqual([]);
        await look(page, `dashboard-${id}`, () => drawn(page));
      });
    }
  });

function watchShifts(): void {
  const shifts: string[] = [];
  Object.assign(globalThis, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources: { node?: Node }[] })[])
      shifts.push(`${entry.value}: ${entry.sources.map(({ node }) => (node instanceof Element ? node.outerHTML.slice(0, 160) : node?.textContent)).join(' and ')}`);
  }).observe({ type: 'layout-shift', buffered: true });
}

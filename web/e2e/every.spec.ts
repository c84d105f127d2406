import { readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, look, test } from './fixtures.ts';
import { examples } from './setup.ts';
import { drawn, shifts, watchShifts } from './steady.ts';

const folder = resolve(import.meta.dirname, '../../examples');
const largestSnapshot = 300_000; // bytes: it goes by mail

/** Bytes of the page without scripts that the dashboard on the page gives away. */
async function snapshotSize(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Download', exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Snapshot without script' }).click()]);
  return statSync(await download.path()).size;
}

for (const example of examples)
  test.describe(example, () => {
    test.use({ example });

    for (const file of readdirSync(resolve(folder, example, 'dashboards'))) {
      const id = file.replace(/\.yml$/, '');
      test(`the dashboard ${id} shows everything, and nothing moves`, async ({ page }) => {
        test.setTimeout(60_000);
        await watchShifts(page);
        await page.goto(`/dashboards/${id}`);
        await drawn(page);
        await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
        expect(await shifts(page)).toEqual([]);
        await look(page, `dashboard-${id}`, () => drawn(page));
      });

      test(`the snapshot of ${id} is small enough for a mail`, async ({ page }) => {
        await page.goto(`/dashboards/${id}`);
        await drawn(page);
        expect(await snapshotSize(page), 'bytes of its snapshot').toBeLessThanOrEqual(largestSnapshot);
      });
    }
  });

test('nothing moves on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await watchShifts(page);
  await page.goto('/dashboards/overview');
  await drawn(page);
  expect(await shifts(page)).toEqual([]);
});

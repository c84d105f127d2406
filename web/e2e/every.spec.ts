import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, look, test } from './fixtures.ts';
import { examples } from './setup.ts';
import { drawn, shifts, watchShifts } from './steady.ts';

const folder = resolve(import.meta.dirname, '../../examples');

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
    }
  });

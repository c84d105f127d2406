import type { Page } from '@playwright/test';
import { unharmed } from './attack/harm.ts';
import { payload, payloads } from './attack/payloads.ts';
import { attack } from './attack/project.ts';
import { expect, test as base } from './fixtures.ts';
import { withProject, type OwnProject } from './project.ts';
import { drawn, watchShifts } from './steady.ts';

const test = base.extend<object, { project: OwnProject }>({
  project: [({ browserName: _ }, use) => withProject(attack, ['load', '1 build'], use), { scope: 'worker', timeout: 90_000 }],
  baseURL: async ({ project }, use) => use(project.address),
  page: async ({ page }, use) => {
    await watchShifts(page);
    await use(page);
  },
});

// One server for all of them.
test.describe.configure({ mode: 'default' });

const node = 'model.attack.attack';
const failed = async (page: Page, tab = ''): Promise<void> => {
  const runs = (await (await page.request.get('/api/runs?verb=build')).json()) as { runs: { id: string }[] };
  await page.goto(`/runs/${runs.runs[0]!.id}${tab}`);
};

/** The pages of a part of the app: how each is opened, and what is on it once it is complete. */
const parts: Record<string, [open: string | ((page: Page) => Promise<unknown>), sign: string][]> = {
  home: [
    ['/', payload(1)],
    ['/dashboards', payload(1)],
  ],
  catalog: [
    ['/catalog', payload(5)],
    [`/catalog/${node}`, payload(3)],
    [`/catalog/${node}?column=text`, payload(1)],
    [`/catalog/${node}?column=${encodeURIComponent(payload(1))}`, payload(3)],
    [`/catalog/${node}?tab=profile`, payload(1)],
    [`/catalog/${node}?tab=sample`, payload(1)],
    [`/catalog/${node}?tab=sql`, payload(0)],
    [`/catalog/${node}?tab=neighbours`, 'Is read by'],
    [`/catalog/${node}?tab=versions`, 'Publishes'],
    ['/catalog/source.attack.drop.word', payload(2)],
    ['/catalog/source.attack.drop.word?tab=sample', payload(3)],
    ['/catalog/source.attack.drip.event?tab=sample', '"a\\u0000b<u>"'],
  ],
  lineage: [
    [`/lineage?node=${node}`, 'Follow a column'],
    [`/lineage?node=${node}&column=${encodeURIComponent(payload(1))}`, payload(1)],
    ['/trace?node=model.attack.word&key.id=3&column=id', '.csv'],
  ],
  explore: [
    ['/explore', payload(1)],
    ['/explore/attack?m=revenue&d=attack.text&view=table', payload(2)],
    ['/explore/attack?m=revenue&d=attack.text', payload(1)],
  ],
  runs: [
    ['/runs', 'build'],
    [failed, payload(2)],
    [(page) => failed(page, '?tab=log'), payload(2)],
    [(page) => failed(page, '?tab=checks'), payload(0)],
  ],
  quality: [
    ['/quality', payload(0)],
    [async (page) => page.goto((await page.getByRole('link', { name: 'accepted_values' }).getAttribute('href'))!), payload(0)],
    ['/quality/quarantine', '1 field where the header has 3'],
    ['/quality/quarantine?source=drop&table=word&code=MX2105', 'a\ufffdb<u>'],
    ['/quality/freshness', 'Freshness'],
    ['/quality/volumes', 'Volumes'],
  ],
};

for (const [part, pages] of Object.entries(parts))
  test(`what the data say is text and nothing more: ${part}`, async ({ page }) => {
    test.setTimeout(90_000);
    const sizes = page.viewportSize()!;
    for (const [open, sign] of pages) {
      if (typeof open === 'string') await page.goto(open);
      else await open(page);
      const shown = page.getByRole('main').getByText(sign).first();
      await expect(shown).toBeAttached();
      await unharmed(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await expect(shown).toBeAttached();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${page.url()} on a phone`).toBeLessThanOrEqual(390);
      await page.setViewportSize(sizes);
    }
  });

test('a dashboard draws all its tiles, with their tables, menus and tooltips', async ({ page }) => {
  test.setTimeout(90_000);
  await page.goto('/dashboards/attack');
  await drawn(page);
  await unharmed(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(payload(1));
  for (const tile of await page.locator('main section.tile').all()) {
    const chart = tile.getByRole('application');
    if (await chart.isVisible()) {
      await chart.focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowDown');
    }
    const menu = tile.getByRole('button', { name: /^More of/ });
    if ((await menu.count()) === 0) continue; // prose
    await menu.click();
    await page.getByRole('menuitem', { name: 'View data' }).click();
    await expect(tile.locator('table, .prose, .value, [role=alert]').first()).toBeVisible();
  }
  expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
  await page.screenshot({ path: 'e2e/.looks/attack.light.png', fullPage: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: 'e2e/.looks/attack.phone.png', fullPage: true });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('what is chosen, searched and asked for is text too', async ({ page }) => {
  const chosen = payloads.filter((text) => !text.includes('\0')); // which is no value that can be asked for, as the page says
  await page.goto(`/dashboards/attack?${chosen.map((text) => `f.text=${encodeURIComponent(text)}`).join('&')}&m.bar.attack.text=${encodeURIComponent(payload(1))}`);
  await drawn(page);
  await unharmed(page);
  await page.keyboard.press('/');
  for (const text of payloads.slice(0, 4)) {
    await page.getByRole('combobox').fill(text);
    await expect(page.getByRole('option').first().or(page.getByText('Nothing is called'))).toBeVisible();
  }
  await unharmed(page);
});

test.describe('what is not there', () => {
  test.use({ expectedErrors: [/40[04]/] });

  test('is said without harm', async ({ page }) => {
    test.setTimeout(90_000);
    for (const path of ['dashboards/', 'catalog/', 'runs/', 'explore/', 'lineage?select=', 'trace?node=', 'quality/checks/'])
      for (const text of payloads.slice(0, 3)) {
        await page.goto(`/${path}${encodeURIComponent(text)}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await unharmed(page);
      }
  });
});

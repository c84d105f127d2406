import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { expect, look, test as base } from './fixtures.ts';
import { withFolder } from './project.ts';
import { program } from './mixdown.ts';

const hostile = `</script><script>alert(1)</script><!-- <img src=x onerror=alert(1)> "'`;
const files: Record<string, string> = {
  'dbt_project.yml': 'name: shop\nprofile: shop\nmodels: { shop: { +materialized: table } }\n',
  'profiles.yml': 'shop: { target: dev, outputs: { dev: { type: duckdb, path: data/dev/warehouse.duckdb, threads: 1 } } }\n',
  'models/dim_item.sql': `select * from (values (1, '${hostile.replaceAll("'", "''")}', 'Food', 'Chile'), (2, 'Cup', 'Home', 'France')) as t(item_key, item, category, country)\n`,
  'models/sale.sql':
    "select sale_key, item_key, sold_on, cast(amount as decimal(18,2)) as amount from (values (1, 1, date '2025-01-05', 2.50), (2, 2, date '2025-01-20', 10.00), (3, 1, date '2025-02-03', 4.00)) as t(sale_key, item_key, sold_on, amount)\n",
  'models/models.yml': `models:
  - name: sale
    semantic_model: true
    columns: [{ name: item_key, data_tests: [{ relationships: { to: ref('dim_item'), field: item_key } }] }]
    metrics: [{ name: revenue, label: Revenue, type: simple, agg: sum, expr: amount }]
  - name: dim_item
    columns: [{ name: item_key, data_tests: [unique] }]
`,
  'dashboards/sales.yml': `dashboard: Sales
description: What the shop sold.
fact: sale
filters:
  period: { column: sale.sold_on, default: all time }
  category: { column: dim_item.category }
parameters:
  grain: { of: [day, month], default: month }
rows:
  - - number: Revenue
      value: revenue
  - - bar: Revenue by item
      x: dim_item.item
      y: revenue
      width: 6
    - table: All sales
      columns: [dim_item.item, revenue]
      width: 6
  - - line: Over time
      x: sale.sold_on
      grain: $grain
      y: revenue
      width: 6
    - map: Where
      region: dim_item.country
      color: revenue
      width: 6
`,
};

const run = promisify(execFile);

/** Files of one dashboard, exported once. */
const test = base.extend<object, { made: (form: string) => string }>({
  made: [
    async ({ browserName: _ }, use) => {
      const out = await mkdtemp(join(tmpdir(), 'mixdown-export-'));
      await withFolder(files, ['build'], async (root) => {
        const give = (...args: string[]) => run(program, ['dashboard', 'export', 'Sales', ...args], { cwd: root });
        await give('-o', join(out, 'html.html'), '--choices', 'category', '--choices', 'grain');
        await give('-o', join(out, 'snapshot.html'), '--as', 'snapshot');
        await give('-o', join(out, 'png.png'), '--tile', 'revenue-by-item', '--theme', 'dark');
        await give('-o', join(out, 'pdf.pdf'));
      });
      await use((form) => join(out, form));
      await rm(out, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ browserName: _ }, use) => use('file:///'),
});

// One worker for all of them.
test.describe.configure({ mode: 'default', timeout: 90_000 });
const tile = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const open = (page: Page, file: string) => page.goto(pathToFileURL(file).href);

test('the interactive file opens from a disk, and asks nobody for anything', async ({ page, context, made }) => {
  await context.setOffline(true);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).protocol));
  await open(page, made('html.html'));

  await expect(tile(page, 'Revenue')).toContainText('16.5');
  await expect(tile(page, 'All sales')).toContainText(hostile);
  await page.getByRole('application', { name: /Revenue by item/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(tile(page, 'Revenue by item').locator('[aria-live]')).not.toBeEmpty();
  expect(asked.filter((one) => !['file:', 'data:', 'blob:'].includes(one))).toEqual([]);
  expect(asked.filter((one) => one === 'file:')).toHaveLength(1);
});

test('what was offered can be chosen, back undoes it, and the rest says why not', async ({ page, made }) => {
  await open(page, made('html.html'));
  await page.getByLabel('Category').selectOption('Food');
  await expect(tile(page, 'Revenue')).toContainText('6.5');
  await page.getByRole('radio', { name: 'Day' }).check({ force: true });
  await expect(page).toHaveURL(/#f\.category=Food&p\.grain=day$/);

  await page.goBack();
  await page.goBack();
  await expect(tile(page, 'Revenue')).toContainText('16.5');
  const period = page.getByRole('button', { name: /Period/ });
  await expect(period).toHaveAttribute('aria-disabled', 'true');
  await expect(period).toHaveAccessibleDescription(/when it was made/);
});

test('a tile gives its rows, and nothing in them begins like a formula', async ({ page, made }) => {
  await open(page, made('html.html'));
  await tile(page, 'All sales').getByRole('button', { name: 'More of All sales' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Download CSV' }).click()]);

  expect(download.suggestedFilename()).toBe('all-sales.csv');
  expect(await readFile((await download.path())!, 'utf8')).toBe(`Item,Revenue\r\nCup,10\r\n"${hostile.replaceAll('"', '""')}",6.5\r\n`);
});

test('the file looks right', async ({ page, made }) => {
  await open(page, made('html.html'));
  await expect(tile(page, 'Where').locator('svg').first()).toBeVisible();
  await look(page, 'export-html');
});

test('the snapshot has no script and says all that the page says', async ({ page, made }) => {
  const html = await readFile(made('snapshot.html'), 'utf8');
  expect(html.length).toBeLessThan(300_000);
  expect(html).not.toMatch(/<script|<iframe/i);

  await open(page, made('snapshot.html'));
  // What is hostile stands in texts; nothing of it is an attribute that does something.
  const hears = await page.evaluate(() => [...document.querySelectorAll('*')].flatMap((one) => [...one.attributes]).filter(({ name, value }) => name.startsWith('on') || /^javascript:/i.test(value)).length);
  expect(hears).toBe(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sales');
  await expect(tile(page, 'All sales')).toContainText(hostile);
  await tile(page, 'Revenue by item').getByText('Data').click();
  await expect(tile(page, 'Revenue by item').getByRole('table')).toContainText('Cup');
  await look(page, 'export-snapshot');
});

test('no row of tiles is cut in two on paper', async ({ page, made }) => {
  const sheet = { width: 1046, height: 683 }; // A4 that lies, without its margins
  await page.setViewportSize(sheet);
  await page.emulateMedia({ media: 'print' });
  await open(page, made('snapshot.html'));

  const rows = await page.locator('.row').evaluateAll((all) => all.map((row) => ({ inside: getComputedStyle(row).breakInside, box: row.getBoundingClientRect().toJSON() as DOMRect })));
  expect(rows).toHaveLength(3);
  for (const { inside, box } of rows) {
    expect(inside).toBe('avoid');
    expect(box.height).toBeLessThanOrEqual(sheet.height);
    expect(box.right).toBeLessThanOrEqual(sheet.width + 1);
  }
  const wide = await page.locator('.cell *').evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(one).overflowX)).length);
  expect(wide, 'nothing scrolls on paper').toBe(0);
});

test('pictures and paper are what they are called', async ({ made }) => {
  const [png, pdf] = [await readFile(made('png.png')), await readFile(made('pdf.pdf'))];
  expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  expect(png.readUInt32BE(16)).toBe(1600); // 800 pixels of a page, two for each
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

import { expect, look, test } from './fixtures.ts';
import { withProject, type OwnProject } from './project.ts';

test('checks are summed up, found and looked at one by one', async ({ page }) => {
  await page.goto('/quality');
  await expect(page.getByText('passed when they last ran')).toBeVisible();
  await look(page, 'quality', () => page.getByRole('region', { name: 'Checks' }).waitFor());
  await page.getByLabel('Find a check by model, column, rule or owner').fill('dim_customer');
  await page.getByRole('link', { name: 'unique', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('unique');
  await look(page, 'quality-check', () => page.getByText('No row breaks the rule now').waitFor());
});

test('rejected records are read by table and reason', async ({ page }) => {
  await page.goto('/quality/quarantine');
  const groups = page.getByRole('list', { name: 'Rejected records by table and reason' }).getByRole('button');
  const nothing = page.getByText('Nothing is in quarantine');
  await expect(groups.first().or(nothing)).toBeVisible();
  await look(page, 'quality-quarantine', () => groups.first().or(nothing).waitFor());
});

for (const part of ['freshness', 'volumes'])
  test(`the part ${part} opens`, async ({ page }) => {
    await page.goto(`/quality/${part}`);
    await look(page, `quality-${part}`, () => page.getByRole('tabpanel').locator('table, p').first().waitFor());
  });

const files: Record<string, string> = {
  'dbt_project.yml': 'name: shop\nprofile: shop\n',
  'profiles.yml': 'shop: { target: dev, outputs: { dev: { type: duckdb, path: data/dev/warehouse.duckdb, threads: 1 } } }\n',
  'mixdown.yml': 'loads: { shop: { type: csv, path: "in/{table}.csv", bad_rows: { action: quarantine, max: 90% }, tables: { sale: { columns: { amount: "decimal(9,2)" } } } } }\n',
  'in/sale.csv': 'day,amount\n2025-01-01,10.50\n2025-01-02,3.00,late\n',
};

const rejecting = test.extend<{ shop: OwnProject }>({
  shop: ({ browserName: _ }, use) => withProject(files, ['load'], use),
  baseURL: async ({ shop }, use) => use(shop.address),
});

rejecting('a reason is asked for before records are taken out', async ({ page }) => {
  await page.goto('/quality/quarantine');
  await expect(page.getByText('2025-01-02,3.00,late')).toBeVisible();
  await page.getByRole('button', { name: 'Take out' }).click();
  const out = page.getByRole('dialog').getByRole('button', { name: 'Take out' });
  await expect(out).toBeDisabled();
  await look(page, 'quality-discard');
  await page.getByRole('dialog').getByRole('textbox').fill('Written by hand');
  await out.click();
  await expect(page.getByText('Nothing is in quarantine')).toBeVisible({ timeout: 30_000 }); // a run does it
});

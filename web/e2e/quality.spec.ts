import { expect, look, test } from './fixtures.ts';

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

test('a reason is asked for before records are taken out', async ({ page }) => {
  await page.goto('/quality/quarantine');
  const out = page.getByRole('button', { name: 'Take out' });
  await expect(out.or(page.getByText('Nothing is in quarantine'))).toBeVisible();
  test.skip(!(await out.isVisible()), 'this example has no rejected record');
  await out.click();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Take out' })).toBeDisabled();
  await page.keyboard.press('Escape');
});

for (const part of ['freshness', 'volumes'])
  test(`the part ${part} opens`, async ({ page }) => {
    await page.goto(`/quality/${part}`);
    await look(page, `quality-${part}`, () => page.getByRole('tabpanel').locator('table, p').first().waitFor());
  });

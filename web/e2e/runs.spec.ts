import { expect, look, test } from './fixtures.ts';

test('a run is started, followed to its end, and looked at', async ({ page }) => {
  await page.goto('/runs');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Runs');
  await page.getByRole('button', { name: 'Start a run' }).click();
  await page.getByLabel('Select').fill('dim_track+');
  await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click();
  await expect(page).toHaveURL(/\/runs\/[0-9a-f-]+$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('build dim_track+');
  await expect(page.getByText('success', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('from the web app')).toBeVisible();
  await look(page, 'run', () => page.getByRole('button', { name: /^dim_track / }).waitFor());
});

test('the time line leads to a node with its SQL, and keys alone go through it', async ({ page }) => {
  await page.goto('/runs?verb=build&status=success');
  await page.getByRole('main').getByRole('link').first().click();
  const first = page.getByRole('region', { name: 'Timeline of the nodes' }).getByRole('button').first();
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.getByRole('dialog').getByRole('link', { name: 'Lineage' }).focus(); // what has the focus at first shows its tooltip
  await look(page, 'run-node', () => page.getByRole('dialog').getByText('select', { exact: false }).first().waitFor());
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('checks and the log of a run have tabs that are in the address', async ({ page }) => {
  await page.goto('/runs?verb=build&status=success');
  await page.getByRole('main').getByRole('link').first().click();
  await page.getByRole('tab', { name: /^Log/ }).click();
  await expect(page).toHaveURL(/tab=log/);
  await page.getByLabel('Find in the log').fill('begins');
  await look(page, 'run-log', () => page.getByRole('log').getByText('begins').first().waitFor());
  await page.getByRole('tab', { name: /^Checks/ }).click();
  await look(page, 'run-checks', () => page.getByRole('region', { name: 'Checks of the run' }).waitFor());
});

test('the list is filtered, and says when nothing is like that', async ({ page }) => {
  await page.goto('/runs');
  await look(page, 'runs', () => page.getByRole('main').getByRole('link').first().waitFor());
  await page.getByLabel('Status').selectOption('crashed');
  await expect(page.getByText('No run is like that')).toBeVisible();
  await page.getByRole('button', { name: 'Show all runs' }).click();
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
});

test.describe('a run that is not there', () => {
  test.use({ expectedErrors: [/404/] });

  test('says so', async ({ page }) => {
    await page.goto('/runs/..%2f..%2fetc');
    await expect(page.getByText('There is no run')).toBeVisible();
  });
});

import { expect, look, test } from './fixtures.ts';

const fact = '/explore/fact_invoice_line';
const chart = (page: import('@playwright/test').Page) => page.getByRole('region', { name: 'Result' });

test('the list of facts leads to one, and a starter to its first chart', async ({ page }) => {
  await page.goto('/explore');
  await look(page, 'explore', () => page.getByRole('main').getByRole('link', { name: /^Fact invoice line/ }).waitFor());
  await page.getByRole('main').getByRole('link', { name: /^Fact invoice line/ }).click();
  await look(page, 'explore-start', () => page.getByRole('link', { name: 'over time' }).or(page.getByRole('link', { name: /over time$/ })).first().waitFor());
  await page.getByRole('link', { name: /over time$/ }).click();
  await expect(page).toHaveURL(/m=.*&d=/);
  await expect(chart(page).locator('svg').first()).toBeVisible();
});

test('a metric by a column is drawn, filtered, and shown as a table and as SQL', async ({ page }) => {
  await page.goto(`${fact}?m=revenue&d=dim_track.genre`);
  await expect(page.getByRole('button', { name: 'Bar', exact: false }).first()).toHaveAttribute('aria-pressed', 'true');
  await look(page, 'explore-bar', () => chart(page).locator('svg').first().waitFor());
  await page.getByRole('tab', { name: 'Table' }).click();
  await expect(chart(page).getByRole('table')).toContainText('Rock');
  await page.getByRole('tab', { name: 'SQL' }).click();
  await look(page, 'explore-sql', () => chart(page).getByText('group by').first().waitFor());
  await page.goto(`${fact}?m=revenue&d=dim_track.genre&f.dim_customer.country=USA&view=table`);
  await expect(chart(page).getByRole('table')).toContainText('Rock');
  await page.getByRole('button', { name: 'Take the filter Country away' }).click();
  await expect(page).not.toHaveURL(/f\.dim_customer/);
});

test('countries are a map, two columns a heatmap, and a chart that does not suit says why', async ({ page }) => {
  await page.goto(`${fact}?m=revenue&d=dim_customer.country`);
  await look(page, 'explore-map', () => chart(page).locator('svg path').first().waitFor());
  await page.goto(`${fact}?m=revenue&d=dim_customer.country&d=dim_track.genre`);
  await look(page, 'explore-heatmap', () => chart(page).locator('svg').first().waitFor());
  await page.getByRole('button', { name: 'Histogram' }).click();
  await look(page, 'explore-unfit', () => page.getByText('A histogram shows one column of numbers').waitFor());
});

test('keys alone pick a metric and a column, and save the tile into a dashboard', async ({ page }) => {
  await page.goto(fact);
  await page.getByLabel('Search fields').focus();
  await page.keyboard.type('revenue');
  await page.getByRole('button', { name: 'Revenue', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Search fields').fill('genre');
  await page.getByRole('button', { name: 'Genre', exact: true }).first().focus();
  await page.keyboard.press('Space');
  await expect(chart(page).locator('svg').first()).toBeVisible();
  await page.getByRole('button', { name: 'Save to a dashboard' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Title', { exact: true }).fill('Explored by keys');
  await dialog.getByLabel('Dashboard', { exact: true }).selectOption({ label: 'A new dashboard' });
  await dialog.getByLabel('Title of the dashboard').fill('Explored');
  await look(page, 'explore-save', () => dialog.getByText('bar: Explored by keys').waitFor());
  await dialog.getByRole('button', { name: 'Save', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toContainText('dashboards/explored.yml');
  await dialog.getByRole('link', { name: 'Open dashboard' }).click();
  await expect(page).toHaveURL(/\/dashboards\/explored$/);
  await expect(page.getByRole('heading', { name: 'Explored by keys' })).toBeVisible();
});

test('a tile that is added to a file leaves its comments, and the change is shown', async ({ page }) => {
  await page.goto(`${fact}?m=revenue&d=dim_track.genre&kind=table&limit=5`);
  await page.getByRole('button', { name: 'Save to a dashboard' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Dashboard', { exact: true }).selectOption('popular_tracks');
  await expect(dialog.getByRole('heading', { name: 'dashboards/popular_tracks.yml' })).toBeVisible();
  const diff = dialog.getByRole('region', { name: 'The file with its changes' });
  await expect(diff.locator('ins').filter({ hasText: 'limit: 5' })).toBeVisible();
  await expect(diff.locator('del')).toHaveCount(0);
});

import type { Locator, Page } from '@playwright/test';
import { usual } from '../src/pages/gallery/usual.ts';
import { axe, expect, look, test } from './fixtures.ts';
import { drawn, shifts, watchShifts } from './steady.ts';

const kinds = ['number', 'line', 'area', 'bar', 'scatter', 'heatmap', 'histogram', 'box', 'funnel', 'sankey', 'map', 'table', 'pivot', 'text', 'timeline'];

const tile = (page: Page, id: string): Locator => page.locator(`[data-tile="${id}"]`);
const chart = (page: Page, id: string): Locator => tile(page, id).getByRole('application');

/** The gallery, with everything drawn. */
async function gallery(page: Page, query = ''): Promise<void> {
  await page.goto(`/gallery${query}`);
  await drawn(page, '[data-tile]');
}

test('every kind draws, in both themes and on a phone, and axe finds nothing', async ({ page }) => {
  test.setTimeout(120_000);
  await gallery(page);
  for (const kind of kinds) await expect(page.locator(`section.${kind}`).first()).toBeVisible();
  await look(page, 'gallery');
});

test('nothing moves while charts come', async ({ page }) => {
  await watchShifts(page);
  await gallery(page);
  expect(await shifts(page)).toEqual([]);
});

test('arrow keys walk over marks, which are spoken, and Enter clicks', async ({ page }) => {
  await page.goto('/gallery?only=revenue-by-country');
  const bars = chart(page, 'revenue-by-country');
  await bars.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(tile(page, 'revenue-by-country').locator('[aria-live]')).toHaveText('Canada: Revenue $303.96');
  await page.keyboard.press('Enter');
  await expect(bars.locator('rect.faded')).toHaveCount(9);
  await page.keyboard.press('Enter');
  await expect(bars.locator('rect.faded')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(tile(page, 'revenue-by-country').locator('.tip')).toHaveCount(0);
});

test('a chart says in a sentence what it shows', async ({ page }) => {
  await page.goto('/gallery?only=revenue-by-country');
  await expect(chart(page, 'revenue-by-country')).toHaveAttribute('aria-label', /^Revenue by country: highest \$523\.06 for USA, lowest \$46\.62 for Chile\./);
});

test('a pointer gets what a key gets, and a click chooses', async ({ page }) => {
  await page.goto('/gallery?only=listens-by-plan');
  const lines = chart(page, 'listens-by-plan');
  await lines.hover({ position: { x: 300, y: 80 } });
  await expect(tile(page, 'listens-by-plan').locator('.tip')).toContainText('paid');
  await lines.click({ position: { x: 300, y: 80 } });
  await expect(lines.locator('path.faded')).toHaveCount(2);
});

test('dragging over time chooses whole months', async ({ page }) => {
  await page.goto('/gallery?only=monthly-revenue');
  const box = await chart(page, 'monthly-revenue').boundingBox();
  await page.mouse.move(box!.x + 150, box!.y + 80);
  await page.mouse.down();
  await page.mouse.move(box!.x + 320, box!.y + 90, { steps: 4 });
  await page.mouse.up();
  await expect(page.locator('[data-period]')).toHaveText(/^20\d\d-\d\d-01 to 20\d\d-\d\d-01$/);
});

test('the part of the world that most countries are in can be looked at alone', async ({ page }) => {
  await page.goto('/gallery?only=regional-pricing');
  const outlines = chart(page, 'regional-pricing').locator('path').first();
  const whole = await outlines.getAttribute('transform');
  await page.getByRole('button', { name: 'Europe' }).click();
  await expect(outlines).not.toHaveAttribute('transform', whole!);
  await chart(page, 'regional-pricing').focus();
  await page.keyboard.press('Home');
  await expect(tile(page, 'regional-pricing').locator('[aria-live]')).toHaveText('USA: Average invoice $5.75, Revenue $523.06');
});

test('what is not on the map is said', async ({ page }) => {
  await page.goto('/gallery?only=unknown-regions');
  await expect(tile(page, 'unknown-regions')).toContainText('2 regions are not on the map: Atlantis, <img src=x onerror=alert(1)>');
});

test('a long table holds few rows in the page, and comes to its end', async ({ page }) => {
  await page.goto('/gallery?only=popular-tracks');
  const rows = tile(page, 'popular-tracks');
  await rows.getByRole('table').waitFor();
  expect(await rows.locator('tbody tr').count()).toBeLessThan(60);
  await rows.getByRole('region').evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(rows.getByRole('cell', { name: 'Track 300', exact: true })).toBeVisible();
  await rows.getByRole('button', { name: 'Track', exact: true }).click();
  await expect(rows.getByRole('columnheader', { name: 'Track' })).toHaveAttribute('aria-sort', 'ascending');
});

test('the marks of every kind of chart are walked over with arrow keys, and spoken', async ({ page }) => {
  test.setTimeout(60_000);
  await page.goto('/gallery');
  for (const kind of kinds.filter((one) => !['number', 'table', 'pivot', 'text'].includes(one))) {
    const one = page.locator(`[data-tile]:has(section.${kind}), section.${kind}`).first();
    await one.scrollIntoViewIfNeeded();
    await one.getByRole('application').focus();
    await page.keyboard.press('Home');
    await expect(one.locator('[aria-live]').first(), kind).not.toBeEmpty();
    await page.keyboard.press('Escape');
    await expect(one.locator('.tip'), kind).toHaveCount(0);
  }
});

test('every kind of chart has its data as a table, cell by cell', async ({ page }) => {
  await page.goto('/gallery?table');
  await drawn(page, '[data-tile]');
  const charts = usual.filter((one) => one.tile.kind !== 'text');
  expect(new Set(charts.map((one) => one.tile.kind))).toEqual(new Set(kinds.filter((kind) => kind !== 'text')));
  for (const { tile: { id }, answer } of charts) {
    const [heads, ...rows] = await tile(page, id).getByRole('table').first().getByRole('row').evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent.trim())));
    expect(heads, id).toEqual(answer.columns.map((column) => column.meaning.label));
    expect(rows, id).toHaveLength(answer.values[0]!.length);
    for (const [at, { type }] of answer.columns.entries()) {
      const given = answer.values[at]!.map((value, row) => ({ value, shown: rows[row]![at]! })).filter(({ value }) => value !== null);
      if (type === 'text') expect(given.map(({ shown }) => shown), id).toEqual(given.map(({ value }) => String(value).trim()));
      else expect(given.filter(({ shown }) => !/\d/.test(shown)), id).toEqual([]);
    }
  }
  await expect(page.getByRole('application')).toHaveCount(0);
});

test('a chart as a table says what the chart says', async ({ page }) => {
  await page.goto('/gallery?only=revenue-by-country&table');
  await expect(tile(page, 'revenue-by-country').getByRole('row')).toHaveCount(11);
  await expect(tile(page, 'revenue-by-country').getByRole('cell', { name: '$523.06' })).toBeVisible();
  await axe(page);
});

test('a chart that cannot be drawn shows its data, and the others stand', async ({ page }) => {
  await gallery(page, '?only=line');
  await expect(tile(page, 'a-broken-answer').getByRole('alert')).toContainText('could not be drawn');
  await expect(tile(page, 'a-broken-answer').getByRole('row')).toHaveCount(4);
  await expect(chart(page, 'monthly-revenue')).toBeVisible();
});

import { expect, look, test } from './fixtures.ts';

test('keys go from box to box, and the panel tells of each', async ({ page }) => {
  await page.goto('/lineage?select=%2Bfact_invoice_line&node=model.music_store.fact_invoice_line');
  await expect(page.getByRole('complementary', { name: 'About fact_invoice_line' })).toBeVisible();
  await page.getByRole('application').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page).not.toHaveURL(/node=model.music_store.fact_invoice_line/);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/node=/);
});

test('a selection is a part of the map, and a wrong one is said', async ({ page }) => {
  await page.goto('/lineage');
  await page.getByLabel('Selection').fill('dim_customer+1');
  await page.getByRole('button', { name: 'Select' }).click();
  await expect(page).toHaveURL(/select=dim_customer%2B1/);
  await expect(page.getByText(/boxes of/)).toBeVisible();
  await page.goto('/lineage?select=nobody');
  await expect(page.getByText('Nothing fits nobody')).toBeVisible();
});

test('a column is followed from its panel, and stands in the address', async ({ page }) => {
  await page.goto('/lineage?select=%2Bfact_invoice_line&node=model.music_store.fact_invoice_line');
  await page.getByRole('button', { name: /^line_amount/ }).click();
  await expect(page).toHaveURL(/column=line_amount/);
  await page.getByText('The same as a table').click();
  await expect(page.getByRole('cell', { name: 'invoice_line.unit_price' }).first()).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/column=/);
});

test('the wheel magnifies and a drag moves', async ({ page }) => {
  await page.goto('/lineage');
  const drawing = page.locator('.layer');
  const style = () => drawing.getAttribute('style');
  const scale = () => drawing.locator('svg > g').getAttribute('transform');
  const [before, drawn] = [await style(), await scale()];
  const field = page.getByRole('application');
  await field.hover();
  await page.mouse.wheel(0, -300);
  await expect.poll(style).not.toBe(before);
  await expect.poll(scale, 'drawn anew once it rests').not.toBe(drawn);
  const magnified = await style();
  await page.mouse.down();
  await page.mouse.move(500, 500, { steps: 4 });
  await page.mouse.up();
  await expect.poll(style).not.toBe(magnified);
});

test('a box that is too small for its name is chosen by a press on it', async ({ page }) => {
  await page.goto('/lineage?select=dim_date');
  for (let times = 0; times < 7; times++) await page.getByRole('button', { name: 'Make smaller' }).click(); // a fifth of its size, in the middle
  await expect(page.locator('.speck')).toHaveCount(1);
  await page.getByRole('application').click();
  await expect(page).toHaveURL(/node=model.music_store.dim_date/);
});

test('a number is followed to lines of its file', async ({ page }) => {
  await page.goto('/catalog/model.music_store.mart_genre_by_country?tab=sample');
  await page.getByRole('row').nth(1).click();
  await expect(page).toHaveURL(/\/trace\?/);
  await expect(page.getByText(/invoice_line\.csv:\d+/).first()).toBeVisible();
});

test('a clicked mark of a dashboard leads to lines of its files, and its menu to the lineage', async ({ page }) => {
  await page.goto('/dashboards/genres_by_country?m.genres.dim_track.genre=Rock');
  const tile = page.getByRole('region', { name: 'Genres', exact: true });
  await tile.getByRole('button', { name: 'More of Genres' }).click();
  await expect(page.getByRole('menuitem', { name: 'Lineage' })).toHaveAttribute('href', '/lineage?select=%2Bexposure%3Agenres_by_country&node=exposure.music_store.genres_by_country');
  await page.keyboard.press('Escape');
  await tile.getByRole('link', { name: 'Where Rock comes from' }).click();
  await expect(page).toHaveURL(/\/trace\?dashboard=genres_by_country&tile=genres/);
  await expect(page.getByText(/invoice_line\.csv:\d+/).first()).toBeVisible();
});

for (const [name, address, sign] of [
  ['lineage', '/lineage', 'The same as a table'],
  ['lineage-node', '/lineage?select=%2Bfact_invoice_line%2B&node=model.music_store.fact_invoice_line', 'Follow a column'],
  ['lineage-column', '/lineage?node=model.music_store.fact_invoice_line&column=line_amount', 'If line_amount is dropped or renamed'],
  ['trace', '/trace?node=model.music_store.mart_genre_by_country&key.country=USA&key.genre_key=1&column=revenue', 'invoice_line.csv'],
] as const)
  test(`looks: ${name}`, async ({ page }) => {
    await page.goto(address);
    await expect(page.getByText(sign).first()).toBeVisible();
    await look(page, name);
  });

import { axe, expect, look, test } from './fixtures.ts';

const customer = '/catalog/model.music_store.dim_customer';

test('the list is narrowed by words and kinds, and leads to tables', async ({ page }) => {
  await page.goto('/catalog');
  await page.getByLabel('Filter the catalog').fill('facts know');
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('link', { name: 'dim_customer' }).click();
  await expect(page).toHaveURL(/dim_customer$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('dim_customer');
});

test('a column says what breaks without it, with places', async ({ page }) => {
  await page.goto(customer);
  await page.getByRole('row', { name: /^country / }).first().click();
  await expect(page).toHaveURL(/column=country/);
  await expect(page.getByText('models/marts/mart_customer_lifetime_value.sql', { exact: false })).toBeVisible();
  await expect(page.getByText('dashboards/genres_by_country.yml:8')).toBeVisible();
});

test('profiles, rows, SQL, neighbours and versions are tabs of the address', async ({ page }) => {
  await page.goto(`${customer}?tab=profile`);
  await expect(page.getByRole('heading', { name: 'customer_key' })).toBeVisible();
  for (const [tab, text] of [['Rows', 'Press a row'], ['SQL', 'As the engine gets it'], ['Reads and readers', 'Is read by'], ['Versions', 'Publishes']] as const) {
    await page.getByRole('tab', { name: tab }).click();
    await expect(page.getByText(text).first()).toBeVisible();
  }
  await expect(page).toHaveURL(/tab=versions/);
});

test('the search finds columns with their tables', async ({ page }) => {
  await page.goto('/catalog');
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill('customer country code');
  await page.getByRole('option', { name: /country_code/ }).first().click();
  await expect(page).toHaveURL(/column=country_code/);
});

test('a source leads to its load, which tells what it did', async ({ page }) => {
  await page.goto('/catalog/source.music_store.store.invoice');
  await page.getByRole('link', { name: 'the load store' }).click();
  await expect(page).toHaveURL(/load\.store$/);
  await expect(page.getByRole('region', { name: 'Tables of store' }).getByRole('link', { name: 'invoice', exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Runs', exact: true })).toBeVisible();
});

test('loads are a kind of the list', async ({ page }) => {
  await page.goto('/catalog?kind=load');
  await page.getByRole('link', { name: 'store', exact: true }).click();
  await expect(page).toHaveURL(/load\.store$/);
});

test('what is not there is said, with the nearest name', async ({ page }) => {
  await page.goto('/catalog/model.music_store.dim_custome');
  await expect(page.getByText("Did you mean 'model.music_store.dim_customer'?")).toBeVisible();
  await axe(page);
});

test.use({ expectedErrors: [/404/] });

for (const [name, address, sign] of [
  ['catalog', '/catalog', 'dim_customer'],
  ['catalog-columns', `${customer}?column=country`, 'If it is dropped or renamed'],
  ['catalog-profile', '/catalog/model.music_store.fact_invoice_line?tab=profile', 'line_amount'],
  ['catalog-load', '/catalog/load.store', 'Schema contract'],
  ['catalog-rows', '/catalog/source.music_store.store.invoice?tab=sample', 'Press a row'],
] as const)
  test(`looks: ${name}`, async ({ page }) => {
    await page.goto(address);
    await expect(page.getByText(sign).first()).toBeVisible();
    await look(page, name);
  });

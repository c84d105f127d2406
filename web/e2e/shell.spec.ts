import { axe, expect, look, test } from './fixtures.ts';

test('the home page leads to what is there', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('music_store');
  await expect(page).toHaveTitle('music_store');
  await look(page, 'home', () => page.getByRole('heading', { name: 'Facts' }).waitFor());
  await page.getByRole('main').getByRole('link', { name: 'Monthly sales' }).click();
  await expect(page).toHaveURL(/\/dashboards\/monthly_sales$/);
});

test('keys alone reach every page', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
  for (const [key, path] of [['c', '/catalog'], ['l', '/lineage'], ['r', '/runs'], ['q', '/quality'], ['e', '/explore'], ['d', '/dashboards'], ['h', '/']] as const) {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await expect(page).toHaveURL(new RegExp(`${path}$`));
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  }
});

test('the list of keys opens with a question mark and closes with Escape', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await expect(keys.getByText('Catalog')).toBeVisible();
  await axe(page);
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
});

test('search finds dashboards as they are typed and goes to the chosen one', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('/');
  const search = page.getByRole('combobox', { name: 'Search dashboards' });
  await expect(search).toBeFocused();
  await search.fill('pricing');
  await expect(page.getByRole('option').first()).toContainText('Regional pricing');
  await look(page, 'search', () => page.getByRole('option').first().waitFor());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/dashboards\/regional_pricing$/);
  await page.keyboard.press('Control+k');
  await search.fill('line_amount');
  await expect(page.getByRole('option').filter({ hasText: 'Column' }).first()).toBeVisible();
  await search.fill('no such thing anywhere');
  await expect(page.getByText('Nothing is called “no such thing anywhere”')).toBeVisible();
});

test('the theme that is chosen is there at once at the next visit', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload({ waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe('rgb(15, 20, 26)');
});

test('the rail gets narrow and stays so', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Narrow the rail' }).click();
  await expect(page.getByRole('link', { name: 'Catalog' }).first()).toBeVisible();
  await axe(page);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Widen the rail' })).toBeVisible();
});

test('on a phone the pages are in a drawer', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  await page.getByRole('button', { name: 'Pages' }).click();
  const drawer = page.getByRole('dialog', { name: 'Pages' });
  await axe(page);
  await page.screenshot({ path: 'e2e/.looks/drawer.phone.png' });
  await drawer.getByRole('link', { name: 'Runs' }).click();
  await expect(page).toHaveURL(/\/runs$/);
  await expect(drawer).toBeHidden();
});

test('an address that nothing is at says so', async ({ page }) => {
  await page.goto('/no/such/page');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
  await look(page, 'missing');
});

test('back undoes a step', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Catalog' }).click();
  await expect(page).toHaveURL(/\/catalog$/);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('music_store');
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says what it needs', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('.no-script')).toBeVisible(); // text inside noscript is none for getByText
  });
});

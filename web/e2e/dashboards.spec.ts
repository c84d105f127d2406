import type { Page } from '@playwright/test';
import { expect, look, test as base } from './fixtures.ts';
import { withProject, type OwnProject } from './project.ts';

const dashboard = `dashboard: Sales
description: What the shop sold.
fact: sale
filters:
  period: { column: sale.sold_on, default: all time }
  category: { column: dim_item.category, multiple: true }
rows:
  - - number: Revenue
      value: revenue
    - number: Broken
      value: sum(amont)
  - - bar: Revenue by category
      x: dim_item.category
      y: revenue
      drill: [dim_item.category, dim_item.item]
      width: 6
    - table: All sales
      columns: [dim_item.item, revenue]
      width: 6
`;

const followed = `dashboard: Followed sales
fact: sale
filters:
  period: { column: sale.sold_on, default: latest 3 months }
  amount: { column: sale.amount, label: Amount }
rows:
  - - number: Revenue
      value: revenue
      compare: previous period
      trend: month
    - number: A revenue that is written in full
      value: sum(sale.amount) * 1000000 as turnover
      trend: week
      format: { currency: USD, decimals: 2 }
    - number: Sales
      value: count(*) as sales
      trend: day
  - - table: All sales
      columns: [dim_item.item, revenue]
`;

const files: Record<string, string> = {
  'dbt_project.yml': 'name: shop\nprofile: shop\nmodels: { shop: { +materialized: table } }\n',
  'profiles.yml': 'shop: { target: dev, outputs: { dev: { type: duckdb, path: data/dev/warehouse.duckdb, threads: 1 } } }\n',
  'models/dim_item.sql': "select * from (values (1, 'Tea', 'Food'), (2, 'Cup', 'Home')) as t(item_key, item, category)\n",
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
  'dashboards/sales.yml': dashboard,
  'dashboards/followed.yml': followed,
};

const test = base.extend<object, { shop: OwnProject }>({
  shop: [({ browserName: _ }, use) => withProject(files, ['build'], use), { scope: 'worker', timeout: 90_000 }],
  baseURL: async ({ shop }, use) => use(shop.address),
});

// One server for all of them.
test.describe.configure({ mode: 'default' });

const tile = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('a click filters the other tiles, the address holds it, and back undoes it', async ({ page }) => {
  await page.goto('/dashboards/sales');
  await expect(tile(page, 'Revenue')).toContainText(/\b16\.50?/);

  await page.goto('/dashboards/sales?m.revenue-by-category.dim_item.category=Food');
  await expect(tile(page, 'Revenue')).toContainText(/\b6\.50?/);
  await expect(page.getByRole('group', { name: 'Active filters' })).toContainText('Food');
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(tile(page, 'Revenue')).toContainText(/\b16\.50?/);
  expect(new URL(page.url()).search).toBe('');

  await page.goBack();
  await expect(tile(page, 'Revenue')).toContainText(/\b6\.50?/);
});

test('a filter is set with the keyboard alone', async ({ page }) => {
  await page.goto('/dashboards/sales');
  await expect(tile(page, 'Revenue')).toContainText(/\b16\.50?/);

  await page.getByRole('button', { name: /Category/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Hom');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');

  await expect(tile(page, 'Revenue')).toContainText(/\b10/);
  expect(new URL(page.url()).searchParams.getAll('f.category')).toEqual(['Home']);
});

test('a tile goes deeper and back', async ({ page }) => {
  await page.goto('/dashboards/sales?d.revenue-by-category=Food');

  const levels = page.getByRole('navigation', { name: 'Levels of Revenue by category' });
  await expect(levels).toContainText('Food');
  await expect(tile(page, 'Revenue by category')).toContainText('Tea');
  await levels.getByRole('button', { name: 'All' }).click();
  await expect(tile(page, 'Revenue by category')).toContainText('Home');
});

test('a broken tile says why and where, and the others work', async ({ page }) => {
  await page.goto('/dashboards/sales');

  await expect(tile(page, 'Broken')).toContainText('amont');
  await expect(tile(page, 'Broken')).toContainText('dashboards/sales.yml:10');
  await expect(tile(page, 'Revenue')).toContainText(/\b16\.50?/);
});

test('saving the file updates the open page, and errors of the file are shown beside what was right', async ({ page, shop }) => {
  await page.goto('/dashboards/sales');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sales');

  await shop.write('dashboards/sales.yml', dashboard.replace('dashboard: Sales', 'dashboard: Sales of the shop'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sales of the shop');

  await shop.write('dashboards/sales.yml', dashboard.replace('number: Revenue', 'nomber: Revenue'));
  const ofFiles = page.getByRole('alert').filter({ hasText: "The project's files" });
  await expect(ofFiles).toContainText('dashboards/sales.yml:8');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sales of the shop');

  await shop.write('dashboards/sales.yml', dashboard);
  await expect(ofFiles).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sales');
});

test.describe('numbers with a course, and a range of amounts', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto('/dashboards/followed');
    await expect(tile(page, 'Revenue')).toContainText(/\b16\.50?/);
  });

  test('a range is typed, stands in the address, and is cleared', async ({ page }) => {
    await page.getByRole('button', { name: /^Amount/ }).click();
    await page.getByLabel('From', { exact: true }).fill('4');
    await page.getByLabel('From', { exact: true }).press('Enter');
    await expect(tile(page, 'Revenue')).toContainText(/\b14/);
    expect(new URL(page.url()).searchParams.get('f.amount')).toBe('4..');

    await page.getByLabel('To', { exact: true }).fill('1e3');
    await expect(page.getByText('Write a number, such as 9.99.')).toBeVisible();
    await page.getByLabel('To', { exact: true }).fill('9.99');
    await page.getByLabel('To', { exact: true }).press('Enter');
    await expect(tile(page, 'Revenue')).toContainText(/\b4/);

    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await expect(tile(page, 'Revenue')).toContainText(/\b16\.50?/);
    expect(new URL(page.url()).searchParams.get('f.amount')).toBeNull();
  });

  test('no course leaves its tile and no number breaks, however narrow', async ({ page }) => {
    await expect(page.getByRole('button', { name: /3 months to/ })).toBeVisible();
    for (const width of [1280, 768, 390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      const outside = () => page.evaluate(() => [...document.querySelectorAll('.course svg')].filter((line) => {
        const [inner, outer] = [line.getBoundingClientRect(), line.closest('section, article, [role=region]')!.getBoundingClientRect()];
        return inner.width > 0 && (inner.right > outer.right || inner.left < outer.left); // one without room is not there
      }).length);
      await expect.poll(outside).toBe(0);
      const broken = () => page.evaluate(() => [...document.querySelectorAll('.figure > .value')].filter((number) => number.getBoundingClientRect().height > 48).length); // a line has 36
      await expect.poll(broken).toBe(0);
    }
  });

  test('it looks right, closed and open', async ({ page }) => {
    await look(page, 'dashboard-trends');
    await look(page, 'dashboard-range', async () => {
      if (!(await page.getByLabel('From', { exact: true }).isVisible())) await page.getByRole('button', { name: /^Amount/ }).click();
    });
  });
});

test('the page looks right', async ({ page }) => {
  await page.goto('/dashboards/sales');
  await expect(tile(page, 'Revenue')).toContainText(/\b16\.50?/);
  await look(page, 'dashboard');
});

import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, look, test as base } from './fixtures.ts';
import { withProject, type OwnProject } from './project.ts';

const key = '9f2c4e1ab7d35860c1e7f4a29b8d6035e4c7a1f09d2b5836';
process.env['EMBED_KEY'] = key;

const sale = Array.from({ length: 40 }, (_, at) => `(${at + 1}, '${at % 4 === 0 ? 'Globex' : 'Acme'}', '${at % 2 ? 'Tea' : 'Cup'}', date '2025-01-01' + ${at * 3}, ${at + 1}.50)`);

const files: Record<string, string> = {
  'dbt_project.yml': 'name: shop\nprofile: shop\nmodels: { shop: { +materialized: table } }\n',
  'profiles.yml': 'shop: { target: dev, outputs: { dev: { type: duckdb, path: data/dev/warehouse.duckdb, threads: 1 } } }\n',
  'models/sale.sql': `select sale_key, company, item, sold_on, cast(amount as decimal(18,2)) as amount from (values ${sale.join(', ')}) as t(sale_key, company, item, sold_on, amount)\n`,
  'models/visit.sql': 'select * from range(977) as t(visit_key)\n',
  'models/models.yml': `models:
  - name: sale
    semantic_model: true
    metrics:
      - { name: revenue, label: Revenue, type: simple, agg: sum, expr: amount }
      - { name: sales, label: Sales, type: simple, agg: count, expr: sale_key }
`,
  'dashboards/portal.yml': `dashboard: Your sales
description: What you sold, day by day.
fact: sale
filters:
  company: { column: sale.company }
  item: { column: sale.item, multiple: true }
rows:
  - - { number: Revenue, value: revenue }
    - { number: Sales, value: sales }
    - { number: Visits, fact: visit, value: count(*) }
  - - { line: By week, x: sale.sold_on, grain: week, y: revenue }
  - - { bar: By item, x: sale.item, y: revenue }
  - - { table: All sales, columns: [sale.sale_key, sale.company, sale.item, revenue], sort: sale.sale_key }
  - - { area: By month, x: sale.sold_on, grain: month, y: revenue }
`,
};

/** A page of somebody else, at another port, that frames a link. */
interface Host {
  origin: string;
  frame: (link: string) => void;
}

const test = base.extend<object, { host: Host; stranger: Host; shop: OwnProject }>({
  host: [({ browserName: _ }, use) => withHost(use), { scope: 'worker' }],
  stranger: [({ browserName: _ }, use) => withHost(use), { scope: 'worker' }],
  shop: [({ host }, use) => withProject({ ...files, 'mixdown.yml': embeds([host.origin]) }, ['build'], use), { scope: 'worker', timeout: 90_000 }],
  baseURL: async ({ shop }, use) => use(shop.address),
  expectedErrors: async ({ host }, use) => use([new RegExp(`^request: ${host.origin}/`)]),
});

// One server for all of them.
test.describe.configure({ mode: 'default' });

async function withHost(use: (host: Host) => Promise<void>): Promise<void> {
  let link = '';
  const server = createServer((request, response) => {
    response.setHeader('content-type', request.url === '/' ? 'text/html' : 'image/svg+xml');
    response.end(request.url === '/' ? page(link) : '');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  await use({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, frame: (to) => (link = to) });
  await new Promise((closed) => server.close(closed));
}

const embeds = (origins: string[]) => `embeds:
  keys: [{ id: one, key: "{{ env_var('EMBED_KEY') }}" }]
  dashboards: [{ name: portal, lock: [company] }]
  origins: ${JSON.stringify(origins)}
`;

const page = (link: string) => `<!doctype html><html lang="en"><title>Portal</title><h1>Portal</h1><iframe id="dashboard" title="Your sales" src="${link}" style="width: 100%; height: 400px; border: 0"></iframe>
<script>addEventListener('message', ({ origin, data }) => { if (data?.type === 'mixdown:height') { document.body.dataset.told = origin; document.body.dataset.height = data.height; } });</script>`;

function sign(claims: object = {}, seconds = 3600): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const signed = `${part({ alg: 'HS256', typ: 'JWT', kid: 'one' })}.${part({ aud: 'mixdown:shop', iat: now, exp: now + seconds, dashboard: 'portal', lock: { company: 'Acme' }, open: ['item'], ...claims })}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

test('a page of a listed origin frames a link, and is told how high it is', async ({ page, host, shop }) => {
  host.frame(`${shop.address}/embed/${sign()}`);
  await page.goto(host.origin);
  const frame = page.frameLocator('#dashboard');
  await expect(frame.getByRole('heading', { name: 'Your sales' })).toBeVisible();
  await expect(frame.getByRole('region', { name: 'Sales', exact: true })).toContainText('30');
  await expect(page.locator('body')).toHaveAttribute('data-told', shop.address);
  const height = Number(await page.locator('body').getAttribute('data-height'));
  expect(height).toBeGreaterThan(800);
  // A frame as high as its page shows all of it: what is far below is drawn too.
  await page.locator('#dashboard').evaluate((element, to) => ((element as HTMLElement).style.height = `${to}px`), height);
  await page.mouse.wheel(0, 5000);
  await expect(frame.getByRole('region', { name: 'By month', exact: true }).getByRole('application')).toBeVisible();
});

test.describe('at an origin that is not listed', () => {
  test.use({
    expectedErrors: async ({ stranger }, use) => use([new RegExp(`^request: ${stranger.origin}/`), /frame-ancestors/, /chrome-error/]),
  });

  test('the browser shows no frame', async ({ page, stranger, shop }) => {
    stranger.frame(`${shop.address}/embed/${sign()}`);
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
    await page.goto(stranger.origin);
    await refused;
    await expect(page.frameLocator('#dashboard').getByText('Your sales')).toHaveCount(0);
    await expect(page.locator('body')).not.toHaveAttribute('data-told', /./);
  });
});

test('a locked filter is neither seen nor changed', async ({ page }) => {
  await page.goto(`/embed/${sign()}`);
  await expect(page.getByRole('region', { name: 'Sales', exact: true })).toContainText('30');
  await expect(page.getByRole('button', { name: /^Company (All|Acme)/ })).toHaveCount(0);
  await expect(page.getByText('Globex')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Item All/ })).toBeVisible();
});

test.describe('an address that says otherwise', () => {
  test.use({ expectedErrors: [/status of 400/] });

  test('shows nothing of others', async ({ page }) => {
    await page.goto(`/embed/${sign()}?f.company=Globex`);
    await expect(page.getByRole('heading', { name: 'Your sales' })).toBeVisible();
    await expect(page.getByText('Globex')).toHaveCount(0);
    await expect(page.getByRole('region', { name: 'Sales', exact: true })).not.toContainText(/\b(10|40)\b/);
  });
});

test('what a lock does not hold is dark, and is not offered again', async ({ page }) => {
  await page.goto(`/embed/${sign()}`);
  const visits = page.getByRole('region', { name: 'Visits', exact: true });
  await expect(visits).toContainText('This tile cannot be shown here');
  await expect(visits.getByRole('button', { name: 'Retry' })).toHaveCount(0);
  await expect(visits).not.toContainText('977');
});

test('it looks right in light, in dark, on a phone and in a narrow frame', async ({ page }) => {
  await page.goto(`/embed/${sign()}`);
  await expect(page.getByRole('region', { name: 'Sales', exact: true })).toContainText('30');
  await page.setViewportSize({ width: 1440, height: 2200 });
  await expect(page.getByRole('region', { name: 'By month', exact: true }).getByRole('application')).toBeVisible();
  await look(page, 'embed');
  await page.setViewportSize({ width: 320, height: 700 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.screenshot({ path: 'e2e/.looks/embed.narrow.png', fullPage: true });
});

test('the theme that the address says holds', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(`/embed/${sign()}?theme=dark`);
  await expect(page.getByRole('heading', { name: 'Your sales' })).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
});

test('the keyboard reaches the filter, and chooses', async ({ page }) => {
  await page.goto(`/embed/${sign()}`);
  const sales = page.getByRole('region', { name: 'Sales', exact: true });
  await expect(sales).toContainText('30');
  await page.getByRole('button', { name: /^Item All/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Tea');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/f\.item=Tea/);
  await expect(sales).toContainText('20');
});

test.describe('a link that ends', () => {
  test.use({ expectedErrors: [/status of 410/] });

  test('says so on the page that is open, which keeps what it had', async ({ page }) => {
    await page.goto(`/embed/${sign({}, 6)}`);
    const sales = page.getByRole('region', { name: 'Sales', exact: true });
    await expect(sales).toContainText('30');
    await expect(page.getByRole('alert').filter({ hasText: 'This link has expired' })).toBeVisible({ timeout: 15_000 });
    await expect(sales).toContainText('30');
  });
});

test('its token is good at no other address', async ({ request }) => {
  const headers = { 'mixdown-embed': sign() };
  for (const path of ['/api/project', '/api/dashboards/portal/data', '/api/catalog', '/api/runs', '/api/lineage', '/v1/health', '/'])
    expect((await request.get(path, { headers })).status(), path).toBe(403);
  expect((await request.get('/embed/api/definition', { headers })).status()).toBe(200);
});

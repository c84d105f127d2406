import { expect, look, test as base } from './fixtures.ts';
import { withProject, type OwnProject } from './project.ts';

const files: Record<string, string> = {
  'dbt_project.yml': 'name: radio\nprofile: radio\nmodels: { radio: { +materialized: table } }\n',
  'profiles.yml': 'radio: { target: dev, outputs: { dev: { type: duckdb, path: data/dev/warehouse.duckdb, threads: 1 } } }\n',
  'mixdown.yml': `streams:
  radio:
    schema: bronze
    type: collector
    topics:
      listens: { event_time: { column: ts, unit: ms }, dedupe_by: [id] }
    commit: { every: 1s }
live:
  listens_per_minute: { metrics: [listens], source: radio.listens, by: [level], watermark: 0s }
`,
  'models/fact_listen.sql': "select id as listen_id, _mx_event_time as heard_at, level from {{ source('radio', 'listens') }}\n",
  'models/models.yml': `sources: [{ name: radio, schema: bronze, tables: [{ name: listens }] }]
models:
  - name: fact_listen
    semantic_model: true
    agg_time_dimension: heard_at
    columns:
      - { name: listen_id, entity: { type: primary, name: listen } }
      - { name: heard_at, granularity: second, dimension: { type: time } }
      - { name: level, dimension: { type: categorical } }
    metrics: [{ name: listens, type: simple, agg: count, expr: level }]
`,
  'dashboards/radio.yml': `dashboard: Radio
rows:
  - - number: Listens
      from: live.listens_per_minute
      value: listens
      period: last 60 minutes
      live: 1s
    - bar: Listens by plan
      from: live.listens_per_minute
      x: level
      y: listens
      period: last 60 minutes
      live: 1s
`,
};

const test = base.extend<{ radio: OwnProject }>({
  radio: ({ browserName: _ }, use) => withProject(files, ['load'], use),
  baseURL: async ({ radio }, use) => use(radio.address),
});

test.describe('while people listen', () => {
  base.use({ example: 'music-events' });

  base('live tiles say that they are live, and move', async ({ page }) => {
    await page.goto('/dashboards/accounts');
    const logins = page.getByRole('region', { name: 'Logins per minute', exact: true });
    await expect(logins).toContainText('Live');
    await expect(logins.getByRole('application')).toBeVisible(); // somebody logged in within the hour; the next one may take a minute
    await page.goto('/dashboards/listening');
    const listens = page.getByRole('region', { name: 'Listens per minute', exact: true });
    await expect(listens).toContainText('Live');
    const line = listens.getByRole('application').locator('path[d]').last();
    const before = await line.getAttribute('d');
    await expect.poll(() => line.getAttribute('d'), { timeout: 20_000 }).not.toBe(before);
    await expect(page.getByRole('region', { name: 'Listeners, last 5 minutes' }).locator('.value')).toContainText(/[1-9]/);
  });
});

/** Sends events to a project, each with a number of its own. */
function sender(radio: OwnProject): (level: string, count: number) => Promise<void> {
  let sent = 0;
  return async (level, count) => {
    const lines = Array.from({ length: count }, () => JSON.stringify({ id: ++sent, ts: Date.now() - 60_000, level }));
    const answer = await fetch(`${radio.address}/v1/events/listens`, { method: 'POST', headers: { 'content-type': 'application/x-ndjson' }, body: lines.join('\n') });
    expect(answer.ok, await answer.text()).toBe(true);
  };
}

test('a stream and its live table have pages in the catalog that go on with it', async ({ page, radio }) => {
  const send = sender(radio);
  await page.goto('/catalog/stream.radio');
  await expect(page.getByText('in this server')).toBeVisible();
  await send('paid', 2);
  await expect(page.getByRole('region', { name: 'Partitions of radio' })).toContainText('caught up');
  await expect(page.getByText('2 records')).toBeVisible();
  await page.getByRole('link', { name: 'listens_per_minute' }).click();
  await expect(page).toHaveURL(/live\.listens_per_minute$/);
  const rows = page.getByRole('region', { name: 'Rows of listens_per_minute' });
  await expect(rows).toContainText('paid');
  await send('free', 3);
  await expect(rows).toContainText('free');
});

for (const [name, address, sign] of [
  ['catalog-stream', '/catalog/stream.radio', 'in this server'],
  ['catalog-live', '/catalog/live.listens_per_minute', 'Since the stream was started'],
] as const)
  test(`looks: ${name}`, async ({ page, radio }) => {
    await sender(radio)('paid', 2);
    await page.goto(address);
    await expect(page.getByText(sign)).toBeVisible();
    await look(page, name);
  });

test('events change the tiles of an open page', async ({ page, radio }) => {
  const send = sender(radio);
  const figure = page.getByRole('region', { name: 'Listens', exact: true });
  await send('paid', 2);

  await page.goto('/dashboards/radio');
  await expect(figure).toContainText(/\b2\b/);
  await expect(figure).toContainText('Live');
  await send('free', 3);
  await expect(figure).toContainText(/\b5\b/);
  await expect(page.getByRole('region', { name: 'Listens by plan' }).getByRole('application')).toHaveAttribute('aria-label', /highest 3 for free, lowest 2 for paid/);
});

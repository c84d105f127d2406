import { expect, look, test as base } from './fixtures.ts';
import { withProject, type OwnProject } from './project.ts';

const files: Record<string, string> = {
  'dbt_project.yml': 'name: queue\nprofile: queue\nmodels: { queue: { +materialized: table } }\n',
  'profiles.yml': 'queue: { target: dev, outputs: { dev: { type: duckdb, path: data/dev/warehouse.duckdb, threads: 1 } } }\n',
  'models/slow.sql': 'select count(*) as n from range(200000) a, range(200000) b where (a.range * b.range) % 7 = 3\n',
  'models/quick.sql': 'select 1 as n\n',
};

const test = base.extend<{ project: OwnProject }>({
  project: ({ browserName: _ }, use) => withProject(files, [], use),
  baseURL: async ({ project }, use) => use(project.address),
});

test.use({ expectedErrors: [/404/] });

test('a run that waits has a page, which goes on with it, or says that it never began', async ({ page }) => {
  const start = async (model: string): Promise<string> => {
    const answer = await page.request.post('/api/runs', { data: { verb: 'run', select: [model], exclude: [], fullRefresh: false } });
    return ((await answer.json()) as { runId: string }).runId;
  };
  const slow = await start('slow');
  const dropped = await start('quick');
  await page.goto(`/runs/${dropped}`);
  await expect(page.getByText('queued', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('It never began')).toBeVisible();

  await page.goto('/runs');
  await page.getByRole('button', { name: 'Start a run' }).click();
  await page.getByLabel('What to do').selectOption('run');
  await page.getByLabel('Select').fill('quick');
  await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('quick');
  await expect(page.getByText('It begins when “run --select slow” has ended')).toBeVisible();
  await look(page, 'run-queued');
  await page.request.post(`/api/runs/${slow}/cancel`, { data: {} });
  await expect(page.getByText('success', { exact: true })).toBeVisible();
});

import type { CatalogRows, CatalogStream, RunBegun, RunDetail } from '../src/lib/api/contract.ts';
import { damaged, first, listens, streamed } from './attack/events.ts';
import { onlyText, unharmed } from './attack/harm.ts';
import { payload, payloads } from './attack/payloads.ts';
import { expect, test as base } from './fixtures.ts';
import { withProject, type OwnProject } from './project.ts';
import { drawn, watchShifts } from './steady.ts';

const test = base.extend<object, { radio: OwnProject }>({
  radio: [
    ({ browserName: _ }, use) =>
      withProject(streamed, ['load'], async (radio) => {
        await send(radio, 'listens', first);
        await send(radio, 'strict', [{ id: 1 }]);
        await committed(radio, { listens: first.length, strict: 1 });
        await send(radio, 'listens', listens);
        await send(radio, 'strict', damaged);
        await committed(radio, { listens: first.length + listens.length, strict: 1 + damaged.length });
        await built(radio);
        await use(radio);
      }),
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ radio }, use) => use(radio.address),
  page: async ({ page }, use) => {
    await watchShifts(page);
    await use(page);
  },
});

// One server for all of them.
test.describe.configure({ mode: 'default' });

async function send(radio: OwnProject, topic: string, events: object[]): Promise<void> {
  const answer = await fetch(`${radio.address}/v1/events/${topic}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(events) });
  expect(answer.ok, await answer.text()).toBe(true);
}

/** Waits until so many records of each topic are rows, or in quarantine. */
async function committed(radio: OwnProject, records: Record<string, number>): Promise<void> {
  await expect
    .poll(async () => {
      const { topics } = (await (await fetch(`${radio.address}/api/catalog/stream?node=stream.radio`)).json()) as CatalogStream;
      return Object.fromEntries(topics.map(({ name, partitions }) => [name, partitions.reduce((sum, { committed }) => sum + committed, 0)]));
    }, { timeout: 20_000 })
    .toEqual(records);
}

/** Builds the models, which sees what has come of the topics. */
async function built(radio: OwnProject): Promise<void> {
  const asked = { verb: 'build', select: [], exclude: [], fullRefresh: false };
  const answer = await fetch(`${radio.address}/api/runs`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(asked) });
  expect(answer.ok, await answer.clone().text()).toBe(true);
  const { runId } = (await answer.json()) as RunBegun;
  const state = async () => ((await (await fetch(`${radio.address}/api/runs/${runId}`)).json()) as RunDetail).summary?.state;
  await expect.poll(state, { timeout: 30_000 }).toBe('success');
}

const pages: [part: string, path: string, sign: string][] = [
  ['the page of a stream', '/catalog/stream.radio', 'caught up'],
  ['the page of a live table, and its rows', '/catalog/live.heard', payload(1)],
  ['a sample, with what was rescued', '/catalog/source.radio.radio.listens?tab=sample', payload(2)],
  ['columns', '/catalog/source.radio.radio.listens', 'userAgent'],
  ['records in quarantine', '/quality/quarantine', payload(1)],
];

for (const [part, path, sign] of pages)
  test(`what events say is text and nothing more: ${part}`, async ({ page }) => {
    await page.goto(path);
    const shown = page.getByRole('main').getByText(sign).first();
    await expect(shown).toBeAttached();
    await unharmed(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(shown).toBeAttached();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

test('live tiles draw them, and go on with them', async ({ page, radio }) => {
  await page.goto('/dashboards/radio');
  const table = page.getByRole('region', { name: 'Heard', exact: true });
  await expect(table).toContainText('Live');
  await expect(table).toContainText(payload(1));
  await drawn(page);
  await unharmed(page);
  await send(radio, 'listens', [{ id: 10_000, ts: Date.now(), artist: `${payload(0)} again`, userAgent: payload(0) }]);
  await expect(table).toContainText(`${payload(0)} again`);
  await onlyText(page); // a new line has a place in the legend
});

test('programs are handed what came, but for a text with a NUL, which is rescued', async ({ radio }) => {
  const feed = (await (await fetch(`${radio.address}/v1/live/heard.json`)).json()) as { columns: { name: string }[]; windows: { rows: unknown[][] }[] };
  const artist = feed.columns.findIndex(({ name }) => name === 'artist');
  expect(feed.windows.flatMap(({ rows }) => rows.map((row) => row[artist]))).toEqual(expect.arrayContaining(payloads.map((text) => (text.includes('\0') ? null : text))));

  const sample = (await (await fetch(`${radio.address}/api/catalog/sample?node=source.radio.radio.listens`)).json()) as CatalogRows;
  const rescued = sample.columns.findIndex(({ name }) => name === '_mx_rescued');
  const nul = payloads.find((text) => text.includes('\0'))!;
  expect(sample.rows.map((row) => JSON.parse(String(row[rescued] ?? '{}')) as object)).toContainEqual({ artist: nul, [`a ${nul.replace('\0', '\\u0000')}`]: nul }); // a name holds no NUL
});

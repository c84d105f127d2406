import type { CatalogStream } from '../src/lib/api/contract.ts';
import { damaged, first, listens, streamed } from './attack/events.ts';
import { unharmed } from './attack/harm.ts';
import { payload } from './attack/payloads.ts';
import { expect, test as base } from './fixtures.ts';
import { withProject, type OwnProject } from './project.ts';
import { watchShifts } from './steady.ts';

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

const pages: [part: string, path: string, sign: string][] = [
  ['the page of a stream', '/catalog/stream.radio', 'caught up'],
  ['the page of a live table, and its rows', '/catalog/live.heard', payload(1)],
  ['columns', '/catalog/source.radio.radio.listens', 'userAgent'],
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

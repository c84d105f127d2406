import { expect, test } from './fixtures.ts';
import { shifts, watchShifts } from './steady.ts';

test.describe('with streams', () => {
  test.use({ example: 'music-events' });

  test('nothing on the home page moves while its figures come, in whatever order they do', async ({ page }) => {
    await watchShifts(page);
    // The slowest answers last, one after the other: what comes late must find its room.
    const late: [string, number][] = [['/api/runs?', 200], ['/api/quality/summary', 400], ['/api/catalog', 600], ['/api/catalog/stream?', 900], ['/api/lineage?', 1100]];
    for (const [path, after] of late)
      await page.route(
        (url) => `${url.pathname}${url.search ? '?' : ''}`.startsWith(path) && (path !== '/api/catalog' || url.pathname === path),
        async (route) => {
          await new Promise((done) => setTimeout(done, after));
          await route.continue();
        },
      );
    await page.goto('/');
    const stats = page.getByRole('region', { name: 'How things stand' });
    await expect(stats.getByRole('link')).toHaveCount(5);
    await expect(stats.getByRole('link').filter({ hasText: 'Streams' })).toContainText('running');
    await expect(stats.getByRole('link').filter({ hasText: 'Checks' })).toContainText('passed');
    await expect(page.getByRole('heading', { name: 'Facts' })).toBeVisible();
    await expect(page.getByText(/Built .*ago/).first()).toBeVisible();
    expect(await shifts(page)).toEqual([]);
  });
});

test('home asks for numbers, not for every check', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'How things stand' })).toContainText('passed');
  expect(asked.filter((path) => path.startsWith('/api/quality'))).toEqual(['/api/quality/summary']);
});

import { chromium } from '@playwright/test';
const [,, out, theme, width, ...urls] = process.argv;
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-dev-shm-usage'] });
const c = await b.newContext({ viewport: { width: +width, height: 900 }, colorScheme: theme });
for (const u of urls) {
  const p = await c.newPage();
  p.on('console', m => { if (m.type() === 'error') console.log('console', u, m.text()); });
  p.on('pageerror', e => console.log('pageerror', u, e.message));
  const t = Date.now();
  await p.goto(u, { waitUntil: 'load' });
  await p.waitForTimeout(2500);
  const h = await p.evaluate(() => Math.max(document.documentElement.scrollHeight, ...[...document.querySelectorAll('main, #main')].map(e => e.scrollHeight)));
  await p.setViewportSize({ width: +width, height: Math.min(h + 80, 4000) });
  await p.waitForTimeout(1500);
  const name = u.replace(/^https?:\/\/[^/]+/, '').replace(/[^a-z0-9]+/gi, '_') + '_' + u.match(/:(\d+)/)[1];
  await p.screenshot({ path: `${out}/${name}.${theme}.${width}.png` });
  console.log(name, Date.now() - t, 'ms');
  await p.close();
}
await b.close();

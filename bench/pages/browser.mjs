import { createRequire } from 'node:module';

const { chromium } = createRequire(new URL('../../web/package.json', import.meta.url))('@playwright/test');

/** Runs a measurement with what the bench asked for, and prints what it found as JSON. */
export async function measured(measure) {
  const browser = await chromium.launch({
    executablePath: process.env.MIXDOWN_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  try {
    console.log(JSON.stringify(await measure(browser, JSON.parse(process.argv[2]))));
  } finally {
    await browser.close();
  }
}

/** A page of a profile of its own, which looks at itself from its first moment on. */
export async function newPage(browser) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US', timezoneId: 'Europe/Berlin' });
  await context.addInitScript(lookAtYourself);
  return context.newPage();
}

/** Opens an address and waits until all that is near the screen is drawn. Times are milliseconds from the navigation on. */
export async function opened(page, address) {
  const bytes = await countBytes(page);
  await page.goto(address, { waitUntil: 'commit' });
  await drawn(page);
  await page.waitForTimeout(300); // what moves or blocks afterwards counts too
  const seen = await page.evaluate(() => ({ ...globalThis.seen, painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0 }));
  return { ...seen, bytes: await bytes() };
}

// The page's content policy forbids what waitForFunction would do in it.
async function drawn(page) {
  for (const ends = Date.now() + 60_000; !(await page.evaluate(() => globalThis.seen?.wholeAt)); await page.waitForTimeout(50))
    if (Date.now() > ends) throw new Error(`${page.url()} is not drawn after a minute`);
}

/** The one in the middle. */
export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

// Runs in the page before anything else. A chart counts as drawn in the frame after its marks are there.
function lookAtYourself() {
  const seen = (globalThis.seen = { firstAt: 0, wholeAt: 0, shift: 0, longTasks: 0, longest: 0 });
  const isNear = (element) => element.getBoundingClientRect().top < innerHeight + 300;
  const look = () => {
    const charts = [...document.querySelectorAll('.chart')];
    const plots = [...document.querySelectorAll('.plot svg')];
    const now = performance.now();
    if (!seen.firstAt && plots.some((plot) => plot.querySelector('path, rect, circle'))) seen.firstAt = now;
    const isWaiting = document.querySelector('.soon, .skeleton') !== null || charts.some((chart) => isNear(chart) && chart.querySelector('.still'));
    const isOnlyFigures = charts.length > 0 && charts.every((chart) => chart.querySelector('.figure .value'));
    if ((seen.firstAt || isOnlyFigures) && !isWaiting && plots.filter(isNear).every((plot) => plot.childElementCount > 0)) seen.wholeAt = now;
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (seen.shift += entry.value))).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      seen.longTasks++;
      seen.longest = Math.max(seen.longest, entry.duration);
    }
  }).observe({ type: 'longtask', buffered: true });
}

async function countBytes(page) {
  const session = await page.context().newCDPSession(page);
  let sum = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (sum += encodedDataLength));
  await session.send('Network.enable');
  return async () => {
    await session.detach();
    return sum;
  };
}

import { readFileSync, writeFileSync } from 'node:fs';
import { measured, median, newPage, opened } from './browser.mjs';

await measured(async (browser, { address, times, dashboard, model, genres }) => {
  const page = await newPage(browser);
  await opened(page, new URL('dashboards/overview', address).href);
  const ofDashboard = await saved(page, dashboard, times, (text, turn) => text.replace('number: Revenue\n', `number: Revenue ${turn}\n`), (turn) => `Revenue ${turn}`, 'main h2');
  const clicks = await filtered(page, address, genres);
  await opened(page, new URL('dashboards/edited', address).href);
  const ofModel = await saved(page, model, times, (text, turn) => text.replace('0 as edit', `${turn} as edit`), (turn) => `${turn}`, 'main .figure .value');
  return { dashboard: ofDashboard, model: ofModel, ...clicks };
});

/** Milliseconds from saving a file until the page says something else; the file is as it was afterwards. */
async function saved(page, file, times, edit, expected, selector) {
  const before = readFileSync(file, 'utf8');
  const took = [];
  for (let turn = 1; turn <= times; turn++) {
    const old = await page.locator(selector).first().innerText();
    const shown = page.evaluate(watch, { selector, old });
    const began = Date.now();
    writeFileSync(file, edit(before, turn));
    const { at, text } = await shown;
    if (!text.startsWith(expected(turn))) throw new Error(`'${text}' is shown in place of '${expected(turn)}'`);
    took.push(at - began);
    await page.waitForTimeout(700); // what was asked for anew with it is there
  }
  writeFileSync(file, before);
  await page.waitForTimeout(2000);
  return median(took);
}

/** Milliseconds from the click on a member of a filter until the first number is another one: the first time, and once the answer is kept. */
async function filtered(page, address, genres) {
  const [asked, kept] = [[], []];
  for (const took of [asked, kept]) {
    for (const genre of genres) {
      await opened(page, new URL('dashboards/overview', address).href);
      await page.getByRole('button', { name: /^Genre/ }).click();
      const selector = 'main .figure .value';
      const old = await page.locator(selector).first().innerText();
      const shown = page.evaluate(watch, { selector, old });
      await page.getByRole('option', { name: new RegExp(`^${genre}\\b`) }).first().click();
      const { at, clickedAt } = await shown;
      took.push(at - clickedAt);
    }
  }
  return { filterAsked: median(asked), filterKept: median(kept) };
}

// In the page: when what it says is another text, in the frame that shows it, and when something was last clicked.
function watch({ selector, old }) {
  return new Promise((done) => {
    let clickedAt = 0;
    addEventListener('pointerdown', () => (clickedAt = Date.now()), { capture: true });
    const look = () => {
      const text = document.querySelector(selector)?.innerText.trim() ?? '';
      if (text !== '' && text !== old.trim()) done({ at: Date.now(), clickedAt, text });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

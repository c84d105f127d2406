import { measured, median, newPage } from './browser.mjs';

await measured(async (browser, { address, boxes, times }) => {
  const page = await newPage(browser);
  const paints = [];
  for (let i = 0; i <= times; i++) paints.push(await painted(page, address, boxes));
  const pan = await dragged(page);
  return { cold: paints[0], warm: median(paints.slice(1)), ...pan };
});

/** Milliseconds from the navigation until the map is drawn. */
async function painted(page, address, boxes) {
  await page.goto(address, { waitUntil: 'commit' });
  return page.evaluate((least) => new Promise((done) => {
    const look = () => (document.querySelectorAll('svg .box').length >= least ? requestAnimationFrame(() => done(performance.now())) : requestAnimationFrame(look));
    look();
  }), boxes);
}

/** Drags the map for two seconds, and counts the frames that are drawn. */
async function dragged(page) {
  const field = await page.getByRole('application').boundingBox();
  const [x, y] = [field.x + field.width / 2, field.y + field.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const frames = page.evaluate(() => new Promise((done) => {
    const took = [];
    let last = performance.now();
    const began = last;
    const look = (now) => {
      took.push(now - last);
      last = now;
      if (now - began < 2000) requestAnimationFrame(look);
      else done(took.slice(1));
    };
    requestAnimationFrame(look);
  }));
  const ends = Date.now() + 2100;
  for (let step = 0; Date.now() < ends; step++) await page.mouse.move(x + 200 * Math.sin(step / 20), y + 100 * Math.cos(step / 20));
  await page.mouse.up();
  const took = (await frames).sort((a, b) => a - b);
  return { frames: 1000 / (took.reduce((sum, one) => sum + one, 0) / took.length), slowest: took[Math.floor(took.length * 0.95)] };
}

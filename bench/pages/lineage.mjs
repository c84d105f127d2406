import { measured, median, newPage } from './browser.mjs';

await measured(async (browser, { address, boxes, times }) => {
  const page = await newPage(browser);
  const paints = [];
  for (let i = 0; i <= times; i++) paints.push(await painted(page, address, boxes));
  const pan = await moved(page, (step, [x, y]) => page.mouse.move(x + 200 * Math.sin(step / 20), y + 100 * Math.cos(step / 20)));
  const zoom = await moved(page, (step) => page.mouse.wheel(0, step % 50 < 25 ? -20 : 20));
  return { cold: paints[0], warm: median(paints.slice(1)), frames: pan.frames, slowest: pan.slowest, zoomFrames: zoom.frames, zoomSlowest: zoom.slowest };
});

/** Milliseconds from the navigation until the map is drawn. */
async function painted(page, address, boxes) {
  await page.goto(address, { waitUntil: 'commit' });
  return page.evaluate((least) => new Promise((done) => {
    // Boxes that are too small for a name are drawn many in one path.
    const specks = () => [...document.querySelectorAll('svg .speck')].reduce((sum, path) => sum + path.getAttribute('d').split('M').length - 1, 0);
    const drawn = () => document.querySelectorAll('svg .box').length + specks();
    const look = () => (drawn() >= least ? requestAnimationFrame(() => done(performance.now())) : requestAnimationFrame(look));
    look();
  }), boxes);
}

/** Holds the map for two seconds while a hand does something, and counts the frames that are drawn. */
async function moved(page, step) {
  const field = await page.getByRole('application').boundingBox();
  const middle = [field.x + field.width / 2, field.y + field.height / 2];
  await page.mouse.move(...middle);
  await page.mouse.down();
  const frames = page.evaluate(countFrames);
  for (let [at, ends] = [0, Date.now() + 2100]; Date.now() < ends; at++) await step(at, middle);
  await page.mouse.up();
  const took = (await frames).sort((a, b) => a - b);
  return { frames: 1000 / (took.reduce((sum, one) => sum + one, 0) / took.length), slowest: took[Math.floor(took.length * 0.95)] };
}

// In the page: milliseconds of each frame of two seconds.
function countFrames() {
  return new Promise((done) => {
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
  });
}

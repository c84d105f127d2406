import { measured, median, newPage, opened } from './browser.mjs';

// One look with a new profile, and then some with what the browser kept of it.
await measured(async (browser, { address, times }) => {
  const page = await newPage(browser);
  const cold = await opened(page, address);
  const warm = [];
  for (let i = 0; i < times; i++) warm.push(await opened(page, address));
  const middle = (what) => median(warm.map(what));
  return {
    cold,
    warm: { firstAt: middle((one) => one.firstAt), wholeAt: middle((one) => one.wholeAt), bytes: middle((one) => one.bytes), longest: middle((one) => one.longest), longTasks: middle((one) => one.longTasks) },
    shift: Math.max(cold.shift, ...warm.map((one) => one.shift)),
  };
});

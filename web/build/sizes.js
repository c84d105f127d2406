import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

// What a browser fetches before it shows a page, in kB packed with gzip, and how much that may be. The font is not counted: it is
// fetched once and for ever, and nothing waits for it.
const shell = ['index.html'];
const dashboard = [...shell, 'src/pages/dashboards/DashboardPage.svelte'];
const budgets = [
  { page: 'the frame', files: shell, kB: 45 },
  { page: 'a page to explore with', files: [...shell, 'src/pages/explore/ExplorePage.svelte'], kB: 170 },
  { page: 'the first chart', files: [...dashboard, 'src/lib/charts/plans/area.ts'], kB: 180 },
  { page: 'a dashboard with heatmap and map', files: [...dashboard, 'src/lib/charts/plans/heatmap.ts', 'src/lib/charts/maps/plan.ts', 'virtual:atlas/world'], kB: 285 },
  { page: 'a dashboard with all kinds of tiles', files: [...dashboard, 'src/lib/charts/*', 'virtual:atlas/world', 'virtual:atlas/us-states'], kB: 375 },
];

// What a dashboard that is given away as a file begins with, before its data, as it lies on a disk: font included.
const file = { parts: ['export/dashboard.js', 'export/dashboard.css'], kB: 420 };

const dist = join(import.meta.dirname, '../dist');
const chunks = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));

/** The files of a chunk and of all that it imports at once. */
function filesOf(key, seen = new Set()) {
  const chunk = chunks[key];
  if (!chunk) throw new Error(`The build has no '${key}': mend web/build/sizes.js`);
  if (seen.has(key)) return [];
  seen.add(key);
  return [chunk.file, ...(chunk.css ?? []), ...(chunk.imports ?? []).flatMap((more) => filesOf(more, seen))];
}

function expand(key) {
  return key.endsWith('*') ? Object.keys(chunks).filter((one) => one.startsWith(key.slice(0, -1))) : [key];
}

function bytesOf(file) {
  const packed = join(dist, `${file}.gz`);
  return statSync(existsSync(packed) ? packed : join(dist, file)).size;
}

/** Bytes on a disk. */
function plainBytesOf(file) {
  return gunzipSync(readFileSync(join(dist, `${file}.gz`))).length;
}

function say(what, size, kB) {
  if (size > kB) process.exitCode = 1;
  console.log(`${what}: ${size.toFixed(1)} kB of ${kB}${size > kB ? ': TOO MUCH' : ''}`);
}

for (const { page, files, kB } of budgets) {
  const all = new Set(files.flatMap(expand).flatMap((key) => filesOf(key)));
  const size = [...all].reduce((sum, file) => sum + bytesOf(file), 0) / 1000;
  say(page, size, kB);
}
say('a dashboard as a file', file.parts.reduce((sum, part) => sum + plainBytesOf(part), 0) / 1000, file.kB);

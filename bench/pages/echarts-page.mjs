import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

// The rival: one static page that draws with ECharts what was answered once. It asks nothing, filters nothing and explains nothing.
// node echarts-page.mjs FOLDER, which holds node_modules/echarts, dashboard.json and answers.ndjson.
const folder = process.argv[2];
const answers = readFileSync(join(folder, 'answers.ndjson'), 'utf8').trim().split('\n').join(',');
const data = `{"dashboard":${readFileSync(join(folder, 'dashboard.json'), 'utf8')},"answers":[${answers}]}`;

const script = `
const { dashboard, answers } = await (await fetch('/data')).json();
const grid = document.querySelector('main');
for (const tile of dashboard.rows.flat()) {
  const answer = answers.find((one) => one.tile === tile.id);
  const chart = document.createElement('div');
  chart.className = 'tile ' + tile.height;
  chart.style.gridColumn = 'span ' + tile.width;
  grid.append(chart);
  const [names, ...values] = answer?.values ?? [];
  if (tile.kind === 'text' || !names) continue;
  if (tile.kind === 'number') chart.textContent = tile.title + ' ' + names[0];
  else if (tile.kind === 'table') chart.append(table(answer));
  else plot(chart, tile, names, values);
}
function plot(chart, tile, names, values) {
  const place = document.createElement('div');
  place.className = 'plot';
  chart.append(place);
  echarts.init(place, null, { renderer: 'svg' }).setOption({
    animation: false,
    title: { text: tile.title },
    tooltip: {},
    xAxis: { type: 'category', data: names },
    yAxis: {},
    series: values.map((data) => ({ type: tile.kind === 'bar' ? 'bar' : 'line', data })),
  });
}
function table(answer) {
  const made = document.createElement('table');
  answer.values[0].forEach((_, row) => {
    const line = made.insertRow();
    for (const column of answer.values) line.insertCell().textContent = column[row];
  });
  return made;
}
`;

const page = `<!doctype html><meta charset="utf-8"><title>ECharts</title>
<style>main { display: grid; grid-template-columns: repeat(12, 1fr); gap: 16px } .tile { height: 320px; overflow: auto } .figure { height: 80px } .plot { height: 100% }</style>
<main></main><script src="/echarts.js"></script><script type="module" src="/page.js"></script>`;

const files = {
  '/': ['text/html', page, 'no-cache'],
  '/echarts.js': ['text/javascript', readFileSync(join(folder, 'node_modules/echarts/dist/echarts.min.js'))],
  '/page.js': ['text/javascript', script],
  '/data': ['application/json', data, 'no-store'],
};
const packed = Object.fromEntries(Object.entries(files).map(([path, [type, body, kept]]) => [path, { type, body: gzipSync(body), kept: kept ?? 'public, max-age=31536000, immutable' }]));

const server = createServer((request, response) => {
  const file = packed[request.url];
  if (!file) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': file.type, 'content-encoding': 'gzip', 'cache-control': file.kept }).end(file.body);
}).listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));

import { dimension, measure, months, noise, rate, sample, percent, plain, usd, type Sample } from '../../lib/charts/samples.ts';

const random = noise(11);
const hostile = '<img src=x onerror=alert(1)>';
const month = dimension('x', 'Date', 'dim_date.date', 'date', { grain: 'month' });
const name = dimension('x', 'Name', 'dim.name');
const revenue = measure('y', 'Revenue', { format: usd });
const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

/** What breaks charts elsewhere. */
export const hard: Sample[] = [
  sample('line', 'No rows', [month, revenue], []),
  sample('line', 'One point', [month, revenue], [['2025-01-01', 12.5]]),
  sample('line', 'Gaps and negatives', [month, revenue], months(24, 2024).flatMap((at, index) => (index > 14 && index < 18 ? [] : [[at, index === 5 ? null : Math.round(Math.sin(index / 3) * 4000) / 100]]))),
  sample('line', 'Ten thousand points', [dimension('x', 'Second', 'live.second', 'localTime'), measure('y', 'Events')], Array.from({ length: 10_000 }, (_, index) => [new Date(Date.UTC(2025, 0, 1) + index * 60_000).toISOString().slice(0, 19), index === 7777 ? 400 : Math.round(100 + 40 * Math.sin(index / 700) + random() * 30)])),
  sample('line', 'Twelve series', [month, dimension('color', 'Artist', 'dim_artist.artist'), revenue], months(24, 2024).flatMap((at) => Array.from({ length: 12 }, (_, series) => [at, series === 3 ? hostile : `Artist number ${series + 1}`, Math.round((20 - series + random() * 6) * 100) / 100]))),
  sample('line', 'Constant', [month, measure('y', 'Customers')], months(12, 2025).map((at) => [at, 59])),
  sample('area', 'Averages do not stack', [month, dimension('color', 'Plan', 'dim_user.level'), rate('y', 'Average length')], months(12, 2025).flatMap((at) => [[at, 'free', 180 + random() * 30], [at, 'paid', 230 + random() * 30]])),
  sample('bar', 'Negative bars', [name, measure('y', 'Change', { format: usd })], [['Rock', 120.5], ['Jazz', -40.25], ['Blues', 0], ['Pop', null], ['Metal', -88]]),
  sample('bar', 'Long and hostile names', [name, revenue], [[hostile, 40], [long, 30], ['“; drop table --', 20], ['', 10], [null, 5]]),
  sample('bar', 'Ninety bars', [name, revenue], Array.from({ length: 90 }, (_, index) => [`Customer ${index + 1}`, 90 - index])),
  sample('bar', 'Twelve groups stacked', [month, dimension('color', 'Genre', 'dim_track.genre'), revenue], months(8, 2025).flatMap((at) => Array.from({ length: 12 }, (_, series) => [at, `Genre ${series + 1}`, Math.round((13 - series) * (1 + random()) * 100) / 100]))),
  sample('bar', 'Grouped averages', [month, dimension('color', 'Plan', 'dim_user.level'), rate('y', 'Average')], months(6, 2025).flatMap((at) => [[at, 'free', 4 + random()], [at, 'paid', 6 + random()]])),
  sample('bar', 'Bars against before', [name, revenue, measure('before', 'Before', { format: usd })], [['Jane Peacock', 833.04, 790], ['Margaret Park', 775.4, 810.2], ['Steve Johnson', 720.16, null]], {}, { compare: 'previous year' }),
  sample('scatter', 'Ten thousand dots', [measure('x', 'X'), measure('y', 'Y')], Array.from({ length: 10_000 }, () => [Math.round((random() + random()) * 500), Math.round((random() + random() + random()) * 100)])),
  sample('map', 'Unknown regions', [dimension('region', 'Country', 'dim.country'), measure('size', 'Revenue', { format: usd })], [['Germany', 20], ['Malta', 30], ['Atlantis', 40], [hostile, 4], [null, 3], ['SG', 22]]),
  sample('map', 'Points', [rate('lat', 'Latitude'), rate('lon', 'Longitude'), dimension('by', 'City', 'dim.city'), measure('size', 'Listens')], [[52.52, 13.4, 'Berlin', 40], [48.85, 2.35, 'Paris', 80], [-33.87, 151.2, 'Sydney', 20], [40.71, -74, 'New York', 120], [1.35, 103.8, 'Singapore', 10], [null, null, 'Nowhere', 1]]),
  sample('heatmap', 'Too narrow for cells', [dimension('x', 'Country', 'dim.country'), dimension('y', 'Genre', 'dim.genre'), measure('color', 'Revenue', { format: usd })], Array.from({ length: 30 }, (_, col) => ['Rock', 'Jazz'].map((genre, row) => [`Country ${col + 1}`, genre, (30 - col) * (2 - row)])).flat()),
  sample('heatmap', 'Retention', [dimension('x', 'Months later', 'mart.age', 'number'), dimension('y', 'Cohort', 'mart.cohort', 'date', { grain: 'quarter' }), rate('color', 'Still here', { format: percent })], ['2024-10-01', '2025-01-01', '2025-04-01', '2025-07-01', '2025-10-01'].flatMap((cohort, row) => Array.from({ length: 5 - row }, (_, age) => [age, cohort, Math.round(1000 * 0.82 ** age) / 1000]))),
  sample('sankey', 'A circle', [dimension('source', 'From', 'a.b'), dimension('target', 'To', 'a.c'), measure('value', 'Users')], [['A', 'B', 10], ['B', 'A', 4], ['B', 'B', 2], ['B', hostile, 5]]),
  sample('table', 'Hostile rows', [dimension('column', 'Name', 'dim.name'), measure('column', 'Exact', { format: { ...plain, decimals: 10 } }), dimension('column', 'When', 'dim.at', 'instant')], [[hostile, '12345678901234567890.1234567891', '2025-12-22T06:00:00Z'], [null, null, null], ['=1+1', 0, '2025-12-22T06:00:00Z']]),
  sample('pivot', 'Averages have no totals', [dimension('row', 'Genre', 'dim.genre'), dimension('column', 'Year', 'dim.year', 'number'), rate('value', 'Average'), measure('value', 'Units')], [['Rock', 2024, 5, 10], ['Rock', 2025, 6, 12], [hostile, 2025, 7, 3]]),
  sample('number', 'No value', [measure('value', 'Revenue', { format: usd }), measure('before', 'Before', { format: usd })], [[null, 12]], {}, { compare: 'previous period' }),
  sample('line', 'A broken answer', [month], months(3).map((at) => [at])),
];

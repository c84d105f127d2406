import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runMixdown, serveMixdown, startMixdown, type Served } from './mixdown.ts';

export const examples = ['music-store', 'music-events', 'shopping'] as const;
export type Example = (typeof examples)[number];

const examplesFolder = resolve(import.meta.dirname, '../../examples');
const keptFolder = join(import.meta.dirname, '.data');

/** Serves copies of the examples as they stand in the repository, with data that was built before, and hands their addresses to the
 * tests. The data is that of MIXDOWN_E2E_DATA, a folder of built examples, where it is given; else it is made and kept in e2e/.data.
 * MIXDOWN_E2E_EXAMPLES names the examples that are needed, parted by commas. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'mixdown-e2e-'));
  const wanted = (process.env['MIXDOWN_E2E_EXAMPLES']?.split(',') ?? examples) as Example[];
  const servers: Served[] = [];
  const end = async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await copyAll(folder); // some read their neighbours
    await build(wanted.filter((example) => isStale(example)));
    await allDone(wanted, async (example) => {
      const server = await serve(example, join(folder, example));
      servers.push(server);
      process.env[addressOf(example)] = server.address;
    });
  } catch (failure) {
    await end();
    throw failure;
  }
  return end;
}

/** The variable that holds the address of an example. */
export function addressOf(example: Example): string {
  return `MIXDOWN_E2E_${example.replace('-', '_').toUpperCase()}`;
}

async function serve(example: Example, project: string): Promise<Served> {
  await cp(join(builtFolder(example), 'data'), join(project, 'data'), { recursive: true });
  await addPackages(project);
  const served = await serveMixdown(project);
  return example === 'music-events' ? await listenTo(project, served) : served;
}

/** People who listen while the example is served: the last hour at once, then each event as it happens, sent to the collector as anybody
 * would. */
async function listenTo(project: string, served: Served): Promise<Served> {
  const listeners = `generate events --to ${served.address} --users 20000 --first-user 1000000`.split(' ');
  const now = Date.now();
  const at = (time: number): string => new Date(time).toISOString().replace(/\.\d+/, '');
  await runMixdown(project, [...listeners, '--start', at(now - 3_600_000), '--end', at(now)]);
  const stop = startMixdown(project, [...listeners, '--start', at(now), '--speed', 'real']);
  return {
    address: served.address,
    stop: async () => {
      await stop();
      await served.stop();
    },
  };
}

async function copyAll(to: string): Promise<void> {
  for (const example of examples)
    await cp(join(examplesFolder, example), join(to, example), { recursive: true, filter: (path) => !/\/(data|target|\.mixdown)$/.test(path) });
}

async function addPackages(project: string): Promise<void> {
  if (existsSync(join(project, 'packages.yml'))) await runMixdown(project, ['deps']);
}

/** Begins with all of them at once, and waits for all: none goes on behind the failure of another. */
async function allDone(these: Example[], act: (example: Example) => Promise<void>): Promise<void> {
  const failed = (await Promise.allSettled(these.map(act))).find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

function givenFolder(example: Example): string | null {
  const given = process.env['MIXDOWN_E2E_DATA'];
  return given && existsSync(join(given, example, 'data')) ? join(given, example) : null;
}

const builtFolder = (example: Example): string => givenFolder(example) ?? join(keptFolder, example);
const stampOf = (example: Example): string => join(keptFolder, example, '.built');

function isStale(example: Example): boolean {
  if (givenFolder(example)) return false;
  const stamp = stampOf(example);
  return !existsSync(stamp) || statSync(stamp).mtimeMs <= newest(join(examplesFolder, example));
}

async function build(these: Example[]): Promise<void> {
  if (these.length === 0) return;
  for (const example of these) await rm(join(keptFolder, example), { recursive: true, force: true });
  await copyAll(keptFolder);
  await allDone(these, async (example) => {
    const project = join(keptFolder, example);
    await addPackages(project);
    for (const command of commands[example]) await runMixdown(project, command.split(' '));
    writeFileSync(stampOf(example), '');
  });
}

/** When something that tables are made of was last written; dashboards are not. */
function newest(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !/\/(dashboards|data|target|\.mixdown)(\/|$)/.test(entry.parentPath),
  );
  return Math.max(...files.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
}

// Small, and the same every time: what is generated has a seed of its own.
const commands: Record<Example, string[]> = {
  'music-store': ['generate store', 'load', 'build'],
  'music-events': ['demo music-events --project-dir . --users 300 --days 3 --no-serve'],
  shopping: ['generate shopping', 'load', 'build'],
};

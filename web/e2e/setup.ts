import { existsSync, mkdirSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runMixdown, serveMixdown, type Served } from './mixdown.ts';

export const examples = ['music-store', 'music-events', 'shopping'] as const;
export type Example = (typeof examples)[number];

const root = resolve(import.meta.dirname, '../..');

/** Serves copies of the examples, each built with its data, and hands their addresses to the tests. The data is that of
 * MIXDOWN_E2E_DATA, a folder of built examples, where it is given; else it is made once and kept in e2e/.data. MIXDOWN_E2E_EXAMPLES
 * names the examples that the tests need, parted by commas. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'mixdown-e2e-'));
  const wanted = (process.env['MIXDOWN_E2E_EXAMPLES']?.split(',') ?? examples) as Example[];
  const servers: Served[] = [];
  const end = async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    for (const example of wanted) {
      const project = join(folder, example);
      await cp(await builtFolder(example), project, { recursive: true });
      servers.push(await serveMixdown(project));
      process.env[addressOf(example)] = servers.at(-1)!.address;
    }
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

async function builtFolder(example: Example): Promise<string> {
  const given = process.env['MIXDOWN_E2E_DATA'];
  if (given && existsSync(join(given, example, 'data'))) return join(given, example);
  const kept = join(import.meta.dirname, '.data', example);
  if (existsSync(join(kept, '.built'))) return kept;
  await rm(kept, { recursive: true, force: true });
  await cp(join(root, 'examples', example), kept, { recursive: true, filter: (path) => !/\/(data|target|\.mixdown)$/.test(path) });
  await buildExample(example, kept);
  mkdirSync(join(kept, '.built'));
  return kept;
}

// Small and the same every time: what is generated has a seed of its own.
const generated: Record<Example, string[][]> = {
  'music-store': [['generate', 'store', '--out', 'data/source']],
  'music-events': [['generate', 'events', '--out', 'data/source']],
  shopping: [['generate', 'shopping', '--out', 'data/source']],
};

async function buildExample(example: Example, project: string): Promise<void> {
  for (const args of [...generated[example], ['load'], ['build']]) await runMixdown(project, args);
}

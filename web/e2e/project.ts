import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runMixdown, serveMixdown } from './mixdown.ts';

/** A small project of a test's own, and its server. */
export interface OwnProject {
  /** `http://127.0.0.1:PORT`. */
  address: string;
  /** Writes one of its files. */
  write: (file: string, text: string) => Promise<void>;
}

/** Writes a project into a folder of its own, runs commands in it, and serves it as long as it is used. A command with a number before it
 * ends with that exit code: `1 build`. */
export async function withProject(files: Record<string, string>, commands: string[], use: (project: OwnProject) => Promise<void>): Promise<void> {
  await withFolder(files, commands, async (root, write) => {
    const served = await serveMixdown(root);
    await use({ address: served.address, write });
    await served.stop();
  });
}

/** Writes a project into a folder of its own and runs commands in it; the folder is there as long as it is used. */
export async function withFolder(files: Record<string, string>, commands: string[], use: (root: string, write: OwnProject['write']) => Promise<void>): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'mixdown-own-'));
  const write = async (file: string, text: string) => {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  };
  for (const [file, text] of Object.entries(files)) await write(file, text);
  for (const command of commands) {
    const [, code, line] = /^(\d+ )?(.*)$/.exec(command)!;
    await runMixdown(root, line!.split(' '), Number(code ?? 0));
  }
  await use(root, write);
  await rm(root, { recursive: true, force: true });
}

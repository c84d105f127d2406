import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

/** The program that is tested. */
export const program = process.env['MIXDOWN_PROGRAM'] ?? resolve(import.meta.dirname, '../../src/Mixdown.Cli/bin/Debug/net10.0/mixdown');

/** A project that is being served. */
export interface Served {
  /** `http://127.0.0.1:PORT`. */
  address: string;
  stop: () => Promise<void>;
}

/** Runs a command of mixdown in a project's folder; it has to end with this exit code. */
export async function runMixdown(project: string, args: string[], expected = 0): Promise<void> {
  const { process: child, output } = start(project, args);
  const code = await ended(child);
  if (code !== expected) throw new Error(`mixdown ${args.join(' ')} ended with ${code}\n${output()}`);
}

/** Starts a command that goes on until it is stopped. */
export function startMixdown(project: string, args: string[]): () => Promise<void> {
  const { process: child } = start(project, args);
  return async () => {
    child.kill('SIGINT');
    await ended(child);
  };
}

/** Serves a project at a free port, once it answers. */
export async function serveMixdown(project: string, more: string[] = []): Promise<Served> {
  const { process: child, output } = start(project, ['serve', '--port', '0', ...more]);
  const address = await new Promise<string>((found, failed) => {
    const look = () => {
      const said = /http:\/\/[\d.]+:\d+/.exec(output());
      if (said) found(said[0]);
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) => failed(new Error(`mixdown serve ended with ${code}\n${output()}`)));
  });
  return {
    address,
    stop: async () => {
      child.kill('SIGINT');
      await ended(child);
      // Pages show that a request failed for a reason of ours; the server alone says which.
      if (output().includes('MX5007')) throw new Error(`mixdown serve met what nobody foresaw\n${output()}`);
    },
  };
}

function start(project: string, args: string[]): { process: ChildProcess; output: () => string } {
  const child = spawn(program, args, { cwd: project, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } });
  let text = '';
  child.stdout?.on('data', (part: Buffer) => (text += part.toString()));
  child.stderr?.on('data', (part: Buffer) => (text += part.toString()));
  return { process: child, output: () => text };
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((done) => child.once('exit', (code) => done(code)));
}

import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const shrinks = /\.(html|js|css|svg|json)$/;

/** Packs every built text, as FILE.br and FILE.gz: the server sends what is packed and keeps no other copy. */
export function packed(): Plugin {
  let folder = 'dist';
  return {
    name: 'mixdown-packed',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    // Not closeBundle, which comes after a failure too and would hide it behind its own.
    writeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        for (const file of filesIn(folder)) if (shrinks.test(file)) pack(file);
      },
    },
  };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('.vite'))
    .map((entry) => join(entry.parentPath, entry.name));
}

function pack(file: string): void {
  const bytes = readFileSync(file);
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  rmSync(file);
}

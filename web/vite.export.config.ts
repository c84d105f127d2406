import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { mapsOfPage } from './build/maps.ts';
import { packed } from './build/packed.ts';
import { standalone } from './build/standalone.ts';
import { targets } from './vite.config.ts';

// What a dashboard that is given away as a file is drawn by: one script and one style sheet, which Mixdown.Web puts into that file. Maps
// are files beside them, since few dashboards have one.
export default defineConfig({
  plugins: [svelte(), mapsOfPage(), standalone(), packed()],
  publicDir: false,
  build: {
    target: targets,
    outDir: 'dist/export',
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: 'src/exported/main.ts',
      output: { format: 'iife', entryFileNames: 'dashboard.js', assetFileNames: 'dashboard[extname]', codeSplitting: false },
      transform: { define: { 'import.meta': '{}' } }, // nothing is fetched, so nothing is found by it
      checks: { pluginTimings: false },
    },
  },
});

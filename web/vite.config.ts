import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { maps } from './build/maps.ts';
import { packed } from './build/packed.ts';

/** The first browsers with light-dark(), :has() and CSS nesting. */
export const targets = ['chrome123', 'edge123', 'firefox121', 'safari17.5'];

const server = process.env.MIXDOWN_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [svelte(), maps(), packed()],
  build: {
    target: targets,
    manifest: true,
    assetsInlineLimit: 0, // data: addresses are not 'self'
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { input: ['index.html', 'embed.html'], checks: { pluginTimings: false } },
  },
  // Chunks find each other wherever they lie: the page of an embed has them below /embed/, which is all that a proxy may let through.
  experimental: {
    renderBuiltUrl: (file, { hostId, hostType, type }) => (hostType !== 'html' ? { relative: true } : type === 'asset' && hostId.endsWith('embed.html') ? `/embed/${file}` : `/${file}`),
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: true, proxy: { '/api': server, '/v1': server } },
});

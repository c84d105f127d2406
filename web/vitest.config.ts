import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { maps } from './build/maps.ts';

export default defineConfig({
  plugins: [svelte(), maps()],
  resolve: { conditions: ['browser'] }, // Svelte's other build renders to text
  test: {
    include: ['src/**/*.test.ts', 'build/**/*.test.ts'],
    environment: 'happy-dom',
    env: { TZ: 'Europe/Berlin' },
  },
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contrast } from '../../../theme/colour.ts';
import { colorAt, rampInk, rampPaint, ramps } from './ramp.ts';

test('the ramp is the one of the design tokens', () => {
  const tokens = readFileSync('src/theme/tokens.css', 'utf8');
  ramps.light.forEach((light, index) => expect(tokens).toContain(`--seq-${index + 1}: light-dark(${light}, ${ramps.dark[index]})`));
});

test('a share between two colours is mixed of them', () => {
  expect(colorAt(['#000000', '#102030', '#000000', '#000000', '#000000'], 0.125)).toBe('#081018');
  expect(rampPaint(0.3)).toBe('color-mix(in srgb, var(--seq-3) 20%, var(--seq-2))');
  expect(rampPaint(1)).toBe('color-mix(in srgb, var(--seq-5) 100%, var(--seq-4))');
});

test('numbers can be read on every shade, in both themes', () => {
  for (let step = 0; step <= 100; step++) {
    const [, light = '', dark = ''] = /light-dark\((.*), (.*)\)/.exec(rampInk(step / 100)) ?? [];
    expect(contrast(light, colorAt(ramps.light, step / 100))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(dark, colorAt(ramps.dark, step / 100))).toBeGreaterThanOrEqual(4.5);
  }
});

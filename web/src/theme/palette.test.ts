import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, distance, lightness, simulate, type Vision } from './colour.ts';
import { sideOf } from './theme.ts';

const css = readFileSync(new URL('./tokens.css', `file://${__dirname}/`), 'utf8');
const visions: Vision[] = ['normal', 'protan', 'deutan', 'tritan'];

describe.each(['light', 'dark'] as const)('the %s theme', (shown) => {
  const token = (name: string) => {
    const value = new RegExp(`${name}:\\s*([^;]+);`).exec(css)?.[1] ?? '';
    return sideOf(value, shown);
  };
  const categories = [1, 2, 3, 4, 5, 6].map((at) => token(`--cat-${at}`));
  const sequence = [1, 2, 3, 4, 5].map((at) => token(`--seq-${at}`));

  it.each([
    ['--ink', '--card', 12],
    ['--ink', '--page', 12],
    ['--ink-2', '--card', 7],
    ['--ink-2', '--sunken', 4.5],
    ['--ink-3', '--card', 4.5],
    ['--ink-3', '--page', 4.5],
    ['--ink-3', '--sunken', 4.5],
    ['--ink-3', '--hover', 4.5],
    ['--ink-3', '--raised', 4.5],
    ['--ink-2', '--neutral-soft', 4.5],
    ['--ink', '--selected', 7],
    ['--accent', '--card', 4.5],
    ['--accent', '--page', 4.5],
    ['--accent', '--selected', 4.5],
    ['--accent', '--sunken', 4.5],
    ['--on-accent', '--accent', 4.5],
    ['--on-accent', '--accent-hover', 4.5],
    ['--up', '--card', 4.5],
    ['--up', '--up-soft', 4.5],
    ['--down', '--card', 4.5],
    ['--down', '--down-soft', 4.5],
    ['--warn', '--card', 4.5],
    ['--warn', '--warn-soft', 4.5],
    ['--code-word', '--sunken', 4.5],
    ['--code-text', '--sunken', 4.5],
    ['--code-number', '--sunken', 4.5],
    ['--code-note', '--sunken', 4.5],
    ['--line-strong', '--card', 3],
    ['--line-strong', '--page', 3],
  ])('lets %s be read on %s', (ink, ground, least) => expect(contrast(token(ink), token(ground))).toBeGreaterThanOrEqual(least));

  it('has categories that stand out from the card', () => {
    for (const colour of categories) expect(contrast(colour, token('--card'))).toBeGreaterThanOrEqual(3);
  });

  it.each(visions)('has categories that %s vision tells apart', (vision) => {
    const seen = categories.map((colour) => simulate(colour, vision));
    for (const [at, colour] of seen.entries())
      for (const other of seen.slice(at + 1)) expect(distance(colour, other)).toBeGreaterThanOrEqual(0.1);
  });

  it('has a sequence whose steps get darker, or lighter on dark, by enough to be seen', () => {
    const steps = sequence.map(lightness);
    const sign = shown === 'light' ? -1 : 1;
    for (const [at, step] of steps.slice(1).entries()) expect(sign * (step - steps[at]!)).toBeGreaterThanOrEqual(0.08);
  });
});

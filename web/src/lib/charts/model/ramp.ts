import { inkOn } from '../../../theme/colour.ts';

// One ramp of colours for how much there is, in both themes. The colours are the tokens --seq-1 to --seq-5; their values stand
// here once more because the ink on top of one has to be chosen by contrast, which CSS cannot do. ramp.test.ts compares them.
export const ramps = {
  light: ['#dcebf8', '#a9cdec', '#6aa8da', '#2c7bbd', '#0a4a86'],
  dark: ['#1b3a57', '#2a5f92', '#4a8fcb', '#84bcf0', '#c9e4ff'],
} as const;

const inks = ['#000000', '#ffffff'] as const; // one of the two has 4.5:1 on any colour; nothing softer does
const steps = ramps.light.length - 1;

function segment(share: number): { index: number; part: number } {
  const at = Math.min(1, Math.max(0, share)) * steps;
  const index = Math.min(steps - 1, Math.floor(at));
  return { index, part: at - index };
}

/** The paint of a share of the most, from 0 to 1. */
export function rampPaint(share: number): string {
  const { index, part } = segment(share);
  return `color-mix(in srgb, var(--seq-${index + 2}) ${Math.round(part * 100)}%, var(--seq-${index + 1}))`;
}

/** The ink that can be read best on that paint, in both themes. */
export const rampInk = (share: number): string => `light-dark(${inkOn(colorAt(ramps.light, share), ...inks)}, ${inkOn(colorAt(ramps.dark, share), ...inks)})`;

/** The colour of a ramp at a share, `#rrggbb`. */
export function colorAt(ramp: readonly string[], share: number): string {
  const { index, part } = segment(share);
  const [low, high] = [ramp[index] ?? '', ramp[index + 1] ?? ''];
  const channel = (at: number): string => {
    const [from, to] = [low, high].map((color) => Number.parseInt(color.slice(at, at + 2), 16));
    return Math.round((from ?? 0) * (1 - part) + (to ?? 0) * part).toString(16).padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

// One ramp of colours for how much there is, in both themes. The colours are the tokens --seq-1 to --seq-5; their values stand
// here once more because the ink on top of one has to be chosen by contrast, which CSS cannot do. ramp.test.ts compares them.
export const light = ['#dcebf8', '#a9cdec', '#6aa8da', '#2c7bbd', '#0a4a86'];
export const dark = ['#1b3a57', '#2a5f92', '#4a8fcb', '#84bcf0', '#c9e4ff'];
const darkInk = '#101820';
const lightInk = '#ffffff';

const segment = (share: number): { index: number; part: number } => {
  const at = Math.min(1, Math.max(0, share)) * (light.length - 1);
  const index = Math.min(light.length - 2, Math.floor(at));
  return { index, part: at - index };
};

/** The paint of a share of the most, from 0 to 1. */
export function rampPaint(share: number): string {
  const { index, part } = segment(share);
  return `color-mix(in srgb, var(--seq-${index + 2}) ${Math.round(part * 100)}%, var(--seq-${index + 1}))`;
}

/** The ink that can be read best on that paint, in both themes. */
export const rampInk = (share: number): string => `light-dark(${inkOn(mixed(light, share))}, ${inkOn(mixed(dark, share))})`;

type Rgb = readonly [number, number, number];

/** The colour of a ramp at a share. */
export function mixed(ramp: readonly string[], share: number): Rgb {
  const { index, part } = segment(share);
  const [low, high] = [rgb(ramp[index] ?? ''), rgb(ramp[index + 1] ?? '')];
  return [0, 1, 2].map((channel) => (low[channel] ?? 0) * (1 - part) + (high[channel] ?? 0) * part) as unknown as Rgb;
}

const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;

const inkOn = (color: Rgb): string => (contrast(color, rgb(darkInk)) >= contrast(color, rgb(lightInk)) ? darkInk : lightInk);

/** Contrast of two colours as WCAG 2 counts it: 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((channel) => (channel / 255 <= 0.03928 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** A colour of the sheet as three numbers. */
export const parseHex = rgb;

/** The contrast that the chosen ink has at a share, in a theme. */
export const inkContrast = (ramp: readonly string[], share: number): number => {
  const color = mixed(ramp, share);
  return Math.max(contrast(color, rgb(darkInk)), contrast(color, rgb(lightInk)));
};

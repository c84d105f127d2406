/** A straight line from data to pixels. */
export interface Scale {
  from: number;
  to: number;
  /** Pixel of a value. */
  px(value: number): number;
  /** Value of a pixel. */
  value(px: number): number;
}

export function linear(from: number, to: number, start: number, end: number): Scale {
  const span = to - from || 1;
  return {
    from,
    to,
    px: (value) => start + ((value - from) / span) * (end - start),
    value: (px) => from + ((px - start) / (end - start || 1)) * span,
  };
}

/** Equal shares of a length for `count` things, with gaps between them. */
export interface Bands {
  /** Pixel where a band begins. */
  start(index: number): number;
  middle(index: number): number;
  /** How wide a band is, without the gap. */
  width: number;
  /** From one band to the next. */
  step: number;
}

export function bands(count: number, start: number, end: number, gap = 0.25): Bands {
  const step = (end - start) / Math.max(1, count);
  const width = Math.max(1, step * (1 - gap));
  return {
    start: (index) => start + index * step + (step - width) / 2,
    middle: (index) => start + (index + 0.5) * step,
    width,
    step,
  };
}

/** The distance between round ticks: 1, 2 or 5 times a power of ten. */
export function tickStep(span: number, most: number): number {
  if (!(span > 0)) return 1;
  const raw = span / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 5, 10].find((one) => one * power >= raw * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Ends and ticks of a value axis. */
export interface ValueAxis {
  from: number;
  to: number;
  step: number;
  ticks: number[];
}

/** An axis over the values with round ends. With `zero` it begins at zero, as lengths and areas must. */
export function valueAxis(values: Iterable<number | null>, most: number, zero: boolean): ValueAxis {
  let [low, high] = extent(values);
  if (zero) [low, high] = [Math.min(0, low), Math.max(0, high)];
  if (low === high) [low, high] = widened(low, zero);
  const step = tickStep(high - low, most);
  const from = Math.floor(low / step + 1e-9) * step;
  const to = Math.ceil(high / step - 1e-9) * step;
  const ticks = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => rounded(from + index * step, step));
  return { from: ticks[0] ?? 0, to: ticks.at(-1) ?? 1, step, ticks };
}

/** Smallest and largest of the numbers that are there; 0 and 0 where none is. */
export function extent(values: Iterable<number | null>): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value === null) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low > high ? [0, 0] : [low, high];
}

const widened = (at: number, zero: boolean): [number, number] => {
  if (at === 0) return [0, 1];
  return zero ? [Math.min(0, at), Math.max(0, at)] : [at - Math.abs(at) * 0.1, at + Math.abs(at) * 0.1];
};

// 0.1 + 0.2 on an axis reads 0.30000000000000004: ticks are multiples of the step, so its digits are enough.
const rounded = (value: number, step: number): number => {
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  return Number(value.toFixed(Math.min(20, digits)));
};

/** The path of a line through values, left to right, in a box; a null leaves a gap, and what stands alone between two is a dot. Of some of
 * them only, where `first` and `end` say which: at the place that they have among all. */
export function linePath(values: readonly (number | null)[], width: number, height: number, first = 0, end = values.length): string {
  const [low, high] = range(values);
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  let path = '';
  let isOpen = false;
  for (const [at, value] of values.entries()) {
    if (at < first || at >= end) continue;
    if (value === null) isOpen = false;
    else {
      const isAlone = !isOpen && (at + 1 >= end || (values[at + 1] ?? null) === null);
      path += `${isOpen ? 'L' : 'M'}${round(at * step)} ${round(scale(value, low, high, height))}${isAlone ? 'h0' : ''}`;
      isOpen = true;
    }
  }
  return path;
}

/** Where a value stands in a box of that height: its largest at the top. A series that never changes is in the middle. */
export function scale(value: number, low: number, high: number, height: number): number {
  return high === low ? height / 2 : height - ((value - low) / (high - low)) * height;
}

/** The least and the largest of values; 0 and 0 where there are none. */
export function range(values: readonly (number | null)[]): [low: number, high: number] {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? [0, 0] : [Math.min(...known), Math.max(...known)];
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}

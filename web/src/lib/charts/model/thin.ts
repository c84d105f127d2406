/** Which of many points of a line are drawn: of each bucket of neighbours the first, lowest, highest and last, so that no
 *  peak is lost. All of them when there are no more than `most`. */
export function thinLine(values: readonly (number | null)[], most: number): number[] {
  if (values.length <= most) return values.map((_, index) => index);
  const buckets = Math.max(1, Math.floor(most / 4));
  const size = values.length / buckets;
  const kept: number[] = [];
  for (let bucket = 0; bucket < buckets; bucket++) {
    kept.push(...outline(values, Math.floor(bucket * size), Math.min(values.length, Math.floor((bucket + 1) * size))));
  }
  return kept;
}

function outline(values: readonly (number | null)[], from: number, to: number): number[] {
  let low = from;
  let high = from;
  let gap = -1;
  for (let index = from; index < to; index++) {
    const value = values[index] ?? null;
    if (value === null) {
      gap = index;
      continue;
    }
    if (value < (values[low] ?? Infinity)) low = index;
    if (value > (values[high] ?? -Infinity)) high = index;
  }
  const kept = new Set([from, low, high, to - 1]);
  if (gap >= 0) kept.add(gap);
  return [...kept].sort((a, b) => a - b);
}

/** Which of many points of a cloud are drawn: evenly over their order, so that dense places stay dense. */
export function thinCloud(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, index) => index);
  return Array.from({ length: most }, (_, index) => Math.floor((index * count) / most));
}

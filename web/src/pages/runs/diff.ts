import type { DiffLine } from '../../lib/ui/Diff.svelte';

/** A line of one of two texts, or of both. */
export interface ComparedLine extends DiffLine {
  kind: 'same' | 'added' | 'removed';
}

const mostCells = 4_000_000; // lines of one text times those of the other: beyond it the comparison takes a second

/** What was changed from one text to the other, line by line; texts too long to compare are shown as removed and added. */
export function diffOf(before: string, after: string): ComparedLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  if (a.length * b.length > mostCells) return [...a.map((text) => line('removed', text)), ...b.map((text) => line('added', text))];
  const common = table(a, b);
  const lines: ComparedLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push(line('same', a[i]!));
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!)) lines.push(line('removed', a[i++]!));
    else lines.push(line('added', b[j++]!));
  }
  return lines;
}

/** How many lines the rests of both texts have in common, from each pair of places on. */
function table(a: string[], b: string[]): Uint32Array[] {
  const common = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i]![j] = a[i] === b[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
  return common;
}

function line(kind: ComparedLine['kind'], text: string): ComparedLine {
  return { kind, text };
}

import type { Mark, Scene } from '../scene.ts';

/** The mark that a pointer means; null where it is at none. */
export function markAt(scene: Scene, x: number, y: number): number | null {
  if (scene.marks.length === 0) return null;
  if (scene.pick === 'column') return inColumn(scene.marks, x, y);
  if (scene.pick === 'nearest') return within(scene.marks, x, y, 24);
  return hit(scene.marks, x, y);
}

function inColumn(marks: readonly Mark[], x: number, y: number): number {
  let best = 0;
  const far = (mark: Mark | undefined): number => (mark ? Math.abs(mark.x - x) * 1e4 + Math.abs(mark.y - y) : Infinity);
  marks.forEach((mark, index) => {
    if (far(mark) < far(marks[best])) best = index;
  });
  return best;
}

function within(marks: readonly Mark[], x: number, y: number, reach: number): number | null {
  let best: number | null = null;
  let least = reach * reach;
  marks.forEach((mark, index) => {
    const far = (mark.x - x) ** 2 + (mark.y - y) ** 2;
    if (far >= least) return;
    least = far;
    best = index;
  });
  return best;
}

/** Of marks that are hit, the one whose box is smallest: what lies on top is small. */
function hit(marks: readonly Mark[], x: number, y: number): number | null {
  let best: number | null = null;
  let least = Infinity;
  marks.forEach((mark, index) => {
    const box = mark.hit;
    if (!box || x < box.x || x > box.x + box.width || y < box.y || y > box.y + box.height || box.width * box.height >= least) return;
    least = box.width * box.height;
    best = index;
  });
  return best;
}

const moves: Record<string, readonly [col: number, row: number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** Whether a key walks over marks. */
export const isMove = (key: string): boolean => key in moves || key === 'Home' || key === 'End';

/** The mark that an arrow key leads to: the next one in its direction, in the same row or column where there is one. Without a
 *  current mark, and with Home, the first. */
export function nextMark(marks: readonly Mark[], current: number | null, key: string): number | null {
  if (marks.length === 0) return null;
  const order = marks.map((_, index) => index).sort((a, b) => at(marks, a).col - at(marks, b).col || at(marks, a).row - at(marks, b).row);
  if (key === 'End') return order.at(-1) ?? null;
  const move = moves[key];
  if (current === null || !marks[current] || !move) return order[0] ?? null;
  const from = at(marks, current);
  const [along, across] = move[0] !== 0 ? (['col', 'row'] as const) : (['row', 'col'] as const);
  const sign = move[0] + move[1];
  let best: number | null = null;
  let least = Infinity;
  for (const index of order) {
    const mark = at(marks, index);
    const ahead = (mark[along] - from[along]) * sign;
    const far = Math.abs(mark[across] - from[across]) * 1e6 + ahead;
    if (ahead <= 0 || far >= least) continue;
    least = far;
    best = index;
  }
  return best ?? onlyLine(marks, order, current, along, sign);
}

/** Marks in one line can be walked with all four arrow keys. */
function onlyLine(marks: readonly Mark[], order: readonly number[], current: number, along: 'col' | 'row', sign: number): number {
  const isLine = marks.every((mark) => mark[along] === marks[0]?.[along]);
  return isLine ? (order[order.indexOf(current) + sign] ?? current) : current;
}

const at = (marks: readonly Mark[], index: number): Mark => marks[index] as Mark;

/** What a screen reader says of a mark. */
export const spoken = (mark: Mark): string => `${mark.title}: ${mark.facts.map((fact) => `${fact.label} ${fact.value}`).join(', ')}`;

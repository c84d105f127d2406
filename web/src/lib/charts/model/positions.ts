import type { AskedTime, Click, Grain } from './answer.ts';
import { inPlace, isTime, memberAt, positionAt, restMember, type Column, type Frame } from './frame.ts';
import type { Positions } from './series.ts';
import { addGrain, beginOf, timeText, wallTime } from './time.ts';
import { numberText, valueText } from './write.ts';

/** The shared axis of all series: each of its positions once, in order. */
export interface Positioned extends Positions {
  column: Column;
  /** Whether distances mean something: times and numbers; names stand side by side. */
  scale: 'time' | 'number' | 'names';
  /** Milliseconds of a wall clock, numbers, or for names their index. */
  at: number[];
  /** The position of all that are not shown by themselves, always the last; undefined: there is none. */
  rest: number | undefined;
  /** A position in full, for tooltips: written when it is asked for, since a line may have thousands. */
  text(at: number): string;
  /** What a click on a position chooses; undefined where it is no member of a field. */
  click(at: number): Click | undefined;
}

/** The texts of the first positions, or of all. */
export const textsOf = (positions: Positioned, most = positions.count): string[] => Array.from({ length: Math.min(most, positions.count) }, (_, at) => positions.text(at));

/** Where an axis of time begins and ends: at the first and the last unit of what was asked for, or of what there is where that goes
 *  further. Undefined: no time, or none that is cut to units. */
export function endsOf({ column, scale, at }: Pick<Positioned, 'column' | 'scale' | 'at'>, asked: AskedTime | undefined): [first: number, last: number] | undefined {
  const [first, last] = [at[0], at.at(-1)];
  if (scale !== 'time' || !column.grain || first === undefined || last === undefined) return undefined;
  const [from, to] = [asked?.from && wallTime(asked.from, false), asked?.to && wallTime(asked.to, false)];
  return [from ? Math.min(first, beginOf(from, column.grain)) : first, to ? Math.max(last, beginOf(to - 1, column.grain)) : last];
}

/** Positions of a column. Of times with a grain, those are filled in that no row has when `filled`, and all of the period that was
 *  asked for. */
export function positionsOf(frame: Frame, column: Column, filled = false, asked?: AskedTime): Positioned {
  if (!column.isRest && (isTime(column) || column.type === 'number')) return along(frame, column, filled, asked);
  const firstOf = new Map<string | null, number>();
  const members = Array.from({ length: frame.rows }, (_, row) => memberAt(column, row));
  members.forEach((member, row) => !firstOf.has(member) && firstOf.set(member, row));
  const first = inPlace(column, [...firstOf.values()]);
  const seen = new Map(first.map((row, at) => [members[row] ?? null, at]));
  const of = members.map((member) => seen.get(member) ?? -1);
  const rest = restLast(first, of, seen.get(restMember));
  return {
    column,
    scale: 'names',
    rest,
    count: first.length,
    of,
    at: first.map((_, index) => index),
    text: (at) => valueText(column, first[at] ?? -1),
    click: (at) => clickOf(column, first[at]),
  };
}

/** Moves the rest behind the members, whatever its sum: it is none of them. */
function restLast(first: number[], of: number[], rest: number | undefined): number | undefined {
  if (rest === undefined) return undefined;
  const last = first.length - 1;
  first.push(...first.splice(rest, 1));
  of.forEach((at, row) => (of[row] = at === rest ? last : at > rest ? at - 1 : at));
  return last;
}

function along(frame: Frame, column: Column, filled: boolean, asked: AskedTime | undefined): Positioned {
  const byRow = Array.from({ length: frame.rows }, (_, row) => positionAt(column, row));
  const firstRow = new Map<number, number>();
  byRow.forEach((at, row) => at !== null && !firstRow.has(at) && firstRow.set(at, row));
  const present = [...firstRow.keys()].sort((a, b) => a - b);
  const scale = isTime(column) ? 'time' : 'number';
  const ends = filled ? endsOf({ column, scale, at: present }, asked) : undefined;
  const at = ends && column.grain ? withGaps(present, column.grain, ends) : present;
  const index = new Map(at.map((value, position) => [value, position]));
  return {
    column,
    scale,
    rest: undefined,
    count: at.length,
    of: byRow.map((value) => (value === null ? -1 : (index.get(value) ?? -1))),
    at,
    text: (index) => textOf(column, at[index] ?? 0, firstRow.get(at[index] ?? 0)),
    click: (index) => clickOf(column, firstRow.get(at[index] ?? 0)),
  };
}

function textOf(column: Column, value: number, row: number | undefined): string {
  if (isTime(column)) return timeText(value, column.grain);
  return row === undefined ? numberText(value, column.format) : valueText(column, row);
}

const mostFilled = 2_000;

function withGaps(present: number[], grain: Grain, [first, last]: [number, number]): number[] {
  const at = new Set(present);
  for (let period = first; period <= last; period = addGrain(period, grain)) {
    at.add(period);
    if (at.size > mostFilled) return present;
  }
  return [...at].sort((a, b) => a - b);
}

/** What a click on a row's member chooses. Nulls have no text that a filter could name, and neither has the rest. */
export function clickOf(column: Column, row: number | undefined): Click | undefined {
  const member = row === undefined ? null : memberAt(column, row);
  if (column.field === undefined || member === null || member === restMember) return undefined;
  return { field: column.field, value: member, ...(column.grain ? { grain: column.grain } : {}) };
}

/** The members that a row of the answer is about: those whose rows it shows. null where no filter can name one of them. */
export function membersOf(columns: readonly Column[], row: number): Click[] | null {
  const named = columns.filter((column) => column.role !== 'before' && (column.field !== undefined || column.type === 'text'));
  const clicks = named.map((column) => clickOf(column, row));
  return clicks.length > 0 && clicks.every((click) => click !== undefined) ? clicks : null;
}

import { change, none, share } from '../../format/index.ts';

/** How a number changed. */
export interface Change {
  /** −1, 0, 1. */
  direction: number;
  /** `+12.3%`, or `new` where there was nothing before. */
  text: string;
  /** The same in words, for `… the previous period`. */
  spoken: string;
}

/** The change from the time before; null where one of the two is not known. */
export function changeOf(now: number | null, before: number | null): Change | null {
  if (now === null || before === null) return null;
  const direction = Math.sign(now - before);
  const text = change(now, before);
  if (text === none) return { direction, text: now === 0 ? '±0' : 'new', spoken: now === 0 ? 'the same as' : 'and nothing in' };
  const by = share(Math.abs((now - before) / before));
  return { direction, text, spoken: direction === 0 ? 'the same as' : `${by} ${direction > 0 ? 'more' : 'less'} than` };
}

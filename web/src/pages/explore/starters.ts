import type { ExploreFact } from '../../lib/api/contract.ts';
import { labelOf } from './shelf.ts';

/** A first look at a fact. */
export interface Starter {
  label: string;
  query: Record<string, string | string[]>;
}

const most = 4;

/** What most people look at first: the first metric over time, by the first columns with words, and alone. */
export function startersOf(fact: ExploreFact): Starter[] {
  const measure = fact.metrics.find((metric) => metric.obstacle === undefined)?.text ?? 'count(*)';
  const name = labelOf(fact, measure);
  const time = fact.times[0]?.text ?? fact.time;
  const words = fact.tables.flatMap((table) => table.fields).filter((field) => field.type === 'text');
  const all: Starter[] = [
    ...(time ? [{ label: `${name} over time`, query: { m: measure, d: time } }] : []),
    ...words.slice(0, 2).map((field) => ({ label: `${name} by ${field.label.toLowerCase()}`, query: { m: measure, d: field.text } })),
    { label: name, query: { m: measure } },
  ];
  return all.slice(0, most);
}

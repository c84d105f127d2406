import type { ColumnProfile } from '../../lib/api/contract.ts';
import { compact, date, dateTime, number } from '../../lib/format/index.ts';

/** A number of a profile in words. */
export interface ProfileFact {
  label: string;
  value: string;
}

/** What a profile says of a column beside how many values there are: by its kind. */
export function factsOf(column: ColumnProfile): ProfileFact[] {
  if (column.low == null || column.high == null) return [];
  const facts: (ProfileFact | null)[] =
    column.kind === 'text'
      ? [
          { label: 'Length', value: column.low === column.high ? number(column.low) : `${number(column.low)} to ${number(column.high)}` },
          fact('First', column.min),
          fact('Last', column.max),
        ]
      : [
          { label: 'Lowest', value: valueAt(column, column.low) },
          { label: 'Highest', value: valueAt(column, column.high) },
          column.median == null ? null : { label: 'Median', value: valueAt(column, column.median) },
          column.kind === 'number' && column.mean != null ? { label: 'Mean', value: compact(column.mean) } : null,
        ];
  return facts.filter((one) => one !== null);
}

/** A place on a column's axis in words: a number, or the day of a moment. */
export function valueAt(column: ColumnProfile, place: number): string {
  if (column.kind !== 'time') return compact(place);
  const moment = new Date(place * 1000).toISOString();
  return column.type.toLowerCase().startsWith('date') ? date(moment.slice(0, 10)) : dateTime(moment);
}

function fact(label: string, value: string | null | undefined): ProfileFact | null {
  return value == null ? null : { label, value };
}

import { date, dateTime } from '../../lib/format/times.ts';

/** A day, also where the column could say more. */
const day = /^\d{4}-\d\d-\d\d(T00:00:00)?$/;

/** Up to when data go: a day where they are of days, a minute as it stands where they have no zone, else one of the viewer's clock. */
export function momentText(moment: string): string {
  return day.test(moment) ? date(moment) : dateTime(moment);
}

import { date, dateTime } from '../../lib/format/times.ts';

/** The midnight that a day's data are told by. */
const midnight = /T00:00:00(\.0+)?(Z|\+00:00)$/;

/** Up to when data go: a day where they are of days, else a minute of the viewer's clock. */
export function momentText(moment: string): string {
  return midnight.test(moment) ? date(moment.slice(0, 10)) : dateTime(moment);
}

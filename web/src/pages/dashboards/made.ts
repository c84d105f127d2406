import { dateTime } from '../../lib/format/times.ts';

/** What a file says of itself. */
export interface MadeFacts {
  /** When it was made, ISO 8601. */
  madeAt: string;
  /** The project that it is of. */
  project: string;
}

/** When a file was made, and of what: it shows that moment and no later one. */
export const madeText = ({ madeAt, project }: MadeFacts): string => `Made on ${dateTime(madeAt)}${project ? ` from ${project}` : ''}`;

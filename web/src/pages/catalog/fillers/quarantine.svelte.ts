import { get } from '../../../lib/api/client.ts';
import type { QuarantineInbox } from '../../../lib/api/contract.ts';
import { resource } from '../../../lib/api/resource.svelte.ts';

/** Records in quarantine of a load's or a stream's tables: they come after the rest, since the lake has to be read for them. Call it
 * while a component is made. */
export function quarantined(source: () => string): { of(table: string): number | null } {
  const inbox = resource((signal) => get<QuarantineInbox>('/api/quality/quarantine', { signal }));
  return {
    of: (table) =>
      inbox.value?.groups.filter((group) => group.source === source() && group.table === table).reduce((sum, group) => sum + group.records, 0) ?? null,
  };
}

import type { RunChanges, RunDetail, WaitingRun } from '../../lib/api/contract.ts';
import { get } from '../../lib/api/client.ts';

/** Waits until a run is over. Each question names the revision that is known, so that it is answered by what is new and not by all of it. */
export async function ended(run: string): Promise<void> {
  const path = `/api/runs/${encodeURIComponent(run)}`;
  for (let after = 0; ; ) {
    const answer = await fetch(`${path}/changes?after=${after}`);
    if (answer.status === 200) {
      const changes = (await answer.json()) as RunChanges;
      if (changes.isOver) return;
      after = changes.revision;
    } else if (!isGoing(await get<RunDetail | WaitingRun>(path))) return; // no news: it is over, or it did nothing for a while
  }
}

const isGoing = (run: RunDetail | WaitingRun): boolean => 'summary' in run && run.summary.state === 'running';

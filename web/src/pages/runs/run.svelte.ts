import type { RunChanges, RunDetail } from '../../lib/api/contract.ts';
import { ApiProblem, get } from '../../lib/api/client.ts';

const pause = 2000; // milliseconds before a server that does not answer is asked again

/** A run, kept up to date while it is under way. Call it while a component is made. */
export function liveRun(id: () => string) {
  let run = $state.raw<RunDetail>();
  let problem = $state.raw<ApiProblem | null>(null);
  let turn = $state(0);

  $effect(() => {
    void turn;
    const giveUp = new AbortController();
    const path = `/api/runs/${encodeURIComponent(id())}`;
    void follow(path, giveUp.signal, (next) => (run = next), () => run, (wrong) => (problem = wrong));
    return () => giveUp.abort();
  });

  return {
    get value() {
      return run;
    },
    get problem() {
      return problem;
    },
    reload() {
      turn += 1;
    },
  };
}

async function follow(
  path: string, signal: AbortSignal, take: (run: RunDetail) => void, now: () => RunDetail | undefined, fail: (problem: ApiProblem | null) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      take(await get<RunDetail>(path, { signal }));
      fail(null);
      while (now()?.summary.state === 'running') {
        const changes = await changesOf(path, now()!.revision, signal);
        if (!changes) break;
        take(merged(now()!, changes));
      }
      // Once it is over, all of it is asked for again: only then is it known what decided how long it took.
      if (now()?.summary.state !== 'running' && now()?.revision === 0) return;
    } catch (failure) {
      if (signal.aborted) return;
      if (!(failure instanceof ApiProblem)) throw failure;
      fail(failure);
      if (failure.status === 404) return;
      await new Promise((done) => setTimeout(done, pause));
    }
  }
}

async function changesOf(path: string, after: number, signal: AbortSignal): Promise<RunChanges | null> {
  const answer = await fetch(`${path}/changes?after=${after}`, { signal });
  return answer.status === 200 ? ((await answer.json()) as RunChanges) : null;
}

/** A run with what is new of it. */
export function merged(run: RunDetail, changes: RunChanges): RunDetail {
  return {
    ...run,
    revision: changes.revision,
    summary: changes.summary,
    nodes: replaced(run.nodes, changes.nodes, (node) => node.id),
    checks: replaced(run.checks, changes.checks, (check) => check.id),
    loads: replaced(run.loads, changes.loads, (load) => `${load.load}/${load.table}`),
    problems: [...run.problems, ...changes.problems],
    log: [...run.log, ...changes.log],
  };
}

function replaced<T>(items: readonly T[], changed: readonly T[], name: (item: T) => string): T[] {
  const newer = new Map(changed.map((item) => [name(item), item]));
  const kept = items.map((item) => {
    const next = newer.get(name(item));
    newer.delete(name(item));
    return next ?? item;
  });
  return [...kept, ...newer.values()];
}

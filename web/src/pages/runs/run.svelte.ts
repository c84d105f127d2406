import type { RunChanges, RunDetail, WaitingRun } from '../../lib/api/contract.ts';
import { ApiProblem, get } from '../../lib/api/client.ts';

// Milliseconds before the next question: to a server that does not answer, and about a run whose turn has not come.
const pause = 2000;
const patience = 1000;

/** A run, kept up to date until it is over. Call it while a component is made. */
export function liveRun(id: () => string) {
  let run = $state.raw<RunDetail>();
  let waiting = $state.raw<WaitingRun>();
  let problem = $state.raw<ApiProblem | null>(null);
  let turn = $state(0);

  $effect(() => {
    void turn;
    const giveUp = new AbortController();
    waiting = undefined;
    const path = `/api/runs/${encodeURIComponent(id())}`;
    void follow(path, giveUp.signal, { now: () => run, take: (next) => (run = next), wait: (next) => (waiting = next), fail: (wrong) => (problem = wrong) });
    return () => giveUp.abort();
  });

  return {
    get value() {
      return run;
    },
    /** What is known of it before it begins; it stays when the run never begins. */
    get waiting() {
      return waiting;
    },
    get problem() {
      return problem;
    },
    reload() {
      turn += 1;
    },
  };
}

/** Who looks at a run. */
interface Watcher {
  now: () => RunDetail | undefined;
  take: (run: RunDetail) => void;
  wait: (run: WaitingRun) => void;
  fail: (problem: ApiProblem | null) => void;
}

async function follow(path: string, signal: AbortSignal, watcher: Watcher): Promise<void> {
  while (!signal.aborted) {
    try {
      const answer = await get<RunDetail | WaitingRun>(path, { signal });
      watcher.fail(null);
      if (hasBegun(answer)) {
        await untilItEnds(path, answer, signal, watcher);
        // Once it is over, all of it is asked for again: only then is it known what decided how long it took.
        if (watcher.now()?.summary.state !== 'running' && watcher.now()?.revision === 0) return;
      } else {
        watcher.wait(answer);
        await after(patience);
      }
    } catch (failure) {
      if (signal.aborted) return;
      if (!(failure instanceof ApiProblem)) throw failure;
      watcher.fail(failure);
      if (failure.status === 404) return;
      await after(pause);
    }
  }
}

async function untilItEnds(path: string, first: RunDetail, signal: AbortSignal, watcher: Watcher): Promise<void> {
  watcher.take(first);
  while (watcher.now()?.summary.state === 'running') {
    const changes = await changesOf(path, watcher.now()!.revision, signal);
    if (!changes) return;
    watcher.take(merged(watcher.now()!, changes));
  }
}

const hasBegun = (run: RunDetail | WaitingRun): run is RunDetail => 'summary' in run;

const after = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

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

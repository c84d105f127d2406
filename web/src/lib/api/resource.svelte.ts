import { ApiProblem } from './client.ts';

/** What a page asks the server for: kept while it is asked anew, so that nothing goes blank. */
export interface Resource<T> {
  /** The last answer; undefined until the first one. */
  readonly value: T | undefined;
  /** What prevented the last answer; null when it came. */
  readonly problem: ApiProblem | null;
  /** Whether an answer is on its way. */
  readonly busy: boolean;
  /** Asks again. */
  reload(): void;
}

/** Asks when the component appears and whenever a reactive value that `ask` reads before its first await has changed; an older
 * question is given up. Call it while a component is made. */
export function resource<T>(ask: (signal: AbortSignal) => Promise<T>): Resource<T> {
  let value = $state.raw<T>();
  let problem = $state.raw<ApiProblem | null>(null);
  let busy = $state(true);
  let turn = $state(0);

  $effect(() => {
    void turn;
    const giveUp = new AbortController();
    busy = true;
    ask(giveUp.signal)
      .then((answer) => [answer, null] as const)
      .catch((failure: unknown) => [undefined, problemOf(failure)] as const)
      .then(([answer, wrong]) => {
        if (giveUp.signal.aborted) return;
        if (answer !== undefined) value = answer;
        problem = wrong;
        busy = false;
      });
    return () => giveUp.abort();
  });

  return {
    get value() {
      return value;
    },
    get problem() {
      return problem;
    },
    get busy() {
      return busy;
    },
    reload() {
      turn += 1;
    },
  };
}

function problemOf(failure: unknown): ApiProblem {
  if (failure instanceof ApiProblem) return failure;
  return new ApiProblem(0, '', failure instanceof Error ? failure.message : String(failure));
}

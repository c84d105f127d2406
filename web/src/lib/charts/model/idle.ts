const waiting: (() => void)[] = [];
let isRunning = false;

/** Does work in the next idle slice, one piece a slice, so that a page of twelve charts stays quick to scroll and type in. The
 *  answer takes it back. */
export function inIdleSlice(work: () => void): () => void {
  waiting.push(work);
  if (!isRunning) next();
  return () => {
    const at = waiting.indexOf(work);
    if (at >= 0) waiting.splice(at, 1);
  };
}

function next(): void {
  isRunning = waiting.length > 0;
  if (!isRunning) return;
  const slice = (): void => {
    waiting.shift()?.();
    next();
  };
  // A page in the background has no idle slices: what waits is done there all the same.
  if ('requestIdleCallback' in window) requestIdleCallback(slice, { timeout: 200 });
  else setTimeout(slice, 0);
}

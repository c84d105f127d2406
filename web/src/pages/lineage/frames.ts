/** Gathers what comes several times between two frames of the screen, and hands on the whole of it in the next one. */
export function eachFrame<What>(join: (sum: What, more: What) => What, act: (sum: What) => void): { add: (one: What) => void; stop: () => void } {
  let sum: { of: What } | null = null;
  let frame = 0;
  const flush = () => {
    const gathered = sum;
    sum = null;
    if (gathered) act(gathered.of);
  };
  return {
    add: (one) => {
      if (!sum) frame = requestAnimationFrame(flush);
      sum = { of: sum ? join(sum.of, one) : one };
    },
    stop: () => cancelAnimationFrame(frame),
  };
}

import { createSubscriber } from 'svelte/reactivity';

const subscribe = createSubscriber((update) => {
  const timer = setInterval(update, 1000);
  return () => clearInterval(timer);
});

/** The time in milliseconds since 1970, which moves on once a second for those who show it. */
export function now(): number {
  subscribe();
  return Date.now();
}

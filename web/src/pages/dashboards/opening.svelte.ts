import { onMount, untrack } from 'svelte';
import type { Board } from './board.svelte.ts';

/** Reads a board, asks for its answers whenever what is chosen or the file changes, and follows what changes, as long as the component
 * is there that calls this. */
export function opens(board: Board): void {
  const hasLive = $derived(board.definition?.rows.flat().some((tile) => tile.live !== undefined && (!board.only || tile.id === board.only)) ?? false);

  $effect(() => {
    const giveUp = new AbortController();
    void board.read(giveUp.signal);
    return () => giveUp.abort();
  });

  // Whenever the address or the file changes, and before the page shows what was chosen: the answer is on its way meanwhile. The tiles'
  // own answers change nothing here.
  $effect.pre(() => {
    const [query, tiles] = [board.query, board.shown];
    void board.definition?.version;
    const giveUp = new AbortController();
    untrack(() => void board.ask(tiles, query, giveUp.signal));
    return () => giveUp.abort();
  });

  $effect(() => board.source.watch(hasLive ? board.shown : [], board.query));

  // Heard again: what was asked in between had no answer.
  $effect(() => {
    if (board.source.hearing === 'live') untrack(() => board.recover());
  });

  onMount(() => board.follow());
}

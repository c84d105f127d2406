import type { Attachment } from 'svelte/attachments';

/** Lets arrow keys, Home, End and first letters move the focus among the elements of a list: one stop for the Tab key.
 * @param what a selector of the elements
 * @param axis which arrows move: a menu is vertical, a row of tabs horizontal */
export function rove(what: string, axis: 'vertical' | 'horizontal' = 'vertical'): Attachment<HTMLElement> {
  const [back, on] = axis === 'vertical' ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight'];
  return (list) => {
    const move = (event: KeyboardEvent) => {
      const all = [...list.querySelectorAll<HTMLElement>(what)];
      const at = all.indexOf(document.activeElement as HTMLElement);
      const to = target(event, all, at);
      if (!to) return;
      event.preventDefault();
      to.focus();
    };
    const target = (event: KeyboardEvent, all: HTMLElement[], at: number): HTMLElement | undefined => {
      if (event.key === on) return all[(at + 1) % all.length];
      if (event.key === back) return all[(at - 1 + all.length) % all.length];
      if (event.key === 'Home') return all[0];
      if (event.key === 'End') return all.at(-1);
      if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.target instanceof HTMLInputElement) return undefined;
      const letter = event.key.toLowerCase();
      return [...all.slice(at + 1), ...all.slice(0, at + 1)].find((one) => one.textContent?.trim().toLowerCase().startsWith(letter));
    };
    list.addEventListener('keydown', move);
    return () => list.removeEventListener('keydown', move);
  };
}

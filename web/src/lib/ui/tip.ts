import type { Attachment } from 'svelte/attachments';
import { place } from './floating.ts';

const delay = 400;

/** A tooltip for pointer and keyboard: `{@attach tip('Copy')}`. It repeats or adds to what the element is called; nothing that is
 * needed stands in a tooltip alone, since a finger does not see it. */
export function tip(text: string | null | undefined): Attachment<HTMLElement> {
  return (anchor) => {
    if (!text) return;
    let timer = 0;
    let shown: HTMLElement | null = null;

    const show = () => {
      hide();
      shown = draw(text);
      place(shown, anchor, 'above', 'centre');
    };
    const hide = () => {
      clearTimeout(timer);
      shown?.remove();
      shown = null;
    };
    const soon = () => (timer = window.setTimeout(show, delay));
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && hide();
    // Not at once: a popover that opens or closes moves the focus, and shows no other one meanwhile.
    const onFocus = () => {
      if (anchor.matches(':focus-visible')) timer = window.setTimeout(show);
    };

    const hears = { pointerenter: soon, pointerleave: hide, pointerdown: hide, focus: onFocus, blur: hide, keydown: onKey as () => void };
    for (const [name, hear] of Object.entries(hears)) anchor.addEventListener(name, hear);
    return () => {
      hide();
      for (const [name, hear] of Object.entries(hears)) anchor.removeEventListener(name, hear);
    };
  };
}

function draw(text: string): HTMLElement {
  const drawn = document.createElement('div');
  drawn.className = 'tip'; // base.css
  drawn.setAttribute('role', 'tooltip');
  drawn.popover = 'manual'; // above dialogs and menus
  drawn.textContent = text;
  document.body.append(drawn);
  drawn.showPopover();
  return drawn;
}

/** Where something that floats stands to what it belongs to. */
export type Place = 'below' | 'above' | 'right';

const gap = 4;
const edge = 8;

/** Puts a fixed element beside its anchor, on the other side where there is no room, and never past the edge of the window. */
export function place(floating: HTMLElement, anchor: Element, wanted: Place = 'below', align: 'start' | 'end' | 'centre' = 'start'): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = floating;
  if (wanted === 'right') {
    set(floating, at.right + gap, at.top + at.height / 2 - height / 2);
    return;
  }
  const [over, under] = [at.top - gap - height, at.bottom + gap];
  const fitsUnder = under + height <= innerHeight - edge;
  const top = wanted === 'below' ? (fitsUnder || over < edge ? under : over) : over >= edge || !fitsUnder ? over : under;
  const left = align === 'start' ? at.left : align === 'end' ? at.right - width : at.left + at.width / 2 - width / 2;
  set(floating, left, top);
}

function set(floating: HTMLElement, left: number, top: number): void {
  const { offsetWidth: width, offsetHeight: height } = floating;
  floating.style.left = `${Math.round(Math.max(edge, Math.min(left, innerWidth - edge - width)))}px`;
  floating.style.top = `${Math.round(Math.max(edge, Math.min(top, innerHeight - edge - height)))}px`;
}

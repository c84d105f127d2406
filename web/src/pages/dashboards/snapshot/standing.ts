/** What only a script gives a meaning to. */
const dead = ['aria-live', 'aria-roledescription', 'aria-pressed', 'aria-busy', 'aria-sort', 'aria-rowcount', 'aria-rowindex', 'popovertarget', 'data-drawing', 'data-mark'];
/** Letters of an outline from which on it is worth an id. */
const long = 200;
/** What says where something is drawn, in pixels. */
const places = ['x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'width', 'height', 'd', 'points'];
/** Attributes that are not handed down from what draws an outline again to the outline. */
const own = ['d', 'class', 'vector-effect'];
const svg = 'http://www.w3.org/2000/svg';
const outside = /^(https?|mailto):/i;

/** A copy of a drawn page that says nothing that is not true without a script: no buttons, no keys, no places to go within the app, no
 * script. */
export function standing(place: Element): Element {
  const copy = place.cloneNode(true) as Element;
  copy.className = '';
  for (const gone of copy.querySelectorAll('script, noscript, iframe, object, .tip, [role="tooltip"]')) gone.remove();
  dropComments(copy);
  for (const button of copy.querySelectorAll('button')) becomeText(button);
  for (const link of copy.querySelectorAll('a')) if (!outside.test(link.getAttribute('href') ?? '')) becomeText(link);
  for (const chart of copy.querySelectorAll('svg[role="application"]')) {
    chart.setAttribute('role', 'img');
    chart.setAttribute('aria-label', chart.getAttribute('aria-label')?.replace(/ Arrow keys walk over its marks\.$/, '') ?? '');
  }
  for (const element of copy.querySelectorAll('*')) tidy(element);
  for (const mark of copy.querySelectorAll('svg *')) round(mark);
  shareOutlines(copy);
  return copy;
}

function tidy(element: Element): void {
  // What scrolls is reached by keys without a script too.
  if (!['region', 'group'].includes(element.getAttribute('role') ?? '')) element.removeAttribute('tabindex');
  for (const name of dead) element.removeAttribute(name);
  for (const { name } of [...element.attributes]) if (name.startsWith('on')) element.removeAttribute(name);
}

/** A hundredth of a pixel is nothing that is seen; ten more digits of it are a tenth of the page. */
function round(mark: Element): void {
  for (const name of places) {
    const place = mark.getAttribute(name);
    if (place?.includes('.')) mark.setAttribute(name, place.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100)));
  }
}

/** An outline that is drawn for desks and for phones is in the page once: those of a map would be most of it. */
function shareOutlines(copy: Element): void {
  const drawn = new Map<string, Element[]>();
  for (const path of copy.querySelectorAll('path')) {
    const outline = path.getAttribute('d') ?? '';
    if (outline.length >= long) drawn.set(outline, [...(drawn.get(outline) ?? []), path]);
  }
  [...drawn.values()].filter((paths) => paths.length > 1).forEach((paths, at) => share(paths, `outline-${at + 1}`));
}

function share(paths: Element[], id: string): void {
  const outline = document.createElementNS(svg, 'path');
  outline.id = id;
  for (const name of own) outline.setAttribute(name, paths[0]?.getAttribute(name) ?? '');
  const store = document.createElementNS(svg, 'defs');
  store.append(outline);
  paths[0]?.closest('svg')?.prepend(store);
  for (const path of paths) {
    const use = document.createElementNS(svg, 'use');
    for (const { name, value } of path.attributes) if (!own.includes(name)) use.setAttribute(name, value);
    use.setAttribute('href', `#${id}`);
    path.replaceWith(use);
  }
}

/** Svelte's anchors. */
function dropComments(copy: Element): void {
  const comments: Node[] = [];
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT);
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

function becomeText(control: Element): void {
  const text = document.createElement('span');
  for (const { name, value } of control.attributes) if (name === 'class' || name === 'style') text.setAttribute(name, value);
  text.append(...control.childNodes);
  control.replaceWith(text);
}

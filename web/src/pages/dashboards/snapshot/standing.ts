/** What only a script gives a meaning to. */
const dead = ['aria-live', 'aria-roledescription', 'aria-pressed', 'aria-busy', 'aria-sort', 'aria-rowcount', 'aria-rowindex', 'popovertarget', 'data-drawing', 'data-mark'];
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
  return copy;
}

function tidy(element: Element): void {
  // What scrolls is reached by keys without a script too.
  if (!['region', 'group'].includes(element.getAttribute('role') ?? '')) element.removeAttribute('tabindex');
  for (const name of dead) element.removeAttribute(name);
  for (const { name } of [...element.attributes]) if (name.startsWith('on')) element.removeAttribute(name);
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

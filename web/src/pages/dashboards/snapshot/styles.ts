/** States that a page without scripts has too, or that come and go: they are left out of a selector before it is looked for. */
const states = /::?(?:before|after|marker|placeholder|selection|backdrop|hover|focus(?:-visible|-within)?|active|fullscreen|popover-open|checked|disabled)\b/g;
const always = /^(\*|:root|html|body)/;

/** The texts of a page's style sheets. The rules that a browser hands out would not do: where a shorthand is a variable and a longhand
 * follows, as in `font: var(--t-kpi); font-variant-numeric: …`, it forgets the shorthand. */
export async function styleTexts(page: Document): Promise<string> {
  const texts = [...page.styleSheets].map(async ({ href, ownerNode }) => (href ? await (await fetch(href)).text() : (ownerNode?.textContent ?? '')));
  return (await Promise.all(texts)).join('\n');
}

/** The rules of a style sheet by which something in a page is drawn: what the app has for other pages stays behind. */
export function matchingStyles(text: string, page: Element): string {
  return [...rulesOf(text)].map((rule) => kept(rule, page)).join('');
}

/** Takes the classes away that no rule of a style sheet names, and gives those that the compiler has named short names: both are a tenth
 * of a page.
 * @returns the style sheet with those names */
export function leanClasses(page: Element, styles: string): string {
  const short = new Map<string, string>();
  for (const [name] of styles.matchAll(/\bsvelte-[a-z0-9]+/g)) if (!short.has(name)) short.set(name, `_${short.size}`);
  const named = new Set([...styles.matchAll(/\.(-?[a-z_][\w-]*)/gi)].map(([, name]) => name));
  for (const element of page.querySelectorAll('[class]')) {
    const kept = [...element.classList].filter((name) => named.has(name)).map((name) => short.get(name) ?? name);
    if (kept.length > 0) element.setAttribute('class', kept.join(' '));
    else element.removeAttribute('class');
  }
  return styles.replace(/\bsvelte-[a-z0-9]+/g, (name) => short.get(name) ?? name);
}

/** A rule: what stands before its braces, and between them. */
interface Rule {
  head: string;
  body: string;
}

function kept({ head, body }: Rule, page: Element): string {
  if (/^@(?:-webkit-)?keyframes/.test(head)) return '';
  if (/^@(?:media|supports|layer|container)/.test(head)) {
    const inner = matchingStyles(body, page);
    return inner && `${head}{${inner}}\n`;
  }
  // Its own letters are 48 kB; the fallback has their widths.
  if (head === '@font-face') return body.includes('local(') ? `${head}{${body}}\n` : '';
  return head.startsWith('@') || matches(head, page) ? `${head}{${body}}\n` : '';
}

function matches(selectors: string, page: Element): boolean {
  const plain = selectors.replace(states, '').trim();
  if (always.test(plain) || plain === '' || plain.startsWith(',')) return true;
  try {
    return page.querySelector(plain) !== null;
  } catch {
    return true; // what is left of it is no selector: better one rule too many
  }
}

/** Cuts a style sheet into its outermost rules. */
function* rulesOf(text: string): Generator<Rule> {
  const css = text.replace(/\/\*[\s\S]*?\*\//g, '');
  const piece = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[{};]/g;
  let [start, open, depth] = [0, 0, 0];
  for (const { 0: sign, index } of css.matchAll(piece)) {
    if (sign === '{' && depth++ === 0) open = index;
    else if (sign === ';' && depth === 0) start = index + 1;
    else if (sign === '}' && --depth === 0) {
      yield { head: css.slice(start, open).trim(), body: css.slice(open + 1, index) };
      start = index + 1;
    }
  }
}

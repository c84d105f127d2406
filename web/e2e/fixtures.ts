import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { addressOf, type Example } from './setup.ts';

export { expect } from '@playwright/test';

const axeSource = readFileSync(join(import.meta.dirname, '../node_modules/axe-core/axe.min.js'), 'utf8');
const looks = join(import.meta.dirname, '.looks');

interface Options {
  /** Which example the pages are of. Default: the music store. */
  example: Example;
  /** Messages of the console that the test is about; everything else on it fails the test. */
  expectedErrors: RegExp[];
}

/** A page of an example. The test fails at anything wrong on any page that it opens: see `watch`. */
export const test = base.extend<Options>({
  example: ['music-store', { option: true }],
  expectedErrors: [[], { option: true }],
  baseURL: async ({ example }, use) => {
    await use(process.env[addressOf(example)] ?? '');
  },
  context: async ({ context, baseURL, expectedErrors }, use) => {
    const wrong = await watch(context, new URL(baseURL!).origin);
    await use(context);
    expect(wrong.filter((one) => !expectedErrors.some((expected) => expected.test(one)))).toEqual([]);
  },
});

/** Notes errors and warnings of consoles, scripts that fail, dialogs, what the content policy forbids, and requests that leave the
 * origin; the browser finds no other host: see playwright.config.ts. */
async function watch(context: BrowserContext, origin: string): Promise<string[]> {
  const wrong: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') wrong.push(`console: ${message.text()}`);
  });
  context.on('weberror', (failed) => wrong.push(`error: ${failed.error().message}`));
  context.on('dialog', (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('request', (request) => {
    const to = new URL(request.url());
    if (to.origin !== origin && !['data:', 'blob:'].includes(to.protocol)) wrong.push(`request: ${request.url()}`);
  });
  await context.addInitScript(() => addEventListener('securitypolicyviolation', (event) => console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sample}`)));
  return wrong;
}

interface Violation {
  id: string;
  help: string;
  nodes: { html: string; failureSummary: string }[];
}

const allRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Those that look at colours: of the same elements in other colours, the others say what they said. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** Looks for what keeps people out: WCAG 2.2 A and AA and axe's own best practices. */
export async function axe(page: Page, rules = allRules): Promise<void> {
  // Evaluated by the browser's debugger, which the page's content policy does not bind.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const found = await page.evaluate(async (runOnly) => {
    const { run } = (globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: Violation[] }> } }).axe;
    const { violations } = await run({ runOnly, resultTypes: ['violations'] });
    return violations.map((one) => `${one.id}: ${one.help}\n${one.nodes.slice(0, 4).map((node) => `  ${node.html}\n    ${node.failureSummary.replaceAll('\n', ' ')}`).join('\n')}`);
  }, rules);
  expect(found, 'axe').toEqual([]);
}

/** Writes e2e/.looks/NAME.{light,dark,phone}.png, for a person to look at, and looks with axe at each. */
export async function look(page: Page, name: string, settle: () => Promise<unknown> = async () => {}): Promise<void> {
  const sizes = page.viewportSize()!;
  let lookedAt = '';
  for (const shown of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: shown });
    await settle();
    await page.screenshot({ path: join(looks, `${name}.${shown}.png`), fullPage: true });
    const content = await page.content();
    await axe(page, content === lookedAt ? rulesOfColour : allRules);
    lookedAt = content;
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 390, height: 844 });
  await settle();
  await page.screenshot({ path: join(looks, `${name}.phone.png`), fullPage: true });
  await axe(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth), 'nothing is wider than the phone').toBeLessThanOrEqual(390);
  await page.setViewportSize(sizes);
}

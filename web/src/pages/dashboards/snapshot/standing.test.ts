import { expect, test } from 'vitest';
import { standing } from './standing.ts';

function page(html: string): Element {
  const place = document.createElement('div');
  place.innerHTML = html;
  return standing(place);
}

test('buttons, and links within the app, are their words', () => {
  expect(page('<button class="chip" onclick="go()" aria-pressed="true">Food</button><a href="/runs/7">a run</a>').innerHTML).toBe('<span class="chip">Food</span><span>a run</span>');
});

test('links to elsewhere stay, and those that would run something do not', () => {
  expect(page('<a href="https://example.com/a">a</a><a href="mailto:ann@example.com">b</a>').querySelectorAll('a')).toHaveLength(2);
  expect(page('<a href="javascript:alert(1)">a</a><a href="JavaScript:alert(1)">b</a><a href="data:text/html,x">c</a>').innerHTML).toBe('<span>a</span><span>b</span><span>c</span>');
});

test('what only a script gives a meaning to is gone', () => {
  const copy = page('<script>1</script><iframe></iframe><div role="tooltip">tip</div><!--anchor--><p aria-live="polite" data-drawing tabindex="0" onmouseover="x()">Revenue</p>');

  expect(copy.innerHTML).toBe('<p>Revenue</p>');
});

test('a chart is a picture, and says nothing of keys', () => {
  const chart = page('<svg role="application" tabindex="0" aria-label="Revenue by month. Arrow keys walk over its marks."></svg>').firstElementChild;

  expect([chart?.getAttribute('role'), chart?.getAttribute('aria-label'), chart?.getAttribute('tabindex')]).toEqual(['img', 'Revenue by month.', null]);
});

test('what scrolls is reached by keys', () => {
  expect(page('<div role="group" tabindex="0">rows</div>').firstElementChild?.getAttribute('tabindex')).toBe('0');
});

test('an outline that is drawn for desks and for phones is in the page once, each in its own size and colour', () => {
  const outline = `M0 0${'l1 1'.repeat(60)}`;
  const copy = page(`<svg><path d="${outline}" fill="red"></path></svg><svg><path d="${outline}" fill="blue" transform="scale(2)"></path><path d="M0 0l1 1"></path></svg><svg><path d="M0 0l1 1"></path></svg>`);

  expect([...copy.querySelectorAll('path')].map((path) => path.getAttribute('d'))).toEqual([outline, 'M0 0l1 1', 'M0 0l1 1']);
  expect([...copy.querySelectorAll('use')].map((use) => use.outerHTML)).toEqual(['<use fill="red" href="#outline-1"></use>', '<use fill="blue" transform="scale(2)" href="#outline-1"></use>']);
  expect(copy.querySelector('path')?.id).toBe('outline-1');
});

test('places are told to a hundredth of a pixel, and sizes as they are', () => {
  const copy = page('<svg><path d="M0.123456 -1.9999L1e-7 2.50" transform="scale(0.577049)"></path><rect x="108.71428571428571" y="3"></rect><circle r="4.996"></circle></svg>');

  expect(copy.querySelector('path')?.outerHTML).toBe('<path d="M0.12 -2L1e-7 2.50" transform="scale(0.577049)"></path>');
  expect([copy.querySelector('rect')?.getAttribute('x'), copy.querySelector('circle')?.getAttribute('r')]).toEqual(['108.71', '5']);
});

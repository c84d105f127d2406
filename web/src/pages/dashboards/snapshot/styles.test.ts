import { expect, test } from 'vitest';
import { leanClasses, matchingStyles } from './styles.ts';

function kept(css: string): string {
  const page = document.createElement('div');
  page.innerHTML = '<main><h1 class="title">Sales</h1><a href="#x">x</a></main>';
  return matchingStyles(css, page).replaceAll('\n', '');
}

test('rules by which nothing is drawn stay behind', () => {
  expect(kept('.title{color:red}.gone{color:blue}h1,.gone{margin:0}')).toBe('.title{color:red}h1,.gone{margin:0}');
});

test('what holds for every page is kept', () => {
  expect(kept(':root{--ink:#000}body{margin:0}*{box-sizing:border-box}')).toBe(':root{--ink:#000}body{margin:0}*{box-sizing:border-box}');
});

test('states that come and go do not hide what has them', () => {
  expect(kept('a:hover{color:red}.title::before{content:"x"}.gone:hover{color:red}')).toBe('a:hover{color:red}.title::before{content:"x"}');
});

test('conditions keep what is inside them, and go when nothing is', () => {
  expect(kept('@media print{.title{color:red}.gone{color:red}}@media screen{.gone{color:red}}')).toBe('@media print{.title{color:red}}');
});

test('braces and semicolons of texts end no rule, and comments are no rules', () => {
  expect(kept('/* .title{x} */.title::after{content:"};{"}@import "x";h1{color:red}')).toBe('.title::after{content:"};{"}h1{color:red}');
});

test('of letters only those of the machine are named; what moves, moves no more', () => {
  expect(kept('@font-face{font-family:A;src:url(data:x)}@font-face{font-family:B;src:local("Arial")}@keyframes spin{to{rotate:1turn}}')).toBe('@font-face{font-family:B;src:local("Arial")}');
});

test('a selector that a browser does not know is kept', () => {
  expect(kept('a:::x(y){color:red}')).toBe('a:::x(y){color:red}');
});

test('classes that no rule names are gone, and those of components are short', () => {
  const page = document.createElement('div');
  page.innerHTML = '<p class="title svelte-1abc svelte-9xyz">a</p><b class="idle">b</b>';

  const styles = leanClasses(page, 'h1,p.title.svelte-1abc:not(.other){color:red}i{margin:.5em}');

  expect(page.innerHTML).toBe('<p class="title _0">a</p><b>b</b>');
  expect(styles).toBe('h1,p.title._0:not(.other){color:red}i{margin:.5em}');
});

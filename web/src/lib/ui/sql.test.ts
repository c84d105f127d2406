import { expect, it } from 'vitest';
import { partsOf } from './sql.ts';

const marked = (sql: string) => partsOf(sql).filter((part) => part.kind !== 'plain').map((part) => `${part.kind}:${part.text}`);

it('tells words, texts, numbers and notes apart', () => {
  expect(marked("select sum(x) -- all\nfrom t where a = 'it''s' and b > 1.5")).toEqual([
    'word:select', 'note:-- all', 'word:from', 'word:where', "text:'it''s'", 'word:and', 'number:1.5',
  ]);
});

it('takes no word of a name or of a template for one of SQL', () => {
  expect(marked('select "from", selected, {{ ref("order") }}, $1 from order_1')).toEqual(['word:select', 'word:from']);
});

it('loses nothing, whatever the text is', () => {
  const sql = "select 'open <b>\n/* never closed {{ x \u{1f600} \"";
  expect(partsOf(sql).map((part) => part.text).join('')).toBe(sql);
});

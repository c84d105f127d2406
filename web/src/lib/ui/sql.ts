/** What a piece of SQL is, for its colour. */
export type SqlPart = { kind: 'word' | 'text' | 'number' | 'note' | 'plain'; text: string };

const words = new Set(
  `all and any array as asc between by case cast create cross current_date current_timestamp delete desc distinct drop else end except
  exists extract false filter following for from full group grouping having if ilike in inner insert intersect interval into is join
  lateral left like limit merge natural not null nulls offset on or order outer over partition pivot preceding qualify range recursive
  references replace right rollup row rows select semi set sets table then true unbounded union unnest unpivot update using values
  view when where window with`.split(/\s+/),
);

// Notes, texts, quoted names, numbers, words; whatever else is one sign.
const lexer = /(--[^\n]*|\/\*[\s\S]*?\*\/)|('(?:[^']|'')*')|("(?:[^"]|"")*"|\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\$\w+)|(\b\d+(?:\.\d+)?\b)|([A-Za-z_][A-Za-z_0-9]*)|[\s\S]/g;

/** Cuts SQL (and the Jinja in it) into parts that put together are the text again. */
export function partsOf(sql: string): SqlPart[] {
  const parts: SqlPart[] = [];
  for (const [text, note, quoted, name, digits, word] of sql.matchAll(lexer)) {
    const kind = note ? 'note' : quoted ? 'text' : digits ? 'number' : word && words.has(word.toLowerCase()) ? 'word' : 'plain';
    const last = parts.at(-1);
    if (last?.kind === kind && !name) last.text += text;
    else parts.push({ kind, text });
  }
  return parts;
}

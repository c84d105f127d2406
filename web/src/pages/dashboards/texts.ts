import type { TextBlock, TileAnswer } from '../../lib/api/contract.ts';
import { number } from '../../lib/format/numbers.ts';

/** The answer with its numbers in its prose, written as their metrics are. */
export function filled(answer: TileAnswer): TileAnswer {
  return answer.text ? { ...answer, text: answer.text.map((block) => withNumbers(block, answer)) } : answer;
}

function withNumbers(block: TextBlock, answer: TileAnswer): TextBlock {
  if (block.kind !== 'value' || block.column === undefined) return { ...block, parts: block.parts.map((part) => withNumbers(part, answer)) };
  const meaning = answer.columns[block.column]?.meaning;
  return { kind: 'strong', parts: [{ kind: 'text', text: number(answer.values[block.column]?.[0], meaning?.format), parts: [] }] };
}

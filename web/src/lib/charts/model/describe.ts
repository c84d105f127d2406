import type { ChartTile } from './answer.ts';
import { beforeOf, isTime, numberAt, one, type Column, type Frame } from './frame.ts';
import { changeOf } from './change.ts';
import { valueText } from './write.ts';

/** A chart in one sentence, for those who hear it. */
export function describe(tile: ChartTile, frame: Frame): string {
  if (frame.rows === 0) return `${tile.title}: no data.`;
  if (tile.kind === 'number') return numberSentence(tile, frame);
  if (tile.kind === 'scatter') return scatterSentence(tile, frame);
  const measure = measureOf(frame);
  const names = namesOf(frame);
  if (!measure || names.length === 0) return `${tile.title}: ${frame.rows} ${frame.rows === 1 ? 'row' : 'rows'}.`;
  return `${measure.label} by ${names.map((column) => nameOf(column)).join(' and ')}${spanOf(frame)}: ${extremes(frame, measure, names)}.`;
}

function measureOf(frame: Frame): Column | undefined {
  const found = (['y', 'value', 'count', 'median', 'size'] as const).map((role) => one(frame, role)).find((column) => column?.type === 'number');
  const color = one(frame, 'color');
  return found ?? (color?.type === 'number' ? color : frame.columns.find((column) => column.type === 'number' && column.field === undefined));
}

/** What the numbers are of: the grain of a time is enough of its name. */
const nameOf = (column: Column): string => column.grain ?? column.label.toLowerCase();

const nameRoles = ['x', 'color', 'y', 'region', 'point', 'step', 'source', 'target', 'from', 'row', 'column'];

function namesOf(frame: Frame): Column[] {
  const measure = measureOf(frame);
  return frame.columns.filter((column) => column !== measure && nameRoles.includes(column.role) && (column.type !== 'number' || column.role === 'x' || column.role === 'from')).slice(0, 2);
}

function spanOf(frame: Frame): string {
  const x = one(frame, 'x');
  if (!x || !isTime(x) || frame.rows < 2) return '';
  const order = Array.from({ length: frame.rows }, (_, row) => row).sort((a, b) => String(x.values[a]).localeCompare(String(x.values[b])));
  return `, ${valueText(x, order[0] ?? 0)} to ${valueText(x, order.at(-1) ?? 0)}`;
}

function extremes(frame: Frame, measure: Column, names: Column[]): string {
  const rows = Array.from({ length: frame.rows }, (_, row) => row).filter((row) => numberAt(measure, row) !== null);
  if (rows.length === 0) return 'no values';
  const value = (row: number): number => numberAt(measure, row) ?? 0;
  const high = rows.reduce((best, row) => (value(row) > value(best) ? row : best));
  const low = rows.reduce((best, row) => (value(row) < value(best) ? row : best));
  const at = (row: number): string => `${valueText(measure, row)} ${names[0] && isTime(names[0]) ? 'in' : 'for'} ${names.map((column) => valueText(column, row)).join(', ')}`;
  return value(high) === value(low) ? `${rows.length === 1 ? '' : 'always '}${at(high)}` : `highest ${at(high)}, lowest ${at(low)}`;
}

function numberSentence(tile: ChartTile, frame: Frame): string {
  const measure = one(frame, 'value');
  if (!measure) return `${tile.title}.`;
  const before = beforeOf(frame, measure);
  const change = before && changeOf(numberAt(measure, 0), numberAt(before, 0));
  return `${tile.title}: ${valueText(measure, 0)}${change ? `, ${change.spoken} ${tile.compare ?? 'the time before'}` : ''}.`;
}

function scatterSentence(tile: ChartTile, frame: Frame): string {
  const [x, y] = [one(frame, 'x'), one(frame, 'y')];
  return `${y?.label ?? tile.title} against ${x?.label.toLowerCase() ?? 'x'}: ${frame.rows.toLocaleString('en-US')} ${frame.rows === 1 ? 'point' : 'points'}.`;
}

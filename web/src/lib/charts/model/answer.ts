import type { AnswerType, Cell, ColumnRole, TileColumn, TileDefinition } from '../../api/contract.ts';
import type { Grain, NumberFormat } from '../../format/index.ts';

export type { AskedTime, TextBlock, TileAnswer, TileKind } from '../../api/contract.ts';
export type { Grain } from '../../format/index.ts';
export type Role = ColumnRole;
export type ValueType = AnswerType;
export type Value = Cell;
export type ValueFormat = NumberFormat;
export type ColumnMeaning = TileColumn;

/** What a drawer has to know of a tile beside its answer. */
export type ChartTile = Pick<TileDefinition, 'id' | 'kind' | 'title' | 'geography'> & {
  /** What the numbers are compared with, in words: `previous period`. */
  compare?: string;
  /** Twelfths of the page. */
  width?: number;
};

/** Members of a field that a viewer chose in this tile. */
export interface Click {
  field: string;
  value: string;
  grain?: Grain;
}

/** The page that follows rows of these members to their sources. */
export type TrailOf = (clicks: readonly Click[]) => string | null;

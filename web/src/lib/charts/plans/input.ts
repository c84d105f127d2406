import type { ChartTile, TileAnswer } from '../model/answer.ts';
import type { ColorRegistry } from '../model/colors.ts';
import type { Frame } from '../model/frame.ts';
import type { Space } from '../scene.ts';

/** What a plan works with. */
export interface PlanInput {
  tile: ChartTile;
  answer: TileAnswer;
  frame: Frame;
  space: Space;
  colors: ColorRegistry;
  /** Up to when the data go, on the viewer's clock; null where nobody knows. */
  dataTo: number | null;
  /** Which of the scene's views is chosen; undefined: the first. */
  view?: string | undefined;
}

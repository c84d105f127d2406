import type { Space } from '../scene.ts';

/** A label that wants to stand at `y`. */
export interface EndLabel {
  y: number;
  text: string;
  paint: string;
}

const lineHeight = 16;
const widest = 140;

/** How much room labels at the right end need; null when they do not fit and a legend is better. */
export function endLabelRoom(texts: string[], space: Space): number | null {
  if (texts.length < 2 || texts.length > 4) return null;
  const width = Math.ceil(Math.max(...texts.map((text) => space.measure(text)))) + 12;
  return width <= widest && width <= space.width * 0.28 ? width : null;
}

/** Moves labels apart so that none covers another, within top and bottom, each as near to its line as it can be. */
export function spreadLabels(labels: readonly EndLabel[], top: number, bottom: number): EndLabel[] {
  const sorted = [...labels].sort((a, b) => a.y - b.y).map((label) => ({ ...label }));
  let least = top + lineHeight / 2;
  for (const label of sorted) {
    label.y = Math.max(label.y, least);
    least = label.y + lineHeight;
  }
  let most = bottom - lineHeight / 2;
  for (const label of sorted.reverse()) {
    label.y = Math.min(label.y, most);
    most = label.y - lineHeight;
  }
  return sorted.reverse();
}

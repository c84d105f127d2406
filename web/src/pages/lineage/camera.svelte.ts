import type { LineageMap, MapNode } from '../../lib/api/contract.ts';
import { centre, fit, pan, start, zoom, type Part, type Point, type Size, type View } from './viewport.ts';

/** Pixels round a drawing that belong to it, for lines on its edge. */
export const bleed = 8;

/** Where a map is looked at from. A move changes nothing but the transform of what is drawn, which costs a browser no drawing. What is
 * drawn follows when half a window has gone by, when the map rests at another scale, and when it has become twice or half as large. */
export class Camera {
  readonly size = $state<Size>({ width: 0, height: 0 });
  #view = $state.raw<View>({ x: 0, y: 0, scale: 1 });
  #scale = $state(1);
  #resting: ReturnType<typeof setTimeout> | undefined;

  readonly #step = $derived({ width: this.size.width / this.#scale / 2, height: this.size.height / this.#scale / 2 });
  readonly #left = $derived(before(this.#view.x, this.#step.width));
  readonly #top = $derived(before(this.#view.y, this.#step.height));

  /** The part of the map that is drawn: what is seen, and at least half a window more on each side. */
  readonly part = $derived<Part>({ left: this.#left, top: this.#top, right: this.#left + 5 * this.#step.width, bottom: this.#top + 5 * this.#step.height });

  /** As CSS takes it, for a drawing that begins at the map's corner. */
  readonly transform = $derived(placed(this.#view, this.#scale));

  get view(): View {
    return this.#view;
  }

  /** The scale at which the map is drawn; it may be seen at another one for a moment. */
  get scale(): number {
    return this.#scale;
  }

  /** Moves by pixels of the window. */
  pan(by: Point): void {
    this.#view = pan(this.#view, by);
  }

  /** Magnifies while a hand does it: drawn anew when it rests. */
  zoom(by: number, at: Point): void {
    this.#view = zoom(this.#view, by, at);
    const ratio = this.#view.scale / this.#scale;
    clearTimeout(this.#resting);
    if (ratio > 2 || ratio < 0.5) this.#scale = this.#view.scale;
    else this.#resting = setTimeout(() => (this.#scale = this.#view.scale), 150);
  }

  /** Magnifies at once, round the middle. */
  magnify(by: number): void {
    this.#jump(zoom(this.#view, by, { x: this.size.width / 2, y: this.size.height / 2 }));
  }

  showAll(map: LineageMap): void {
    this.#jump(fit(map, this.size));
  }

  /** The first look at a map. */
  begin(map: LineageMap): void {
    this.#jump(start(map, this.size));
  }

  showBox(node: MapNode): void {
    this.#jump(centre(this.#view, node, this.size));
  }

  #jump(view: View): void {
    clearTimeout(this.#resting);
    this.#view = view;
    this.#scale = view.scale;
  }
}

/** The last step that is at least one step before a place. */
function before(at: number, step: number): number {
  return step > 0 ? Math.floor(at / step - 1) * step : 0;
}

function placed(view: View, scale: number): string {
  const ratio = view.scale / scale;
  // Between two pixels of the screen, names would be blurred.
  const snap = (at: number) => (ratio === 1 ? Math.round(at * devicePixelRatio) / devicePixelRatio : at);
  return `translate(${snap(-view.x * view.scale - bleed * ratio)}px, ${snap(-view.y * view.scale - bleed * ratio)}px) scale(${ratio})`;
}

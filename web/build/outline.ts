import { geoPath, type GeoPermissibleObjects, type GeoProjection } from 'd3-geo';

/** A shape as a short SVG path: whole units, each step relative to the one before, no step that leads nowhere. */
export function pathOf(shape: GeoPermissibleObjects, projection: GeoProjection | null, unit = 1): string {
  const outline = new Outline(unit);
  geoPath(projection, outline)(shape);
  return outline.text();
}

/** What d3-geo draws on. */
class Outline {
  readonly #rings: [number, number][][] = [];
  readonly #unit: number;

  constructor(unit: number) {
    this.#unit = unit;
  }

  beginPath(): void {}

  moveTo(x: number, y: number): void {
    this.#rings.push([this.#round(x, y)]);
  }

  lineTo(x: number, y: number): void {
    const ring = this.#rings.at(-1);
    const last = ring?.at(-1);
    const point = this.#round(x, y);
    if (ring && last && (last[0] !== point[0] || last[1] !== point[1])) ring.push(point);
  }

  closePath(): void {}

  arc(): void {}

  text(): string {
    return this.#rings.filter((ring) => ring.length > 2).map(ringText).join('');
  }

  #round(x: number, y: number): [number, number] {
    return [Math.round(x / this.#unit), Math.round(y / this.#unit)];
  }
}

function ringText(ring: [number, number][]): string {
  let [x, y] = ring[0] ?? [0, 0];
  let path = `M${x} ${y}l`;
  ring.slice(1).forEach(([nextX, nextY], index) => {
    const [right, down] = [nextX - x, nextY - y];
    path += `${index > 0 && right >= 0 ? ' ' : ''}${right}${down >= 0 ? ' ' : ''}${down}`;
    [x, y] = [nextX, nextY];
  });
  return `${path}z`;
}

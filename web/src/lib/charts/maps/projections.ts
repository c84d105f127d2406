import { geoAlbersUsa, geoEqualEarth } from 'd3-geo';
import type { Atlas } from './atlas.ts';

/** From degrees to the units of an atlas; null beyond its edges. */
export function projectionOf({ projected }: Atlas): (lon: number | null, lat: number | null) => [number, number] | null {
  const kind = projected.by === 'equal-earth' ? geoEqualEarth() : geoAlbersUsa();
  const projection = kind.scale(projected.scale).translate([projected.x, projected.y]);
  return (lon, lat) => (lon === null || lat === null || Math.abs(lat) > 90 ? null : projection([lon, lat]));
}

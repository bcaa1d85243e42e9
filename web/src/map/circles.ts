// Rings on the ground: a circle of so many kilometres, drawn as a polygon so that it can be dashed.
const KILOMETRES_A_DEGREE = 111.195;

/** A ring around a point, closed; `radius` in kilometres. */
export function ring(lon: number, lat: number, radius: number, corners = 64): [number, number][] {
  const up = radius / KILOMETRES_A_DEGREE;
  const across = up / Math.max(0.05, Math.cos((lat * Math.PI) / 180));
  return Array.from({ length: corners + 1 }, (_, at) => {
    const angle = ((at % corners) / corners) * 2 * Math.PI;
    return [lon + across * Math.cos(angle), Math.max(-85, Math.min(85, lat + up * Math.sin(angle)))];
  });
}

/** Pixels at zoom 0 that a radius takes at a latitude; it doubles with each step of zoom (tiles of 512). */
export function pixelsAtZero(radius: number, lat: number): number {
  return (radius * 1000) / (78271.517 * Math.max(0.05, Math.cos((lat * Math.PI) / 180)));
}

type Ring = readonly (readonly number[])[];

function holds(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  for (let at = 0, last = ring.length - 1; at < ring.length; last = at++) {
    const [x0 = 0, y0 = 0] = ring[at] ?? [];
    const [x1 = 0, y1 = 0] = ring[last] ?? [];
    if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside;
  }
  return inside;
}

function boxOf(ring: Ring): [number, number, number, number] {
  const [xs, ys] = [ring.map((at) => at[0] ?? 0), ring.map((at) => at[1] ?? 0)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** A point well inside the largest ring, for a label: of a grid of points the one farthest from the edge. */
export function middle(geometry: GeoJSON.Polygon | GeoJSON.MultiPolygon): [number, number] {
  const rings = (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates).map(
    (polygon) => polygon[0] ?? [],
  );
  const size = ([west, south, east, north]: [number, number, number, number]): number =>
    (east - west) * (north - south);
  const largest = rings.reduce((best, ring) => (size(boxOf(ring)) > size(boxOf(best)) ? ring : best));
  const [west, south, east, north] = boxOf(largest);
  let best: [number, number] = [(west + east) / 2, (south + north) / 2];
  let most = -1;
  for (let column = 1; column < 16; column++)
    for (let row = 1; row < 16; row++) {
      const [x, y] = [west + ((east - west) * column) / 16, south + ((north - south) * row) / 16];
      if (!holds(largest, x, y)) continue;
      const away = largest.reduce(
        (least, at) => Math.min(least, ((at[0] ?? 0) - x) ** 2 + ((at[1] ?? 0) - y) ** 2),
        Infinity,
      );
      if (away > most) [most, best] = [away, [x, y]];
    }
  return best;
}

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

/** The middle of the largest ring's box: where a label of an area goes. */
export function middle(geometry: GeoJSON.Polygon | GeoJSON.MultiPolygon): [number, number] {
  const rings = geometry.type === "Polygon" ? [geometry.coordinates[0]] : geometry.coordinates.map((polygon) => polygon[0]);
  let best: [number, number] = [0, 0];
  let most = -1;
  for (const one of rings) {
    if (one === undefined) continue;
    const [xs, ys] = [one.map((at) => at[0] ?? 0), one.map((at) => at[1] ?? 0)];
    const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    if ((east - west) * (north - south) <= most) continue;
    most = (east - west) * (north - south);
    best = [(west + east) / 2, (south + north) / 2];
  }
  return best;
}

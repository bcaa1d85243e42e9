// The filter lives in the address, so that a view can be sent; these change it and nothing else.

/** The address with some parameters changed; null or "" takes one out. Paging starts anew. */
export function withParameters(address: string, changes: Readonly<Record<string, string | null>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(changes))
    if (value === null || value === "") url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  return url.href;
}

/** West, south, east, north in degrees; west may be greater than east where the view crosses the 180th meridian. */
export type Box = readonly [number, number, number, number];

export function parseBox(text: string | null): Box | null {
  const numbers = (text ?? "").split(",").map((part) => (part.trim() === "" ? NaN : Number(part)));
  if (numbers.length !== 4 || numbers.some((value) => !Number.isFinite(value))) return null;
  const [west, south, east, north] = numbers as [number, number, number, number];
  const fits =
    Math.abs(west) <= 180 &&
    Math.abs(east) <= 180 &&
    south >= -90 &&
    north <= 90 &&
    south < north &&
    west !== east;
  return fits ? [west, south, east, north] : null;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function turn(longitude: number): number {
  return longitude >= -180 && longitude <= 180 ? longitude : ((((longitude + 180) % 360) + 360) % 360) - 180;
}

/** A box as the address carries it; a view as wide as the world is [-180, 180]. */
export function boxWords([west, south, east, north]: Box): string {
  const [left, right] = east - west >= 360 ? [-180, 180] : [turn(west), turn(east)];
  return [left, Math.max(-90, south), right, Math.min(90, north)].map(round).join(",");
}

/** Whether a point lies in the box. */
export function inBox([west, south, east, north]: Box, lon: number, lat: number): boolean {
  if (lat < south || lat > north) return false;
  return west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
}

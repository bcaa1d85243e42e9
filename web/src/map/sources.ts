// The data of the layers, from spots and shapes.
import type { GeoJSONSourceSpecification } from "maplibre-gl";
import { pixelsAtZero, ring } from "./circles.ts";
import { FINE } from "./zooms.ts";
import { disputedAreas, unitShape, type Lines, type NearWorld, type UnitFile, type World } from "./shapes.ts";
import { foremostOf, type Spot } from "./spots.ts";
import { Units, type UnitProperties } from "./units.ts";

type Features = GeoJSON.FeatureCollection;

export const collect = (features: GeoJSON.Feature[]): Features => ({ type: "FeatureCollection", features });
const source = (
  data: Features,
  more: Partial<GeoJSONSourceSpecification> = {},
): GeoJSONSourceSpecification => ({ type: "geojson", data, ...more });

function lineFeatures(lines: Record<string, GeoJSON.MultiLineString>): Features {
  return collect(
    Object.entries(lines).map(([kind, geometry]) => ({ type: "Feature", properties: { kind }, geometry })),
  );
}

/** Incidents known to a country alone, by its code. */
export function countryCounts(spots: readonly Spot[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const spot of spots)
    if (spot.drawn === "country" && spot.country !== null) counts.set(spot.country, spot.points.length);
  return counts;
}

function shaded<Feature extends GeoJSON.Feature>(
  features: readonly Feature[],
  counts: Map<string, number>,
  code: (one: Feature) => string | null,
): Feature[] {
  return features.map((one) => {
    const k = counts.get(code(one) ?? "");
    return k === undefined ? one : { ...one, properties: { ...one.properties, k } };
  });
}

function pointFeature(spot: Spot, at: number): GeoJSON.Feature {
  const { lat, lon, drawn, name, radius } = spot;
  const properties = {
    at,
    drawn,
    name,
    n: spot.points.length,
    standing: foremostOf(spot),
    px: pixelsAtZero(radius, lat ?? 0),
  };
  return { type: "Feature", properties, geometry: { type: "Point", coordinates: [lon ?? 0, lat ?? 0] } };
}

/** Dots, rings and units as points that gather in the wide view. Countries are shaded, never a point. */
export function spotSource(spots: readonly Spot[]): GeoJSONSourceSpecification {
  const features = spots.flatMap((spot, at) =>
    spot.drawn === "country" || spot.precision === "region" ? [] : [pointFeature(spot, at)],
  );
  return source(collect(features), {
    cluster: true,
    clusterRadius: 42,
    clusterMaxZoom: FINE - 1,
    clusterProperties: { sum: ["+", ["get", "n"]] },
    maxzoom: 12,
  });
}

/** Rings for districts, regions and for provinces whose shape is not shipped. */
export function ringFeatures(spots: readonly Spot[], shaped: ReadonlySet<number>): Features {
  const features = spots.flatMap((spot, at): GeoJSON.Feature[] => {
    if (
      spot.lat === null ||
      spot.lon === null ||
      shaped.has(at) ||
      (spot.drawn !== "ring" && spot.drawn !== "unit")
    )
      return [];
    const geometry: GeoJSON.Polygon = {
      type: "Polygon",
      coordinates: [ring(spot.lon, spot.lat, spot.radius, 48)],
    };
    return [{ type: "Feature", properties: { at, n: spot.points.length, name: spot.name }, geometry }];
  });
  return collect(features);
}

/** Which spots are whole first-level units, and the shape of each. */
export function unitAreas(
  spots: readonly Spot[],
  file: UnitFile,
): { features: Features; shaped: Set<number> } {
  const units = new Units(file.objects.units.geometries.map((one) => one.properties as UnitProperties));
  const shaped = new Set<number>();
  const features: GeoJSON.Feature[] = [];
  spots.forEach((spot, at) => {
    const found =
      spot.drawn === "unit" ? units.find(spot.placeId, spot.country, spot.admin1, spot.name) : null;
    if (found === null) return;
    shaped.add(at);
    features.push({
      type: "Feature",
      properties: { at, k: spot.points.length },
      geometry: unitShape(file, found),
    });
  });
  return { features: collect(features), shaped };
}

/** Sources of the wide view. */
export function worldSources(
  world: World,
  counts: Map<string, number>,
): Record<string, GeoJSONSourceSpecification> {
  const { areas, rings, labels } = disputedAreas(world);
  const names = world.labels.map((label): GeoJSON.Feature => {
    const k = counts.get(label.c);
    const properties = { c: label.c, n: label.n, s: label.s, ...(k === undefined ? {} : { k }) };
    return { type: "Feature", properties, geometry: { type: "Point", coordinates: label.at } };
  });
  return {
    countries: source(collect(shaded(world.countries.features, counts, (one) => one.properties.c ?? null)), {
      maxzoom: 6,
    }),
    lines: source(lineFeatures(linesAsRecord(world.lines)), { maxzoom: 6 }),
    disputed: source(areas, { maxzoom: 8 }),
    "disputed-rings": source(rings, { maxzoom: 8 }),
    "disputed-labels": source(labels),
    labels: source(collect(names)),
  };
}

/** Sources of the near view, which come later. */
export function nearSources(
  near: NearWorld,
  counts: Map<string, number>,
): Record<"units" | "near-lines", Features> {
  const code = (one: NearWorld["units"]["features"][number]): string | null =>
    one.properties.d === undefined || counts.has(`${one.properties.c}`) ? one.properties.c : null;
  const units = near.units.features.map((one) => ({
    ...one,
    properties: { c: one.properties.c, d: one.properties.d ?? null, n: one.properties.n },
  }));
  return {
    units: collect(shaded(units, counts, (one) => code(one as NearWorld["units"]["features"][number]))),
    "near-lines": lineFeatures({ ...linesAsRecord(near.lines), inner: near.inner }),
  };
}

function linesAsRecord(lines: Lines): Record<string, GeoJSON.MultiLineString> {
  return { settled: lines.settled, disputed: lines.disputed, coast: lines.coast };
}

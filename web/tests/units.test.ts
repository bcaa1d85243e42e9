import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { GeometryCollection, Topology } from "topojson-specification";
import { middle, pixelsAtZero, ring } from "../src/map/circles.ts";
import {
  nearWorld,
  viewWords,
  type CountryProperties,
  type Dispute,
  type UnitFile,
} from "../src/map/shapes.ts";
import { foldUnit, Units, type UnitProperties } from "../src/map/units.ts";

const SHAPES = new URL("../../src/tocsin/desk/assets/shapes/", import.meta.url);
const read = <Value>(name: string): Value => JSON.parse(readFileSync(new URL(name, SHAPES), "utf8")) as Value;
const file = read<UnitFile>("units.json");
const world = read<
  Topology<{ countries: GeometryCollection }> & { disputes: Dispute[]; labels: { c: string }[] }
>("countries.json");
const drawn = world.objects.countries.geometries.map((one) => one.properties as CountryProperties);
const units = new Units(file.objects.units.geometries.map((one) => one.properties as never));
const nameOf = (at: number | null): string | undefined =>
  at === null ? undefined : (file.objects.units.geometries[at]?.properties as UnitProperties | undefined)?.n;

test("a unit is found by its number before its name", () => {
  assert.equal(nameOf(units.find("geonames:408666", "SD", "South Darfur")), "North Darfur");
});

test("a unit is found by any of its names, with or without its kind", () => {
  for (const [country, name, due] of [
    ["UA", "Kharkiv Oblast", "Kharkiv"],
    ["SY", "Idlib Governorate", "Idlib"],
    ["MM", "Sagaing", "Sagaing"],
    ["NG", "Borno State", "Borno"],
  ] as const)
    assert.equal(nameOf(units.find(null, country, name)), due, name);
});

test("a name of another country finds nothing", () => {
  assert.equal(units.find(null, "SD", "Kharkiv Oblast"), null);
  assert.equal(units.find("geonames:999999999", "SD", null, "Nowhere at All"), null);
});

test("folding takes marks and kinds away and leaves a name", () => {
  assert.deepEqual(["Donets'k", "État du Río", "Province", "North Kivu Province"].map(foldUnit), [
    "donetsk",
    "etat du rio",
    "province",
    "north kivu",
  ]);
});

test("every disputed place of the table is drawn, as a shape or a ring, with both views", () => {
  const table = readFileSync(
    new URL("../../src/tocsin/knowledge/data/places/disputed.tsv", import.meta.url),
    "utf8",
  )
    .trimEnd()
    .split("\n")
    .slice(1);
  const shaped = new Set(drawn.map((one) => one.d));
  assert.deepEqual(
    world.disputes.map((one) => `tocsin:disputed/${one.id}`).sort(),
    table.map((line) => line.split("\t")[0]).sort(),
  );
  for (const one of world.disputes) {
    assert.ok(shaped.has(one.id) || one.ring !== undefined, one.id);
    assert.ok(one.of.length > 0 && one.held.length > 0 && one.source !== "", one.id);
  }
});

test("a disputed area belongs to no country's shape, unless it is the whole of one", () => {
  const codes = drawn.filter((one) => one.d === "crimea").map((one) => one.c);
  assert.deepEqual(codes, [undefined]);
  assert.ok(drawn.some((one) => one.d === "kosovo" && one.c === "XK"));
});

test("views in words", () => {
  const dispute = { id: "x", name: "X", of: ["Ukraine"], held: ["Russia"], since: "", note: "", source: "" };
  assert.equal(viewWords(dispute), "of Ukraine · held by Russia");
  assert.equal(
    viewWords({ ...dispute, of: ["India", "Pakistan", "China"] }),
    "claimed by India, Pakistan and China · held by Russia",
  );
});

test("lines round a disputed area are not settled", () => {
  const { lines } = nearWorld(file);
  assert.ok(lines.disputed.coordinates.length > 50 && lines.settled.coordinates.length > 200);
});

test("rings are round on the ground and close", () => {
  const points = ring(30, 60, 100);
  assert.deepEqual(points[0], points.at(-1));
  assert.ok(
    Math.abs((points[0]?.[0] ?? 0) - 30 - 1.7986) < 0.01 &&
      Math.abs((points[16]?.[1] ?? 0) - 60 - 0.8993) < 0.01,
  );
  assert.ok(Math.abs(pixelsAtZero(78.271517, 0) - 1) < 1e-9);
});

test("a label lies inside its area", () => {
  const horseshoe: GeoJSON.Polygon = {
    type: "Polygon",
    coordinates: [
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [7, 10],
        [7, 3],
        [3, 3],
        [3, 10],
        [0, 10],
        [0, 0],
      ],
    ],
  };
  const [x, y] = middle(horseshoe);
  assert.ok(x < 3 || x > 7 || y < 3);
});

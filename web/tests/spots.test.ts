import assert from "node:assert/strict";
import { test } from "node:test";
import { inView } from "../src/map/inview.ts";
import { readPoints, type Table } from "../src/map/points.ts";
import { gather, tallyOf } from "../src/map/spots.ts";

const COLUMNS = [
  "id",
  "type",
  "standing",
  "grade",
  "lat",
  "lon",
  "precision",
  "country",
  "place",
  "place_id",
  "admin1",
  "start",
  "killed",
  "words",
];
const row = (
  id: string,
  lat: number | null,
  lon: number | null,
  precision: string | null,
  country: string | null,
  standing = "reported",
): unknown[] => [
  id,
  "ASSAULT",
  standing,
  "single-source",
  lat,
  lon,
  precision,
  country,
  "Somewhere",
  "geonames:1",
  null,
  "2024-05-03",
  3,
  "words",
];
const table = (...rows: unknown[][]): Table => ({ columns: COLUMNS, rows });

test("columns are found by name", () => {
  const [point] = readPoints({
    columns: ["words", "id", "radius_km", "standing"],
    rows: [["<b>x</b>", "i1", 12, "denied"]],
  });
  assert.deepEqual(
    [point?.words, point?.id, point?.radius, point?.standing, point?.lat],
    ["<b>x</b>", "i1", 12, "denied", null],
  );
});

test("a row without id is left out and a strange value is unknown", () => {
  const points = readPoints(table([null], ["i1", "X", "shouted", "", "north", NaN, "street"]));
  assert.deepEqual(
    points.map((point) => [point.standing, point.lat, point.lon, point.precision]),
    [["reported", null, null, null]],
  );
});

test("a country is never a dot", () => {
  const { spots } = gather(
    readPoints(table(row("i1", 15, 30, "country", "SD"), row("i2", null, null, "country", "SD"))),
  );
  assert.deepEqual(
    spots.map((spot) => [spot.drawn, spot.points.length]),
    [["country", 2]],
  );
});

test("precision decides how a place is drawn", () => {
  const rows = ["site", "town", "district", "province", "region"].map((precision, at) =>
    row(`i${at}`, 15, 30, precision, "SD"),
  );
  assert.deepEqual(
    gather(readPoints(table(...rows))).spots.map((spot) => spot.drawn),
    ["dot", "dot", "ring", "unit", "ring"],
  );
});

test("what has no coordinates or no precision is nowhere, not somewhere", () => {
  const { spots, nowhere } = gather(
    readPoints(
      table(
        row("i1", null, null, "town", "SY"),
        row("i2", 1, 2, null, "SY"),
        row("i3", null, null, "country", null),
      ),
    ),
  );
  assert.deepEqual([spots.length, nowhere.map((point) => point.id)], [0, ["i1", "i2", "i3"]]);
});

test("incidents of one place are one spot with a tally", () => {
  const { spots } = gather(
    readPoints(
      table(
        row("i1", 15, 30, "town", "SD"),
        row("i2", 15, 30, "town", "SD", "denied"),
        row("i3", 15.1, 30, "town", "SD"),
      ),
    ),
  );
  assert.deepEqual(
    spots.map((spot) => tallyOf(spot.points)),
    [{ reported: 1, denied: 1 }, { reported: 1 }],
  );
});

test("the list names what lies in the box, most first", () => {
  const { spots } = gather(
    readPoints(
      table(
        row("i1", 15, 30, "town", "SD"),
        row("i2", 50, 30, "town", "UA"),
        row("i3", null, null, "country", "SD"),
        row("i4", null, null, "country", "SD"),
      ),
    ),
  );
  const seen = inView(spots, [20, 5, 40, 25], new Map([["SD", [30, 16]]]));
  assert.deepEqual(
    seen.map((spot) => spot.drawn),
    ["country", "dot"],
  );
});

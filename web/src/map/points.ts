// The light rows of the record for the map, and how finely each may be drawn.
import { isStanding, type Standing } from "../standings.ts";

export type Precision = "site" | "town" | "district" | "province" | "country" | "region";

export type Point = {
  id: string;
  type: string;
  standing: Standing;
  grade: string;
  lat: number | null;
  lon: number | null;
  precision: Precision | null;
  country: string | null;
  place: string | null;
  placeId: string | null;
  admin1: string | null;
  start: string | null;
  killed: number | null;
  words: string;
  radius: number | null;
};

export type Table = { columns: string[]; rows: unknown[][] };

/** Kilometres that a place of a precision reaches, where the gazetteer does not say. */
export const REACH: Readonly<Record<Precision, number>> = {
  site: 1,
  town: 5,
  district: 25,
  province: 90,
  country: 0,
  region: 300,
};

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const number = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) ? value : null;

function precision(value: unknown): Precision | null {
  return typeof value === "string" && value in REACH ? (value as Precision) : null;
}

/** Points out of a table; columns are found by name, so that a server may add some or change their order. */
export function readPoints(table: Table): Point[] {
  const at = new Map(table.columns.map((name, index) => [name, index]));
  const cell = (row: unknown[], name: string): unknown => row[at.get(name) ?? -1];
  return table.rows.flatMap((row) => {
    const [id, standing] = [text(cell(row, "id")), cell(row, "standing")];
    if (id === null) return [];
    return [
      {
        id,
        type: text(cell(row, "type")) ?? "",
        standing: isStanding(standing) ? standing : "reported",
        grade: text(cell(row, "grade")) ?? "",
        lat: number(cell(row, "lat")),
        lon: number(cell(row, "lon")),
        precision: precision(cell(row, "precision")),
        country: text(cell(row, "country")),
        place: text(cell(row, "place")),
        placeId: text(cell(row, "place_id")),
        admin1: text(cell(row, "admin1")),
        start: text(cell(row, "start")),
        killed: number(cell(row, "killed")),
        words: text(cell(row, "words")) ?? "",
        radius: number(cell(row, "radius_km")),
      },
    ];
  });
}

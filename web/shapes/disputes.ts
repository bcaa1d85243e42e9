// Which shape belongs to which row of the table of disputed places, and what each side says of it.
import { readTable, type Row } from "./tables.ts";

const SHAPES = new URL("disputed.tsv", import.meta.url);
const VIEWS = new URL("../../src/tocsin/knowledge/data/places/disputed.tsv", import.meta.url);
const COUNTRIES = new URL("../../src/tocsin/knowledge/data/gazetteer/countries.tsv", import.meta.url);

const byUnit = new Map<string, string>();
for (const row of readTable(SHAPES))
  for (const unit of row.units!.split("|")) if (unit !== "") byUnit.set(unit, short(row.id!));

function short(id: string): string {
  return id.replace("tocsin:disputed/", "");
}

/** The disputed area that a unit is in: by its own code, or with the whole of its NE country (`=XYZ`). */
export function disputeOf(unit: string, country: string): string | null {
  return byUnit.get(unit) ?? byUnit.get(`=${country}`) ?? null;
}

/** Every row of the table of disputed places: its views by name, and a ring where no shape is shipped. */
export function disputes(split: (cell: string) => string[]): unknown[] {
  const names = new Map(readTable(COUNTRIES).map((row: Row) => [row.iso!, row.name!]));
  const shapes = new Map(readTable(SHAPES).map((row: Row) => [row.id!, row]));
  const named = (cell: string): string[] => split(cell).map((party) => names.get(party) ?? party);
  return readTable(VIEWS).map((row) => {
    const shape = shapes.get(row.id!);
    if (shape === undefined) throw new Error(`${row.id} has no line in web/shapes/disputed.tsv`);
    const ring =
      shape.units === "" ? { ring: [Number(shape.lon), Number(shape.lat), Number(shape.radius_km)] } : {};
    const views = {
      of: named(row.de_jure!),
      held: named(row.de_facto!),
      since: row.since,
      note: row.note,
      source: row.source,
    };
    return { id: short(row.id!), name: row.name, ...views, ...ring };
  });
}

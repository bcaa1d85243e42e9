// Tab-separated tables of the project, read as strictly as the Python side reads them.
import { readFileSync } from "node:fs";

export type Row = Readonly<Record<string, string>>;

/** Rows of a table with a heading line; a row with a wrong number of cells is an error. */
export function readTable(path: URL): Row[] {
  const [heading, ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
  const names = (heading ?? "").split("\t");
  return lines.map((line, number) => {
    const cells = line.split("\t");
    if (cells.length !== names.length)
      throw new Error(`${path.pathname}, line ${number + 2}: ${cells.length} cells`);
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""]));
  });
}

/** The parts of a cell that holds several values. */
export function splitCell(cell: string): string[] {
  return cell === "" ? [] : cell.split("|");
}

// Finds the shape of a first-level unit: by its GeoNames number, else by its country and any of its names.
export type UnitProperties = { n: string; c: string | null; i: string; g?: number; o?: string; d?: string };

/** A name without marks, case, signs and words for the kind of unit. */
export function foldUnit(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’ʼ`ʹ]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ");
  const kinds =
    /\b(province|provincia|governorate|oblast|region|state|district|department|wilaya|wilayat|prefecture|muhafazat|of|the|city)\b/g;
  return plain.replace(kinds, " ").replace(/\s+/g, " ").trim() || plain.trim();
}

export class Units {
  private readonly byNumber = new Map<number, number>();
  private readonly byName = new Map<string, number>();

  constructor(units: readonly UnitProperties[]) {
    units.forEach((unit, at) => {
      if (unit.g !== undefined) this.byNumber.set(unit.g, at);
      for (const name of [unit.n, ...(unit.o?.split("|") ?? [])]) {
        const key = `${unit.c} ${foldUnit(name)}`;
        if (!this.byName.has(key)) this.byName.set(key, at);
      }
    });
  }

  /** The unit's place in the list, or null: then a ring is drawn and not a guess. */
  find(placeId: string | null, country: string | null, ...names: (string | null)[]): number | null {
    const number = placeId?.match(/^geonames:(\d+)$/)?.[1];
    const found = number === undefined ? undefined : this.byNumber.get(Number(number));
    if (found !== undefined) return found;
    for (const name of names) {
      const at = name === null ? undefined : this.byName.get(`${country} ${foldUnit(name)}`);
      if (at !== undefined) return at;
    }
    return null;
  }
}

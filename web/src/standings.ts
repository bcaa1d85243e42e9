// How an act stands, as the record says it, with the sign that stands beside the colour everywhere.
export const STANDINGS = [
  "reported",
  "claimed",
  "alleged",
  "denied",
  "threatened",
  "called-for",
  "negated",
] as const;
export type Standing = (typeof STANDINGS)[number];

export const SIGNS: Readonly<Record<Standing, string>> = {
  reported: "●",
  claimed: "◐",
  alleged: "◆",
  denied: "✕",
  threatened: "▲",
  "called-for": "■",
  negated: "○",
};

export type Tally = Readonly<Partial<Record<Standing, number>>>;

export function isStanding(value: unknown): value is Standing {
  return STANDINGS.includes(value as Standing);
}

/** All of a tally together. */
export function total(tally: Tally): number {
  return STANDINGS.reduce((sum, standing) => sum + (tally[standing] ?? 0), 0);
}

/** The standing that most have; of equals, the first in the order above. */
export function foremost(tally: Tally): Standing {
  return STANDINGS.reduce(
    (best, standing) => ((tally[standing] ?? 0) > (tally[best] ?? 0) ? standing : best),
    STANDINGS[0],
  );
}

/** "12 reported, 3 claimed". */
export function tallyWords(tally: Tally): string {
  const parts = STANDINGS.filter((standing) => (tally[standing] ?? 0) > 0).map(
    (standing) => `${count(tally[standing] ?? 0)} ${standing}`,
  );
  return parts.length > 0 ? parts.join(", ") : "none";
}

/** "1 place", "2 places". */
export function counted(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A whole number with thin spaces between thousands. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
}

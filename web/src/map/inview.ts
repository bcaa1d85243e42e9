// What the map shows, as a list: for keyboards and for those who hear the page.
import { inBox, type Box } from "../address.ts";
import { element, foreign } from "../dom.ts";
import { count, counted } from "../standings.ts";
import type { Spot } from "./spots.ts";

const MOST = 60;

/** Spots whose middle lies in the box, those with most incidents first; countries by their label's place. */
export function inView(
  spots: readonly Spot[],
  box: Box,
  middles: ReadonlyMap<string, readonly [number, number]>,
): Spot[] {
  const at = (spot: Spot): readonly [number, number] | null => {
    if (spot.drawn === "country") return middles.get(spot.country ?? "") ?? null;
    return spot.lat === null || spot.lon === null ? null : [spot.lon, spot.lat];
  };
  const seen = spots.filter((spot) => {
    const where = at(spot);
    return where !== null && inBox(box, where[0], where[1]);
  });
  return seen.sort(
    (one, other) => other.points.length - one.points.length || one.name.localeCompare(other.name),
  );
}

export class InView {
  readonly whole = element("details", { class: "in-view" });
  private readonly summary = element("summary", {});
  private readonly list = element("ol", {});
  private readonly more = element("p", { class: "meta" });

  constructor() {
    this.whole.append(this.summary, this.list, this.more);
  }

  /** Takes the focus back where it was lost: to the card that closed, which this list had opened. */
  takeFocus(): void {
    if (this.whole.open && (document.activeElement === document.body || document.activeElement === null))
      this.summary.focus();
  }

  show(seen: readonly Spot[], open: (spot: Spot) => void): void {
    const incidents = seen.reduce((sum, spot) => sum + spot.points.length, 0);
    this.summary.textContent = `In view: ${counted(incidents, "incident", "incidents")} in ${counted(seen.length, "place", "places")}`;
    this.list.replaceChildren(
      ...seen.slice(0, MOST).map((spot) => {
        const button = element(
          "button",
          { type: "button" },
          foreign(spot.name || "Place without a name"),
          element("span", { class: "figure" }, count(spot.points.length)),
        );
        button.addEventListener("click", () => open(spot));
        return element("li", {}, button);
      }),
    );
    this.more.textContent =
      seen.length > MOST
        ? `and ${count(seen.length - MOST)} more places; zoom in, or use the list of incidents`
        : "";
  }
}

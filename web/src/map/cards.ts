// What stands in a popup. Names and words come from reports: they are set as text and nothing else.
import { element, foreign } from "../dom.ts";
import { count, SIGNS, tallyWords } from "../standings.ts";
import type { Dispute } from "./shapes.ts";
import { viewWords } from "./shapes.ts";
import type { Point } from "./points.ts";
import { precisionWords, tallyOf, type Spot } from "./spots.ts";

const MOST = 12;

function line(point: Point, incidents: string): HTMLElement {
  const killed = point.killed === null ? "" : ` · ${count(point.killed)} killed`;
  const when =
    point.start === null
      ? element("span", { class: "unknown" }, "day not known")
      : element("time", { datetime: point.start }, point.start);
  const meta = element(
    "span",
    { class: "meta" },
    when,
    ` · ${SIGNS[point.standing]} ${point.standing} · ${point.grade}${killed}`,
  );
  return element(
    "li",
    {},
    element("a", { href: incidents + encodeURIComponent(point.id), dir: "auto" }, point.words || point.type),
    meta,
  );
}

/** The incidents of one place, newest first, and a way to all of them. */
export function spotCard(spot: Spot, incidents: string, all: string | null): HTMLElement {
  const card = element("div", { class: "place-card" });
  const newest = [...spot.points].sort((one, other) => (other.start ?? "").localeCompare(one.start ?? ""));
  card.append(element("h3", { tabindex: -1 }, foreign(spot.name || "Place without a name")));
  const tally = spot.points.length > 1 ? `: ${tallyWords(tallyOf(spot.points))}` : "";
  card.append(element("p", { class: "meta" }, `${precisionWords(spot.precision)}${tally}`));
  card.append(element("ol", {}, ...newest.slice(0, MOST).map((point) => line(point, incidents))));
  if (spot.points.length > MOST && all !== null)
    card.append(
      element("p", {}, element("a", { href: all }, `All ${count(spot.points.length)} in the list`)),
    );
  return card;
}

/** Both views of a disputed area. */
export function disputeCard(dispute: Dispute): HTMLElement {
  const since = dispute.since === "" ? "" : ` since ${dispute.since}`;
  return element(
    "div",
    { class: "place-card" },
    element("h3", { tabindex: -1 }, foreign(dispute.name)),
    element("p", {}, `${viewWords(dispute)}${since}`),
    element("p", { class: "meta" }, dispute.note),
    element("p", { class: "meta" }, dispute.source),
  );
}

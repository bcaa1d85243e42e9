// What the signs of the map mean.
import { drawn, element } from "../dom.ts";

function item(words: string, ...parts: SVGElement[]): HTMLElement {
  return element("li", {}, drawn("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" }, ...parts), words);
}

export function legend(): HTMLElement {
  return element(
    "ul",
    { class: "map-legend" },
    item(
      "town or site, with how far it reaches",
      drawn("circle", { class: "reach", cx: 10, cy: 10, r: 9 }),
      drawn("circle", { class: "dot", cx: 10, cy: 10, r: 4 }),
    ),
    item("somewhere in the district", drawn("circle", { class: "ring", cx: 10, cy: 10, r: 8 })),
    item(
      "somewhere in the province or country",
      drawn("rect", { class: "shade", x: 1, y: 3, width: 18, height: 14 }),
    ),
    item("several places", drawn("circle", { class: "group", cx: 10, cy: 10, r: 8 })),
    item("disputed", drawn("path", { class: "hatch", d: "M0 12 12 0M2 20 20 2M10 20 20 10" })),
  );
}

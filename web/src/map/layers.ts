// The layers of the map, from the sea up.
import type { LayerSpecification } from "maplibre-gl";
import { areas, spots } from "./layersofincidents.ts";
import { borders, land } from "./layersofland.ts";
import { labels } from "./layersofnames.ts";
import type { Paint } from "./paint.ts";

/** All layers, from the sea up; `scale` is how much larger than usual letters and signs are. */
export function layersOf(paint: Paint, scale = 1): LayerSpecification[] {
  return [
    ...land(paint),
    ...borders(paint),
    ...areas(paint),
    ...labels(paint, scale),
    ...spots(paint, scale),
  ];
}

/** Layers that answer a click, uppermost first. */
export const TOUCHABLE = [
  "clusters",
  "dots",
  "area-counts",
  "unit-areas",
  "rings",
  "wide-rings",
  "disputed-labels",
  "country-labels",
  "near-shade",
  "shade",
] as const;

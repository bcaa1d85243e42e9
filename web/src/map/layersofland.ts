// Sea, land, what is disputed, and borders.
import type { LayerSpecification } from "maplibre-gl";
import type { Paint } from "./paint.ts";
import { NEAR, steps } from "./zooms.ts";

export function land(paint: Paint): LayerSpecification[] {
  return [
    { id: "sea", type: "background", paint: { "background-color": paint.sea } },
    {
      id: "land",
      type: "fill",
      source: "countries",
      maxzoom: NEAR,
      paint: { "fill-color": paint.land, "fill-antialias": false },
    },
    {
      id: "near-land",
      type: "fill",
      source: "units",
      minzoom: NEAR,
      paint: { "fill-color": paint.land, "fill-antialias": false },
    },
    {
      id: "shade",
      type: "fill",
      source: "countries",
      maxzoom: NEAR,
      filter: ["has", "k"],
      paint: { "fill-color": paint.shade, "fill-opacity": steps("k"), "fill-antialias": false },
    },
    {
      id: "near-shade",
      type: "fill",
      source: "units",
      minzoom: NEAR,
      filter: ["has", "k"],
      paint: { "fill-color": paint.shade, "fill-opacity": steps("k"), "fill-antialias": false },
    },
    {
      id: "disputed",
      type: "fill",
      source: "disputed",
      paint: { "fill-pattern": "hatch", "fill-opacity": 0.8 },
    },
    {
      id: "coast",
      type: "line",
      source: "lines",
      maxzoom: NEAR,
      filter: ["==", ["get", "kind"], "coast"],
      paint: { "line-color": paint.coast, "line-width": 0.7 },
    },
    {
      id: "near-coast",
      type: "line",
      source: "near-lines",
      minzoom: NEAR,
      filter: ["==", ["get", "kind"], "coast"],
      paint: { "line-color": paint.coast, "line-width": 0.8 },
    },
    {
      id: "inner",
      type: "line",
      source: "near-lines",
      minzoom: NEAR,
      filter: ["==", ["get", "kind"], "inner"],
      paint: { "line-color": paint.unit, "line-width": 0.8 },
    },
  ];
}

export function borders(paint: Paint): LayerSpecification[] {
  const both = (id: string, kind: string, extra: Record<string, unknown>): LayerSpecification[] =>
    (["lines", "near-lines"] as const).map((source, at) => ({
      id: `${at === 0 ? "" : "near-"}${id}`,
      type: "line",
      source,
      filter: ["==", ["get", "kind"], kind],
      ...(at === 0 ? { maxzoom: NEAR } : { minzoom: NEAR }),
      paint: {
        "line-color": paint.border,
        "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.5, 6, 1.3],
        ...extra,
      },
    }));
  return [
    ...both("border", "settled", {}),
    ...both("disputed-border", "disputed", { "line-dasharray": [3, 2.5], "line-color": paint.hatch }),
    {
      id: "disputed-ring",
      type: "line",
      source: "disputed-rings",
      minzoom: 4,
      paint: { "line-color": paint.hatch, "line-width": 1.2, "line-dasharray": [1, 2.5] },
    },
  ];
}

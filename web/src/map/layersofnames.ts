// Names of countries, disputed areas and places.
import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import type { Paint } from "./paint.ts";
import { label } from "./zooms.ts";

export function labels(paint: Paint, scale: number): LayerSpecification[] {
  const from = (size: number): ExpressionSpecification => ["any", ["has", "k"], [">=", ["get", "s"], size]];
  const large: ExpressionSpecification = ["step", ["zoom"], from(1.5), 3, from(0.08), 5, true];
  const halo = { "text-color": paint.label, "text-halo-color": paint.halo, "text-halo-width": 1.25 };
  return [
    {
      id: "country-labels",
      type: "symbol",
      source: "labels",
      maxzoom: 7,
      filter: large,
      layout: {
        ...label,
        "text-variable-anchor": ["center", "top", "bottom"],
        "text-radial-offset": 1.4,
        "text-field": [
          "case",
          ["has", "k"],
          ["concat", ["get", "n"], "\n", ["to-string", ["get", "k"]]],
          ["get", "n"],
        ],
        "text-size": [
          "interpolate",
          ["linear"],
          ["zoom"],
          1,
          ["interpolate", ["linear"], ["sqrt", ["get", "s"]], 0, 9 * scale, 25, 13 * scale],
          6,
          ["interpolate", ["linear"], ["sqrt", ["get", "s"]], 0, 12 * scale, 25, 20 * scale],
        ],
        "text-letter-spacing": 0.04,
        "symbol-sort-key": ["-", ["*", -1, ["get", "s"]], ["*", 1000, ["coalesce", ["get", "k"], 0]]],
      },
      paint: halo,
    },
    {
      id: "disputed-labels",
      type: "symbol",
      source: "disputed-labels",
      minzoom: 3.8,
      layout: {
        ...label,
        "text-max-width": 14,
        "text-variable-anchor": ["center", "top", "bottom", "left", "right"],
        "text-radial-offset": 1.6,
        "text-field": [
          "format",
          ["get", "n"],
          { "font-scale": 1 },
          "\n",
          {},
          ["get", "views"],
          { "font-scale": 0.82 },
        ],
        "text-size": 12.5 * scale,
      },
      paint: halo,
    },
    {
      id: "area-counts",
      type: "symbol",
      source: "spots",
      filter: ["all", ["!", ["has", "point_count"]], ["!=", ["get", "drawn"], "dot"]],
      layout: {
        ...label,
        "text-field": [
          "step",
          ["zoom"],
          ["to-string", ["get", "n"]],
          5,
          ["concat", ["get", "name"], "\n", ["to-string", ["get", "n"]]],
        ],
        "text-size": 12 * scale,
        "symbol-sort-key": ["*", -1, ["get", "n"]],
      },
      paint: halo,
    },
    {
      id: "spot-names",
      type: "symbol",
      source: "spots",
      minzoom: 6.5,
      filter: ["all", ["!", ["has", "point_count"]], ["==", ["get", "drawn"], "dot"]],
      layout: {
        ...label,
        "text-field": [
          "case",
          [">", ["get", "n"], 1],
          ["concat", ["get", "name"], " · ", ["to-string", ["get", "n"]]],
          ["get", "name"],
        ],
        "text-size": 12.5 * scale,
        "text-variable-anchor": ["top", "right", "left", "bottom"],
        "text-radial-offset": 0.9,
        "text-optional": true,
        "symbol-sort-key": ["*", -1, ["get", "n"]],
      },
      paint: halo,
    },
  ];
}

// Incidents: shaded areas, rings, signs with their reach, and circles of places that gather.
import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import type { Paint } from "./paint.ts";
import { FINE, label, steps } from "./zooms.ts";

export function areas(paint: Paint): LayerSpecification[] {
  return [
    {
      id: "unit-areas",
      type: "fill",
      source: "areas",
      paint: { "fill-color": paint.shade, "fill-opacity": steps("k") },
    },
    {
      id: "unit-outline",
      type: "line",
      source: "areas",
      paint: { "line-color": paint.shade, "line-width": 1.4, "line-dasharray": [4, 2] },
    },
    {
      id: "rings",
      type: "fill",
      source: "rings",
      minzoom: FINE,
      paint: { "fill-color": paint.shade, "fill-opacity": 0.1 },
    },
    {
      id: "ring-outline",
      type: "line",
      source: "rings",
      minzoom: FINE,
      paint: { "line-color": paint.shade, "line-width": 1.4, "line-dasharray": [2.5, 2] },
    },
  ];
}

export function spots(paint: Paint, scale: number): LayerSpecification[] {
  const colour: ExpressionSpecification = [
    "match",
    ["get", "standing"],
    ...Object.entries(paint.standing).flat(),
    paint.label,
  ] as unknown as ExpressionSpecification;
  const alone: ExpressionSpecification = [
    "all",
    ["!", ["has", "point_count"]],
    ["==", ["get", "drawn"], "dot"],
  ];
  const reach: ExpressionSpecification = [
    "interpolate",
    ["exponential", 2],
    ["zoom"],
    0,
    ["get", "px"],
    20,
    ["*", ["get", "px"], 1048576],
  ];
  const wide: ExpressionSpecification = [
    "all",
    ["!", ["has", "point_count"]],
    ["==", ["get", "drawn"], "ring"],
  ];
  return [
    {
      id: "wide-rings",
      type: "circle",
      source: "spots",
      maxzoom: FINE,
      filter: wide,
      paint: {
        "circle-radius": reach,
        "circle-color": paint.shade,
        "circle-opacity": 0.1,
        "circle-stroke-color": paint.shade,
        "circle-stroke-width": 1.2,
        "circle-pitch-alignment": "map",
      },
    },
    {
      id: "reach",
      type: "circle",
      source: "spots",
      minzoom: 5,
      filter: alone,
      paint: {
        "circle-radius": reach,
        "circle-color": colour,
        "circle-opacity": 0.1,
        "circle-stroke-color": colour,
        "circle-stroke-width": 1,
        "circle-stroke-opacity": 0.5,
        "circle-pitch-alignment": "map",
      },
    },
    {
      id: "dots",
      type: "symbol",
      source: "spots",
      filter: alone,
      layout: {
        "icon-image": ["get", "standing"],
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
        "icon-size": ["interpolate", ["linear"], ["get", "n"], 1, 0.8 * scale, 12, 1.25 * scale],
        "symbol-sort-key": ["get", "n"],
      },
    },
    {
      id: "clusters",
      type: "circle",
      source: "spots",
      filter: ["has", "point_count"],
      paint: {
        "circle-color": paint.cluster,
        "circle-opacity": 0.84,
        "circle-stroke-color": paint.halo,
        "circle-stroke-width": 1.5,
        "circle-radius": [
          "interpolate",
          ["linear"],
          ["log10", ["get", "sum"]],
          0.3,
          10 * scale,
          2,
          15 * scale,
          4,
          24 * scale,
        ],
      },
    },
    {
      id: "cluster-counts",
      type: "symbol",
      source: "spots",
      filter: ["has", "point_count"],
      layout: {
        ...label,
        "text-field": [
          "case",
          [">=", ["get", "sum"], 10000],
          ["concat", ["round", ["/", ["get", "sum"], 1000]], "k"],
          ["to-string", ["get", "sum"]],
        ],
        "text-size": 12 * scale,
        "text-padding": 7,
        "text-allow-overlap": true,
      },
      paint: { "text-color": paint["on-cluster"] },
    },
  ];
}

// The layers of the map, from the sea up. NEAR is the zoom at which first-level units take over from countries.
import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import type { Paint } from "./paint.ts";

export const NEAR = 4.2;
/** The zoom from which places no longer gather; rings are dashed from here on. */
export const FINE = 8;
const FONT = ["Tocsin Sans", "Noto Sans", "Noto Sans Arabic", "sans-serif"];

const steps = (property: string): ExpressionSpecification =>
  ["step", ["coalesce", ["get", property], 0], 0, 1, 0.12, 4, 0.18, 13, 0.24, 40, 0.3, 130, 0.36];
const label = { "text-font": FONT, "text-max-width": 9, "text-padding": 3 } as const;

function land(paint: Paint): LayerSpecification[] {
  return [
    { id: "sea", type: "background", paint: { "background-color": paint.sea } },
    { id: "land", type: "fill", source: "countries", maxzoom: NEAR, paint: { "fill-color": paint.land, "fill-antialias": false } },
    { id: "near-land", type: "fill", source: "units", minzoom: NEAR, paint: { "fill-color": paint.land, "fill-antialias": false } },
    { id: "shade", type: "fill", source: "countries", maxzoom: NEAR, filter: ["has", "k"], paint: { "fill-color": paint.shade, "fill-opacity": steps("k"), "fill-antialias": false } },
    { id: "near-shade", type: "fill", source: "units", minzoom: NEAR, filter: ["has", "k"], paint: { "fill-color": paint.shade, "fill-opacity": steps("k"), "fill-antialias": false } },
    { id: "disputed", type: "fill", source: "disputed", paint: { "fill-pattern": "hatch", "fill-opacity": 0.8 } },
    { id: "coast", type: "line", source: "lines", maxzoom: NEAR, filter: ["==", ["get", "kind"], "coast"], paint: { "line-color": paint.coast, "line-width": 0.7 } },
    { id: "near-coast", type: "line", source: "near-lines", minzoom: NEAR, filter: ["==", ["get", "kind"], "coast"], paint: { "line-color": paint.coast, "line-width": 0.8 } },
    { id: "inner", type: "line", source: "near-lines", minzoom: NEAR, filter: ["==", ["get", "kind"], "inner"], paint: { "line-color": paint.unit, "line-width": 0.8 } },
  ];
}

function borders(paint: Paint): LayerSpecification[] {
  const both = (id: string, kind: string, extra: Record<string, unknown>): LayerSpecification[] =>
    (["lines", "near-lines"] as const).map((source, at) => ({
      id: `${at === 0 ? "" : "near-"}${id}`, type: "line", source, filter: ["==", ["get", "kind"], kind],
      ...(at === 0 ? { maxzoom: NEAR } : { minzoom: NEAR }),
      paint: { "line-color": paint.border, "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.5, 6, 1.3], ...extra },
    }));
  return [
    ...both("border", "settled", {}),
    ...both("disputed-border", "disputed", { "line-dasharray": [3, 2.5], "line-color": paint.hatch }),
    { id: "disputed-ring", type: "line", source: "disputed-rings", minzoom: 4, paint: { "line-color": paint.hatch, "line-width": 1.2, "line-dasharray": [1, 2.5] } },
  ];
}

function areas(paint: Paint): LayerSpecification[] {
  return [
    { id: "unit-areas", type: "fill", source: "areas", paint: { "fill-color": paint.shade, "fill-opacity": steps("k") } },
    { id: "unit-outline", type: "line", source: "areas", paint: { "line-color": paint.shade, "line-width": 1.4, "line-dasharray": [4, 2] } },
    { id: "rings", type: "fill", source: "rings", minzoom: FINE, paint: { "fill-color": paint.shade, "fill-opacity": 0.1 } },
    { id: "ring-outline", type: "line", source: "rings", minzoom: FINE, paint: { "line-color": paint.shade, "line-width": 1.4, "line-dasharray": [2.5, 2] } },
  ];
}

function spots(paint: Paint, scale: number): LayerSpecification[] {
  const colour: ExpressionSpecification = ["match", ["get", "standing"], ...Object.entries(paint.standing).flat(), paint.label] as unknown as ExpressionSpecification;
  const alone: ExpressionSpecification = ["all", ["!", ["has", "point_count"]], ["==", ["get", "drawn"], "dot"]];
  const reach: ExpressionSpecification = ["interpolate", ["exponential", 2], ["zoom"], 0, ["get", "px"], 20, ["*", ["get", "px"], 1048576]];
  const wide: ExpressionSpecification = ["all", ["!", ["has", "point_count"]], ["==", ["get", "drawn"], "ring"]];
  return [
    { id: "wide-rings", type: "circle", source: "spots", maxzoom: FINE, filter: wide, paint: { "circle-radius": reach, "circle-color": paint.shade, "circle-opacity": 0.1, "circle-stroke-color": paint.shade, "circle-stroke-width": 1.2, "circle-pitch-alignment": "map" } },
    { id: "reach", type: "circle", source: "spots", minzoom: 5, filter: alone, paint: { "circle-radius": reach, "circle-color": colour, "circle-opacity": 0.1, "circle-stroke-color": colour, "circle-stroke-width": 1, "circle-stroke-opacity": 0.5, "circle-pitch-alignment": "map" } },
    { id: "dots", type: "symbol", source: "spots", filter: alone, layout: { "icon-image": ["get", "standing"], "icon-allow-overlap": true, "icon-ignore-placement": true, "icon-size": ["interpolate", ["linear"], ["get", "n"], 1, 0.8 * scale, 12, 1.25 * scale], "symbol-sort-key": ["get", "n"] } },
    { id: "clusters", type: "circle", source: "spots", filter: ["has", "point_count"], paint: { "circle-color": paint.cluster, "circle-opacity": 0.84, "circle-stroke-color": paint.halo, "circle-stroke-width": 1.5, "circle-radius": ["interpolate", ["linear"], ["log10", ["get", "sum"]], 0.3, 10 * scale, 2, 15 * scale, 4, 24 * scale] } },
    { id: "cluster-counts", type: "symbol", source: "spots", filter: ["has", "point_count"], layout: { ...label, "text-field": ["case", [">=", ["get", "sum"], 10000], ["concat", ["round", ["/", ["get", "sum"], 1000]], "k"], ["to-string", ["get", "sum"]]], "text-size": 12 * scale, "text-padding": 7, "text-allow-overlap": true }, paint: { "text-color": paint["on-cluster"] } },
  ];
}

function labels(paint: Paint, scale: number): LayerSpecification[] {
  const from = (size: number): ExpressionSpecification => ["any", ["has", "k"], [">=", ["get", "s"], size]];
  const large: ExpressionSpecification = ["step", ["zoom"], from(1.5), 3, from(0.08), 5, true];
  const halo = { "text-color": paint.label, "text-halo-color": paint.halo, "text-halo-width": 1.25 };
  return [
    { id: "country-labels", type: "symbol", source: "labels", maxzoom: 7, filter: large, layout: { ...label, "text-variable-anchor": ["center", "top", "bottom"], "text-radial-offset": 1.4, "text-field": ["case", ["has", "k"], ["concat", ["get", "n"], "\n", ["to-string", ["get", "k"]]], ["get", "n"]], "text-size": ["interpolate", ["linear"], ["zoom"], 1, ["interpolate", ["linear"], ["sqrt", ["get", "s"]], 0, 9 * scale, 25, 13 * scale], 6, ["interpolate", ["linear"], ["sqrt", ["get", "s"]], 0, 12 * scale, 25, 20 * scale]], "text-letter-spacing": 0.04, "symbol-sort-key": ["-", ["*", -1, ["get", "s"]], ["*", 1000, ["coalesce", ["get", "k"], 0]]] }, paint: halo },
    { id: "disputed-labels", type: "symbol", source: "disputed-labels", minzoom: 3.8, layout: { ...label, "text-max-width": 14, "text-variable-anchor": ["center", "top", "bottom", "left", "right"], "text-radial-offset": 1.6, "text-field": ["format", ["get", "n"], { "font-scale": 1 }, "\n", {}, ["get", "views"], { "font-scale": 0.82 }], "text-size": 12.5 * scale }, paint: halo },
    { id: "area-counts", type: "symbol", source: "spots", filter: ["all", ["!", ["has", "point_count"]], ["!=", ["get", "drawn"], "dot"]], layout: { ...label, "text-field": ["step", ["zoom"], ["to-string", ["get", "n"]], 5, ["concat", ["get", "name"], "\n", ["to-string", ["get", "n"]]]], "text-size": 12 * scale, "symbol-sort-key": ["*", -1, ["get", "n"]] }, paint: halo },
    { id: "spot-names", type: "symbol", source: "spots", minzoom: 6.5, filter: ["all", ["!", ["has", "point_count"]], ["==", ["get", "drawn"], "dot"]], layout: { ...label, "text-field": ["case", [">", ["get", "n"], 1], ["concat", ["get", "name"], " · ", ["to-string", ["get", "n"]]], ["get", "name"]], "text-size": 12.5 * scale, "text-variable-anchor": ["top", "right", "left", "bottom"], "text-radial-offset": 0.9, "text-optional": true, "symbol-sort-key": ["*", -1, ["get", "n"]] }, paint: halo },
  ];
}

/** All layers, from the sea up; `scale` is how much larger than usual letters and signs are. */
export function layersOf(paint: Paint, scale = 1): LayerSpecification[] {
  return [...land(paint), ...borders(paint), ...areas(paint), ...labels(paint, scale), ...spots(paint, scale)];
}

/** Layers that answer a click, uppermost first. */
export const TOUCHABLE = ["clusters", "dots", "area-counts", "unit-areas", "rings", "wide-rings", "disputed-labels", "country-labels", "near-shade", "shade"] as const;

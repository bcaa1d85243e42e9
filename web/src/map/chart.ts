// MapLibre's map over our shapes and points: how it starts, how it is coloured, what view it shows.
import { Map as Chart, type GeoJSONSourceSpecification } from "maplibre-gl";
import { boxWords, parseBox, withParameters, type Box } from "../address.ts";
import { element } from "../dom.ts";
import { pictures } from "./icons.ts";
import { layersOf } from "./layers.ts";
import { readPaint } from "./paint.ts";
import type { World } from "./shapes.ts";
import { collect, countryCounts, spotSource, worldSources } from "./sources.ts";
import type { Places } from "./spots.ts";

const empty = (): GeoJSONSourceSpecification => ({ type: "geojson", data: collect([]) });

/** The view to start with: the address, else where the incidents are, else the world. */
export function startBox(places: Places): Box {
  const asked = parseBox(new URLSearchParams(location.search).get("bbox"));
  if (asked !== null) return asked;
  const dots = places.spots.filter(
    (spot) => spot.lat !== null && spot.lon !== null && spot.drawn !== "country",
  );
  if (dots.length === 0) return [-130, -45, 160, 70];
  const sorted = (values: number[]): number[] => values.sort((a, b) => a - b);
  const [lons, lats] = [sorted(dots.map((spot) => spot.lon ?? 0)), sorted(dots.map((spot) => spot.lat ?? 0))];
  const cut = Math.floor(dots.length / 100);
  const [west, east, south, north] = [
    lons[cut] ?? 0,
    lons.at(-1 - cut) ?? 0,
    lats[cut] ?? 0,
    lats.at(-1 - cut) ?? 0,
  ];
  return [west - 1, Math.max(-75, south - 1), east + 1, Math.min(80, north + 1)];
}

/** How much larger than usual the page's letters are: the map's grow with them. */
function textScale(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
}

/** The map in its place, not yet drawn. */
export function makeChart(place: HTMLElement, world: World, places: Places): Chart {
  const paint = readPaint(place);
  const counts = countryCounts(places.spots);
  const canvas = place.appendChild(element("div", { class: "map-canvas" }));
  const [west, south, east, north] = startBox(places);
  const sources = {
    ...worldSources(world, counts),
    units: empty(),
    "near-lines": empty(),
    areas: empty(),
    rings: empty(),
    spots: spotSource(places.spots),
  };
  const chart = new Chart({
    container: canvas,
    style: { version: 8, sources, layers: layersOf(paint, textScale()) },
    bounds: [
      [west, south],
      [east < west ? east + 360 : east, north],
    ],
    fitBoundsOptions: { padding: 24, maxZoom: 7 },
    maxZoom: 12,
    attributionControl: false,
    fadeDuration: 0,
    dragRotate: false,
    pitchWithRotate: false,
    renderWorldCopies: true,
    validateStyle: false,
  });
  chart.touchZoomRotate.disableRotation();
  for (const { name, data, pixelRatio } of pictures(paint)) chart.addImage(name, data, { pixelRatio });
  return chart;
}

/** Colours everything anew for the theme that is on. */
export function repaint(chart: Chart, place: HTMLElement): void {
  const paint = readPaint(place);
  for (const { name, data } of pictures(paint)) chart.updateImage(name, data);
  for (const layer of layersOf(paint, textScale()))
    for (const [name, value] of Object.entries(layer.paint ?? {}))
      chart.setPaintProperty(layer.id, name as never, value as never);
}

export function quieten(chart: Chart): void {
  // A map in the middle of a page must not catch the wheel of one who only scrolls by.
  chart.scrollZoom.disable();
  const canvas = chart.getCanvas();
  canvas.addEventListener("focus", () => chart.scrollZoom.enable());
  canvas.addEventListener("blur", () => chart.scrollZoom.disable());
}

export function boxOf(chart: Chart): Box {
  const bounds = chart.getBounds();
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
}

/** Writes the view into the address and the filter, without a request. */
export function keepBox(chart: Chart): void {
  const bbox = boxWords(boxOf(chart));
  history.replaceState(history.state, "", withParameters(location.href, { bbox }));
  for (const field of document.querySelectorAll<HTMLInputElement>("#filters input[name=bbox]"))
    field.value = bbox;
}

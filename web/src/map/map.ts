// The map of the overview: shipped shapes, incidents no finer than their words, the view kept in the address.
import { Map as Chart, Popup, setWorkerUrl, type GeoJSONSource, type GeoJSONSourceSpecification, type MapGeoJSONFeature } from "maplibre-gl";
import { boxWords, parseBox, withParameters, type Box } from "../address.ts";
import { readJson, scriptAddress } from "../carried.ts";
import { element } from "../dom.ts";
import { count } from "../standings.ts";
import { disputeCard, spotCard } from "./cards.ts";
import { pictures } from "./icons.ts";
import { inView, InView } from "./inview.ts";
import { layersOf, NEAR, TOUCHABLE } from "./layers.ts";
import { legend } from "./legend.ts";
import { readPaint } from "./paint.ts";
import { readPoints, type Table } from "./points.ts";
import { loadUnits, loadWorld, nearWorld, type UnitFile, type World } from "./shapes.ts";
import { collect, countryCounts, nearSources, ringFeatures, spotSource, unitAreas, worldSources } from "./sources.ts";
import { gather, type Places, type Spot } from "./spots.ts";

const empty = (): GeoJSONSourceSpecification => ({ type: "geojson", data: collect([]) });

type Setting = { place: HTMLElement; chart: Chart; world: World; places: Places; middles: Map<string, [number, number]>; popup: Popup; list: InView };

/** Where the map's files are: in a folder, or in elements of the page with these ids. */
function filesOf(place: HTMLElement): { countries: string; units: string; worker: string } {
  const folder = place.dataset["shapes"] ?? "/assets/shapes/";
  if (folder === "#") return { countries: "#countries", units: "#units", worker: "#map-worker" };
  const worker = `${place.dataset["worker"] ?? `${folder}../`}maplibre-gl-worker.mjs`;
  return { countries: `${folder}countries.json`, units: `${folder}units.json`, worker };
}

/** The view to start with: the address, else where the incidents are, else the world. */
function startBox(places: Places): Box {
  const asked = parseBox(new URLSearchParams(location.search).get("bbox"));
  if (asked !== null) return asked;
  const dots = places.spots.filter((spot) => spot.lat !== null && spot.lon !== null && spot.drawn !== "country");
  if (dots.length === 0) return [-130, -45, 160, 70];
  const sorted = (values: number[]): number[] => values.sort((a, b) => a - b);
  const [lons, lats] = [sorted(dots.map((spot) => spot.lon ?? 0)), sorted(dots.map((spot) => spot.lat ?? 0))];
  const cut = Math.floor(dots.length / 100);
  const [west, east, south, north] = [lons[cut] ?? 0, lons.at(-1 - cut) ?? 0, lats[cut] ?? 0, lats.at(-1 - cut) ?? 0];
  return [west - 1, Math.max(-75, south - 1), east + 1, Math.min(80, north + 1)];
}

function makeChart(place: HTMLElement, world: World, places: Places): Chart {
  const paint = readPaint(place);
  const counts = countryCounts(places.spots);
  const canvas = place.appendChild(element("div", { class: "map-canvas" }));
  const [west, south, east, north] = startBox(places);
  const sources = { ...worldSources(world, counts), units: empty(), "near-lines": empty(), areas: empty(), rings: empty(), spots: spotSource(places.spots) };
  const chart = new Chart({
    container: canvas,
    style: { version: 8, sources, layers: layersOf(paint, textScale()) },
    bounds: [[west, south], [east < west ? east + 360 : east, north]],
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

/** How much larger than usual the page's letters are: the map's grow with them. */
function textScale(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
}

function quieten(chart: Chart): void {
  // A map in the middle of a page must not catch the wheel of one who only scrolls by.
  chart.scrollZoom.disable();
  const canvas = chart.getCanvas();
  canvas.addEventListener("focus", () => chart.scrollZoom.enable());
  canvas.addEventListener("blur", () => chart.scrollZoom.disable());
}

function buttons(chart: Chart, home: () => void): HTMLElement {
  const button = (sign: string, words: string, act: () => void): HTMLElement => {
    const made = element("button", { type: "button", "aria-label": words, title: words }, sign);
    made.addEventListener("click", act);
    return made;
  };
  const nearer = button("+", "Nearer", () => chart.zoomIn());
  const farther = button("−", "Farther", () => chart.zoomOut());
  return element("div", { class: "map-buttons", role: "group", "aria-label": "Map" }, nearer, farther, button("⌂", "All incidents", home));
}

function boxOf(chart: Chart): Box {
  const bounds = chart.getBounds();
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
}

function keepBox(chart: Chart): void {
  const bbox = boxWords(boxOf(chart));
  history.replaceState(history.state, "", withParameters(location.href, { bbox }));
  for (const field of document.querySelectorAll<HTMLInputElement>("#filters input[name=bbox]")) field.value = bbox;
}

function openSpot(setting: Setting, spot: Spot, at: [number, number]): void {
  const { place, chart, popup } = setting;
  const all = spot.placeId === null ? null : withParameters(location.href, { place: spot.placeId, bbox: null });
  popup.setLngLat(at).setDOMContent(spotCard(spot, place.dataset["incidents"] ?? "/incidents/", all)).addTo(chart);
}

async function touch(setting: Setting, found: MapGeoJSONFeature, at: [number, number]): Promise<void> {
  const { chart, world, places, popup } = setting;
  const { layer, properties } = found;
  if (layer.id === "clusters") {
    const zoom = await chart.getSource<GeoJSONSource>("spots")?.getClusterExpansionZoom(Number(properties["cluster_id"]));
    chart.easeTo({ center: at, zoom: Math.min(12, (zoom ?? chart.getZoom() + 2) + 0.4) });
    return;
  }
  const dispute = world.disputes.find((one) => one.id === properties["d"]);
  if (layer.id === "disputed-labels" && dispute !== undefined) popup.setLngLat(at).setDOMContent(disputeCard(dispute)).addTo(chart);
  const spot = properties["at"] === undefined ? places.spots.find((one) => one.drawn === "country" && one.country === properties["c"]) : places.spots[Number(properties["at"])];
  if (spot !== undefined) openSpot(setting, spot, spot.drawn === "dot" ? [spot.lon ?? at[0], spot.lat ?? at[1]] : at);
}

function listen(setting: Setting): void {
  const { chart } = setting;
  chart.on("click", (event) => {
    const found = chart.queryRenderedFeatures(event.point, { layers: [...TOUCHABLE] });
    const first = TOUCHABLE.map((name) => found.find((one) => one.layer.id === name)).find((one) => one !== undefined);
    if (first === undefined) return;
    const at: [number, number] = first.layer.id === "clusters" && first.geometry.type === "Point" ? (first.geometry.coordinates as [number, number]) : event.lngLat.toArray();
    void touch(setting, first, at);
  });
  chart.on("mousemove", (event) => {
    const over = chart.queryRenderedFeatures(event.point, { layers: ["clusters", "dots", "area-counts", "disputed-labels"] }).length > 0;
    chart.getCanvas().style.cursor = over ? "pointer" : "";
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") setting.popup.remove();
  });
  setting.popup.on("close", () => setting.list.takeFocus());
}

function showView(setting: Setting): void {
  const { chart, places, middles, list } = setting;
  list.show(inView(places.spots, boxOf(chart), middles), (spot) => {
    const at = spot.drawn === "country" ? middles.get(spot.country ?? "") : ([spot.lon ?? 0, spot.lat ?? 0] as [number, number]);
    if (at === undefined) return;
    const zoom = { dot: 8, ring: 7, unit: 6, country: 4.5 }[spot.drawn];
    chart.jumpTo({ center: at, zoom: Math.max(zoom, chart.getZoom()) });
    openSpot(setting, spot, at);
    setting.place.scrollIntoView({ block: "nearest" });
  });
}

function fill(chart: Chart, name: string, data: GeoJSON.FeatureCollection): void {
  void chart.getSource<GeoJSONSource>(name)?.setData(data);
}

/** Fetches the units once; draws those that incidents name at once, all of them when the view comes near. */
class NearView {
  private readonly setting: Setting;
  private readonly address: string;
  private file: Promise<UnitFile> | null = null;
  private drawn = false;

  constructor(setting: Setting, address: string) {
    this.setting = setting;
    this.address = address;
  }

  private units(): Promise<UnitFile> {
    return (this.file ??= loadUnits(this.address));
  }

  async drawAreas(): Promise<void> {
    const { chart, places } = this.setting;
    const some = places.spots.some((spot) => spot.drawn === "unit");
    const { features, shaped } = some ? unitAreas(places.spots, await this.units()) : { features: collect([]), shaped: new Set<number>() };
    fill(chart, "areas", features);
    fill(chart, "rings", ringFeatures(places.spots, shaped));
  }

  async drawAll(): Promise<void> {
    if (this.drawn) return;
    this.drawn = true;
    const { chart, places } = this.setting;
    for (const [name, data] of Object.entries(nearSources(nearWorld(await this.units()), countryCounts(places.spots)))) fill(chart, name, data);
  }
}

function repaint(setting: Setting): void {
  const { chart, place } = setting;
  const paint = readPaint(place);
  for (const { name, data } of pictures(paint)) chart.updateImage(name, data);
  for (const layer of layersOf(paint, textScale()))
    for (const [name, value] of Object.entries(layer.paint ?? {})) chart.setPaintProperty(layer.id, name as never, value as never);
}

function nowhereWords(places: Places): string {
  const left = places.nowhere.length;
  return left === 0 ? "" : `${count(left)} ${left === 1 ? "incident has" : "incidents have"} no place that can be drawn (not stated, not known, or one of several of that name); the list has them. `;
}

/** Draws the map in its place; what the page held there goes, or stays with a note where the map cannot be drawn. */
export async function showMap(place: HTMLElement): Promise<void> {
  const files = filesOf(place);
  try {
    setWorkerUrl(scriptAddress(files.worker));
    const font = document.fonts.load('16px "Tocsin Sans"').catch(() => null);
    const [world, table] = await Promise.all([loadWorld(files.countries), readJson<Table>(place.dataset["points"] ?? ""), font]);
    const places = gather(readPoints(table));
    place.replaceChildren();
    const chart = makeChart(place, world, places);
    const middles = new Map(world.labels.map((label) => [label.c, label.at]));
    const setting: Setting = { place, chart, world, places, middles, popup: new Popup({ maxWidth: "none", offset: 8 }), list: new InView() };
    start(setting, files.units);
  } catch (error) {
    place.prepend(element("p", { class: "note" }, `The map cannot be drawn here (${error instanceof Error ? error.message : String(error)}). The list below has everything.`));
    place.dataset["state"] = "failed";
  }
}

function start(setting: Setting, units: string): void {
  const { place, chart, places, list } = setting;
  const [west, south, east, north] = startBox({ ...places });
  place.append(buttons(chart, () => chart.fitBounds([[west, south], [east, north]], { padding: 24, maxZoom: 7 })));
  const note = "Shapes: Natural Earth, public domain. Hatched and dashed: disputed, with each side's view; no line here is an opinion.";
  place.after(legend(), element("p", { class: "meta" }, nowhereWords(places), note), list.whole);
  chart.getCanvas().setAttribute("aria-label", "Map of incidents. Arrow keys move it, plus and minus zoom. The list below names what is in view.");
  quieten(chart);
  listen(setting);
  const near = new NearView(setting, units);
  let waiting = 1;
  let resized = false;
  const bring = async (): Promise<void> => {
    waiting += 1;
    if (chart.getZoom() > NEAR - 0.6) await near.drawAll();
    waiting -= 1;
  };
  chart.on("resize", () => (resized = true));
  chart.once("load", () => {
    void near.drawAreas().then(() => (waiting -= 1));
    void bring();
    showView(setting);
    chart.on("moveend", () => {
      void bring();
      // A window made wider is not a choice of the reader's: the address stays.
      if (!resized) keepBox(chart);
      resized = false;
      showView(setting);
    });
  });
  chart.on("idle", () => {
    if (waiting === 0) place.dataset["state"] = "idle";
  });
  document.addEventListener("themechange", () => repaint(setting));
}

// The map of the overview: shipped shapes, incidents no finer than their words, the view kept in the address.
import { Popup, setWorkerUrl, type Map as Chart } from "maplibre-gl";
import { readJson, scriptAddress } from "../carried.ts";
import { element } from "../dom.ts";
import { count } from "../standings.ts";
import { keepBox, makeChart, quieten, repaint, startBox } from "./chart.ts";
import { InView } from "./inview.ts";
import { legend } from "./legend.ts";
import { NearView } from "./near.ts";
import { readPoints, type Table } from "./points.ts";
import type { Setting } from "./setting.ts";
import { loadWorld } from "./shapes.ts";
import { gather, type Places } from "./spots.ts";
import { listen, showView } from "./touch.ts";

/** Where the map's files are: in a folder, or in elements of the page with these ids. */
function filesOf(place: HTMLElement): { countries: string; units: string; worker: string } {
  const folder = place.dataset["shapes"] ?? "/assets/shapes/";
  if (folder === "#") return { countries: "#countries", units: "#units", worker: "#map-worker" };
  const worker = `${place.dataset["worker"] ?? `${folder}../`}maplibre-gl-worker.mjs`;
  return { countries: `${folder}countries.json`, units: `${folder}units.json`, worker };
}

function nowhereWords(places: Places, whole: number): string {
  // The points leave out what has no place at all; the page says how many incidents there are.
  const drawn = places.spots.reduce((sum, spot) => sum + spot.points.length, 0);
  const left = Math.max(places.nowhere.length, whole - drawn);
  return left === 0
    ? ""
    : `${count(left)} ${left === 1 ? "incident has" : "incidents have"} no place that can be drawn (not stated, not known, or one of several of that name); the list has them. `;
}

function buttons(chart: Chart, home: () => void): HTMLElement {
  const button = (sign: string, words: string, act: () => void): HTMLElement => {
    const made = element("button", { type: "button", "aria-label": words, title: words }, sign);
    made.addEventListener("click", act);
    return made;
  };
  const nearer = button("+", "Nearer", () => chart.zoomIn());
  const farther = button("−", "Farther", () => chart.zoomOut());
  return element(
    "div",
    { class: "map-buttons", role: "group", "aria-label": "Map" },
    nearer,
    farther,
    button("⌂", "All incidents", home),
  );
}

/** Draws the map in its place; what the page held there goes, or stays with a note where the map cannot be drawn. */
export async function showMap(place: HTMLElement): Promise<void> {
  const files = filesOf(place);
  try {
    setWorkerUrl(scriptAddress(files.worker));
    const font = document.fonts.load('16px "Tocsin Sans"').catch(() => null);
    const [world, table] = await Promise.all([
      loadWorld(files.countries),
      readJson<Table>(place.dataset["points"] ?? ""),
      font,
    ]);
    const places = gather(readPoints(table));
    place.replaceChildren();
    const chart = makeChart(place, world, places);
    const middles = new Map(world.labels.map((label) => [label.c, label.at]));
    const setting: Setting = {
      place,
      chart,
      world,
      places,
      middles,
      popup: new Popup({ maxWidth: "none", offset: 8 }),
      list: new InView(),
    };
    start(setting, files.units);
  } catch (error) {
    place.prepend(
      element(
        "p",
        { class: "note" },
        `The map cannot be drawn here (${error instanceof Error ? error.message : String(error)}). The list below has everything.`,
      ),
    );
    place.dataset["state"] = "failed";
  }
}

function start(setting: Setting, units: string): void {
  const { place, chart, places, list } = setting;
  const [west, south, east, north] = startBox({ ...places });
  place.append(
    buttons(chart, () =>
      chart.fitBounds(
        [
          [west, south],
          [east, north],
        ],
        { padding: 24, maxZoom: 7 },
      ),
    ),
  );
  const note =
    "Shapes: Natural Earth, public domain. Hatched and dashed: disputed, with each side's view; no line here is an opinion.";
  place.after(
    legend(),
    element("p", { class: "meta" }, nowhereWords(places, Number(place.dataset["total"] ?? 0)), note),
    list.whole,
  );
  chart
    .getCanvas()
    .setAttribute(
      "aria-label",
      "Map of incidents. Arrow keys move it, plus and minus zoom. The list below names what is in view.",
    );
  quieten(chart);
  listen(setting);
  const near = new NearView(setting, units);
  let waiting = 1;
  let resized = false;
  const bring = async (): Promise<void> => {
    waiting += 1;
    await near.draw();
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
  document.addEventListener("themechange", () => repaint(chart, place));
}

// What the parts of the map share.
import type { Map as Chart, Popup } from "maplibre-gl";
import type { InView } from "./inview.ts";
import type { World } from "./shapes.ts";
import type { Places } from "./spots.ts";

export type Setting = {
  place: HTMLElement;
  chart: Chart;
  world: World;
  places: Places;
  middles: Map<string, [number, number]>;
  popup: Popup;
  list: InView;
};

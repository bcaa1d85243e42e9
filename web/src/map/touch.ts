// What answers a click, a key or an entry of the list.
import type { GeoJSONSource, MapGeoJSONFeature } from "maplibre-gl";
import { withParameters } from "../address.ts";
import { disputeCard, spotCard } from "./cards.ts";
import { boxOf } from "./chart.ts";
import { inView } from "./inview.ts";
import { TOUCHABLE } from "./layers.ts";
import type { Setting } from "./setting.ts";
import type { Spot } from "./spots.ts";

function openSpot(setting: Setting, spot: Spot, at: [number, number]): void {
  const { place, chart, popup } = setting;
  const all =
    spot.placeId === null ? null : withParameters(location.href, { place: spot.placeId, bbox: null });
  popup
    .setLngLat(at)
    .setDOMContent(spotCard(spot, place.dataset["incidents"] ?? "/incidents/", all))
    .addTo(chart);
}

async function touch(setting: Setting, found: MapGeoJSONFeature, at: [number, number]): Promise<void> {
  const { chart, world, places, popup } = setting;
  const { layer, properties } = found;
  if (layer.id === "clusters") {
    const zoom = await chart
      .getSource<GeoJSONSource>("spots")
      ?.getClusterExpansionZoom(Number(properties["cluster_id"]));
    chart.easeTo({ center: at, zoom: Math.min(12, (zoom ?? chart.getZoom() + 2) + 0.4) });
    return;
  }
  const dispute = world.disputes.find((one) => one.id === properties["d"]);
  if (layer.id === "disputed-labels" && dispute !== undefined)
    popup.setLngLat(at).setDOMContent(disputeCard(dispute)).addTo(chart);
  const spot =
    properties["at"] === undefined
      ? places.spots.find((one) => one.drawn === "country" && one.country === properties["c"])
      : places.spots[Number(properties["at"])];
  if (spot !== undefined)
    openSpot(setting, spot, spot.drawn === "dot" ? [spot.lon ?? at[0], spot.lat ?? at[1]] : at);
}

/** Clicks open cards or go nearer; Escape closes a card. */
export function listen(setting: Setting): void {
  const { chart } = setting;
  chart.on("click", (event) => {
    const found = chart.queryRenderedFeatures(event.point, { layers: [...TOUCHABLE] });
    const first = TOUCHABLE.map((name) => found.find((one) => one.layer.id === name)).find(
      (one) => one !== undefined,
    );
    if (first === undefined) return;
    const at: [number, number] =
      first.layer.id === "clusters" && first.geometry.type === "Point"
        ? (first.geometry.coordinates as [number, number])
        : event.lngLat.toArray();
    void touch(setting, first, at);
  });
  chart.on("mousemove", (event) => {
    const over =
      chart.queryRenderedFeatures(event.point, {
        layers: ["clusters", "dots", "area-counts", "disputed-labels"],
      }).length > 0;
    chart.getCanvas().style.cursor = over ? "pointer" : "";
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") setting.popup.remove();
  });
  setting.popup.on("close", () => setting.list.takeFocus());
}

/** Lists what is in view; an entry goes there and opens its card. */
export function showView(setting: Setting): void {
  const { chart, places, middles, list } = setting;
  list.show(inView(places.spots, boxOf(chart), middles), (spot) => {
    const at =
      spot.drawn === "country"
        ? middles.get(spot.country ?? "")
        : ([spot.lon ?? 0, spot.lat ?? 0] as [number, number]);
    if (at === undefined) return;
    const zoom = { dot: 8, ring: 7, unit: 6, country: 4.5 }[spot.drawn];
    chart.jumpTo({ center: at, zoom: Math.max(zoom, chart.getZoom()) });
    openSpot(setting, spot, at);
    setting.place.scrollIntoView({ block: "nearest" });
  });
}

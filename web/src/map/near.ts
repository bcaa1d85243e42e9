// The finer shapes, which come when they are needed.
import type { GeoJSONSource, Map as Chart } from "maplibre-gl";
import type { Setting } from "./setting.ts";
import { loadUnits, nearWorld, type UnitFile } from "./shapes.ts";
import { collect, countryCounts, nearSources, ringFeatures, unitAreas } from "./sources.ts";

function fill(chart: Chart, name: string, data: GeoJSON.FeatureCollection): void {
  void chart.getSource<GeoJSONSource>(name)?.setData(data);
}

/** Fetches the units once; draws those that incidents name at once, all of them when the view comes near. */
export class NearView {
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
    const { features, shaped } = some
      ? unitAreas(places.spots, await this.units())
      : { features: collect([]), shaped: new Set<number>() };
    fill(chart, "areas", features);
    fill(chart, "rings", ringFeatures(places.spots, shaped));
  }

  async drawAll(): Promise<void> {
    if (this.drawn) return;
    this.drawn = true;
    const { chart, places } = this.setting;
    for (const [name, data] of Object.entries(
      nearSources(nearWorld(await this.units()), countryCounts(places.spots)),
    ))
      fill(chart, name, data);
  }
}

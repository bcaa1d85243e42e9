// The finer shapes, which come when they are needed.
import type { GeoJSONSource, Map as Chart } from "maplibre-gl";
import type { Setting } from "./setting.ts";
import { loadUnits, nearWorld, type UnitFile } from "./shapes.ts";
import { countryCounts, nearSources, ringFeatures, unitAreas } from "./sources.ts";
import { FINE, NEAR } from "./zooms.ts";

// Shapes are fetched a little before the zoom from which they are drawn.
const AHEAD = 0.6;

function fill(chart: Chart, name: string, data: GeoJSON.FeatureCollection): void {
  void chart.getSource<GeoJSONSource>(name)?.setData(data);
}

/** Fetches the units once; draws those that incidents name at once, all of them, and the rings, when the view comes near. */
export class NearView {
  private readonly setting: Setting;
  private readonly address: string;
  private file: Promise<UnitFile> | null = null;
  private shaped: Promise<ReadonlySet<number>> | null = null;
  private units = false;
  private rings = false;

  constructor(setting: Setting, address: string) {
    this.setting = setting;
    this.address = address;
    if (this.names()) void this.fetched().catch(() => null); // on its way while the map starts; who draws it meets the error
  }

  private names(): boolean {
    return this.setting.places.spots.some((spot) => spot.drawn === "unit");
  }

  private fetched(): Promise<UnitFile> {
    return (this.file ??= loadUnits(this.address));
  }

  /** The units that incidents name; gives which spots those are. */
  drawAreas(): Promise<ReadonlySet<number>> {
    return (this.shaped ??= this.fillAreas());
  }

  private async fillAreas(): Promise<ReadonlySet<number>> {
    const { chart, places } = this.setting;
    if (!this.names()) return new Set();
    const { features, shaped } = unitAreas(places.spots, await this.fetched());
    fill(chart, "areas", features);
    return shaped;
  }

  /** What the zoom asks for and is not drawn yet. */
  async draw(): Promise<void> {
    const zoom = this.setting.chart.getZoom() + AHEAD;
    await Promise.all([zoom > NEAR ? this.drawUnits() : null, zoom > FINE ? this.drawRings() : null]);
  }

  private async drawUnits(): Promise<void> {
    if (this.units) return;
    this.units = true;
    const { chart, places } = this.setting;
    for (const [name, data] of Object.entries(
      nearSources(nearWorld(await this.fetched()), countryCounts(places.spots)),
    ))
      fill(chart, name, data);
  }

  private async drawRings(): Promise<void> {
    if (this.rings) return;
    this.rings = true;
    const { chart, places } = this.setting;
    fill(chart, "rings", ringFeatures(places.spots, await this.drawAreas()));
  }
}

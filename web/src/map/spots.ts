// Incidents put together by place, and places by how they may be drawn: never finer than the words.
import { foremost, type Standing, type Tally } from "../standings.ts";
import { REACH, type Point, type Precision } from "./points.ts";

/** One place with all its incidents. `drawn`: a dot with its reach, a ring, a whole unit or a whole country. */
export type Spot = {
  key: string;
  drawn: "dot" | "ring" | "unit" | "country";
  name: string;
  precision: Precision;
  country: string | null;
  placeId: string | null;
  admin1: string | null;
  lat: number | null;
  lon: number | null;
  radius: number;
  points: Point[];
};

export type Places = { spots: Spot[]; nowhere: Point[] };

function shapeOf(point: Point): Spot["drawn"] | null {
  if (point.precision === "country") return point.country === null ? null : "country";
  if (point.precision === null || point.lat === null || point.lon === null) return null;
  if (point.precision === "province") return "unit";
  return point.precision === "site" || point.precision === "town" ? "dot" : "ring";
}

function keyOf(point: Point, drawn: Spot["drawn"]): string {
  if (drawn === "country") return `country ${point.country}`;
  return `${drawn} ${point.precision} ${point.placeId ?? ""} ${point.lat} ${point.lon}`;
}

/** Spots in the order of their first incident; what has no place that can be drawn is `nowhere`. */
export function gather(points: readonly Point[]): Places {
  const spots = new Map<string, Spot>();
  const nowhere: Point[] = [];
  for (const point of points) {
    const drawn = shapeOf(point);
    if (drawn === null || point.precision === null) {
      nowhere.push(point);
      continue;
    }
    const key = keyOf(point, drawn);
    const spot = spots.get(key);
    if (spot === undefined) {
      const { precision, country, placeId, admin1, lat, lon } = point;
      const radius = point.radius ?? REACH[precision];
      spots.set(key, {
        key,
        drawn,
        name: point.place ?? country ?? "",
        precision,
        country,
        placeId,
        admin1,
        lat,
        lon,
        radius,
        points: [point],
      });
    } else spot.points.push(point);
  }
  return { spots: [...spots.values()], nowhere };
}

export function tallyOf(points: readonly Point[]): Tally {
  const tally: Partial<Record<Standing, number>> = {};
  for (const { standing } of points) tally[standing] = (tally[standing] ?? 0) + 1;
  return tally;
}

export function foremostOf(spot: Spot): Standing {
  return spot.points.length === 1 ? (spot.points[0]?.standing ?? "reported") : foremost(tallyOf(spot.points));
}

const WORDS: Readonly<Record<Precision, string>> = {
  site: "a site",
  town: "a town; where in it is not said",
  district: "somewhere in the district",
  province: "somewhere in the province",
  country: "somewhere in the country",
  region: "somewhere in the region",
};

/** What the precision means, for people. */
export function precisionWords(precision: Precision): string {
  return WORDS[precision];
}

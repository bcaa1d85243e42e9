// Days put together so that each column is wide enough to see and to hit.
import { STANDINGS, type Standing, type Tally } from "../standings.ts";

export type Day = { day: string; standing: Tally };
export type Gap = { start: string; end: string; words?: string };
export type Bin = { start: string; end: string; tally: Partial<Record<Standing, number>> };

const MILLISECONDS = 86_400_000;

/** Days since 1970-01-01; NaN for what is no ISO day. */
export function dayNumber(day: string): number {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) / MILLISECONDS : NaN;
}

export function dayOf(number: number): string {
  return new Date(number * MILLISECONDS).toISOString().slice(0, 10);
}

/** First and last day, both included, over days and gaps; null where there is neither. */
export function reachOf(days: readonly Day[], gaps: readonly Gap[]): readonly [number, number] | null {
  const numbers = [...days.map((one) => one.day), ...gaps.flatMap((gap) => [gap.start, gap.end])]
    .map(dayNumber)
    .filter(Number.isFinite);
  if (numbers.length === 0) return null;
  return [numbers.reduce((a, b) => Math.min(a, b)), numbers.reduce((a, b) => Math.max(a, b))];
}

/** Days in a column: the least of these with at most `most` columns. */
export function widthFor(days: number, most: number): number {
  return [1, 7, 14, 28, 91, 182, 364].find((width) => days / width <= most) ?? Math.ceil(days / most);
}

/** Columns of `width` days from the first day to the last, empty ones too. */
export function binsOf(days: readonly Day[], [first, last]: readonly [number, number], width: number): Bin[] {
  const bins = Array.from({ length: Math.floor((last - first) / width) + 1 }, (_, at): Bin => ({
    start: dayOf(first + at * width),
    end: dayOf(Math.min(last, first + (at + 1) * width - 1)),
    tally: {},
  }));
  for (const { day, standing } of days) {
    const bin = bins[Math.floor((dayNumber(day) - first) / width)];
    if (bin === undefined) continue;
    for (const name of STANDINGS)
      if (standing[name]) bin.tally[name] = (bin.tally[name] ?? 0) + standing[name];
  }
  return bins;
}

/** "3 May 2024" or "3 to 9 May 2024". */
export function stretchWords(start: string, end: string): string {
  const words = (day: string): string =>
    new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", {
      day: "numeric",
      month: "short",
      year: "numeric",
      timeZone: "UTC",
    });
  return start === end ? words(start) : `${words(start)} to ${words(end)}`;
}

/** The least round number that is not under the value: 1, 2, 5, 10, 20, 50 and so on. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value) ?? value;
}

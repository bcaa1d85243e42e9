// The picture of the timeline: columns stacked by standing, gaps hatched, a few dates below.
import { drawn } from "../dom.ts";
import { count, STANDINGS, total } from "../standings.ts";
import { dayNumber, roundUp, type Bin, type Gap } from "./bins.ts";

export const HEIGHT = 152;
const TOP = 8;
const FLOOR = HEIGHT - 24;
export const LEFT = 50;

export type Frame = { width: number; first: number; last: number };

/** Where a day starts on the picture, in pixels; `last + 1` is the right edge. */
export function across(frame: Frame, day: number): number {
  return LEFT + ((day - frame.first) / (frame.last + 1 - frame.first)) * (frame.width - LEFT - 8);
}

/** The day under a pixel, held inside the picture. */
export function dayAt(frame: Frame, x: number): number {
  const part = (x - LEFT) / (frame.width - LEFT - 8);
  return Math.min(
    frame.last,
    Math.max(frame.first, Math.floor(frame.first + part * (frame.last + 1 - frame.first))),
  );
}

function column(frame: Frame, bin: Bin, top: number): SVGElement {
  const [left, right] = [across(frame, dayNumber(bin.start)), across(frame, dayNumber(bin.end) + 1)];
  const group = drawn("g", {});
  let floor = FLOOR;
  for (const standing of STANDINGS) {
    const height = ((bin.tally[standing] ?? 0) / top) * (FLOOR - TOP);
    if (height <= 0) continue;
    floor -= height;
    const space = right - left > 4 ? 0.5 : 0;
    group.append(
      drawn("rect", {
        "data-standing": standing,
        x: left + space,
        y: floor,
        width: Math.max(0.75, right - left - 2 * space),
        height,
      }),
    );
  }
  return group;
}

function hatch(): SVGElement {
  const pattern = drawn("pattern", {
    id: "timeline-hatch",
    width: 6,
    height: 6,
    patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(45)",
  });
  pattern.append(drawn("line", { class: "hatch-line", x1: 0, y1: 0, x2: 0, y2: 6 }));
  return drawn("defs", {}, pattern);
}

/** Dates for the foot: firsts of months or years, at most one in 90 pixels. */
export function ticks(frame: Frame): { day: number; words: string }[] {
  const most = Math.max(2, Math.floor((frame.width - LEFT) / 90));
  const days = frame.last + 1 - frame.first;
  if (days <= most * 7) {
    const every = Math.max(1, Math.ceil(days / most));
    return Array.from({ length: Math.ceil(days / every) }, (_, at) => tick(frame.first + at * every, "day"));
  }
  const months =
    [1, 2, 3, 6, 12, 24, 60, 120, 240, 600].find((step) => days / (30.44 * step) <= most) ?? 1200;
  const found: { day: number; words: string }[] = [];
  const start = new Date(frame.first * 86_400_000);
  for (
    let month = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / months) * months;
    ;
    month += months
  ) {
    const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000;
    if (day > frame.last) return found;
    if (day >= frame.first) found.push(tick(day, months >= 12 ? "year" : "month"));
  }
}

function tick(day: number, fine: "day" | "month" | "year"): { day: number; words: string } {
  const parts = {
    day: { day: "numeric", month: "short" },
    month: { month: "short", year: "numeric" },
    year: { year: "numeric" },
  } as const;
  return {
    day,
    words: new Date(day * 86_400_000).toLocaleDateString("en-GB", { ...parts[fine], timeZone: "UTC" }),
  };
}

export function draw(picture: SVGSVGElement, frame: Frame, bins: readonly Bin[], gaps: readonly Gap[]): void {
  const top = roundUp(bins.reduce((most, bin) => Math.max(most, total(bin.tally)), 1));
  picture.setAttribute("viewBox", `0 0 ${frame.width} ${HEIGHT}`);
  picture.replaceChildren(hatch());
  for (const part of [0.5, 1]) {
    const y = FLOOR - part * (FLOOR - TOP);
    picture.append(drawn("line", { class: "grid", x1: LEFT, x2: frame.width - 8, y1: y, y2: y }));
    if (top * part >= 1 && Number.isInteger(top * part))
      picture.append(drawn("text", { x: LEFT - 12, y: y + 4, "text-anchor": "end" }, count(top * part)));
  }
  for (const gap of gaps) {
    const [left, right] = [across(frame, dayNumber(gap.start)), across(frame, dayNumber(gap.end) + 1)];
    picture.append(
      drawn(
        "rect",
        { class: "gap", x: left, y: TOP, width: Math.max(2, right - left), height: FLOOR - TOP },
        drawn("title", {}, gap.words ?? "no source"),
      ),
    );
  }
  for (const bin of bins) picture.append(column(frame, bin, top));
  picture.append(
    drawn("line", { class: "axis", x1: LEFT, x2: frame.width - 8, y1: FLOOR + 0.5, y2: FLOOR + 0.5 }),
  );
  for (const { day, words } of ticks(frame)) {
    const x = across(frame, day);
    const end = x > frame.width - 60 ? "end" : "start";
    picture.append(
      drawn("line", { class: "axis", x1: x, x2: x, y1: FLOOR, y2: FLOOR + 5 }),
      drawn("text", { x, y: HEIGHT - 4, "text-anchor": end }, words),
    );
  }
}

/** The box of the plot, for what is laid over it. */
export const PLOT = { top: TOP, floor: FLOOR } as const;

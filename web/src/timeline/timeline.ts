// Counts by day in the colours of their standing, gaps of coverage, and days chosen into the filter.
import { withParameters } from "../address.ts";
import { readJson } from "../carried.ts";
import { drawn, element } from "../dom.ts";
import { count, STANDINGS, tallyWords, total } from "../standings.ts";
import {
  binsOf,
  dayNumber,
  dayOf,
  reachOf,
  stretchWords,
  widthFor,
  type Bin,
  type Day,
  type Gap,
} from "./bins.ts";
import { Brush, type Choice } from "./brush.ts";
import { dayAt, draw, HEIGHT, type Frame } from "./draw.ts";

type Answer = { days: Day[]; gaps?: Gap[] };

function chosen(): Choice | null {
  const query = new URLSearchParams(location.search);
  const [since, until] = [dayNumber(query.get("since") ?? ""), dayNumber(query.get("until") ?? "")];
  if (Number.isNaN(since) && Number.isNaN(until)) return null;
  return [Number.isNaN(since) ? -Infinity : since, Number.isNaN(until) ? Infinity : until];
}

function within(choice: Choice | null, [first, last]: readonly [number, number]): Choice | null {
  if (choice === null || choice[0] > last || choice[1] < first) return null;
  const held: Choice = [Math.max(first, choice[0]), Math.min(last, choice[1])];
  return held[0] === first && held[1] === last ? null : held;
}

function apply(choice: Choice | null): void {
  const [since, until] = choice === null ? [null, null] : [dayOf(choice[0]), dayOf(choice[1])];
  location.assign(withParameters(location.href, { since, until, offset: null }));
}

function binWords(bin: Bin, gaps: readonly Gap[]): string {
  const silent = gaps.filter((gap) => gap.start <= bin.end && gap.end >= bin.start);
  const without = silent.length > 0 ? `; coverage missing: ${silent[0]?.words ?? "no source"}` : "";
  return `${stretchWords(bin.start, bin.end)}: ${count(total(bin.tally))} (${tallyWords(bin.tally)})${without}`;
}

function legend(): HTMLElement {
  const list = element("ul", { class: "timeline-legend meta" });
  for (const standing of STANDINGS)
    list.append(
      element("li", {}, element("span", { class: "standing", "data-standing": standing }, standing)),
    );
  list.append(element("li", { class: "no-source" }, "no source that day"));
  return list;
}

/** Draws the timeline; what the page held before stays behind a summary, as the numbers themselves. */
export async function enhanceTimeline(place: HTMLElement): Promise<void> {
  const address = place.dataset["days"] ?? "";
  // A page in one file holds no other days to go to.
  const fixed = address.startsWith("#");
  const { days, gaps = [] } = await readJson<Answer>(address);
  const reach = reachOf(days, gaps);
  if (reach === null) return;
  const held = [...place.childNodes];
  const picture = drawn("svg", {
    role: "group",
    "aria-label": `Incidents by day, ${stretchWords(dayOf(reach[0]), dayOf(reach[1]))}`,
  });
  const reading = element("p", { class: "reading", "aria-live": "polite" });
  const use = element("button", { type: "button", class: "primary", hidden: true }, "Show these days");
  const clear = element("button", { type: "button", hidden: fixed || chosen() === null }, "All days");
  const numbers = element("details", {}, element("summary", {}, "Numbers"), ...held);
  place.replaceChildren(
    element("div", { class: "timeline-picture" }, picture),
    element("div", { class: "timeline-foot" }, reading, element("span", {}, use, " ", clear)),
    legend(),
    ...(held.length > 0 ? [numbers] : []),
  );

  let choice = fixed ? null : within(chosen(), reach);
  let frame: Frame = { width: 0, first: reach[0], last: reach[1] };
  let bins: Bin[] = [];
  let shownWidth = 0;
  const idle = (): string =>
    fixed
      ? "Point at a day for its counts."
      : choice === null
        ? "Drag over the days, or move the handles with the arrow keys."
        : stretchWords(dayOf(choice[0]), dayOf(choice[1]));
  const changed = (next: Choice | null, done: boolean): void => {
    choice = next;
    use.hidden = false;
    reading.textContent = idle();
    if (done) apply(choice);
  };
  const brush = fixed ? null : new Brush(picture, frame, choice, changed);
  const show = (): void => {
    shownWidth = picture.clientWidth;
    // Where letters are larger the whole picture is.
    const scale = (picture.clientHeight || HEIGHT) / HEIGHT;
    frame = { ...frame, width: Math.max(260, (shownWidth || place.clientWidth) / scale) };
    bins = binsOf(days, reach, widthFor(reach[1] - reach[0] + 1, (frame.width - 52) / 5));
    draw(picture, frame, bins, gaps);
    brush?.show(frame);
  };
  use.addEventListener("click", () => apply(choice));
  clear.addEventListener("click", () => apply(null));
  picture.addEventListener("pointermove", (event) => {
    if (event.buttons !== 0) return;
    const x = ((event.clientX - picture.getBoundingClientRect().left) * frame.width) / picture.clientWidth;
    const day = dayOf(dayAt(frame, x));
    const bin = bins.find((one) => one.start <= day && day <= one.end);
    if (bin !== undefined) reading.textContent = binWords(bin, gaps);
  });
  picture.addEventListener("pointerleave", () => (reading.textContent = idle()));
  reading.textContent = idle();
  show();
  new ResizeObserver(() => {
    if (Math.abs(picture.clientWidth - shownWidth) > 1 && picture.clientWidth > 0) show();
  }).observe(place);
}

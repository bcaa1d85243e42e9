// Choosing days: by dragging over the picture, or with two handles that the arrow keys move.
import { drawn } from "../dom.ts";
import { dayOf } from "./bins.ts";
import { across, dayAt, PLOT, type Frame } from "./draw.ts";

export type Choice = readonly [number, number];

/** A choice with one end moved by `days`, inside the frame; the ends never cross. */
export function moved(
  choice: Choice,
  end: 0 | 1,
  days: number,
  frame: { first: number; last: number },
): Choice {
  const [from, to] = choice;
  if (end === 0) return [Math.min(to, Math.max(frame.first, from + days)), to];
  return [from, Math.max(from, Math.min(frame.last, to + days))];
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowUp: 1,
  PageDown: -30,
  PageUp: 30,
};

export class Brush {
  readonly layer = drawn("g", {});
  private readonly picture: SVGSVGElement;
  private readonly onChange: (choice: Choice | null, done: boolean) => void;
  private frame: Frame;
  private choice: Choice | null;
  private from: number | null = null;

  constructor(
    picture: SVGSVGElement,
    frame: Frame,
    choice: Choice | null,
    onChange: (choice: Choice | null, done: boolean) => void,
  ) {
    this.picture = picture;
    this.frame = frame;
    this.choice = choice;
    this.onChange = onChange;
    picture.addEventListener("pointerdown", (event) => this.begin(event));
    picture.addEventListener("pointermove", (event) => this.drag(event));
    picture.addEventListener("pointerup", (event) => this.finish(event));
    picture.addEventListener("pointercancel", () => (this.from = null));
  }

  /** Draws the choice anew over a picture that was drawn anew. */
  show(frame: Frame): void {
    this.frame = frame;
    const [from, to] = this.choice ?? [frame.first, frame.last];
    const [left, right] = [across(frame, from), across(frame, to + 1)];
    const [edge, end] = [across(frame, frame.first), across(frame, frame.last + 1)];
    const box = { y: PLOT.top, height: PLOT.floor - PLOT.top };
    const focused = [...this.layer.children].indexOf(document.activeElement as Element);
    this.layer.replaceChildren();
    if (this.choice !== null)
      this.layer.append(
        drawn("rect", { class: "outside", x: edge, width: Math.max(0, left - edge), ...box }),
        drawn("rect", { class: "outside", x: right, width: Math.max(0, end - right), ...box }),
        drawn("rect", { class: "chosen", x: left, width: Math.max(1, right - left), ...box }),
      );
    this.layer.append(this.handle(0, left, from), this.handle(1, right, to));
    this.picture.append(this.layer);
    const again = this.layer.children[focused];
    if (again instanceof SVGElement) again.focus();
  }

  private handle(end: 0 | 1, x: number, day: number): SVGElement {
    const { first, last } = this.frame;
    const name = end === 0 ? "First day" : "Last day";
    const handle = drawn("g", {
      class: "handle",
      tabindex: 0,
      role: "slider",
      "aria-label": name,
      "aria-orientation": "horizontal",
      "aria-valuemin": first,
      "aria-valuemax": last,
      "aria-valuenow": day,
      "aria-valuetext": dayOf(day),
      "data-end": end,
    });
    handle.append(
      drawn("rect", { x: x - 12, y: PLOT.top, width: 24, height: PLOT.floor - PLOT.top }),
      drawn("line", { x1: x, x2: x, y1: PLOT.top, y2: PLOT.floor }),
      drawn("circle", { cx: x, cy: (PLOT.top + PLOT.floor) / 2, r: 6 }),
    );
    handle.addEventListener("keydown", (event) => this.key(event, end));
    return handle;
  }

  private key(event: KeyboardEvent, end: 0 | 1): void {
    const whole: Choice = this.choice ?? [this.frame.first, this.frame.last];
    const far = event.key === "Home" ? -Infinity : event.key === "End" ? Infinity : null;
    const by = far ?? STEPS[event.key];
    if (by !== undefined) this.set(moved(whole, end, by, this.frame), false);
    else if (event.key === "Enter") this.onChange(this.choice, true);
    else if (event.key === "Escape") this.set(null, false);
    else return;
    event.preventDefault();
  }

  private set(choice: Choice | null, done: boolean): void {
    const { first, last } = this.frame;
    this.choice = choice !== null && choice[0] <= first && choice[1] >= last ? null : choice;
    const focused = document.activeElement?.getAttribute("data-end");
    this.show(this.frame);
    if (focused !== null && focused !== undefined)
      this.layer.querySelector<SVGElement>(`[data-end="${focused}"]`)?.focus();
    this.onChange(this.choice, done);
  }

  private day(event: PointerEvent): number {
    return dayAt(
      this.frame,
      ((event.clientX - this.picture.getBoundingClientRect().left) * this.frame.width) /
        this.picture.clientWidth,
    );
  }

  private begin(event: PointerEvent): void {
    if (event.button !== 0) return;
    const end = (event.target as Element).closest("[data-end]")?.getAttribute("data-end");
    const whole = this.choice ?? [this.frame.first, this.frame.last];
    this.from = end === "0" ? whole[1] : end === "1" ? whole[0] : this.day(event);
    this.picture.setPointerCapture(event.pointerId);
  }

  private drag(event: PointerEvent): void {
    if (this.from === null) return;
    const day = this.day(event);
    this.set([Math.min(this.from, day), Math.max(this.from, day)], false);
  }

  private finish(event: PointerEvent): void {
    if (this.from === null) return;
    const day = this.day(event);
    const choice: Choice = [Math.min(this.from, day), Math.max(this.from, day)];
    this.from = null;
    this.set(choice, true);
  }
}

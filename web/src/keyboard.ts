// Keys of the review page. A control with data-key="a" is pressed by "a"; j and k go through the queue.
// Keys work only where nobody is typing, never with Ctrl, Alt or Meta, and can be switched off (WCAG 2.1.4).
import { element } from "./dom.ts";
import { keep, kept } from "./kept.ts";

export type Pressed = { key: string; ctrlKey: boolean; altKey: boolean; metaKey: boolean; typing: boolean };

/** The key that counts, or null where it must be left alone. */
export function shortcut(pressed: Pressed): string | null {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || pressed.typing) return null;
  return pressed.key.length === 1 ? pressed.key.toLowerCase() : null;
}

/** Where j (+1) or k (-1) leads from place `at` among `count`; the ends hold. */
export function step(at: number, by: number, count: number): number {
  return Math.min(count - 1, Math.max(0, at + by));
}

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !["checkbox", "radio", "button", "submit"].includes(target.type);
  return target.isContentEditable || ["TEXTAREA", "SELECT"].includes(target.tagName);
}

function move(by: number): void {
  const items = [...document.querySelectorAll<HTMLAnchorElement>(".queue > li > a")];
  const at = items.findIndex((item) => item.getAttribute("aria-current") === "true");
  const next = items[step(at, by, items.length)];
  if (next !== undefined && items.indexOf(next) !== at) next.click();
}

function press(key: string): boolean {
  const control = [...document.querySelectorAll<HTMLElement>("[data-key]")].find(
    (one) => one.dataset["key"] === key,
  );
  if (control === undefined) return false;
  if (control.matches("input:not([type=checkbox], [type=radio]), select, textarea")) control.focus();
  else control.click();
  return true;
}

function showKeys(): void {
  const dialog = document.getElementById("keys");
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

function addSwitch(review: HTMLElement): HTMLInputElement {
  const box = element("input", { type: "checkbox", id: "keys-on" });
  box.checked = kept("keys") !== "off";
  box.addEventListener("change", () => keep("keys", box.checked ? "on" : "off"));
  const place = review.querySelector("[data-keys-switch]") ?? review;
  place.append(element("label", { class: "meta" }, box, " single-letter keys"));
  return box;
}

export function enhanceReview(review: HTMLElement): void {
  const allowed = addSwitch(review);
  document.addEventListener("keydown", (event) => {
    const { key, ctrlKey, altKey, metaKey, target } = event;
    const letter = shortcut({ key, ctrlKey, altKey, metaKey, typing: typing(target) });
    if (letter === null || !allowed.checked || document.querySelector("dialog[open]") !== null) return;
    if (letter === "j" || letter === "k") move(letter === "j" ? 1 : -1);
    else if (letter === "?") showKeys();
    else if (!press(letter)) return;
    event.preventDefault();
  });
}

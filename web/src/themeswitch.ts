// The button that goes round system, light and dark.
import { keep, kept } from "./kept.ts";

const ROUND = ["system", "light", "dark"] as const;
type Theme = (typeof ROUND)[number];
const WORDS: Record<Theme, string> = {
  system: "Theme: as the system",
  light: "Theme: light",
  dark: "Theme: dark",
};
const SIGNS: Record<Theme, string> = { system: "◐", light: "☼", dark: "☾" };

/** The theme after `theme`. */
export function nextTheme(theme: Theme): Theme {
  return ROUND[(ROUND.indexOf(theme) + 1) % ROUND.length] ?? "system";
}

function current(): Theme {
  const value = kept("theme");
  return value === "light" || value === "dark" ? value : "system";
}

function show(button: HTMLElement, theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  button.textContent = SIGNS[theme];
  button.setAttribute("aria-label", WORDS[theme]);
  button.title = WORDS[theme];
}

/** Brings the button to life; the map hears of a change by the event `themechange` on the document. */
export function enhanceTheme(button: HTMLElement): void {
  button.hidden = false;
  show(button, current());
  button.addEventListener("click", () => {
    const theme = nextTheme(current());
    keep("theme", theme);
    show(button, theme);
    document.dispatchEvent(new Event("themechange"));
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
    document.dispatchEvent(new Event("themechange")),
  );
}

// "Copy link": the address of the view as it is now.
import { element } from "./dom.ts";

/** Says something to those who listen and those who look, for a few seconds. */
export function announce(words: string): void {
  const status =
    document.getElementById("status") ??
    document.body.appendChild(element("div", { id: "status", class: "status", role: "status" }));
  status.textContent = words;
  setTimeout(() => {
    if (status.textContent === words) status.textContent = "";
  }, 4000);
}

export function enhanceCopy(button: HTMLElement): void {
  button.hidden = false;
  button.addEventListener("click", () => {
    const text = button.dataset["copy"] || location.href;
    navigator.clipboard.writeText(text).then(
      () => announce("Link copied"),
      () => announce(`The browser refused; copy it by hand: ${text}`),
    );
  });
}

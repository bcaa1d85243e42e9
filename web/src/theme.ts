// Runs before the first paint, as a classic script in the head: the chosen theme must not flash.
// What was chosen stays in this browser alone.
(() => {
  const kept = ((): string | null => {
    try {
      return localStorage.getItem("tocsin.theme");
    } catch {
      return null;
    }
  })();
  if (kept === "light" || kept === "dark") document.documentElement.dataset["theme"] = kept;
})();

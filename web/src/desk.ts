// What the pages gain where script runs. Each page works without; nothing here is needed to read or to judge.
import { enhanceCopy } from "./copylink.ts";
import { enhanceGraph } from "./graph.ts";
import { enhanceReview } from "./keyboard.ts";
import { enhanceTheme } from "./themeswitch.ts";
import { enhanceTimeline } from "./timeline/timeline.ts";

function each(selector: string, enhance: (found: HTMLElement) => unknown): void {
  for (const found of document.querySelectorAll<HTMLElement>(selector)) enhance(found);
}

const LONGEST = 1000;

/** When the page has been painted, or after a second: what takes long must not keep the text waiting. */
function painted(): Promise<void> {
  return new Promise((done) => {
    new PerformanceObserver(() => done()).observe({ type: "paint", buffered: true });
    // A page in a tab behind others is not painted at all.
    setTimeout(done, LONGEST);
  });
}

async function enhanceMap(place: HTMLElement): Promise<void> {
  const { showMap } = await import("./map/map.ts");
  await showMap(place);
}

each("#theme", enhanceTheme);
each("[data-copy]", enhanceCopy);
each("[data-graph]", enhanceGraph);
each(".review", enhanceReview);
await painted();
each("#timeline[data-days]", enhanceTimeline);
each("#map[data-points]", enhanceMap);

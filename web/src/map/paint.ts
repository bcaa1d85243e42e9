// The colours of the style sheet, worked out for the theme that is on; the map's canvas cannot read tokens itself.
import { STANDINGS, type Standing } from "../standings.ts";

const NAMES = [
  "sea",
  "land",
  "border",
  "coast",
  "unit",
  "label",
  "halo",
  "shade",
  "hatch",
  "cluster",
  "on-cluster",
] as const;
export type Paint = Readonly<Record<(typeof NAMES)[number], string>> & {
  standing: Readonly<Record<Standing, string>>;
};

export function readPaint(within: HTMLElement): Paint {
  const probe = within.appendChild(document.createElement("i"));
  probe.hidden = true;
  const read = (token: string): string => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const map = Object.fromEntries(NAMES.map((name) => [name, read(`--map-${name}`)]));
  const standing = Object.fromEntries(STANDINGS.map((name) => [name, read(`--standing-${name}`)]));
  probe.remove();
  return { ...map, standing } as Paint;
}

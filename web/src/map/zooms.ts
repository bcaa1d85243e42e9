// At which zooms the map changes, how dark a number shades, and the letters.
import type { ExpressionSpecification } from "maplibre-gl";

/** From here on first-level units take over from countries. */
export const NEAR = 4.2;
/** From here on places no longer gather; rings are dashed. */
export const FINE = 8;

const FONT = ["Tocsin Sans", "Noto Sans", "Noto Sans Arabic", "sans-serif"];

/** How dark an area is for the number in a property. */
export const steps = (property: string): ExpressionSpecification => [
  "step",
  ["coalesce", ["get", property], 0],
  0,
  1,
  0.12,
  4,
  0.18,
  13,
  0.24,
  40,
  0.3,
  130,
  0.36,
];

/** What every label has. */
export const label = { "text-font": FONT, "text-max-width": 9, "text-padding": 3 } as const;

// WCAG 2.2 AA, worked out from the tokens: 4.5 for text, 3 for signs and edges; and colours apart for colour-blind eyes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { contrast, difference, tokens, VISIONS, type Theme } from "./colours.ts";

const THEMES: Theme[] = ["light", "dark"];
const FIELDS = [
  "actor",
  "recipient",
  "act",
  "mode",
  "time",
  "place",
  "killed",
  "injured",
  "speaker",
  "standing",
];
const STANDINGS = ["reported", "claimed", "alleged", "denied", "threatened", "called-for", "negated"];
const GROUNDS = ["paper", "sheet", "wash"];

const TEXT: [string, string][] = [
  ...["ink", "soft", "link", "bell", "good", "warn"].flatMap((word) =>
    GROUNDS.map((ground): [string, string] => [word, ground]),
  ),
  ...FIELDS.map((field): [string, string] => ["ink", `mark-${field}`]),
  ["on-bell", "bell"],
  ["paper", "ink"],
  ["paper", "good"],
  ["map-label", "map-land"],
  ["map-label", "map-halo"],
  ["map-label", "map-sea"],
  ["map-on-cluster", "map-cluster"],
];
const SIGNS: [string, string][] = [
  ...STANDINGS.flatMap((name) =>
    ["paper", "sheet"].map((ground): [string, string] => [`standing-${name}`, ground]),
  ),
  ...GROUNDS.flatMap((ground): [string, string][] => [
    ["edge", ground],
    ["focus", ground],
  ]),
  ["map-shade", "map-land"],
  ["map-hatch", "map-land"],
  ["map-cluster", "map-land"],
];

for (const theme of THEMES) {
  const colour = tokens(theme);
  for (const [least, pairs] of [
    [4.5, TEXT],
    [3, SIGNS],
  ] as const)
    test(`${theme}: contrast of at least ${least}`, () => {
      const weak = pairs
        .map(([one, other]) => ({ one, other, value: contrast(colour(one), colour(other)) }))
        .filter(({ value }) => value < least);
      assert.deepEqual(
        weak.map(({ one, other, value }) => `${one} on ${other}: ${value.toFixed(2)}`),
        [],
      );
    });

  for (const vision of Object.keys(VISIONS))
    test(`${theme}: the seven standings differ to ${vision} eyes`, () => {
      const close = STANDINGS.flatMap((one, at) => STANDINGS.slice(at + 1).map((other) => ({ one, other })))
        .map(({ one, other }) => ({
          one,
          other,
          value: difference(colour(`standing-${one}`), colour(`standing-${other}`), vision),
        }))
        .filter(({ value }) => value < 20);
      assert.deepEqual(close, []);
    });
}

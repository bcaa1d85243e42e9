import assert from "node:assert/strict";
import { test } from "node:test";
import { layOut } from "../src/graph.ts";
import { shortcut, step } from "../src/keyboard.ts";
import { count, counted, foremost, tallyWords, total } from "../src/standings.ts";
import { nextTheme } from "../src/themeswitch.ts";

test("keys are left alone while someone types or holds a modifier", () => {
  const free = { key: "A", ctrlKey: false, altKey: false, metaKey: false, typing: false };
  assert.equal(shortcut(free), "a");
  for (const held of [
    { typing: true },
    { ctrlKey: true },
    { altKey: true },
    { metaKey: true },
    { key: "Enter" },
  ])
    assert.equal(shortcut({ ...free, ...held }), null);
});

test("the queue's ends hold", () => {
  assert.deepEqual([step(0, -1, 3), step(0, 1, 3), step(2, 1, 3)], [0, 1, 2]);
});

test("themes go round", () => {
  assert.deepEqual((["system", "light", "dark"] as const).map(nextTheme), ["light", "dark", "system"]);
});

test("tallies", () => {
  const tally = { denied: 2, reported: 2, claimed: 1 };
  assert.deepEqual(
    [total(tally), foremost(tally), tallyWords(tally), tallyWords({})],
    [5, "reported", "2 reported, 1 claimed, 2 denied", "none"],
  );
  assert.deepEqual(
    [count(1234567), counted(1, "place", "places"), counted(0, "place", "places")],
    ["1\u202f234\u202f567", "1 place", "0 places"],
  );
});

test("a graph is laid out the same way each time, the most met at the top", () => {
  const nodes = ["a", "b", "c", "m"].map((id) => ({ id, name: id, kind: null }));
  const edges = [
    { from: "m", to: "b", count: 9, kind: "fight" as const, words: "" },
    { from: "c", to: "m", count: 2, kind: "tie" as const, words: "" },
  ];
  const placed = layOut({ middle: "m", nodes, edges });
  assert.deepEqual(
    placed.map((one) => one.id),
    ["m", "b", "c", "a"],
  );
  assert.deepEqual(placed, layOut({ middle: "m", nodes: [...nodes].reverse(), edges }));
  assert.ok((placed[1]?.y ?? 0) < (placed[0]?.y ?? 0));
});

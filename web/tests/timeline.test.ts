import assert from "node:assert/strict";
import { test } from "node:test";
import {
  binsOf,
  dayNumber,
  dayOf,
  reachOf,
  roundUp,
  stretchWords,
  widthFor,
  type Day,
} from "../src/timeline/bins.ts";
import { moved } from "../src/timeline/brush.ts";
import { across, dayAt, ticks } from "../src/timeline/draw.ts";

const DAYS: Day[] = [
  { day: "2024-02-28", standing: { reported: 2 } },
  { day: "2024-02-29", standing: { reported: 1, denied: 3 } },
  { day: "2024-03-09", standing: { claimed: 4 } },
];

test("days are numbers and back, leap days too", () => {
  assert.equal(dayOf(dayNumber("2024-02-29") + 1), "2024-03-01");
  assert.ok(Number.isNaN(dayNumber("2024-2-1")) && Number.isNaN(dayNumber("")));
});

test("the reach holds days and gaps", () => {
  const reach = reachOf(DAYS, [{ start: "2024-01-01", end: "2024-01-05" }]);
  assert.deepEqual(reach?.map(dayOf), ["2024-01-01", "2024-03-09"]);
  assert.equal(reachOf([], []), null);
});

test("columns add up and empty ones stay", () => {
  const reach = reachOf(DAYS, []);
  assert.ok(reach);
  const bins = binsOf(DAYS, reach, 7);
  assert.deepEqual(
    bins.map((bin) => [bin.start, bin.end, bin.tally]),
    [
      ["2024-02-28", "2024-03-05", { reported: 3, denied: 3 }],
      ["2024-03-06", "2024-03-09", { claimed: 4 }],
    ],
  );
  assert.equal(binsOf(DAYS, reach, 1).length, 11);
});

test("columns are as narrow as fits", () => {
  assert.deepEqual(
    [widthFor(30, 100), widthFor(365, 100), widthFor(365 * 10, 100), widthFor(365 * 300, 100)],
    [1, 7, 91, 1095],
  );
});

test("the top of the scale is round", () => {
  assert.deepEqual([0, 1, 3, 11, 49, 51, 1001].map(roundUp), [1, 1, 5, 20, 50, 100, 2000]);
});

test("a pixel and its day agree", () => {
  const frame = { width: 800, first: 100, last: 199 };
  for (const day of [100, 137, 199]) assert.equal(dayAt(frame, across(frame, day) + 1), day);
  assert.deepEqual([dayAt(frame, -50), dayAt(frame, 5000)], [100, 199]);
});

test("dates at the foot do not crowd", () => {
  for (const days of [1, 10, 100, 700, 20000]) {
    const frame = { width: 800, first: 19000, last: 19000 + days - 1 };
    const found = ticks(frame);
    assert.ok(
      found.length <= 10 && found.every(({ day }) => day >= frame.first && day <= frame.last),
      `${days}: ${found.length}`,
    );
  }
});

test("a stretch in words", () => {
  assert.equal(stretchWords("2024-05-03", "2024-05-03"), "3 May 2024");
  assert.equal(stretchWords("2024-05-03", "2024-05-09"), "3 May 2024 to 9 May 2024");
});

test("handles stay in the frame and do not cross", () => {
  const frame = { first: 0, last: 100 };
  assert.deepEqual(moved([10, 20], 0, 30, frame), [20, 20]);
  assert.deepEqual(moved([10, 20], 1, -30, frame), [10, 10]);
  assert.deepEqual(moved([10, 20], 0, -Infinity, frame), [0, 20]);
  assert.deepEqual(moved([10, 20], 1, Infinity, frame), [10, 100]);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { boxWords, inBox, parseBox, withParameters } from "../src/address.ts";

test("parameters are set and taken out, the rest stays", () => {
  const address = "http://127.0.0.1/?type=ASSAULT&since=2024-01-01&words=a%26b";
  assert.equal(
    withParameters(address, { since: null, until: "2024-02-01" }),
    "http://127.0.0.1/?type=ASSAULT&words=a%26b&until=2024-02-01",
  );
  assert.equal(
    withParameters(address, { type: "", words: "x" }),
    "http://127.0.0.1/?since=2024-01-01&words=x",
  );
});

test("a box goes through the address and comes back", () => {
  assert.deepEqual(parseBox(boxWords([30.12345, -4.5, 42, 52])), [30.123, -4.5, 42, 52]);
});

test("a box over the 180th meridian keeps its sides", () => {
  assert.equal(boxWords([170, -10, 190, 10]), "170,-10,-170,10");
  assert.ok(inBox([170, -10, -170, 10], 175, 0) && inBox([170, -10, -170, 10], -175, 0));
  assert.ok(!inBox([170, -10, -170, 10], 0, 0));
});

test("a view wider than the world is the world", () => {
  assert.equal(boxWords([-250, -95, 250, 95]), "-180,-90,180,90");
});

test("what is no box is none", () => {
  for (const text of [
    null,
    "",
    "1,2,3",
    "1,2,3,x",
    "1,2,,4",
    "0,5,1,5",
    "200,0,201,1",
    "0,-91,1,0",
    "Infinity,0,1,1",
  ])
    assert.equal(parseBox(text), null, String(text));
});

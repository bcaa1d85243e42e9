// Who an actor meets: drawn from the table that the page already holds, which stays below the picture.
import { readJson } from "./carried.ts";
import { drawn, element } from "./dom.ts";
import { count } from "./standings.ts";

export type Node = { id: string; name: string; kind: string | null };
export type Edge = { from: string; to: string; count: number; kind: "fight" | "tie"; words: string };
export type Graph = { middle: string; nodes: Node[]; edges: Edge[] };
export type Placed = Node & { x: number; y: number };

const WIDTH = 760;
const HEIGHT = 520;
const MOST = 24;

/** The middle actor in the middle, the others on an oval around it, those met most first, from the top clockwise. */
export function layOut(graph: Graph): Placed[] {
  const weight = new Map<string, number>();
  for (const edge of graph.edges)
    for (const id of [edge.from, edge.to]) weight.set(id, (weight.get(id) ?? 0) + edge.count);
  const others = graph.nodes
    .filter((node) => node.id !== graph.middle)
    .sort(
      (one, other) =>
        (weight.get(other.id) ?? 0) - (weight.get(one.id) ?? 0) || one.id.localeCompare(other.id),
    )
    .slice(0, MOST);
  const around = others.map((node, at) => {
    const angle = (at / others.length) * 2 * Math.PI - Math.PI / 2;
    const near = others.length > 12 && at % 2 === 1 ? 0.72 : 1;
    return {
      ...node,
      x: WIDTH / 2 + Math.cos(angle) * 265 * near,
      y: HEIGHT / 2 + Math.sin(angle) * 205 * near,
    };
  });
  const middle = graph.nodes
    .filter((node) => node.id === graph.middle)
    .map((node) => ({ ...node, x: WIDTH / 2, y: HEIGHT / 2 }));
  return [...middle, ...around];
}

function line(edge: Edge, from: Placed, to: Placed): SVGElement {
  const [mx, my] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  const bend = from.x === to.x && from.y === to.y ? 0 : edge.kind === "tie" ? 22 : -14;
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [cx, cy] = [mx - ((to.y - from.y) / length) * bend, my + ((to.x - from.x) / length) * bend];
  const width = edge.kind === "tie" ? 1.5 : Math.min(9, 1.2 + Math.sqrt(edge.count));
  const path = `M${from.x} ${from.y} Q${cx} ${cy} ${to.x} ${to.y}`;
  return drawn("path", { class: edge.kind, d: path, "stroke-width": width }, drawn("title", {}, edge.words));
}

function node(one: Placed, middle: boolean, address: string): SVGElement {
  const away = middle ? 32 : one.y < HEIGHT / 2 - 40 ? -18 : 28;
  const label = drawn(
    "text",
    { x: one.x, y: one.y + away, "text-anchor": "middle", direction: "auto" },
    one.name,
  );
  const dot = drawn("circle", {
    class: middle ? "node middle" : "node",
    "data-kind": one.kind,
    cx: one.x,
    cy: one.y,
    r: middle ? 13 : 9,
  });
  return middle
    ? drawn("g", {}, dot, label)
    : drawn("a", { href: address + encodeURIComponent(one.id) }, dot, label);
}

export async function enhanceGraph(place: HTMLElement): Promise<void> {
  const graph = await readJson<Graph>(place.dataset["graph"] ?? "");
  const placed = layOut(graph);
  const at = new Map(placed.map((one) => [one.id, one]));
  const picture = drawn("svg", {
    class: "graph",
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    role: "group",
    "aria-label": "Who meets whom",
  });
  for (const edge of graph.edges) {
    const [from, to] = [at.get(edge.from), at.get(edge.to)];
    if (from !== undefined && to !== undefined) picture.append(line(edge, from, to));
  }
  for (const one of placed)
    picture.append(node(one, one.id === graph.middle, place.dataset["actor"] ?? "/actors/"));
  const left = graph.nodes.length - placed.length;
  place.prepend(
    picture,
    element(
      "p",
      { class: "meta" },
      "Red: acts against one another, broader for more. Dashed: a tie.",
      left > 0 ? ` ${count(left)} more in the table below.` : "",
    ),
  );
}

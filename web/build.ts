// Builds src/tocsin/desk/assets from web: `node build.ts` writes, `node build.ts --check` says whether it is stale.
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type BuildOptions } from "esbuild";

const WEB = new URL("./", import.meta.url);
const OUT = new URL("../src/tocsin/desk/assets/", import.meta.url);
const FONTS = [
  "source-serif-4-latin-wght-normal",
  "source-serif-4-latin-ext-wght-normal",
  "source-serif-4-latin-wght-italic",
  "source-sans-3-latin-wght-normal",
  "source-sans-3-latin-ext-wght-normal",
];
const COPIES: readonly [string, string][] = [
  ["maplibre-gl/dist/maplibre-gl-worker.mjs", "maplibre-gl-worker.mjs"],
  ["../style/icon.svg", "icon.svg"],
  ["maplibre-gl/LICENSE.txt", "licences/maplibre-gl.txt"],
  ["topojson-client/LICENSE", "licences/topojson-client.txt"],
  ["@fontsource-variable/source-serif-4/LICENSE", "licences/source-serif-4.txt"],
  ["@fontsource-variable/source-sans-3/LICENSE", "licences/source-sans-3.txt"],
];

function filesUnder(folder: URL): URL[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((one) => one.isFile() && !one.parentPath.includes("node_modules"))
    .map((one) => pathToFileURL(join(one.parentPath, one.name)));
}

const sha256 = (content: Buffer): string => createHash("sha256").update(content).digest("hex");
const named = (file: URL, root: URL): string => file.href.slice(root.href.length);

/** One hash over every file that the build reads from this folder, and the shapes; tests/desk works it out the same way. */
function sourceHash(): string {
  const files = [
    ...filesUnder(new URL("src/", WEB)),
    ...filesUnder(new URL("style/", WEB)),
    new URL("build.ts", WEB),
    new URL("package-lock.json", WEB),
  ];
  const shapes = filesUnder(new URL("shapes/", OUT));
  const lines = [
    ...files.map((file) => [named(file, WEB), file] as const),
    ...shapes.map((file) => [named(file, OUT), file] as const),
  ]
    .map(([name, file]) => `${name} ${sha256(readFileSync(file))}\n`)
    .sort();
  return sha256(Buffer.from(lines.join("")));
}

async function bundle(): Promise<void> {
  const common: BuildOptions = {
    bundle: true,
    minify: true,
    target: "es2022",
    legalComments: "none",
    logLevel: "warning",
    absWorkingDir: WEB.pathname,
  };
  await build({
    ...common,
    entryPoints: ["src/theme.ts"],
    format: "iife",
    outfile: new URL("theme.js", OUT).pathname,
  });
  await build({
    ...common,
    entryPoints: { desk: "src/desk.ts" },
    format: "esm",
    splitting: true,
    chunkNames: "[name]",
    outdir: OUT.pathname,
  });
  // The same in one piece, for the report that is a single file.
  await build({
    ...common,
    entryPoints: ["src/desk.ts"],
    format: "esm",
    outfile: new URL("report.js", OUT).pathname,
  });
  await build({
    ...common,
    entryPoints: ["style/desk.css"],
    external: ["*.woff2"],
    outfile: new URL("desk.css", OUT).pathname,
  });
}

function copy(): void {
  mkdirSync(new URL("fonts/", OUT), { recursive: true });
  mkdirSync(new URL("licences/", OUT), { recursive: true });
  for (const [from, to] of COPIES) copyFileSync(new URL(`node_modules/${from}`, WEB), new URL(to, OUT));
  for (const font of FONTS) {
    const family = font.slice(0, font.indexOf("-latin"));
    copyFileSync(
      new URL(`node_modules/@fontsource-variable/${family}/files/${font}.woff2`, WEB),
      new URL(`fonts/${font}.woff2`, OUT),
    );
  }
}

function manifest(): void {
  const files = filesUnder(OUT)
    .map((file) => named(file, OUT))
    .filter((name) => name !== "manifest.json")
    .sort();
  const hashes = Object.fromEntries(files.map((name) => [name, sha256(readFileSync(new URL(name, OUT)))]));
  writeFileSync(
    new URL("manifest.json", OUT),
    `${JSON.stringify({ source: sourceHash(), files: hashes }, null, 1)}\n`,
  );
}

if (process.argv.includes("--check")) {
  const path = new URL("manifest.json", OUT);
  const fresh = existsSync(path) && JSON.parse(readFileSync(path, "utf8")).source === sourceHash();
  console.log(
    fresh
      ? "the built assets are those of this source"
      : "the built assets are stale: run `npm run build` in web",
  );
  process.exitCode = fresh ? 0 : 1;
} else {
  mkdirSync(OUT, { recursive: true });
  await bundle();
  copy();
  manifest();
}

// Colours of the tokens and how eyes see them. Contrast: WCAG 2.2; colour blindness: Machado, Oliveira and
// Fernandes 2009, full severity; difference: CIE 1976 in L*a*b*.
import { readFileSync } from "node:fs";

export type Theme = "light" | "dark";
type Triple = readonly [number, number, number];

const TEXT = readFileSync(new URL("../style/tokens.css", import.meta.url), "utf8");

/** Looks a token up as the given theme shows it, in linear light from 0 to 1. */
export function tokens(theme: Theme): (name: string) => Triple {
  const found = new Map(
    [...TEXT.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
      name,
      theme === "light" ? light : dark,
    ]),
  );
  return (name) => {
    const hex = found.get(name);
    if (hex === undefined) throw new Error(`no token --${name}`);
    const part = (at: number): number => {
      const value = parseInt(hex.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    };
    return [part(1), part(3), part(5)];
  };
}

const luminance = ([red, green, blue]: Triple): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

export function contrast(one: Triple, other: Triple): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

export const VISIONS: Readonly<Record<string, readonly Triple[]>> = {
  common: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function lab([red, green, blue]: Triple): Triple {
  const bend = (value: number): number => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  const x = bend((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047);
  const y = bend(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = bend((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** How far two colours are apart to eyes of a kind; about 2 is just seen. */
export function difference(one: Triple, other: Triple, vision: string): number {
  const rows = VISIONS[vision] ?? [];
  const seen = (colour: Triple): Triple =>
    lab(
      rows.map((row) =>
        Math.min(1, Math.max(0, row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2])),
      ) as unknown as Triple,
    );
  const [a, b] = [seen(one), seen(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

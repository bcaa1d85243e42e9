// Small pictures drawn here: a sign for each standing (shape and colour say the same), and the hatch of disputed land.
import { STANDINGS, type Standing } from "../standings.ts";
import type { Paint } from "./paint.ts";

const SIDE = 40;
const RATIO = 2;

type Pen = CanvasRenderingContext2D;

const SHAPES: Readonly<Record<Standing, (pen: Pen) => void>> = {
  reported: (pen) => pen.arc(20, 20, 11, 0, 7),
  claimed: (pen) => pen.arc(20, 20, 11, 0, 7),
  alleged: (pen) => polygon(pen, [20, 6], [34, 20], [20, 34], [6, 20]),
  denied: (pen) =>
    polygon(
      pen,
      [8, 12],
      [12, 8],
      [20, 16],
      [28, 8],
      [32, 12],
      [24, 20],
      [32, 28],
      [28, 32],
      [20, 24],
      [12, 32],
      [8, 28],
      [16, 20],
    ),
  threatened: (pen) => polygon(pen, [20, 6], [34, 31], [6, 31]),
  "called-for": (pen) => polygon(pen, [9, 9], [31, 9], [31, 31], [9, 31]),
  negated: (pen) => pen.arc(20, 20, 9, 0, 7),
};

function polygon(pen: Pen, ...corners: [number, number][]): void {
  for (const [x, y] of corners) pen.lineTo(x, y);
  pen.closePath();
}

function canvas(side: number): Pen {
  const made = document.createElement("canvas");
  made.width = made.height = side;
  const pen = made.getContext("2d", { willReadFrequently: true });
  if (pen === null) throw new Error("no canvas to draw on");
  return pen;
}

function sign(standing: Standing, paint: Paint): ImageData {
  const pen = canvas(SIDE);
  pen.lineJoin = "round";
  pen.beginPath();
  SHAPES[standing](pen);
  pen.strokeStyle = paint.halo;
  pen.lineWidth = standing === "negated" ? 10 : 5;
  pen.stroke();
  pen.strokeStyle = pen.fillStyle = paint.standing[standing];
  pen.lineWidth = 4;
  if (standing === "negated") pen.stroke();
  else if (standing !== "claimed") pen.fill();
  else {
    pen.fillStyle = paint.halo;
    pen.fill();
    pen.lineWidth = 3;
    pen.stroke();
    pen.fillStyle = paint.standing[standing];
    pen.beginPath();
    pen.arc(20, 20, 11, Math.PI / 2, (3 * Math.PI) / 2);
    pen.fill();
  }
  return pen.getImageData(0, 0, SIDE, SIDE);
}

function hatch(colour: string): ImageData {
  const pen = canvas(16);
  pen.strokeStyle = colour;
  pen.lineWidth = 1.6;
  pen.globalAlpha = 0.75;
  for (const shift of [-16, 0, 16]) {
    pen.moveTo(shift, 16);
    pen.lineTo(shift + 16, 0);
  }
  pen.stroke();
  return pen.getImageData(0, 0, 16, 16);
}

/** Every picture that the layers name. */
export function pictures(paint: Paint): { name: string; data: ImageData; pixelRatio: number }[] {
  const signs = STANDINGS.map((standing) => ({
    name: standing,
    data: sign(standing, paint),
    pixelRatio: RATIO,
  }));
  return [...signs, { name: "hatch", data: hatch(paint.hatch), pixelRatio: RATIO }];
}

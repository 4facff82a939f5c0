import type { IdeaTeaser } from "@tawafuq/core/ideas/layers";
import { readTeaser } from "@tawafuq/core/ideas/read-teaser";
import { type Language, pickText } from "@tawafuq/core/language/localized-text";
import type { Ports } from "@tawafuq/core/ports";
import { translate } from "@tawafuq/core/texts/catalogue";
import { placeName, sectorName } from "@tawafuq/core/texts/names";
import type { App } from "../app-env.ts";
import { readPackageFile } from "../package-file.ts";
import { mark } from "./picture.ts";
import { type PagesOptions, readVisit } from "./visit.ts";

/** What services ask of a picture beside a link. */
const width = 1200;
const height = 630;
const margin = 80;
const mostLines = 3;
const lineHeight = 96;

const letters = {
  "Noto Naskh": "@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-700-normal.woff2",
  "Noto Sans": "@fontsource/noto-sans/files/noto-sans-latin-700-normal.woff2",
  "Noto Sans Extended": "@fontsource/noto-sans/files/noto-sans-latin-ext-700-normal.woff2",
  "Noto Tifinagh": "@fontsource/noto-sans-tifinagh/files/noto-sans-tifinagh-tifinagh-400-normal.woff2",
} as const;
const family = Object.keys(letters)
  .map((name) => `"${name}"`)
  .join(", ");

type Canvas = typeof import("@napi-rs/canvas");
let drawing: Promise<Canvas> | undefined;

/** Loaded when the first picture is asked for: no page waits for it. */
function loadDrawing(): Promise<Canvas> {
  drawing ??= import("@napi-rs/canvas").then((canvas) => {
    for (const [name, file] of Object.entries(letters))
      canvas.GlobalFonts.register(Buffer.from(readPackageFile(file)), name);
    return canvas;
  });
  return drawing;
}

/** Words in lines no wider than the picture; what does not fit in three is cut with an ellipsis. */
function linesOf(text: string, widthOf: (line: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || widthOf(longer) <= width - 2 * margin) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  return lines.length <= mostLines ? lines : [...lines.slice(0, mostLines - 1), `${lines[mostLines - 1]} …`];
}

/** What an idea is called, where it can happen and in which trade, as a picture to pass on. */
async function draw(teaser: IdeaTeaser, language: Language): Promise<Buffer> {
  const { createCanvas, loadImage } = await loadDrawing();
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#f1f6f3";
  pen.fillRect(0, 0, width, height);
  const isArabic = language === "ar";
  const start = isArabic ? width - margin : margin;
  pen.direction = isArabic ? "rtl" : "ltr";
  pen.textAlign = "start";
  pen.drawImage(await loadImage(Buffer.from(mark)), isArabic ? start - 96 : start, 56, 96, 96);
  const write = (text: string, size: number, colour: string, x: number, y: number) => {
    pen.font = `700 ${size}px ${family}`;
    pen.fillStyle = colour;
    pen.fillText(text, x, y);
  };
  const name = `${translate(language, "page.name")} · ${translate(language, "page.tagline")}`;
  write(name, 34, "#4f5a55", isArabic ? start - 120 : start + 120, 116);
  pen.font = `700 70px ${family}`;
  const title = linesOf(pickText(teaser.title, language).text, (line) => pen.measureText(line).width);
  title.forEach((line, at) => {
    write(line, 70, "#0b5d4b", start, 280 + at * lineHeight);
  });
  const where = [
    ...(teaser.sectors ?? []).slice(0, 1).map((code) => sectorName(language, code)),
    ...(teaser.scope ?? []).slice(0, 2).map((code) => placeName(language, code)),
  ].join(" · ");
  write(where, 36, "#9a4f00", start, height - 64);
  return canvas.encode("png");
}

/** `/bank/<id>/picture`: what other services show beside a link to an idea of the public bank. */
export function ideaPictures(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/bank/:id/picture", async (c) => {
    const { language } = readVisit(c, options);
    const picture = await draw(await readTeaser(ports, c.req.param("id")), language);
    c.header("Content-Type", "image/png");
    c.header("Cache-Control", "public, max-age=86400");
    // Other services show it on pages of theirs.
    c.header("Cross-Origin-Resource-Policy", "cross-origin");
    return c.body(new Uint8Array(picture));
  });
}

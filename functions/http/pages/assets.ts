import { createHash } from "node:crypto";
import { refuse } from "@tawafuq/core/refusals/refusal";
import type { App } from "../app-env.ts";
import { readPackageFile } from "../package-file.ts";
import { stylesheet } from "../style/stylesheet.ts";
import { mark as markPicture } from "./picture.ts";
import { script, workerScript } from "./script.ts";
import { sharePicture } from "./share-picture.ts";

interface Asset {
  readonly path: string;
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/** Named after what it holds, so that browsers keep it for good and never show an old one. */
function asset(name: string, ending: string, type: string, body: Asset["body"]): Asset {
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 10);
  return { path: `/assets/${name}.${hash}.${ending}`, type, body };
}

const tifinagh = asset(
  "tifinagh",
  "woff2",
  "font/woff2",
  readPackageFile("@fontsource/noto-sans-tifinagh/files/noto-sans-tifinagh-tifinagh-400-normal.woff2"),
);
const css = asset("tawafuq", "css", "text/css; charset=utf-8", stylesheet(tifinagh.path));
const js = asset("tawafuq", "js", "text/javascript; charset=utf-8", script);
const mark = asset("mark", "svg", "image/svg+xml", markPicture);
const share = asset("share", "jpg", "image/jpeg", new Uint8Array(sharePicture));
const offlinePath = "/offline";

/** Where the pages find their pieces. */
export const assetPaths = { css: css.path, js: js.path, mark: mark.path, share: share.path } as const;
export const workerPath = "/worker.js";

const byPath = new Map([tifinagh, css, js, mark, share].map((one) => [one.path, one]));
const worker = workerScript(css.path, [offlinePath, css.path, mark.path]);

/** Style, script, pictures and letters of the pages. */
export function assetRoutes(app: App): void {
  app.get("/assets/:file", (c) => {
    const found = byPath.get(c.req.path) ?? refuse("not_found");
    c.header("Cache-Control", "public, max-age=31536000, immutable");
    c.header("Content-Type", found.type);
    return c.body(found.body);
  });
  app.get(workerPath, (c) => {
    c.header("Cache-Control", "no-cache");
    c.header("Content-Type", "text/javascript; charset=utf-8");
    return c.body(worker);
  });
}

import { createRoute } from "@hono/zod-openapi";
import { refuse } from "@tawafuq/core/refusals/refusal";
import * as z from "zod";
import type { App } from "../app-env.ts";
import { problems } from "../describe.ts";
import { readPackageFile } from "../package-file.ts";

const start = 'SwaggerUIBundle({ url: "/openapi.json", dom_id: "#reference", deepLinking: true });\n';

const mediaTypes: Readonly<Record<string, string>> = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
  "favicon-32x32.png": "image/png",
};

export const referenceAssetRoute = createRoute({
  method: "get",
  path: "/docs/assets/{file}",
  tags: ["service"],
  summary: "What the reference page is made of",
  request: { params: z.object({ file: z.string().max(100) }) },
  responses: { 200: { description: "The file" }, ...problems },
});

/** The script, style and picture of the reference page; nothing else of the package is served. */
export function referenceAssets(app: App): void {
  app.get("/docs/assets/:file", (c) => {
    const file = c.req.param("file");
    // Only what the page asks for is served: no path of a visitor's reaches the disk.
    const mediaType = Object.hasOwn(mediaTypes, file) ? mediaTypes[file] : undefined;
    const body = file === "start.js" ? start : undefined;
    if (body === undefined && mediaType === undefined) refuse("not_found");
    c.header("Cache-Control", "public, max-age=3600");
    c.header("Content-Type", mediaType ?? "text/javascript; charset=utf-8");
    return c.body(body ?? readPackageFile(`swagger-ui-dist/${file}`));
  });
}

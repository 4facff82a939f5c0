import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createRoute, z } from "@hono/zod-openapi";
import { refuse } from "@tawafuq/core/refusals/refusal";
import type { App } from "../app-env.ts";
import { problems } from "../describe.ts";
import { describeApi } from "../open-api.ts";

const require = createRequire(import.meta.url);

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tawafuq API</title>
<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
<link rel="icon" href="/docs/assets/favicon-32x32.png">
</head>
<body>
<div id="reference"></div>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/assets/start.js"></script>
</body>
</html>
`;

const start = 'SwaggerUIBundle({ url: "/openapi.json", dom_id: "#reference", deepLinking: true });\n';

const mediaTypes: Readonly<Record<string, string>> = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
  "favicon-32x32.png": "image/png",
};

const document = createRoute({
  method: "get",
  path: "/openapi.json",
  tags: ["service"],
  summary: "This contract, OpenAPI 3.1",
  responses: { 200: { description: "The contract" }, ...problems },
});

const reference = createRoute({
  method: "get",
  path: "/docs",
  tags: ["service"],
  summary: "The contract as a page",
  responses: { 200: { description: "The page" }, ...problems },
});

const asset = createRoute({
  method: "get",
  path: "/docs/assets/{file}",
  tags: ["service"],
  summary: "What the reference page is made of",
  request: { params: z.object({ file: z.string().max(100) }) },
  responses: { 200: { description: "The file" }, ...problems },
});

async function readAsset(file: string): Promise<Uint8Array<ArrayBuffer>> {
  const folder = dirname(require.resolve("swagger-ui-dist/package.json"));
  return new Uint8Array(await readFile(join(folder, file)));
}

export function docsRoutes(app: App): void {
  let described: ReturnType<typeof describeApi> | undefined;
  app.openapi(document, (c) => {
    described ??= describeApi(app);
    return c.body(JSON.stringify(described), 200, { "Content-Type": "application/json" });
  });
  app.openapi(reference, (c) => c.html(page));
  app.openapi(asset, async (c) => {
    const { file } = c.req.valid("param");
    c.header("Cache-Control", "public, max-age=3600");
    if (file === "start.js") return c.body(start, 200, { "Content-Type": "text/javascript; charset=utf-8" });
    // Only what the page asks for is served: no path of a visitor's reaches the disk.
    const mediaType = Object.hasOwn(mediaTypes, file) ? mediaTypes[file] : undefined;
    return c.body(await readAsset(mediaType === undefined ? refuse("not_found") : file), 200, {
      "Content-Type": mediaType ?? "application/octet-stream",
    });
  });
}

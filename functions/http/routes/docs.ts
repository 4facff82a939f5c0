import { createRoute } from "@hono/zod-openapi";
import type { App } from "../app-env.ts";
import { problems } from "../describe.ts";
import { describeApi } from "../open-api.ts";

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

export function docsRoutes(app: App): void {
  let described: ReturnType<typeof describeApi> | undefined;
  app.openapi(document, (c) => {
    described ??= describeApi(app);
    return c.body(JSON.stringify(described), 200, { "Content-Type": "application/json" });
  });
  app.openapi(reference, (c) => c.html(page));
}

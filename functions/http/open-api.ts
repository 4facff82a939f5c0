import { authContract } from "../auth/contract.ts";
import { accessTable } from "./access.ts";
import type { App } from "./app-env.ts";
import { referenceAssetRoute } from "./routes/reference-assets.ts";

const information = {
  title: "Tawafuq",
  version: "1",
  description:
    "Matchmaking between cooperatives and the ideas of the Bank of cooperative projects. " +
    "Refusals are problem documents (RFC 9457) in Arabic, French or English by Accept-Language; " +
    "`type` is https://tawafuq.example/problems/<code>, the codes are closed. " +
    "Lists are pages: hand `nextCursor` back as `cursor`. " +
    "Versions are entity tags: send the ETag you saw as If-Match to change something.",
};

type Document = ReturnType<App["getOpenAPI31Document"]>;

function showAccess(document: Document): Document {
  for (const [path, operations] of Object.entries(document.paths ?? {})) {
    for (const method of ["get", "post", "put", "delete"] as const) {
      const operation = operations[method];
      if (operation === undefined) continue;
      const who = accessTable[`${method.toUpperCase()} ${path}`]?.who ?? [];
      operation.security = who === "anybody" ? [] : [{ key: [] }];
      operation["x-who-may"] = who;
    }
  }
  return document;
}

/** The contract of everything registered, with who may call each route from the access table. */
export function describeApi(app: App): Document {
  app.openAPIRegistry.registerComponent("securitySchemes", "key", {
    type: "http",
    scheme: "bearer",
    bearerFormat: "twf_…",
  });
  // They are answered by functions of their own.
  for (const route of [...authContract, referenceAssetRoute]) app.openAPIRegistry.registerPath(route);
  return showAccess(
    app.getOpenAPI31Document({ openapi: "3.1.0", info: information, servers: [{ url: "/" }] }),
  );
}

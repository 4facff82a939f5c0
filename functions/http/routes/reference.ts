import { createRoute } from "@hono/zod-openapi";
import { readReference } from "@tawafuq/core/reference/read-reference";
import type { App } from "../app-env.ts";
import { answers, problems } from "../describe.ts";
import * as z from "../openapi-zod.ts";

const NamedCode = z
  .object({ code: z.string(), name: z.object({ ar: z.string(), fr: z.string(), en: z.string() }) })
  .openapi("NamedCode");

const Reference = z
  .object({
    regions: z.array(NamedCode),
    provinces: z.array(NamedCode.extend({ region: z.string(), delegation: z.string() })),
    delegations: z.array(NamedCode),
    sectors: z.array(NamedCode.extend({ branches: z.array(NamedCode) })),
    certifications: z.array(NamedCode.extend({ licence: z.boolean() })),
    declineReasons: z.array(NamedCode),
    decisionReasons: z.array(NamedCode),
  })
  .openapi("Reference");

const reference = createRoute({
  method: "get",
  path: "/v1/reference",
  tags: ["reference"],
  summary: "The codes of places, trades, certificates and reasons, with their names",
  responses: { 200: answers(Reference, "The reference data"), ...problems },
});

export function referenceRoutes(app: App): void {
  app.openapi(reference, (c) => {
    c.header("Cache-Control", "public, max-age=3600");
    return c.json(Reference.parse(readReference()), 200);
  });
}

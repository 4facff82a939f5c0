import { createRoute } from "@hono/zod-openapi";
import { importBank } from "@tawafuq/core/imports/import-bank";
import { ImportRecord } from "@tawafuq/core/imports/import-record";
import { readImport } from "@tawafuq/core/imports/read-import";
import type { Ports } from "@tawafuq/core/ports";
import { refuse } from "@tawafuq/core/refusals/refusal";
import { readBank } from "@tawafuq/functions/imports/read-bank";
import { type App, actorOf } from "../app-env.ts";
import { answers, ById, problems } from "../describe.ts";
import * as z from "../openapi-zod.ts";
import { showVersion } from "../preconditions.ts";

const tags = ["imports"];
const ImportView = z.object(ImportRecord.shape).openapi("Import");

const importFile = createRoute({
  method: "post",
  path: "/v1/imports",
  tags,
  summary: "Import a bank/1 file; the same file again changes nothing",
  request: {
    query: z.object({
      source: z
        .string()
        .max(40)
        .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/)
        .openapi({ description: "Where the file is from: rows of one source keep their ids" }),
      dryRun: z
        .enum(["true", "false"])
        .default("false")
        .transform((value) => value === "true")
        .openapi({ type: "boolean", default: false }),
    }),
    body: {
      required: true,
      content: { "application/json": { schema: { type: "object", description: "bank/1, at most 6 MiB" } } },
    },
  },
  responses: {
    200: answers(ImportView, "What an import would do"),
    201: answers(ImportView, "Imported"),
    ...problems,
  },
});

const read = createRoute({
  method: "get",
  path: "/v1/imports/{id}",
  tags,
  summary: "The progress or the report of an import",
  request: { params: ById },
  responses: { 200: answers(ImportView, "The import"), ...problems },
});

async function* noBytes(): AsyncGenerator<Uint8Array> {}

export function importRoutes(app: App, ports: Ports): void {
  app.openapi(importFile, async (c) => {
    if (!/^application\/json *(;|$)/i.test(c.req.header("Content-Type") ?? ""))
      refuse("unsupported_media_type");
    const { source, dryRun } = c.req.valid("query");
    const rows = readBank(c.req.raw.body ?? noBytes());
    const record = ImportView.parse(await importBank(ports, actorOf(c), { source, dryRun }, rows));
    if (dryRun) return c.json(record, 200);
    c.header("Location", `/v1/imports/${record.id}`);
    showVersion(c, record.version);
    return c.json(record, 201);
  });

  app.openapi(read, async (c) => {
    const record = await readImport(ports, actorOf(c), c.req.valid("param").id);
    showVersion(c, record.version);
    return c.json(ImportView.parse(record), 200);
  });
}

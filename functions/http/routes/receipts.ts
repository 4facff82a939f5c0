import { createRoute } from "@hono/zod-openapi";
import type { Ports } from "@tawafuq/core/ports";
import { listReceiptsOfIdea, readDeposit } from "@tawafuq/core/receipts/read-receipts";
import { readPublicReceipt, verifyReceipt } from "@tawafuq/core/receipts/verify-receipt";
import { type App, actorOf } from "../app-env.ts";
import { answers, ById, problems, takes } from "../describe.ts";
import * as z from "../openapi-zod.ts";
import { PageQuery, pageOf, showPage } from "../paging.ts";
import { ReceiptView } from "../views/receipts.ts";

const tags = ["receipts"];

const PublicReceiptView = z
  .object({ id: z.string(), hash: z.string(), at: z.iso.datetime(), genuine: z.boolean() })
  .openapi("PublicReceipt", { description: "What anybody may know: no name, no content" });

const VerifyInput = z
  .strictObject({
    id: z.string().min(1).max(200),
    hash: z
      .string()
      .max(200)
      .regex(/^\s*[0-9a-fA-F]{64}\s*$/)
      .optional(),
    content: z.string().min(1).max(400_000).optional().openapi({ description: "The text of the copy" }),
  })
  .refine(({ hash, content }) => (hash === undefined) !== (content === undefined), {
    path: ["hash"],
    params: { rule: "required" },
  })
  .openapi("VerifyInput", { description: "The receipt's number with either the hash or the content" });

const VerdictView = z
  .object({
    verdict: z.enum(["genuine", "changed", "unknown"]),
    id: z.string(),
    hash: z.string(),
    at: z.iso.datetime().optional(),
  })
  .openapi("ReceiptVerdict");

const listOfIdea = createRoute({
  method: "get",
  path: "/v1/ideas/{id}/receipts",
  tags,
  summary: "The receipts of an idea's deposits",
  request: { params: ById, query: PageQuery },
  responses: { 200: answers(pageOf(ReceiptView), "A page, newest first"), ...problems },
});

const read = createRoute({
  method: "get",
  path: "/v1/receipts/{id}",
  tags,
  summary: "A receipt as anybody may see it: hash, instant, and whether this bank signed it",
  request: { params: ById },
  responses: { 200: answers(PublicReceiptView, "The receipt"), ...problems },
});

const readContent = createRoute({
  method: "get",
  path: "/v1/receipts/{id}/content",
  tags,
  summary: "The exact canonical JSON (RFC 8785) that was hashed, for the holder alone",
  request: { params: ById },
  responses: { 200: { description: "The content as application/json, byte by byte" }, ...problems },
});

const verify = createRoute({
  method: "post",
  path: "/v1/receipts/verify",
  tags,
  summary: "Compare a content or its hash with a receipt",
  request: { body: takes(VerifyInput) },
  responses: { 200: answers(VerdictView, "genuine, changed or unknown"), ...problems },
});

export function receiptRoutes(app: App, ports: Ports): void {
  app.openapi(listOfIdea, async (c) => {
    const page = await listReceiptsOfIdea(ports, actorOf(c), c.req.valid("param").id, c.req.valid("query"));
    return c.json(
      showPage(page, (receipt) => ReceiptView.parse(receipt)),
      200,
    );
  });

  app.openapi(read, async (c) =>
    c.json(PublicReceiptView.parse(await readPublicReceipt(ports, c.req.valid("param").id)), 200),
  );

  app.openapi(readContent, async (c) => {
    const content = await readDeposit(ports, actorOf(c), c.req.valid("param").id);
    c.header("Cache-Control", "no-store");
    return c.body(content, 200, { "Content-Type": "application/json" });
  });

  app.openapi(verify, async (c) =>
    c.json(VerdictView.parse(await verifyReceipt(ports, c.req.valid("json"))), 200),
  );
}

import { createRoute } from "@hono/zod-openapi";
import { readDeadLetters, readQueueDepths, redriveDeadLetters } from "@tawafuq/core/operations/queues";
import { queueNames } from "@tawafuq/core/outbox/event";
import type { Ports } from "@tawafuq/core/ports";
import { type App, actorOf } from "../app-env.ts";
import { answers, problems } from "../describe.ts";
import * as z from "../openapi-zod.ts";
import { PageQuery } from "../paging.ts";

const tags = ["operations"];
const ByQueue = z.object({ queue: z.enum(queueNames) });
const Depths = z
  .object({
    items: z.array(z.object({ queue: z.string(), visible: z.int(), inFlight: z.int(), delayed: z.int() })),
  })
  .openapi("QueueDepths");
const DeadLetters = z
  .object({
    items: z.array(
      z.object({
        queue: z.enum(queueNames),
        messageId: z.string(),
        receives: z.int(),
        sentAt: z.string(),
        body: z.string(),
      }),
    ),
  })
  .openapi("DeadLetters");

const depths = createRoute({
  method: "get",
  path: "/v1/queues",
  tags,
  summary: "How much work waits",
  responses: { 200: answers(Depths, "The queues"), ...problems },
});

const deadLetters = createRoute({
  method: "get",
  path: "/v1/queues/{queue}/dead-letters",
  tags,
  summary: "Work that failed three times",
  request: { params: ByQueue, query: PageQuery.pick({ limit: true }) },
  responses: { 200: answers(DeadLetters, "The dead letters"), ...problems },
});

const redrive = createRoute({
  method: "post",
  path: "/v1/queues/{queue}/redrive",
  tags,
  summary: "Try failed work again",
  request: { params: ByQueue },
  responses: { 200: answers(z.object({ moved: z.int() }), "How many were there"), ...problems },
});

export function queueRoutes(app: App, ports: Ports): void {
  app.openapi(depths, async (c) => {
    return c.json(Depths.parse({ items: await readQueueDepths(ports, actorOf(c)) }), 200);
  });

  app.openapi(deadLetters, async (c) => {
    const { queue } = c.req.valid("param");
    const letters = await readDeadLetters(ports, actorOf(c), queue, c.req.valid("query").limit);
    return c.json(DeadLetters.parse({ items: letters }), 200);
  });

  app.openapi(redrive, async (c) => {
    const moved = await redriveDeadLetters(ports, actorOf(c), c.req.valid("param").queue);
    return c.json({ moved }, 200);
  });
}

import { createRoute } from "@hono/zod-openapi";
import { Policy } from "@tawafuq/core/policies/policy";
import { readPolicy } from "@tawafuq/core/policies/read-policy";
import { setPolicy } from "@tawafuq/core/policies/set-policy";
import type { Ports } from "@tawafuq/core/ports";
import { type App, actorOf } from "../app-env.ts";
import { answers, IfMatch, problems, takes } from "../describe.ts";
import * as z from "../openapi-zod.ts";
import { requiredVersion, showVersion } from "../preconditions.ts";

const tags = ["policy"];
const PolicyView = z
  .object({ policy: Policy, revision: z.int() })
  .openapi("Policy", { description: "The weights, thresholds, limits and delays in force" });

const read = createRoute({
  method: "get",
  path: "/v1/policy",
  tags,
  summary: "The policy in force",
  responses: { 200: answers(PolicyView, "The policy"), ...problems },
});

const set = createRoute({
  method: "put",
  path: "/v1/policy",
  tags,
  summary: "Put another policy in force",
  request: { headers: IfMatch, body: takes(Policy) },
  responses: { 200: answers(PolicyView, "The policy in force now"), ...problems },
});

export function policyRoutes(app: App, ports: Ports): void {
  app.openapi(read, async (c) => {
    const current = await readPolicy(ports);
    showVersion(c, current.revision);
    return c.json(PolicyView.parse(current), 200);
  });

  app.openapi(set, async (c) => {
    await setPolicy(ports, actorOf(c), c.req.valid("json"), requiredVersion(c));
    const current = await readPolicy(ports);
    showVersion(c, current.revision);
    return c.json(PolicyView.parse(current), 200);
  });
}

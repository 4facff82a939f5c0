import { z } from "@hono/zod-openapi";
import { DelegationCode } from "@tawafuq/core/language/place-and-trade-codes";

/** Who somebody is in a request, as told to them. */
export const ActorView = z
  .object({
    kind: z.enum([
      "anonymous",
      "cooperative",
      "holder",
      "officer",
      "administrator",
      "juror",
      "agent",
      "person",
      "system",
    ]),
    id: z.string().optional(),
    delegations: z.array(DelegationCode).optional(),
    via: z.object({ kind: z.string(), id: z.string().optional() }).optional(),
  })
  .openapi("Actor");

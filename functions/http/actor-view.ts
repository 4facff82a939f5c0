import { actorKinds } from "@tawafuq/core/actors/actor";
import { DelegationCode } from "@tawafuq/core/language/place-and-trade-codes";
import * as z from "./openapi-zod.ts";

/** Who somebody is in a request, as told to them. */
export const ActorView = z
  .object({
    kind: z.enum(actorKinds),
    id: z.string().optional(),
    delegations: z.array(DelegationCode).optional(),
    via: z.object({ kind: z.string(), id: z.string().optional() }).optional(),
  })
  .openapi("Actor");

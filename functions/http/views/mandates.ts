import { Mandate } from "@tawafuq/core/mandates/mandate";
import { MandateAct } from "@tawafuq/core/mandates/mandate-act";
import { MandateRequest } from "@tawafuq/core/mandates/mandate-request";
import * as z from "../openapi-zod.ts";

export const MandateView = z
  .object(Mandate.omit({ createdBy: true, endedBy: true }).shape)
  .openapi("Mandate");

export const MandateActView = z.object(MandateAct.shape).openapi("MandateAct");

/** Never the seal of the code, and never where it was sent. */
export const MandateRequestView = z
  .object({
    ...MandateRequest.pick({
      id: true,
      cooperativeId: true,
      cooperativeName: true,
      agentId: true,
      agentName: true,
      scopes: true,
      endsAt: true,
      createdAt: true,
    }).shape,
    code: z
      .object({ channel: z.enum(["sms", "email"]), expiresAt: z.iso.datetime() })
      .optional()
      .openapi({ description: "Absent where the cooperative can be reached by a signed slip only" }),
  })
  .openapi("MandateRequest");

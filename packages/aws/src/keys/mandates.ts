import type { Key, Keys } from "../table-keys.ts";
import { type Born, id, join, profileKey, sortableInstant } from "./key-parts.ts";

export const mandatesOf = (agentOrCooperative: string) => join("MANDATES", id(agentOrCooperative));

type Agreed = Born & { agentId: string; cooperativeId: string; delegation: string };

export function mandateKeys(mandate: Agreed): Keys {
  const moment = join(sortableInstant(mandate.createdAt), mandate.id);
  return {
    ...profileKey("mandate", mandate.id),
    gsi1pk: mandatesOf(mandate.agentId),
    gsi1sk: moment,
    gsi2pk: mandatesOf(mandate.cooperativeId),
    gsi2sk: moment,
    gsi3pk: mandatesOf(mandate.delegation),
    gsi3sk: moment,
  };
}

export const mandateRequestsOf = (agentOrDelegation: string) => join("ASKED", id(agentOrDelegation));

export const mandateRequestKey = (of: string): Key => ({ pk: join("MANDATE", id(of)), sk: "REQUEST" });

export function mandateRequestKeys(request: Agreed): Keys {
  const moment = join(sortableInstant(request.createdAt), request.id);
  return {
    ...mandateRequestKey(request.id),
    gsi1pk: mandateRequestsOf(request.agentId),
    gsi1sk: moment,
    gsi3pk: mandateRequestsOf(request.delegation),
    gsi3sk: moment,
  };
}

export const mandateActsOf = (mandateId: string) => join("MANDATE", id(mandateId));

export const mandateActPrefix = "ACT#";

export const mandateActKey = (act: { id: string; mandateId: string }): Key => ({
  pk: mandateActsOf(act.mandateId),
  sk: join("ACT", id(act.id)),
});

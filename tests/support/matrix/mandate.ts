import { daysLater, instant } from "@tawafuq/core/language/clock";
import type { MandateScope } from "@tawafuq/core/mandates/mandate";
import { delegationOf } from "@tawafuq/matching/taxonomy/places";
import type { TestApp } from "@tawafuq/tests/support/app";

/** A mandate that is in force, or was until just now. Its id. */
export async function makeMandate(
  { ports }: TestApp,
  cooperativeId: string,
  agentId: string,
  scopes: readonly MandateScope[],
  isEnded = false,
): Promise<string> {
  const cooperative = await ports.cooperatives.get(cooperativeId);
  if (cooperative === undefined) throw new Error("The cooperative is not there.");
  const id = ports.newId("mand");
  const createdAt = instant(ports.now());
  const mandate = {
    id,
    version: 1,
    cooperativeId,
    cooperativeName: cooperative.name,
    delegation: delegationOf(cooperative.province),
    agentId,
    agentName: "An agent",
    scopes: [...scopes],
    consent: { kind: "slip", reference: "slip 1", at: createdAt } as const,
    endsAt: daysLater(ports.now(), 30),
    ...(isEnded ? { endedAt: createdAt, endedBy: `cooperative:${cooperativeId}` } : {}),
    createdAt,
    createdBy: "system:test",
  };
  await ports.commit([ports.mandates.create(mandate)]);
  return id;
}

import type { Actor } from "../actors/actor.ts";
import type { Grant } from "../grants/grant.ts";
import { instant } from "../language/clock.ts";
import { isInForce, type Mandate } from "../mandates/mandate.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Session } from "./session.ts";

/**
 * Who a session's cookie speaks for. `chosen` names the grant or the mandate to act under; it is a wish, looked up
 * among the person's own. Without a wish that holds, the oldest grant is taken.
 * @throws not_signed_in, session_ended, mandate_ended
 */
export async function identify(
  ports: Ports,
  cookie: string,
  chosen: string | undefined,
): Promise<{ actor: Actor; session: Session; mandate?: Mandate }> {
  const session = (await ports.sessions.open(cookie)) ?? refuse("not_signed_in");
  if (session.expiresAt <= instant(ports.now())) refuse("session_ended");
  const grants = await ports.grants.listByPerson(session.personId);
  const active = grants.filter(({ state }) => state === "active");
  // Whoever thinks to act for a cooperative must not act as somebody else instead.
  if (chosen?.startsWith("mand_"))
    return { session, ...(await underMandate(ports, session, active, chosen)) };
  return { session, actor: await actorUnder(ports, session, active, chosen) };
}

async function actorUnder(
  ports: Ports,
  session: Session,
  active: readonly Grant[],
  chosen: string | undefined,
): Promise<Actor> {
  const wished = active.find(({ id }) => id === chosen);
  for (const grant of wished === undefined ? active : [wished]) {
    const actor = await actorOfGrant(ports, session, grant);
    if (actor !== undefined) return actor;
  }
  const via = { kind: "session", id: session.id, personId: session.personId } as const;
  return { kind: "person", id: session.personId, via };
}

async function underMandate(
  ports: Ports,
  session: Session,
  active: readonly Grant[],
  mandateId: string,
): Promise<{ actor: Actor; mandate: Mandate }> {
  const mandate = (await ports.mandates.get(mandateId)) ?? refuse("mandate_ended");
  const isAgent = active.some(({ role }) => role === "agent") && mandate.agentId === session.personId;
  if (!isAgent || !isInForce(mandate, instant(ports.now()))) refuse("mandate_ended");
  const { id: sessionId, personId } = session;
  const via = { kind: "mandate", id: mandate.id, sessionId, personId, scopes: mandate.scopes } as const;
  return { actor: { kind: "cooperative", id: mandate.cooperativeId, via }, mandate };
}

/** Undefined where whom the grant speaks for is no longer there. */
async function actorOfGrant(ports: Ports, session: Session, grant: Grant): Promise<Actor | undefined> {
  const via = { kind: "session", id: session.id, personId: session.personId, grantId: grant.id } as const;
  const id = grant.subjectId;
  switch (grant.role) {
    case "representative":
      return { kind: "cooperative", id, via };
    case "officer": {
      // The delegations are the officer's of today, not those of the day the grant was made.
      const officer = await ports.officers.get(id);
      return officer && { kind: "officer", id, delegations: officer.delegations, via };
    }
    default:
      return { kind: grant.role, id, via };
  }
}

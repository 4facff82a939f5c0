import type { Actor } from "../actors/actor.ts";
import type { Grant } from "../grants/grant.ts";
import { holdsAgentGrant } from "../grants/holds-agent-grant.ts";
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
  // Whoever thinks to act for a cooperative must not act as somebody else instead.
  if (chosen?.startsWith("mand_")) return { session, ...(await underMandate(ports, session, chosen)) };
  return { session, actor: await actorUnder(ports, session, chosen) };
}

/** The grant as last written, where it is the person's and holds: lists may lag behind an end or a beginning. */
async function ownGrant(ports: Ports, session: Session, id: string): Promise<Grant | undefined> {
  const grant = await ports.grants.get(id);
  return grant?.personId === session.personId && grant.state === "active" ? grant : undefined;
}

async function actorUnder(ports: Ports, session: Session, chosen: string | undefined): Promise<Actor> {
  const wished = chosen === undefined ? undefined : await ownGrant(ports, session, chosen);
  const actor = wished && (await actorOfGrant(ports, session, wished));
  if (actor !== undefined) return actor;
  for (const { id } of await ports.grants.listByPerson(session.personId)) {
    const grant = await ownGrant(ports, session, id);
    const next = grant && (await actorOfGrant(ports, session, grant));
    if (next !== undefined) return next;
  }
  const via = { kind: "session", id: session.id, personId: session.personId } as const;
  return { kind: "person", id: session.personId, via };
}

async function underMandate(
  ports: Ports,
  session: Session,
  mandateId: string,
): Promise<{ actor: Actor; mandate: Mandate }> {
  const mandate = (await ports.mandates.get(mandateId)) ?? refuse("mandate_ended");
  const isOwn = mandate.agentId === session.personId && isInForce(mandate, instant(ports.now()));
  if (!isOwn || !(await holdsAgentGrant(ports, session.personId))) refuse("mandate_ended");
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

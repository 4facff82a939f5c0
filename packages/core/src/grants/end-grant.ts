import { type Actor, actorName, personOf } from "../actors/actor.ts";
import { isAdministrator, isSelf } from "../actors/require.ts";
import { readCooperative } from "../cooperatives/read-cooperative.ts";
import { readHolder } from "../holders/read-holder.ts";
import { instant } from "../language/clock.ts";
import { handOver } from "../officers/hand-over.ts";
import { listFiles } from "../officers/list-files.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import { type Grant, grantWrites } from "./grant.ts";

/** @throws not_found unless the actor may end it */
async function requireEnder(ports: Ports, actor: Actor, grant: Grant): Promise<void> {
  if (isAdministrator(actor)) return;
  // An agent under a mandate acts for the cooperative, not for itself.
  const isOwn =
    personOf(actor) === grant.personId && actor.kind !== "anonymous" && actor.via.kind === "session";
  if (isOwn) return;
  if (grant.role === "representative" && isSelf(actor, "cooperative", grant.subjectId)) return;
  if (actor.kind !== "officer") refuse("not_found");
  if (grant.role === "representative") await readCooperative(ports, actor, grant.subjectId);
  else if (grant.role === "holder") await readHolder(ports, actor, grant.subjectId);
  else refuse("not_found");
}

/** What an officer still has must go to somebody before its last grant ends. @throws files_left */
async function emptyDesk(
  ports: Ports,
  actor: Actor,
  grant: Grant,
  handOverTo: string | undefined,
): Promise<void> {
  const grants = await ports.grants.listBySubject(grant.subjectId);
  if (grants.some(({ id, state }) => id !== grant.id && state === "active")) return;
  if (handOverTo !== undefined) await handOver(ports, actor, grant.subjectId, { to: handOverTo });
  const files = await listFiles(ports, grant.subjectId);
  if (files.length > 0) refuse("files_left", { count: files.length });
}

/**
 * Ends a role at once: by whoever holds it, by administrators, by a cooperative or an officer where it speaks for what
 * is theirs. An officer's last grant ends once no file is left; `handOverTo` gives them to a colleague first.
 * @throws not_found, last_administrator, files_left, version_conflict, and those of `handOver`
 */
export async function endGrant(ports: Ports, actor: Actor, id: string, handOverTo?: string): Promise<Grant> {
  const before = (await ports.grants.get(id)) ?? refuse("not_found");
  await requireEnder(ports, actor, before);
  if (before.state === "ended") return before;
  if (before.role === "officer") await emptyDesk(ports, actor, before, handOverTo);
  const after: Grant = {
    ...before,
    version: before.version + 1,
    state: "ended",
    endedAt: instant(ports.now()),
    endedBy: actorName(actor),
  };
  await ports.commit(grantWrites(ports, before, after));
  return after;
}

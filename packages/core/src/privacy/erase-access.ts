import type { ContactOwner } from "../contacts/contact-owner.ts";
import { instant } from "../language/clock.ts";
import { readAll } from "../language/read-all.ts";
import type { Ports } from "../ports.ts";
import type { Write } from "../storage/repository.ts";

const by = "system:erasure";

/** Ends every way to speak for a side: grants, mandates, keys. Returns how many were ended. */
export async function eraseAccess(ports: Ports, owner: ContactOwner): Promise<number> {
  const at = instant(ports.now());
  const grants = (await ports.grants.listBySubject(owner.id)).filter(({ state }) => state !== "ended");
  const mandates =
    owner.kind === "cooperative"
      ? (await ports.mandates.listByCooperative(owner.id)).filter(({ endedAt }) => endedAt === undefined)
      : [];
  const keys = (await readAll((page) => ports.apiKeys.list(page))).filter(
    ({ scope, revokedAt }) => scope.kind === owner.kind && scope.id === owner.id && revokedAt === undefined,
  );
  const writes: Write[] = [
    ...grants.map((grant) =>
      ports.grants.replace({
        ...grant,
        version: grant.version + 1,
        state: "ended",
        endedAt: at,
        endedBy: by,
      }),
    ),
    ...mandates.map((mandate) =>
      ports.mandates.replace({ ...mandate, version: mandate.version + 1, endedAt: at, endedBy: by }),
    ),
    ...keys.map((key) => ports.apiKeys.replace({ ...key, version: key.version + 1, revokedAt: at })),
  ];
  await eraseDrafts(
    ports,
    owner,
    grants.map(({ personId }) => personId),
  );
  // Each by itself: they are independent, and there may be more than fit into one transaction.
  for (const write of writes) await ports.commit([write]);
  return writes.length;
}

/** Forms about this side that somebody has begun and not sent. */
async function eraseDrafts(ports: Ports, owner: ContactOwner, people: readonly string[]): Promise<void> {
  const own = owner.kind === "cooperative" ? `cooperative:${owner.id}` : "idea";
  for (const person of people)
    for (const { form } of await ports.drafts.list(person))
      if (form.startsWith(own)) await ports.drafts.remove(person, form);
}

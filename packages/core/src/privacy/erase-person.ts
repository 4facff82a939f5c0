import { forgetMarks } from "../deliveries/forget-marks.ts";
import { instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";

const by = "system:erasure";

/**
 * Somebody who could sign in: sessions and grants end, mandates lose the name, the person goes with every way to sign
 * in. Returns how many things changed.
 */
export async function erasePerson(ports: Ports, id: string): Promise<number> {
  const at = instant(ports.now());
  const grants = (await ports.grants.listByPerson(id)).filter(({ state }) => state !== "ended");
  for (const grant of grants)
    await ports.commit([
      ports.grants.replace({
        ...grant,
        version: grant.version + 1,
        state: "ended",
        endedAt: at,
        endedBy: by,
      }),
    ]);
  const mandates = (await ports.mandates.listByAgent(id)).filter(({ agentName }) => agentName !== "—");
  for (const mandate of mandates)
    await ports.commit([
      ports.mandates.replace({
        ...mandate,
        version: mandate.version + 1,
        agentName: "—",
        ...(mandate.endedAt === undefined ? { endedAt: at, endedBy: by } : {}),
      }),
    ]);
  const drafts = await ports.drafts.list(id);
  for (const { form } of drafts) await ports.drafts.remove(id, form);
  const sessions = await ports.sessions.listByPerson(id);
  for (const session of sessions) await ports.sessions.end(id, session.id);
  const person = await ports.people.get(id);
  const ended = grants.length + mandates.length + drafts.length + sessions.length;
  if (person === undefined) return ended;
  if (person.email !== undefined) await ports.mailer.forget?.({ to: person.email, ids: [] });
  await ports.commit(forgetMarks(ports, person));
  await ports.people.remove(id);
  return ended + 1;
}

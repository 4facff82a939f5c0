import { createPorts } from "@tawafuq/aws/create-ports";
import { systemActor } from "@tawafuq/core/actors/actor";
import { changeCooperativeAvailability } from "@tawafuq/core/cooperatives/change-availability";
import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { registerHolder } from "@tawafuq/core/holders/register-holder";
import { createIdea } from "@tawafuq/core/ideas/create-idea";
import { readPolicy } from "@tawafuq/core/policies/read-policy";
import { setPolicy } from "@tawafuq/core/policies/set-policy";
import type { TestApp } from "@tawafuq/tests/support/app";
import { aCooperative, aHolder, anIdea } from "@tawafuq/tests/support/builders";
import { signedIn } from "@tawafuq/tests/support/session";

const system = systemActor("test");
const twoYearsAgo = "2024-09-02T10:00:00.000Z";
const sixWeeksAgo = "2027-01-20T10:00:00.000Z";

/**
 * What the bank has seen before today: somebody who left long ago, and a proposal that nobody answered. From today on
 * officers propose, and there is an administrator.
 * @returns the idea of that proposal
 */
export async function liveEarlier(app: TestApp, today: string): Promise<string> {
  const { ports } = app;
  app.setNow(twoYearsAgo);
  const { cooperative: gone } = await createCooperative(ports, system, aCooperative());
  await changeCooperativeAvailability(ports, system, gone.id, gone.version, "withdrawn");
  await app.drain();
  app.setNow(sixWeeksAgo);
  const { holder } = await registerHolder(ports, system, aHolder());
  await createCooperative(ports, system, aCooperative());
  const { idea } = await createIdea(ports, system, anIdea(), holder.id);
  await app.drain();
  app.setNow(today);
  const { policy, revision } = await readPolicy(ports);
  const byOfficers = { ...policy, thresholds: { ...policy.thresholds, propose: null } };
  await setPolicy(ports, system, byOfficers, revision);
  await signedIn(app, { email: "chief@odco.example", grants: [{ role: "administrator" }] });
  return idea.id;
}

/** An event for each queue that an outage of the queues left behind. */
export async function leaveInOutbox(app: TestApp, cooperativeId: string): Promise<void> {
  const { bank, ports } = app;
  const nowhere = "http://127.0.0.1:9/000000000000/nowhere.fifo";
  const cut = createPorts({
    table: "tawafuq",
    region: bank.region,
    endpoints: bank.endpoints,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    queues: { ...bank.queues, matchRequests: nowhere, notices: nowhere },
    masterKey: new Uint8Array(32),
    siteUrl: ports.siteUrl,
    log: ports.log,
  });
  const subject = { kind: "cooperative", id: cooperativeId } as const;
  const telling = {
    kind: "decision_needed",
    delegation: "TANGER",
    matchId: "none",
    occurrence: "1",
  } as const;
  await cut.commit([
    cut.events.append({
      id: "evnt_cut1",
      queue: "match-requests",
      subject: "cut",
      body: { kind: "match", subject, version: 1 },
    }),
    cut.events.append({ id: "evnt_cut2", queue: "notices", subject: "cut", body: telling }),
  ]);
}

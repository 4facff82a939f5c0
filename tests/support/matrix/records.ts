import { systemActor } from "@tawafuq/core/actors/actor";
import { issueKey } from "@tawafuq/core/api-keys/issue-key";
import { importBank } from "@tawafuq/core/imports/import-bank";
import { invite } from "@tawafuq/core/invitations/invite";
import { daysLater } from "@tawafuq/core/language/clock";
import { declareTie } from "@tawafuq/core/ties/declare-tie";
import type { TestApp } from "@tawafuq/tests/support/app";
import { signedIn } from "@tawafuq/tests/support/session";
import { makeMandate } from "./mandate.ts";
import type { MatrixCaller, MatrixRecord } from "./outcome.ts";
import type { RecordKind } from "./ownership.ts";
import type { Place } from "./place.ts";
import { seatOf } from "./sessions.ts";

const system = systemActor("test");
const missing = (id: string): MatrixRecord => ({ id, owners: [], isMissing: true });

async function noticesOf({ ports }: TestApp, place: Place): Promise<MatrixRecord[]> {
  const { officer, cooperative, holder, delegation } = place;
  const recipients = [
    { kind: "cooperative", id: cooperative.id },
    { kind: "holder", id: holder.id },
    { kind: "officer", id: officer.id },
  ] as const;
  const pages = await Promise.all(
    recipients.map((recipient) => ports.notices.list(recipient, { limit: 25 })),
  );
  return pages.flatMap(({ items }, at) =>
    // An introduction's letter holds a contact: an agent who may read needs more to read that one.
    items
      .filter(({ kind }) => kind !== "introduction")
      .slice(0, 1)
      .map(({ id }) => ({ id, owners: [recipients[at]?.id ?? ""], delegation })),
  );
}

/** A mandate that is no caller's way in: it can be ended. */
async function spareMandate(app: TestApp, place: Place, agentId: string): Promise<MatrixRecord> {
  const { cooperative, delegation } = place;
  const id = await makeMandate(app, cooperative.id, agentId, ["read"]);
  return { id, owners: [cooperative.id, agentId], delegation };
}

async function spareGrant(app: TestApp, { cooperative, delegation }: Place): Promise<MatrixRecord> {
  const email = `spare-${delegation.toLowerCase()}@person.example`;
  const grants = [{ role: "representative", subjectId: cooperative.id }] as const;
  const { personId, grantIds } = await signedIn(app, { email, grants });
  return { id: grantIds[0] ?? "", owners: [personId, cooperative.id], delegation };
}

async function waitingAdministrator(app: TestApp, name: string): Promise<MatrixRecord> {
  const grants = [{ role: "administrator" }] as const;
  const { personId, grantIds } = await signedIn(app, { email: `${name}@person.example`, grants });
  return { id: grantIds[0] ?? "", owners: [personId] };
}

async function invitationBy(
  { ports }: TestApp,
  { officer, cooperative, delegation }: Place,
): Promise<MatrixRecord> {
  const actor = {
    kind: "officer",
    id: officer.id,
    delegations: [delegation],
    via: { kind: "system" },
  } as const;
  const address = `invited-${delegation.toLowerCase()}@person.example`;
  const input = { address, role: "representative", subjectId: cooperative.id, language: "fr" } as const;
  const { id } = await invite(ports, actor, input);
  return { id, owners: [cooperative.id, officer.id], delegation };
}

/** An officer's tie to a side of the other place: it stands in the way of nothing here. */
async function tieOf(
  { ports }: TestApp,
  { officer, delegation }: Place,
  other: Place,
): Promise<MatrixRecord> {
  const actor = {
    kind: "officer",
    id: officer.id,
    delegations: [delegation],
    via: { kind: "system" },
  } as const;
  const { id } = await declareTie(ports, actor, { kind: "family", cooperativeId: other.cooperative.id });
  return { id, owners: [officer.id], delegation };
}

/** One more session of somebody who is signed in. */
async function oneMoreSession({ ports }: TestApp, id: string, personId: string): Promise<MatrixRecord> {
  const at = ports.now();
  const times = { createdAt: at, updatedAt: at, expiresAt: new Date(daysLater(at, 7)) };
  await ports.identityRecords.create("session", { id, userId: personId, token: ports.newSecret(), ...times });
  return { id, owners: [personId] };
}

function aboutOf({ delegation, province, region, cooperative, colleague }: Place): MatrixRecord["about"] {
  return { delegation, province, region, cooperativeId: cooperative.id, colleagueId: colleague.id };
}

/** Records of every kind: of both places, and one that is missing. */
export async function makeRecords(
  app: TestApp,
  [first, second]: readonly [Place, Place],
  callers: readonly MatrixCaller[],
): Promise<Record<RecordKind, readonly MatrixRecord[]>> {
  const { ports } = app;
  const places = [first, second];
  const each = (record: (place: Place) => Omit<MatrixRecord, "delegation">): MatrixRecord[] =>
    places.map((place) => ({ ...record(place), delegation: place.delegation, about: aboutOf(place) }));
  const spare = { label: "spare", scope: { kind: "administrator", id: "spare" }, expiresInDays: 1 } as const;
  const { key } = await issueKey(ports, system, spare);
  const rows = (async function* () {})();
  const imported = await importBank(ports, system, { source: "matrix", dryRun: false }, rows);
  const personOf = (wanted: string) => {
    const caller = callers.find(({ role }) => role === wanted);
    return caller === undefined ? "" : seatOf(caller).personId;
  };
  const matches = each(({ introduced, cooperative, holder }) => ({
    id: introduced,
    owners: [cooperative.id, holder.id],
  }));
  const idea = missing("idea_none");
  const match = missing("idea_none.coop_none");
  const ofBoth = <Made>(make: (place: Place) => Promise<Made>) => Promise.all(places.map(make));
  return {
    cooperative: [...each(({ cooperative: { id } }) => ({ id, owners: [id] })), missing("coop_none")],
    holder: [...each(({ holder: { id } }) => ({ id, owners: [id] })), missing("hold_none")],
    idea: [
      ...each((place) => ({
        id: place.idea.id,
        owners: [place.holder.id],
      })),
      idea,
    ],
    toldIdea: [
      ...each((place) => ({ id: place.idea.id, owners: [place.holder.id, place.cooperative.id] })),
      idea,
    ],
    receipt: [
      ...each(({ receiptId, holder }) => ({ id: receiptId, owners: [holder.id] })),
      missing("rcpt_none"),
    ],
    match: [...matches, match],
    waitingMatch: [...each(({ waiting }) => ({ id: waiting, owners: [] })), match],
    toldMatch: [...matches, match],
    notice: [...(await ofBoth((place) => noticesOf(app, place))).flat(), missing("notice-none")],
    officer: [...each(({ officer: { id } }) => ({ id, owners: [id] })), missing("offi_none")],
    grant: [...(await ofBoth((place) => spareGrant(app, place))), missing("gran_none")],
    waitingGrant: [await waitingAdministrator(app, "to-be"), missing("gran_none")],
    invitation: [...(await ofBoth((place) => invitationBy(app, place))), missing("invi_none")],
    mandate: [
      await spareMandate(app, first, personOf("agent")),
      await spareMandate(app, second, "pers_other"),
      missing("mand_none"),
    ],
    tie: [await tieOf(app, first, second), await tieOf(app, second, first), missing("tie_none")],
    session: [await oneMoreSession(app, "sess_second", personOf("juror")), missing("sess_none")],
    pageSession: [await oneMoreSession(app, "sess_third", personOf("juror")), missing("sess_none")],
    key: [{ id: key.id, owners: [] }, missing("key_none")],
    import: [{ id: imported.id, owners: [] }, missing("impo_none")],
    queue: [{ id: "notices", owners: [] }, missing("none")],
  };
}

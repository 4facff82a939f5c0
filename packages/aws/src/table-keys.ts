import { createHash } from "node:crypto";
import type { Match } from "@tawafuq/core/matches/match";
import type { Notice, Recipient } from "@tawafuq/core/notices/notice";
import type { OutboxEvent, SubjectRef } from "@tawafuq/core/outbox/event";
import type { AgedKind } from "@tawafuq/core/privacy/retention-rules";

/*
 * Every key of the one table. "At" is an ISO instant in UTC with milliseconds; OWNER is COOP#id, IDEA#id,
 * HOLD#id or OFFICER#id. Indexes carry whole items. The attribute expiresAtEpochSeconds is the table's TTL.
 *
 * item             PK                          SK                     gsi1 (pk / sk)             gsi2 (pk / sk)                 gsi3 (pk / sk)
 * ---------------  --------------------------  ---------------------  -------------------------  -----------------------------  ----------------------------
 * cooperative      COOP#id                     PROFILE                COOPERATIVES / At#id       COOPERATIVES#region / At#id
 * idea             IDEA#id                     PROFILE                IDEAS / At#id                                             HOLD#id / At#id
 * holder           HOLD#id                     PROFILE
 * contact          OWNER                       CONTACT
 * contact lookup   REACH#kind#blind            OWNER
 * load             OWNER                       LOAD
 * ranked list      OWNER                       LIST
 * match            IDEA#idea                   MATCH#cooperative      COOP#coop / since#idea     QUEUE#dele#state / since#id    QUEUE#dele#state / score#id
 * history entry    MATCH#id                    HIST#ulid
 * notice           OWNER                       NOTICE#id              NOTICES#OWNER / At#id      AGED#notice#month / At#id      TOLD#match / At#id
 * contact viewing  OWNER                       VIEW#ulid              AGED#view#month / At#id
 * consent          OWNER                       CONSENT#ulid
 * officer          OFFICER#id                  PROFILE                OFFICERS / At#id
 * officer lookup   OFFICERMAIL#blind           LOOKUP
 * membership       DELEGATION#code             OFFICER#id
 * API key          KEY#id                      PROFILE                KEYS / At#id
 * grant            GRANT#id                    PROFILE                GRANTS#person / At#id      GRANTS#subject / At#id         GRANTS#role#role / At#id
 * administrators   ADMINISTRATORS              COUNT
 * invitation       INVITE#id                   PROFILE                INVITES / At#id            INVITES#subject / At#id        INVITES#by#inviter / At#id
 * mandate          MANDATE#id                  PROFILE                MANDATES#agent / At#id     MANDATES#coop / At#id          MANDATES#dele / At#id
 * mandate request  MANDATE#id                  REQUEST                ASKED#agent / At#id                                       ASKED#dele / At#id
 * mandate act      MANDATE#id                  ACT#ulid
 * counter          COUNT#blind#length#start    COUNT
 * idempotent make  ONCE#actor#blind            ONCE                   AGED#once#month / At#blind
 * import           IMPORT#id                   PROFILE                AGED#import#month / At#id
 * identity record  AUTH#model#id               RECORD                 AUTH#model / ulid
 * identity lookup  AUTH#model#field#blind      ONE | OF#ulid | PAST
 * tie              TIE#id                      PROFILE                TIES#owner / At#id          TIES#person / At#id            TIES / At#id
 * confidential     IDEA#id                     CONFIDENTIAL
 * sharing          IDEA#id                     SHARING#cooperative
 * opening          OPENINGS#idea               OPENING#id             OPENINGS#idea / At#id
 * receipt          RECEIPT#id                  PROFILE                RECEIPTS#idea / At#id      RECEIPTS#holder / At#id
 * deposit          RECEIPT#id                  DEPOSIT
 * policy           POLICY                      CURRENT
 * past policy      POLICY                      REVISION#n
 * round hold       ROUND                       HOLD
 * summary          BANK                        SUMMARY
 * shard pointer    SNAPSHOT#shard              POINTER
 * snapshot         SNAPSHOT#shard              LABEL#label
 * snapshot chunk   SNAPSHOT#shard#label#0..n   CHUNK
 * outbox event     OUTBOX#0..15                subject#event
 *
 * question                                                     answered by
 * -----------------------------------------------------------  --------------------------------------------------
 * one thing by its id, with its present version                get PK, SK; strongly consistent
 * who gave this e-mail or phone                               PK REACH#kind#blind, each checked against the contact
 * which officer has this e-mail                                get PK OFFICERMAIL#blind
 * grants of a person; of a subject; of a role                  gsi1 GRANTS#person; gsi2 GRANTS#subject; gsi3 GRANTS#role#role
 * how many administrators are active                           get PK ADMINISTRATORS
 * invitations: all, for a subject, by an inviter               gsi1 INVITES; gsi2 INVITES#subject; gsi3 INVITES#by#inviter
 * cooperatives, ideas: all, changed since, newest first        gsi1 COOPERATIVES | IDEAS; sector, availability filtered
 * cooperatives of a region                                     gsi2 COOPERATIVES#region
 * ideas of a region                                            gsi1 IDEAS, filtered by the attribute regions
 * ideas of a holder, last changed first                        gsi3 HOLD#id
 * matches of an idea; of a cooperative, last moved first       PK IDEA#id, SK MATCH#…; gsi1 COOP#id
 * queue of a delegation in a state, longest waiting first      gsi2 QUEUE#delegation#state
 * the same, best score first                                   gsi3 QUEUE#delegation#state
 * history of a match, oldest first                             PK MATCH#id, SK HIST#…
 * notices of a person, newest first                            gsi1 NOTICES#OWNER
 * what was told of a match                                     gsi3 TOLD#match
 * who saw a contact, newest first; what a side allowed         PK OWNER, SK VIEW#…; SK CONSENT#…
 * what is older than its time                                  gsi2 (notices), gsi1 AGED#kind#month, month by month
 * officers of a delegation; all officers; all keys             PK DELEGATION#code; gsi1 OFFICERS; gsi1 KEYS
 * ties of an officer, of a person; all ties, newest first      gsi1 TIES#owner; gsi2 TIES#person; gsi3 TIES
 * who opened what of an idea, newest first                     gsi1 OPENINGS#idea
 * receipts of an idea, of a holder, newest first               gsi1 RECEIPTS#idea; gsi2 RECEIPTS#holder
 * mandates of an agent; a cooperative; a delegation            gsi1, gsi2, gsi3 MANDATES#…, newest first
 * mandates that wait for consent, of an agent; a delegation    gsi1, gsi3 ASKED#…, newest first
 * what was done under a mandate, newest first                  PK MANDATE#id, SK ACT#…
 * newest snapshot of a shard; those not cleaned away           get PK SNAPSHOT#shard, POINTER; SK LABEL#…
 * bytes of a snapshot                                          get each chunk: their number stands in the snapshot
 * user by address; session by token; passkey by credential     PK AUTH#model#field#blind, then get each; consistent
 * sessions, accounts, passkeys of a person; codes sent         the same
 * session whose token was exchanged                            get PK AUTH#session#token#blind, PAST
 * records of signing in by anything else (administration)      gsi1 AUTH#model, filtered in memory
 * hits of somebody in the present window                       get PK COUNT#blind#length#start: blind index of who
 * events of one subject, oldest first; all that were left      PK OUTBOX#shard, SK subject#…; the 16 shards in turn
 *
 * An idea of the whole country touches 12 regions. A copy per region would put 12 more items into each of its
 * revisions; filtering reads at most some pages more, as most ideas touch a region that is asked for.
 * The table of erasures has two kinds of items: ERASED / kind#id for good, UNFINISHED / kind#id until all is gone.
 * Every chunk has a partition of its own: a chunk is 380 write units, and one partition takes 1,000 a second.
 */

export const tableAttributes = { partition: "pk", sort: "sk", ttl: "expiresAtEpochSeconds" } as const;

export const indexes = {
  gsi1: { partition: "gsi1pk", sort: "gsi1sk" },
  gsi2: { partition: "gsi2pk", sort: "gsi2sk" },
  gsi3: { partition: "gsi3pk", sort: "gsi3sk" },
} as const;
export type IndexName = keyof typeof indexes;

export interface Key {
  readonly pk: string;
  readonly sk: string;
}
export type Keys = Key & {
  readonly [name in `${IndexName}${"pk" | "sk"}`]?: string;
};

export const outboxShards = 16;

/** True for what can be the id of anything here: no separator fits in. */
export function isId(text: string): boolean {
  return /^[A-Za-z0-9_.:-]{1,400}$/.test(text);
}

/** Joins parts into a key; none of them can contain the separator. @throws RangeError on a malformed part */
function join(...parts: readonly string[]): string {
  for (const part of parts)
    if (part.includes("#") || part === "") throw new RangeError(`bad key part ${part}`);
  return parts.join("#");
}

/** @throws RangeError on a malformed id: ask `isId` first where it comes from outside. */
function id(text: string): string {
  if (!isId(text)) throw new RangeError("malformed id in a key");
  return text;
}

/** Free text as one part of a key: injective, without the separator. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** The instant in the one spelling that sorts. @throws RangeError on what is no date */
function at(instant: string): string {
  return new Date(instant).toISOString();
}

/** A share 0..1 that sorts as text. */
function sortableScore(score: number): string {
  return score.toFixed(6);
}

export type Owner = SubjectRef | Recipient;
const ownerPrefix = { cooperative: "COOP", idea: "IDEA", holder: "HOLD", officer: "OFFICER" } as const;
const owner = (of: Owner) => join(ownerPrefix[of.kind], id(of.id));

export const contactKey = (of: Owner): Key => ({ pk: owner(of), sk: "CONTACT" });
export const contactLookups = (kind: string, blind: string) => join("REACH", kind, blind);
export const contactLookupKey = (kind: string, blind: string, of: Owner): Key => ({
  pk: contactLookups(kind, blind),
  sk: owner(of),
});
export const loadKey = (of: Owner): Key => ({ pk: owner(of), sk: "LOAD" });
export const rankedListKey = (of: Owner): Key => ({ pk: owner(of), sk: "LIST" });

const profiles = {
  cooperative: "COOP",
  idea: "IDEA",
  holder: "HOLD",
  officer: "OFFICER",
  apiKey: "KEY",
  import: "IMPORT",
  grant: "GRANT",
  invitation: "INVITE",
  mandate: "MANDATE",
  tie: "TIE",
  receipt: "RECEIPT",
} as const;
export const profileKey = (kind: keyof typeof profiles, of: string): Key => ({
  pk: join(profiles[kind], id(of)),
  sk: "PROFILE",
});

type Dated = { readonly id: string; readonly updatedAt: string };
type Born = { readonly id: string; readonly createdAt: string };

export const cooperativePartition = (region?: string) =>
  region === undefined ? "COOPERATIVES" : join("COOPERATIVES", region);
export const ideaPartition = "IDEAS";
export const officerPartition = "OFFICERS";
export const apiKeyPartition = "KEYS";
export const fromInstant = (instant: string) => at(instant);

export function cooperativeKeys(cooperative: Dated, region: string): Keys {
  const moment = join(at(cooperative.updatedAt), cooperative.id);
  return {
    ...profileKey("cooperative", cooperative.id),
    gsi1pk: cooperativePartition(),
    gsi1sk: moment,
    gsi2pk: cooperativePartition(region),
    gsi2sk: moment,
  };
}

export const ideasOfHolder = (holderId: string) => owner({ kind: "holder", id: holderId });
export function ideaKeys(idea: Dated & { holderId: string }): Keys {
  const moment = join(at(idea.updatedAt), idea.id);
  return {
    ...profileKey("idea", idea.id),
    gsi1pk: ideaPartition,
    gsi1sk: moment,
    gsi3pk: ideasOfHolder(idea.holderId),
    gsi3sk: moment,
  };
}

export const officerKeys = (officer: Born): Keys => ({
  ...profileKey("officer", officer.id),
  gsi1pk: officerPartition,
  gsi1sk: join(at(officer.createdAt), officer.id),
});
export const officerLookupKey = (blind: string): Key => ({
  pk: join("OFFICERMAIL", id(blind)),
  sk: "LOOKUP",
});
export const delegationPartition = (delegation: string) => join("DELEGATION", delegation);
export const membershipKey = (delegation: string, officerId: string): Key => ({
  pk: delegationPartition(delegation),
  sk: join("OFFICER", id(officerId)),
});

export const apiKeyKeys = (key: Born): Keys => ({
  ...profileKey("apiKey", key.id),
  gsi1pk: apiKeyPartition,
  gsi1sk: join(at(key.createdAt), key.id),
});

export const grantsOf = (personOrSubject: string) => join("GRANTS", id(personOrSubject));
export const grantsOfRole = (role: string) => join("GRANTS", "role", id(role));
export const administratorsKey: Key = { pk: "ADMINISTRATORS", sk: "COUNT" };
export function grantKeys(grant: Born & { personId: string; subjectId: string; role: string }): Keys {
  const moment = join(at(grant.createdAt), grant.id);
  return {
    ...profileKey("grant", grant.id),
    gsi1pk: grantsOf(grant.personId),
    gsi1sk: moment,
    gsi2pk: grantsOf(grant.subjectId),
    gsi2sk: moment,
    gsi3pk: grantsOfRole(grant.role),
    gsi3sk: moment,
  };
}

export const invitationPartition = "INVITES";
export const invitationsFor = (subjectId: string) => join("INVITES", id(subjectId));
export const invitationsBy = (inviter: string) => join("INVITES", "by", encoded(inviter));
export function invitationKeys(invitation: Born & { subjectId?: string; createdBy: string }): Keys {
  const moment = join(at(invitation.createdAt), invitation.id);
  return {
    ...profileKey("invitation", invitation.id),
    gsi1pk: invitationPartition,
    gsi1sk: moment,
    ...(invitation.subjectId === undefined
      ? {}
      : { gsi2pk: invitationsFor(invitation.subjectId), gsi2sk: moment }),
    gsi3pk: invitationsBy(invitation.createdBy),
    gsi3sk: moment,
  };
}

export const mandatesOf = (agentOrCooperative: string) => join("MANDATES", id(agentOrCooperative));
type Agreed = Born & { agentId: string; cooperativeId: string; delegation: string };
export function mandateKeys(mandate: Agreed): Keys {
  const moment = join(at(mandate.createdAt), mandate.id);
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
  const moment = join(at(request.createdAt), request.id);
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

export const identityPartition = (model: string) => join("AUTH", encoded(model));
export const identityKey = (model: string, recordId: string): Key => ({
  pk: join("AUTH", encoded(model), encoded(recordId)),
  sk: "RECORD",
});
export const identityKeys = (model: string, recordId: string, born: string): Keys => ({
  ...identityKey(model, recordId),
  gsi1pk: identityPartition(model),
  gsi1sk: id(born),
});
/** `blind` stands for the value the field has. */
export const identityLookupPartition = (model: string, field: string, blind: string) =>
  join("AUTH", encoded(model), encoded(field), blind);
export const identityOnly = "ONE";
export const identityOneOf = (born: string) => join("OF", id(born));
export const identityPastKey = (partition: string): Key => ({ pk: partition, sk: "PAST" });
export const tiePartition = "TIES";
export const tiesOf = (ownerOrPerson: string) => join("TIES", id(ownerOrPerson));
export function tieKeys(tie: Born & { ownerId: string; personId?: string | undefined }): Keys {
  const moment = join(at(tie.createdAt), tie.id);
  return {
    ...profileKey("tie", tie.id),
    gsi1pk: tiesOf(tie.ownerId),
    gsi1sk: moment,
    ...(tie.personId === undefined ? {} : { gsi2pk: tiesOf(tie.personId), gsi2sk: moment }),
    gsi3pk: tiePartition,
    gsi3sk: moment,
  };
}

export const confidentialPartKey = (ideaId: string): Key => ({
  pk: owner({ kind: "idea", id: ideaId }),
  sk: "CONFIDENTIAL",
});
export const sharingKey = (of: { ideaId: string; cooperativeId: string }): Key => ({
  pk: owner({ kind: "idea", id: of.ideaId }),
  sk: join("SHARING", id(of.cooperativeId)),
});

export const openingsOf = (ideaId: string) => join("OPENINGS", id(ideaId));
export const openingKey = (of: { ideaId: string; id: string }): Key => ({
  pk: openingsOf(of.ideaId),
  sk: join("OPENING", id(of.id)),
});
export const openingKeys = (opening: { ideaId: string; id: string; at: string }): Keys => ({
  ...openingKey(opening),
  gsi1pk: openingsOf(opening.ideaId),
  gsi1sk: join(at(opening.at), opening.id),
});

export const receiptsOf = (ideaOrHolder: string) => join("RECEIPTS", id(ideaOrHolder));
export function receiptKeys(receipt: { id: string; ideaId: string; holderId: string; at: string }): Keys {
  const moment = join(at(receipt.at), receipt.id);
  return {
    ...profileKey("receipt", receipt.id),
    gsi1pk: receiptsOf(receipt.ideaId),
    gsi1sk: moment,
    gsi2pk: receiptsOf(receipt.holderId),
    gsi2sk: moment,
  };
}
export const depositKey = (receiptId: string): Key => ({
  ...profileKey("receipt", receiptId),
  sk: "DEPOSIT",
});

export const matchesOfIdea = (ideaId: string) => owner({ kind: "idea", id: ideaId });
export const matchPrefix = "MATCH#";
export const matchesOfCooperative = (cooperativeId: string) =>
  owner({ kind: "cooperative", id: cooperativeId });
export const queuePartition = (delegation: string, state: string) => join("QUEUE", delegation, state);
export const fromScore = sortableScore;
export const matchKey = (pair: { ideaId: string; cooperativeId: string }): Key => ({
  pk: matchesOfIdea(pair.ideaId),
  sk: join("MATCH", id(pair.cooperativeId)),
});
export function matchKeys(match: Match): Keys {
  const queue = queuePartition(match.delegation, match.state);
  return {
    ...matchKey(match),
    gsi1pk: matchesOfCooperative(match.cooperativeId),
    gsi1sk: join(at(match.since), match.ideaId),
    gsi2pk: queue,
    gsi2sk: join(at(match.since), id(match.id)),
    gsi3pk: queue,
    gsi3sk: join(sortableScore(match.score), match.id),
  };
}

export const historyOf = (matchId: string) => join("MATCH", id(matchId));
export const historyPrefix = "HIST#";
export const historyKey = (entry: { id: string; matchId: string }): Key => ({
  pk: historyOf(entry.matchId),
  sk: join("HIST", id(entry.id)),
});

export const noticesOf = (recipient: Recipient) => join("NOTICES", ...owner(recipient).split("#"));
export const noticeKey = (recipient: Recipient, noticeId: string): Key => ({
  pk: owner(recipient),
  sk: join("NOTICE", id(noticeId)),
});
export const noticesAbout = (matchId: string) => join("TOLD", id(matchId));
export function noticeKeys(notice: Notice): Keys {
  const moment = join(at(notice.createdAt), notice.id);
  return {
    ...noticeKey(notice.recipient, notice.id),
    gsi1pk: noticesOf(notice.recipient),
    gsi1sk: moment,
    gsi2pk: agedPartition("notice", monthOf(notice.createdAt)),
    gsi2sk: moment,
    ...(notice.matchId === undefined ? {} : { gsi3pk: noticesAbout(notice.matchId), gsi3sk: moment }),
  };
}

/** The month (UTC) an item was made in: what goes by age is found month by month. */
const monthOf = (instant: string) => at(instant).slice(0, 7);
export const agedPartition = (kind: AgedKind, month: string) => join("AGED", kind, month);
export type AgedIndex = "gsi1" | "gsi2";
export const agedIndexOf = (kind: AgedKind): AgedIndex => (kind === "notice" ? "gsi2" : "gsi1");
const firstMonth = "2026-01";
/** Every month from the service's first to that of the instant, oldest first. */
export function agedMonthsBefore(instant: string): string[] {
  const months: string[] = [];
  const month = new Date(`${firstMonth}-01T00:00:00.000Z`);
  for (; month.toISOString() < at(instant); month.setUTCMonth(month.getUTCMonth() + 1))
    months.push(monthOf(month.toISOString()));
  return months;
}
const aged = (kind: AgedKind, instant: string, name: string) => ({
  gsi1pk: agedPartition(kind, monthOf(instant)),
  gsi1sk: join(at(instant), name),
});

export const viewsOf = (of: Owner) => owner(of);
export const viewPrefix = "VIEW#";
export const viewKeys = (view: { id: string; owner: Owner; at: string }): Keys => ({
  pk: viewsOf(view.owner),
  sk: join("VIEW", id(view.id)),
  ...aged("view", view.at, view.id),
});
export const consentPrefix = "CONSENT#";
export const consentKey = (entry: { id: string; owner: Owner }): Key => ({
  pk: owner(entry.owner),
  sk: join("CONSENT", id(entry.id)),
});
export const importKeys = (record: { id: string; startedAt: string }): Keys => ({
  ...profileKey("import", record.id),
  ...aged("import", record.startedAt, record.id),
});

export const erasedPartition = "ERASED";
export const unfinishedPartition = "UNFINISHED";
type Erased = { readonly kind: string; readonly id: string };
export const erasedKey = (of: Erased): Key => ({ pk: erasedPartition, sk: join(of.kind, id(of.id)) });
export const unfinishedKey = (of: Erased): Key => ({ pk: unfinishedPartition, sk: join(of.kind, id(of.id)) });

/** Undefined where actor and key together are longer than a key of the table may be. */
export function onceKey(actor: string, key: string): Key | undefined {
  const pk = join("ONCE", encoded(actor), encoded(key));
  return pk.length > 2048 ? undefined : { pk, sk: "ONCE" };
}
export const onceAge = (madeAt: string, key: string) => aged("once", madeAt, encoded(key));

/** Hits of one (blinded) key in the fixed window that starts at this epoch second. */
export const counterKey = (blind: string, windowSeconds: number, startsAt: number): Key => ({
  pk: join("COUNT", id(blind), String(windowSeconds), String(startsAt)),
  sk: "COUNT",
});

export const policyKey: Key = { pk: "POLICY", sk: "CURRENT" };
export const pastPolicyKey = (revision: number): Key => ({
  pk: "POLICY",
  sk: join("REVISION", String(revision).padStart(10, "0")),
});
export const roundHoldKey: Key = { pk: "ROUND", sk: "HOLD" };
export const summaryKey: Key = { pk: "BANK", sk: "SUMMARY" };

export const snapshotPartition = (shard: number) => join("SNAPSHOT", String(shard));
export const snapshotPointerKey = (shard: number): Key => ({ pk: snapshotPartition(shard), sk: "POINTER" });
export const snapshotPrefix = "LABEL#";
export const snapshotKey = (of: { shard: number; label: string }): Key => ({
  pk: snapshotPartition(of.shard),
  sk: join("LABEL", id(of.label)),
});
export const snapshotChunkKey = (of: { shard: number; label: string }, chunk: number): Key => ({
  pk: join("SNAPSHOT", String(of.shard), id(of.label), String(chunk)),
  sk: "CHUNK",
});

export const outboxPartition = (shard: number) => join("OUTBOX", String(shard));
/** Where the events of one subject lie, in the order of their ids. */
export function outboxOf(subject: string): { pk: string; prefix: string } {
  const shard =
    Number.parseInt(createHash("sha256").update(subject).digest("hex").slice(0, 8), 16) % outboxShards;
  return { pk: outboxPartition(shard), prefix: `${join(encoded(subject))}#` };
}
export function outboxKey(event: OutboxEvent): Key {
  const { pk, prefix } = outboxOf(event.subject);
  return { pk, sk: prefix + id(event.id) };
}

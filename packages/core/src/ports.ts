import type { ApiKey } from "./api-keys/api-key.ts";
import type { ConsentEntry } from "./consents/consent.ts";
import type { Contact } from "./contacts/contact.ts";
import type { ContactViewing } from "./contacts/viewing.ts";
import type { Availability, Cooperative } from "./cooperatives/cooperative.ts";
import type { Grant, Role } from "./grants/grant.ts";
import type { Holder } from "./holders/holder.ts";
import type { Idea } from "./ideas/idea.ts";
import type { Opening } from "./ideas/openings.ts";
import type { Sharing } from "./ideas/sharing.ts";
import type { IdempotentCreate } from "./idempotency/idempotent-create.ts";
import type { ImportRecord } from "./imports/import-record.ts";
import type { Invitation } from "./invitations/invitation.ts";
import type { LocalizedText } from "./language/localized-text.ts";
import type { DelegationCode, SectorCode } from "./language/place-and-trade-codes.ts";
import type { Mandate } from "./mandates/mandate.ts";
import type { MandateAct } from "./mandates/mandate-act.ts";
import type { MandateRequest } from "./mandates/mandate-request.ts";
import type { HistoryEntry, Match, MatchState } from "./matches/match.ts";
import type { Notice, Recipient } from "./notices/notice.ts";
import type { Officer } from "./officers/officer.ts";
import type { MatchJob, OutboxEvent, QueueName, SubjectRef } from "./outbox/event.ts";
import type { IdentityRecords } from "./people/identity-records.ts";
import type { Person } from "./people/person.ts";
import type { Policy } from "./policies/policy.ts";
import type { Erasure } from "./privacy/erasure.ts";
import type { AgedKind } from "./privacy/retention-rules.ts";
import type { Receipt } from "./receipts/receipt.ts";
import type { RefusalCode } from "./refusals/refusal.ts";
import type { Session } from "./sessions/session.ts";
import type { BankSummary } from "./summary/bank-summary.ts";
import type { Tie } from "./ties/tie.ts";

/**
 * One piece of a transaction. Repositories build them, `commit` is the only way they take effect.
 * `refusal` is what `commit` throws when this piece's condition does not hold.
 */
export interface Write {
  readonly refusal: RefusalCode;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Opaque; hand it back to read on. Absent on the last page. */
  readonly cursor?: string | undefined;
}

export interface PageRequest {
  /** 1..100 */
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Something with an id and an optimistic version: `create` refuses already_exists, `replace` version_conflict. */
export interface Versioned<Entity> {
  get(id: string): Promise<Entity | undefined>;
  create(entity: Entity): Write;
  /** Expects the stored version to be `entity.version - 1`. */
  replace(entity: Entity): Write;
}

export interface ListProfiles extends PageRequest {
  readonly region?: string | undefined;
  readonly sector?: string | undefined;
  readonly availability?: Availability | undefined;
  /** Last changed before this instant, ISO; stands in place of `updatedSince`. */
  readonly updatedBefore?: string | undefined;
  /** Changed at or after this instant, ISO. */
  readonly updatedSince?: string | undefined;
  readonly newestFirst?: boolean | undefined;
  /** Only what stands in, or touches, provinces of these; at least one. */
  readonly delegations?: readonly DelegationCode[] | undefined;
}

export interface ListQueue extends PageRequest {
  readonly delegation: DelegationCode;
  readonly state: MatchState;
  /** age: longest in this state first; score: best first. */
  readonly order: "age" | "score";
  readonly sector?: SectorCode | undefined;
  readonly minScore?: number | undefined;
  /** In this state since before this instant, ISO. */
  readonly sinceBefore?: string | undefined;
  readonly assignedTo?: string | undefined;
}

/** The list of one side's best matches as last written: which version of the profile it was computed from. */
export interface RankedList {
  readonly subject: SubjectRef;
  readonly version: number;
  /** Score of the last kept one when the list is full: a newcomer below it changes nothing. */
  readonly floor?: number | undefined;
}

/** Where one shard's newest snapshot stands. Snapshots never change; a newer one takes the pointer over. */
export interface SnapshotPointer {
  /** 0 to `shards` − 1. */
  readonly shard: number;
  /** How many shards the bank was cut into. */
  readonly shards: number;
  /** Counts up from 1 with every snapshot of the shard. */
  readonly version: number;
  /** Names the bytes. */
  readonly label: string;
  /** Newest change the snapshot holds, ISO; what the index of changes had not shown by then may be missing. */
  readonly upTo: string;
}

/** Whose contact: ideas have none of their own, their holder has. */
export interface ContactOwner {
  readonly kind: "cooperative" | "holder";
  readonly id: string;
}

interface Load {
  readonly openProposals: number;
  readonly openIntroductions: number;
}

export interface QueueDepth {
  readonly queue: string;
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

export interface DeadLetter {
  readonly queue: QueueName;
  readonly messageId: string;
  readonly receives: number;
  readonly sentAt: string;
  readonly body: string;
}

/** A composed letter; the transport makes the bytes. */
export interface Mail {
  /** Deterministic: a transport that can, sends one id once. */
  readonly id: string;
  readonly to: string;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly at: string;
}

/** A short message; the text fits one part. */
interface Sms {
  /** Deterministic: a transport that can, sends one id once. */
  readonly id: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
  readonly language: string;
  readonly at: string;
}

export interface Log {
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** What ids begin with. */
type IdPrefix =
  | "coop"
  | "idea"
  | "hold"
  | "offi"
  | "key"
  | "hist"
  | "evnt"
  | "impo"
  | "pers"
  | "sess"
  | "auth"
  | "gran"
  | "invi"
  | "mand"
  | "act"
  | "tie"
  | "open"
  | "cons"
  | "seen"
  | "rcpt"
  | "code";

/** Everything the domain needs from outside. Adapters: `packages/aws`. */
export interface Ports {
  now(): Date;
  /** `<prefix>_<ulid>`, rising within a process. */
  newId(prefix: IdPrefix): string;
  /** SHA-256, hexadecimal. */
  digest(text: string): string;
  /** 256 random bits, base64url. */
  newSecret(): string;
  /** Keeps personal data unreadable in the table. */
  readonly vault: {
    /** Sealed text that opens at this place only: a place names the item and the field. */
    seal(text: string, place: string): string;
    /** @throws Error where it was changed, moved, or sealed with another key */
    open(sealed: string, place: string): string;
    /** Stands for a value in a key: the same for the same value, telling nothing of it. Hexadecimal. */
    blind(field: string, value: string): string;
    /** A secret of its own for a purpose, base64url: signatures of sessions, receipts. */
    secret(purpose: string): string;
    /** HMAC-SHA-256 of the text with the secret of that purpose, hexadecimal. */
    sign(purpose: string, text: string): string;
  };
  readonly log: Log;
  /** Where people reach the pages, without a closing slash: letters link there. */
  readonly siteUrl: string;

  /**
   * One transaction, at most 100 writes; events among them are relayed right after.
   * @throws the refusal of the first write whose condition does not hold; busy_try_again after repeated conflicts
   */
  commit(writes: readonly Write[]): Promise<void>;

  readonly cooperatives: Versioned<Cooperative> & { list(request: ListProfiles): Promise<Page<Cooperative>> };
  readonly ideas: Versioned<Idea> & {
    list(request: ListProfiles): Promise<Page<Idea>>;
    listByHolder(holderId: string, page: PageRequest): Promise<Page<Idea>>;
  };
  readonly holders: Versioned<Holder>;
  readonly officers: Versioned<Officer> & {
    listByDelegation(delegation: DelegationCode): Promise<readonly Officer[]>;
    /** Whoever was registered with this address, however it is spelled. */
    findByEmail(email: string): Promise<Officer | undefined>;
    list(page: PageRequest): Promise<Page<Officer>>;
  };
  readonly contacts: {
    get(owner: ContactOwner): Promise<Contact | undefined>;
    /** With its lookups; those of `before` that no longer hold go. One that stays behind finds nobody. */
    put(owner: ContactOwner, contact: Contact, before?: Contact): Write;
    /** With the lookups of `before`. */
    remove(owner: ContactOwner, before: Contact | undefined): Write;
    /** Everybody who gave this address, however it is spelled. */
    listOwners(address: { kind: "email" | "phone"; value: string }): Promise<readonly ContactOwner[]>;
  };
  readonly apiKeys: Versioned<ApiKey> & { list(page: PageRequest): Promise<Page<ApiKey>> };
  readonly sessions: {
    /** The session of a cookie whose signature holds; undefined for any other cookie, and once it was ended. */
    open(cookie: string): Promise<Session | undefined>;
    listByPerson(personId: string): Promise<readonly Session[]>;
    /** Ends it at once; one that is gone already is no fault. */
    end(personId: string, sessionId: string): Promise<void>;
    /** Exchanges the token: the new cookie. Undefined where the session has ended meanwhile. */
    rotate(session: Session): Promise<string | undefined>;
  };
  readonly people: {
    get(id: string): Promise<Person | undefined>;
    findByAddress(address: {
      readonly kind: "email" | "phone";
      readonly value: string;
    }): Promise<Person | undefined>;
    /** @throws not_found */
    rename(id: string, name: string): Promise<void>;
    /** The person with every session, passkey and pending code; nothing where there is nobody. Can be run again. */
    remove(id: string): Promise<void>;
  };
  readonly identityRecords: IdentityRecords;
  readonly grants: Versioned<Grant> & {
    /** Oldest first. */
    listByPerson(personId: string): Promise<readonly Grant[]>;
    /** Who speaks for this cooperative, holder or officer; oldest first. */
    listBySubject(subjectId: string): Promise<readonly Grant[]>;
    /** Oldest first. */
    listByRole(role: Role, page: PageRequest): Promise<Page<Grant>>;
    /** One more active administrator. */
    countAdministrator(): Write;
    /** One fewer; refuses last_administrator where it is the only one. */
    uncountAdministrator(): Write;
  };
  readonly invitations: Versioned<Invitation> & {
    /** Newest first: all, those for a subject, or those of one inviter. */
    list(
      of: { subjectId: string } | { createdBy: string } | "all",
      page: PageRequest,
    ): Promise<Page<Invitation>>;
  };
  readonly mandates: Versioned<Mandate> & {
    /** Newest first. */
    listByCooperative(cooperativeId: string): Promise<readonly Mandate[]>;
    listByAgent(personId: string): Promise<readonly Mandate[]>;
    listByDelegation(delegation: DelegationCode, page: PageRequest): Promise<Page<Mandate>>;
  };
  readonly mandateRequests: Versioned<MandateRequest> & {
    /** Gone once the mandate has begun. */
    remove(request: MandateRequest): Write;
    /** Newest first. */
    listByAgent(personId: string): Promise<readonly MandateRequest[]>;
    listByDelegation(delegation: DelegationCode): Promise<readonly MandateRequest[]>;
  };
  /** What was done under mandates: only ever added to. */
  readonly mandateActs: {
    append(act: MandateAct): Write;
    /** Refuses version_conflict unless it stands as attempted. */
    complete(act: MandateAct): Write;
    /** Newest first. */
    list(mandateId: string, page: PageRequest): Promise<Page<MandateAct>>;
  };
  readonly ties: Versioned<Tie> & {
    /** By the officer, juror or administrator who declared them; newest first. */
    listByOwner(ownerId: string, page: PageRequest): Promise<Page<Tie>>;
    /** By the person who sat there; newest first. */
    listByPerson(personId: string, page: PageRequest): Promise<Page<Tie>>;
    list(page: PageRequest): Promise<Page<Tie>>;
  };
  /** What a holder tells of an idea in confidence: sealed, apart from the idea, in no list. */
  readonly confidentialParts: {
    get(ideaId: string): Promise<LocalizedText | undefined>;
    put(ideaId: string, text: LocalizedText): Write;
    remove(ideaId: string): Write;
  };
  readonly sharings: {
    get(ideaId: string, cooperativeId: string): Promise<Sharing | undefined>;
    /** Expects the stored version to be `sharing.version - 1`; refuses version_conflict. */
    put(sharing: Sharing): Write;
  };
  readonly openings: {
    get(ideaId: string, id: string): Promise<Opening | undefined>;
    /** Refuses already_exists. */
    append(opening: Opening): Write;
    /** Newest first. */
    list(ideaId: string, page: PageRequest): Promise<Page<Opening>>;
  };
  readonly receipts: {
    get(id: string): Promise<Receipt | undefined>;
    /** The receipt, and sealed beside it the exact text that was hashed. Refuses already_exists. */
    append(receipt: Receipt, deposit: string): Write;
    deposit(id: string): Promise<string | undefined>;
    /** The text goes; the receipt stays, with a hash that tells nothing. */
    forgetDeposit(id: string): Write;
    /** Newest first. */
    listByIdea(ideaId: string, page: PageRequest): Promise<Page<Receipt>>;
    listByHolder(holderId: string, page: PageRequest): Promise<Page<Receipt>>;
  };
  readonly policies: {
    current(): Promise<{ policy: Policy; revision: number }>;
    /** Refuses version_conflict unless `revision` is the current one plus one. */
    set(policy: Policy, revision: number): Write;
  };
  readonly matches: Versioned<Match> & {
    /** Refuses version_conflict unless the match is as given. */
    remove(match: Match): Write;
    listByIdea(ideaId: string, page: PageRequest): Promise<Page<Match>>;
    listByCooperative(cooperativeId: string, page: PageRequest): Promise<Page<Match>>;
    listQueue(request: ListQueue): Promise<Page<Match>>;
    /** Counts up to `cap`. */
    countQueue(delegation: DelegationCode, state: MatchState, cap: number): Promise<number>;
  };
  readonly history: {
    append(entry: HistoryEntry): Write;
    /** The one change a line ever sees: what somebody wrote in it goes with that somebody. */
    dropNote(entry: HistoryEntry): Write;
    list(matchId: string, page: PageRequest): Promise<Page<HistoryEntry>>;
  };
  readonly rankedLists: {
    get(subject: SubjectRef): Promise<RankedList | undefined>;
    getMany(subjects: readonly SubjectRef[]): Promise<readonly RankedList[]>;
    /** Refuses version_conflict where a newer version of the profile has been ranked. */
    put(list: RankedList): Write;
  };
  readonly loads: {
    get(subject: SubjectRef): Promise<Load>;
    /** Takes a slot of open proposals; refuses proposal_limit_cooperative / proposal_limit_idea when none is left. */
    take(subject: SubjectRef, limits: { openProposals: number; openIntroductions?: number }): Write;
    release(subject: SubjectRef): Write;
    /** An open proposal became an introduction. */
    introduce(subject: SubjectRef): Write;
  };
  readonly notices: {
    get(recipient: Recipient, id: string): Promise<Notice | undefined>;
    /** Refuses already_exists. */
    create(notice: Notice): Write;
    markSent(notice: Notice): Write;
    list(recipient: Recipient, page: PageRequest): Promise<Page<Notice>>;
    /** What anybody was told of this match, in no particular order. */
    listByMatch(matchId: string, page: PageRequest): Promise<Page<Notice>>;
    remove(notice: Notice): Write;
  };
  readonly events: {
    append(event: OutboxEvent): Write;
    /** Sends what a crash left behind, oldest first per subject; returns how many. */
    sweep(): Promise<number>;
  };
  readonly queues: {
    sendMatchJobs(jobs: readonly { job: MatchJob; subject: string; id: string }[]): Promise<void>;
    depths(): Promise<readonly QueueDepth[]>;
    deadLetters(queue: QueueName, limit: number): Promise<readonly DeadLetter[]>;
    /** Moves the dead letters back to their queue; returns how many were there. */
    redrive(queue: QueueName): Promise<number>;
  };
  /** Counts per key and fixed window; `requireWithin` asks them. A key may be personal: it is stored blinded. */
  readonly counters: {
    /** One more; how many there are now in the window that holds `at`. Exact under concurrency. */
    hit(key: string, windowSeconds: number, at: Date): Promise<number>;
    /** How many there are in it, counting nothing. */
    count(key: string, windowSeconds: number, at: Date): Promise<number>;
  };
  readonly idempotency: {
    get(actor: string, key: string): Promise<IdempotentCreate | undefined>;
    /** Refuses already_exists while an unexpired record with this key stands (checked against `record`'s own clock). */
    put(record: IdempotentCreate): Write;
  };
  readonly imports: Versioned<ImportRecord>;
  readonly rounds: {
    /** Keeps proposal rounds from running until the instant, ISO: an import is under way. */
    hold(until: string): Promise<void>;
    release(): Promise<void>;
    heldUntil(): Promise<string | undefined>;
  };
  /** Bytes behind a pointer: what a worker starts from in place of the whole bank. */
  readonly snapshots: {
    pointer(shard: number): Promise<SnapshotPointer | undefined>;
    /** Undefined where two newer ones have replaced it, or what is stored is damaged. */
    read(pointer: SnapshotPointer): Promise<Uint8Array | undefined>;
    /**
     * Stores the bytes, then moves the pointer from `expectedVersion` (0: there was none) to the next version; all
     * but this snapshot and the one before it go. Undefined where another publisher was quicker.
     */
    publish(
      place: Pick<SnapshotPointer, "shard" | "shards">,
      bytes: Uint8Array,
      upTo: string,
      expectedVersion: number,
    ): Promise<SnapshotPointer | undefined>;
  };
  readonly summary: {
    get(): Promise<BankSummary | undefined>;
    put(summary: BankSummary): Write;
  };
  readonly mailer: {
    send(mail: Mail): Promise<void>;
    /** Removes letters with these ids or to this address, where letters are kept at all. */
    forget?(letters: { readonly to?: string | undefined; readonly ids: readonly string[] }): Promise<void>;
  };
  /** Who saw whose contact: written before it is shown, never changed. */
  readonly views: {
    append(view: ContactViewing): Write;
    /** Newest first. */
    list(owner: ContactOwner, page: PageRequest): Promise<Page<ContactViewing>>;
  };
  /** What a side allowed and withdrew: written once, never changed. */
  readonly consents: {
    append(entry: ConsentEntry): Write;
    /** Oldest first. */
    list(owner: ContactOwner): Promise<readonly ConsentEntry[]>;
  };
  /**
   * Whose data was erased: in a table of its own that is never restored with the rest, so that a restored backup can
   * be cleared again. Holds no personal data.
   */
  readonly erasures: {
    /** Writes it down for good, and as unfinished; once is enough, twice is no fault. */
    begin(erasure: Erasure): Promise<void>;
    finish(erasure: Erasure): Promise<void>;
    list(page: PageRequest): Promise<Page<Erasure>>;
    listUnfinished(page: PageRequest): Promise<Page<Erasure>>;
  };
  /** What is kept for a time only, by age. */
  readonly aged: {
    /** How many lie there from before this instant, ISO. */
    count(kind: AgedKind, before: string): Promise<number>;
    /** Removes at most `limit` of them; returns how many. */
    remove(kind: AgedKind, before: string, limit: number): Promise<number>;
  };
  readonly sms: { send(sms: Sms): Promise<void> };
}

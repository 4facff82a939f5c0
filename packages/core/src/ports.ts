import type { ApiKey } from "./api-keys/api-key.ts";
import type { AuditRepository } from "./audit/audit-repository.ts";
import type { BlockRepository } from "./blocks/block-repository.ts";
import type { ConsentRepository } from "./consents/consent-repository.ts";
import type { ContactRepository, ViewRepository } from "./contacts/contact-repository.ts";
import type { CooperativeRepository } from "./cooperatives/cooperative-repository.ts";
import type { MarkRepository } from "./deliveries/mark-repository.ts";
import type { DraftRepository } from "./drafts/draft-repository.ts";
import type { GrantRepository } from "./grants/grant-repository.ts";
import type { Holder } from "./holders/holder.ts";
import type {
  ConfidentialPartRepository,
  IdeaRepository,
  OpeningRepository,
  SharingRepository,
} from "./ideas/idea-repository.ts";
import type { IdempotentCreate } from "./idempotency/idempotent-create.ts";
import type { ImportRecord } from "./imports/import-record.ts";
import type { InvitationRepository } from "./invitations/invitation-repository.ts";
import type {
  MandateActRepository,
  MandateRepository,
  MandateRequestRepository,
} from "./mandates/mandate-repository.ts";
import type {
  HistoryRepository,
  LoadRepository,
  MatchRepository,
  RankedListRepository,
} from "./matches/match-repository.ts";
import type { DigestRepository } from "./notices/digest-repository.ts";
import type { NoticeRepository } from "./notices/notice-repository.ts";
import type { Mailer, Sms } from "./notices/transports.ts";
import type { OfficerRepository } from "./officers/officer-repository.ts";
import type { Log } from "./operations/log.ts";
import type { SubjectRef } from "./outbox/event.ts";
import type { EventRepository, Queues } from "./outbox/queues.ts";
import type { IdentityRecords } from "./people/identity-records.ts";
import type { PersonRepository } from "./people/person-repository.ts";
import type { Policy } from "./policies/policy.ts";
import type { AgedRepository, ErasureRepository } from "./privacy/erasure-repository.ts";
import type { Vault } from "./privacy/vault.ts";
import type { ReceiptRepository } from "./receipts/receipt-repository.ts";
import type { SessionRepository } from "./sessions/session-repository.ts";
import type { SnapshotRepository } from "./snapshots/snapshot-repository.ts";
import type { Page, PageRequest, Versioned, Write } from "./storage/repository.ts";
import type { BankSummary } from "./summary/bank-summary.ts";
import type { TieRepository } from "./ties/tie-repository.ts";

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
  readonly vault: Vault;
  readonly log: Log;
  /** Where people reach the pages, without a closing slash: letters link there. */
  readonly siteUrl: string;

  /**
   * One transaction, at most 100 writes; events among them are relayed right after.
   * @throws the refusal of the first write whose condition does not hold; busy_try_again after repeated conflicts
   */
  commit(writes: readonly Write[]): Promise<void>;

  readonly cooperatives: CooperativeRepository;
  readonly ideas: IdeaRepository;
  readonly holders: Versioned<Holder>;
  readonly officers: OfficerRepository;
  readonly contacts: ContactRepository;
  readonly apiKeys: Versioned<ApiKey> & { list(page: PageRequest): Promise<Page<ApiKey>> };
  readonly sessions: SessionRepository;
  readonly people: PersonRepository;
  readonly identityRecords: IdentityRecords;
  readonly grants: GrantRepository;
  readonly invitations: InvitationRepository;
  readonly mandates: MandateRepository;
  readonly mandateRequests: MandateRequestRepository;
  readonly mandateActs: MandateActRepository;
  readonly ties: TieRepository;
  readonly drafts: DraftRepository;
  readonly blocks: BlockRepository;
  readonly confidentialParts: ConfidentialPartRepository;
  readonly sharings: SharingRepository;
  readonly openings: OpeningRepository;
  readonly receipts: ReceiptRepository;
  readonly policies: {
    current(): Promise<{ policy: Policy; revision: number }>;
    /** Refuses version_conflict unless `revision` is the current one plus one. */
    set(policy: Policy, revision: number): Write;
  };
  readonly matches: MatchRepository;
  readonly history: HistoryRepository;
  readonly rankedLists: RankedListRepository;
  readonly loads: LoadRepository;
  readonly notices: NoticeRepository;
  readonly marks: MarkRepository;
  readonly digests: DigestRepository;
  readonly events: EventRepository;
  readonly queues: Queues;
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
  /** Of the cooperatives, of the ideas as matching knows them, and of the public bank. */
  readonly snapshots: SnapshotRepository;
  readonly ideaSnapshots: SnapshotRepository;
  readonly bankSnapshots: SnapshotRepository;
  readonly recomputes: {
    /** The last profile that a recompute without time for all of them has compared: the next begins after it. */
    comparedUntil(): Promise<SubjectRef | undefined>;
    /** Undefined: all were compared. */
    setComparedUntil(subject: SubjectRef | undefined): Write;
  };
  readonly summary: {
    get(): Promise<BankSummary | undefined>;
    put(summary: BankSummary): Write;
  };
  readonly mailer: Mailer;
  readonly views: ViewRepository;
  readonly consents: ConsentRepository;
  readonly erasures: ErasureRepository;
  readonly aged: AgedRepository;
  readonly audit: AuditRepository;
  readonly sms: { send(sms: Sms): Promise<void> };
}

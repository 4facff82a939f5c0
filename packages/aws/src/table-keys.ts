/*
 * Every key of the one table; keys/ spells them. "At" is an ISO instant in UTC with milliseconds; OWNER is COOP#id, IDEA#id,
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
 * untold match     UNTOLD                      idea.coop
 * promised date    PROMISED                    At#idea.coop
 * history entry    MATCH#id                    HIST#ulid                                                                        AUDIT#day#0..7 / kind#id
 * notice           OWNER                       NOTICE#id              NOTICES#OWNER / At#id      AGED#notice#month / At#id      TOLD#match / At#id
 * address mark     REACHED#channel#blind       MARK
 * waiting digest   DIGESTS                     OFFICER#id
 * contact viewing  OWNER                       VIEW#ulid              AGED#view#month / At#id                                   AUDIT#day#0..7 / kind#id
 * consent          OWNER                       CONSENT#ulid                                                                     AUDIT#day#0..7 / kind#id
 * officer          OFFICER#id                  PROFILE                OFFICERS / At#id
 * officer lookup   OFFICERMAIL#blind           LOOKUP
 * membership       DELEGATION#code             OFFICER#id
 * API key          KEY#id                      PROFILE                KEYS / At#id
 * grant            GRANT#id                    PROFILE                GRANTS#person / At#id      GRANTS#subject / At#id         GRANTS#role#role / At#id
 * administrators   ADMINISTRATORS              COUNT
 * invitation       INVITE#id                   PROFILE                INVITES / At#id            INVITES#subject / At#id        INVITES#by#inviter / At#id
 * mandate          MANDATE#id                  PROFILE                MANDATES#agent / At#id     MANDATES#coop / At#id          MANDATES#dele / At#id
 * mandate request  MANDATE#id                  REQUEST                ASKED#agent / At#id                                       ASKED#dele / At#id
 * mandate act      MANDATE#id                  ACT#ulid                                                                         AUDIT#day#0..7 / kind#id
 * counter          COUNT#blind#length#start    COUNT
 * idempotent make  ONCE#actor#blind            ONCE                   AGED#once#month / At#blind
 * import           IMPORT#id                   PROFILE                AGED#import#month / At#id
 * identity record  AUTH#model#id               RECORD                 AUTH#model / ulid
 * identity lookup  AUTH#model#field#blind      ONE | OF#ulid | PAST
 * tie              TIE#id                      PROFILE                TIES#owner / At#id          TIES#person / At#id            TIES / At#id
 * block            COOP#id                      BLOCK#holder#side      BLOCKS#holder / coop#side
 * draft            DRAFTS#blind                DRAFT#form
 * confidential     IDEA#id                     CONFIDENTIAL
 * sharing          IDEA#id                     SHARING#cooperative
 * opening          OPENINGS#idea               OPENING#id             OPENINGS#idea / At#id                                     AUDIT#day#0..7 / kind#id
 * receipt          RECEIPT#id                  PROFILE                RECEIPTS#idea / At#id      RECEIPTS#holder / At#id        AUDIT#day#0..7 / kind#id
 * deposit          RECEIPT#id                  DEPOSIT
 * grant version    GRANT#id                    LINE#n                                                                           AUDIT#day#0..7 / kind#id
 * mandate version  MANDATE#id                  LINE#n                                                                           AUDIT#day#0..7 / kind#id
 * audit day        AUDITDAYS                   DAY#date
 * audit entries    AUDITDAY#date#digest        CHUNK#n
 * audit announced  AUDITDAYS                   ANNOUNCED
 * policy           POLICY                      CURRENT
 * past policy      POLICY                      REVISION#n
 * round hold       ROUND                       HOLD
 * recompute place  RECOMPUTE                   PLACE
 * restore mark     RESTORE                     UNDERWAY
 * summary          BANK                        SUMMARY
 * shard pointer    SNAPSHOT#shard              POINTER
 * snapshot         SNAPSHOT#shard              LABEL#label
 * snapshot chunk   SNAPSHOT#shard#label#0..n   CHUNK
 *                  of ideas SNAPSHOT#IDEAS#shard…, of the public bank SNAPSHOT#BANK#shard…, else the same
 * outbox event     OUTBOX#0..15                subject#event
 *
 * question                                                     answered by
 * -----------------------------------------------------------  --------------------------------------------------
 * one thing by its id, with its present version                get PK, SK; strongly consistent
 * who gave this e-mail or phone                               PK REACH#kind#blind, each checked against the contact
 * what deliveries told of an address                          get PK REACHED#channel#blind
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
 * of which matches officers are still to be told               PK UNTOLD
 * proposals whose promised date has passed                     PK PROMISED, SK before now
 * history of a match, oldest first                             PK MATCH#id, SK HIST#…
 * notices of a person, newest first                            gsi1 NOTICES#OWNER
 * what was told of a match                                     gsi3 TOLD#match
 * which officers are owed a digest                             PK DIGESTS
 * who saw a contact, newest first; what a side allowed         PK OWNER, SK VIEW#…; SK CONSENT#…
 * records of the audit trail written on a day (UTC)            gsi3 AUDIT#day#0..7, the 8 shards in turn
 * what is older than its time                                  gsi2 (notices), gsi1 AGED#kind#month, month by month
 * officers of a delegation; all officers; all keys             PK DELEGATION#code; gsi1 OFFICERS; gsi1 KEYS
 * ties of an officer, of a person; all ties, newest first      gsi1 TIES#owner; gsi2 TIES#person; gsi3 TIES
 * blocks between two; of a cooperative; of a holder            PK COOP#id, SK BLOCK#holder#…; SK BLOCK#…; gsi1 BLOCKS#holder
 * a form somebody has begun; all of theirs                     get PK DRAFTS#blind, SK DRAFT#form; PK DRAFTS#blind
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
 * whether a backup is being written into the table             get PK RESTORE, UNDERWAY
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

import { createHash, randomBytes } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { Log } from "@tawafuq/core/operations/log";
import type { Ports } from "@tawafuq/core/ports";
import { monotonicFactory } from "ulid";
import { erasuresTableOf } from "./create-table.ts";
import { createPeople } from "./identity/people.ts";
import { createIdentityRecords } from "./identity/record-store.ts";
import { createSessions } from "./identity/sessions.ts";
import { patience } from "./patience.ts";
import { createQueues } from "./queues/operate.ts";
import { createOutbox } from "./queues/outbox.ts";
import type { QueueUrls } from "./queues/queue-urls.ts";
import { createAged } from "./repositories/aged.ts";
import { createApiKeys } from "./repositories/api-keys.ts";
import { createAudit } from "./repositories/audit.ts";
import { createBlocks } from "./repositories/blocks.ts";
import { createConfidentialParts } from "./repositories/confidential-parts.ts";
import { createConsents } from "./repositories/consents.ts";
import { createContacts } from "./repositories/contacts.ts";
import { createCooperatives } from "./repositories/cooperatives.ts";
import { createCounters } from "./repositories/counters.ts";
import { createDigests } from "./repositories/digests.ts";
import { createDrafts } from "./repositories/drafts.ts";
import { createErasures } from "./repositories/erasures.ts";
import { createGrants } from "./repositories/grants.ts";
import { createHistory } from "./repositories/history.ts";
import { createHolders } from "./repositories/holders.ts";
import { createIdeas } from "./repositories/ideas.ts";
import { createIdempotency } from "./repositories/idempotency.ts";
import { createImports } from "./repositories/imports.ts";
import { createInvitations } from "./repositories/invitations.ts";
import { createLoads } from "./repositories/loads.ts";
import { createMandateActs } from "./repositories/mandate-acts.ts";
import { createMandateRequests } from "./repositories/mandate-requests.ts";
import { createMandates } from "./repositories/mandates.ts";
import { createMarks } from "./repositories/marks.ts";
import { createMatches } from "./repositories/matches.ts";
import { createNotices } from "./repositories/notices.ts";
import { createOfficers } from "./repositories/officers.ts";
import { createOpenings } from "./repositories/openings.ts";
import { createPolicies } from "./repositories/policies.ts";
import { createRankedLists } from "./repositories/ranked-lists.ts";
import { createReceipts } from "./repositories/receipts.ts";
import { createRecomputes } from "./repositories/recomputes.ts";
import { createRounds } from "./repositories/rounds.ts";
import { createSharings } from "./repositories/sharings.ts";
import { createSnapshots } from "./repositories/snapshots.ts";
import { createSummary } from "./repositories/summary.ts";
import { createTies } from "./repositories/ties.ts";
import { createViews } from "./repositories/views.ts";
import { commitWrites } from "./table/commit.ts";
import { sendsNothing, type Transports } from "./transports/transports.ts";
import { createVault } from "./vault/vault.ts";

export type { QueueUrls } from "./queues/queue-urls.ts";

/** A client of the AWS SDK as this factory makes them. */
export type WatchedClient = DynamoDBClient | SQSClient;

export interface AwsConfig {
  readonly table: string;
  /** The ledger of erasures; named after the table where absent. */
  readonly erasuresTable?: string | undefined;
  readonly region: string;
  readonly queues: QueueUrls;
  /** None where absent: whoever sends brings them along (`transports/`). */
  readonly transports?: Transports | undefined;
  /** Where the services are, when not on AWS. */
  readonly endpoints?: { readonly dynamodb: string; readonly sqs: string } | undefined;
  /** Found by the SDK itself when absent. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
  /** 32 bytes: what personal data is sealed with. */
  readonly masterKey: Uint8Array;
  readonly log: Log;
  /** Where people reach the pages. */
  readonly siteUrl: string;
  /** The machine's clock where absent. */
  readonly now?: (() => Date) | undefined;
  /** Called once with every client before its first request: to trace or to meter what goes over the wire. */
  readonly watch?: ((client: WatchedClient) => void) | undefined;
}

/** The ports of the domain on AWS or on services that speak its protocols. Clients are built here, once. */
export function createPorts(config: AwsConfig): Ports {
  const {
    region,
    credentials,
    endpoints,
    log,
    now = () => new Date(),
    watch,
    transports = sendsNothing,
  } = config;
  const common = { region, ...patience, ...(credentials && { credentials }) };
  const at = (endpoint: string | undefined) => (endpoint === undefined ? {} : { endpoint });
  function watched<Client extends WatchedClient>(client: Client): Client {
    watch?.(client);
    return client;
  }
  const table = {
    client: watched(new DynamoDBClient({ ...common, ...at(endpoints?.dynamodb) })),
    name: config.table,
  };
  const queues = {
    client: watched(new SQSClient({ ...common, ...at(endpoints?.sqs) })),
    urls: config.queues,
  };
  const outbox = createOutbox(table, queues, log);
  const vault = createVault(config.masterKey);
  const nextUlid = monotonicFactory();
  const identityRecords = createIdentityRecords(table, vault, nextUlid);
  return {
    now,
    newId: (prefix) => `${prefix}_${nextUlid()}`,
    digest: (text) => createHash("sha256").update(text).digest("hex"),
    newSecret: () => randomBytes(32).toString("base64url"),
    vault,
    log,
    siteUrl: config.siteUrl,
    commit: async (writes) => outbox.relay(await commitWrites(table, writes)),
    cooperatives: createCooperatives(table),
    ideas: createIdeas(table),
    holders: createHolders(table, vault),
    officers: createOfficers(table, vault),
    contacts: createContacts(table, vault),
    apiKeys: createApiKeys(table, vault),
    sessions: createSessions(table, vault, identityRecords, now),
    people: createPeople(identityRecords),
    identityRecords,
    grants: createGrants(table, now),
    mandates: createMandates(table, vault, now),
    invitations: createInvitations(table, vault),
    ties: createTies(table),
    blocks: createBlocks(table),
    drafts: createDrafts(table, vault, now),
    confidentialParts: createConfidentialParts(table, vault),
    sharings: createSharings(table),
    openings: createOpenings(table),
    receipts: createReceipts(table, vault),
    mandateRequests: createMandateRequests(table),
    mandateActs: createMandateActs(table),
    policies: createPolicies(table),
    matches: createMatches(table, vault),
    history: createHistory(table, vault),
    rankedLists: createRankedLists(table),
    loads: createLoads(table),
    notices: createNotices(table, vault),
    marks: createMarks(table, vault),
    digests: createDigests(table),
    events: outbox.events,
    queues: createQueues(queues),
    counters: createCounters(table, vault),
    idempotency: createIdempotency(table, vault),
    imports: createImports(table),
    rounds: createRounds(table),
    snapshots: createSnapshots(table, "cooperatives"),
    ideaSnapshots: createSnapshots(table, "ideas"),
    bankSnapshots: createSnapshots(table, "bank"),
    recomputes: createRecomputes(table),
    summary: createSummary(table),
    views: createViews(table),
    consents: createConsents(table),
    erasures: createErasures({ ...table, name: config.erasuresTable ?? erasuresTableOf(config.table) }),
    aged: createAged(table),
    audit: createAudit(table, vault),
    ...transports,
  };
}

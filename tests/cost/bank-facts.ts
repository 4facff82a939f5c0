import { DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { indexes } from "@tawafuq/aws/table-keys";
import type { World } from "./world.ts";

/** What a settled bank holds for each of its profiles. */
export interface BankFacts {
  readonly cooperatives: number;
  readonly ideas: number;
  /** Bytes of one item, as every index holds it again. */
  readonly matchBytes: number;
  readonly ideaBytes: number;
  readonly cooperativeBytes: number;
  /** Of an idea. */
  readonly waitingPerIdea: number;
  /** Of these, at or above the score from which the policy proposes: kept back by a limit. */
  readonly keptBackPerIdea: number;
  readonly proposedPerIdea: number;
  /** Share of all pairs that pass their gates and are worth showing. */
  readonly passingShare: number;
  /** Bytes stored for one profile with its matches, notices and history, in the table and all indexes. */
  readonly storedBytesPerProfile: number;
}

/** DynamoDB adds this to every stored item and index row. */
const overheadBytes = 100;

/** The table whole, which nothing but a measurement reads so. */
async function readTable({ app }: World): Promise<Record<string, unknown>[]> {
  const client = new DynamoDBClient({
    region: app.bank.region,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    endpoint: app.bank.endpoints.dynamodb,
  });
  const items: Record<string, unknown>[] = [];
  for await (const page of paginateScan({ client }, { TableName: "tawafuq" }))
    items.push(...(page.Items ?? []).map((item) => unmarshall(item)));
  client.destroy();
  return items;
}

/** Close to DynamoDB's own count: JSON writes its marks where DynamoDB has one byte for each value. */
function bytesOf(item: Record<string, unknown>): number {
  const text = JSON.stringify(item, (_, value) => (value instanceof Uint8Array ? value.length : value));
  const binary = Object.values(item).reduce<number>(
    (sum, value) => sum + (value instanceof Uint8Array ? value.length : 0),
    0,
  );
  return Buffer.byteLength(text) + binary;
}

const meanBytes = (items: readonly Record<string, unknown>[]) =>
  Math.round(items.reduce((sum, item) => sum + bytesOf(item), 0) / items.length);

/** Of a bank in which all is matched and told. */
export async function readBankFacts(world: World): Promise<BankFacts> {
  await world.live.refresh();
  const { policy } = await world.app.ports.policies.current();
  const cooperatives = world.live.roster("cooperative").size;
  const ideaIds = [...world.live.roster("idea").keys()];
  let passing = 0;
  for (const id of ideaIds)
    passing += (await world.live.rank({ kind: "idea", id }, policy, Number.POSITIVE_INFINITY)).length;
  const items = await readTable(world);
  const matches = items.filter(({ sk }) => String(sk).startsWith("MATCH#"));
  const profiles = (prefix: string) =>
    items.filter(({ pk, sk }) => sk === "PROFILE" && String(pk).startsWith(prefix));
  const inState = (state: string) => matches.filter((match) => match.state === state).length;
  const from = policy.thresholds.propose ?? Number.POSITIVE_INFINITY;
  const keptBack = matches.filter(({ state, score }) => state === "waiting" && Number(score) >= from);
  const stored = items
    // The index itself is counted by what it holds of each profile.
    .filter(({ pk }) => !/^(SNAPSHOT|OUTBOX|COUNT|AUTH|KEY)#/.test(String(pk)))
    .reduce((sum, item) => {
      const copies = Object.values(indexes).filter(({ partition }) => partition in item).length;
      return sum + (1 + copies) * (bytesOf(item) + overheadBytes);
    }, 0);
  const share = (part: number, of: number) => Math.round((1000 * part) / of) / 1000;
  return {
    cooperatives,
    ideas: ideaIds.length,
    matchBytes: meanBytes(matches),
    ideaBytes: meanBytes(profiles("IDEA#")),
    cooperativeBytes: meanBytes(profiles("COOP#")),
    waitingPerIdea: share(inState("waiting"), ideaIds.length),
    keptBackPerIdea: share(keptBack.length, ideaIds.length),
    proposedPerIdea: share(inState("proposed"), ideaIds.length),
    passingShare: share(passing, ideaIds.length * cooperatives),
    storedBytesPerProfile: Math.round(stored / (cooperatives + ideaIds.length)),
  };
}

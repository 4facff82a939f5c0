import type { Operation } from "@tawafuq/tests/support/operations";
import * as z from "zod";
import { broken } from "./breaks.ts";
import { type Chance, createChance } from "./chance.ts";
import { compose, type Materials } from "./compose.ts";
import { breachOf } from "./contract.ts";
import { type Draft, requestOf } from "./draft.ts";
import { type Answer, type AreIntroduced, type Finding, judge } from "./judge.ts";
import { createMemory } from "./memory.ts";
import { createSecrets } from "./secrets.ts";
import { smallest } from "./shrink.ts";
import type { Target } from "./target.ts";
import { ask, readOperations, settle } from "./world.ts";

export interface Failure {
  /** Its place in the run, from 1. */
  readonly at: number;
  readonly findings: readonly Finding[];
  readonly draft: Draft;
  readonly answer: Answer;
}

export interface Report {
  readonly requests: number;
  readonly valid: number;
  /** How often each operation answered each status. */
  readonly statuses: ReadonlyMap<string, ReadonlyMap<number, number>>;
  readonly failures: readonly Failure[];
  /** What the service logged as its own fault: of requests, and of the work they left behind. */
  readonly faults: readonly string[];
  readonly operations: number;
}

export interface RunOptions {
  readonly seed: number;
  readonly count: number;
  readonly open: () => Promise<Target>;
  readonly progress?: (done: number) => void;
  /** Told at once: a long run that is broken off has then told what it found. */
  readonly onFailure?: (failure: Failure) => void;
}

/** Requests before the world is made anew: what was withdrawn or grown too large is gone with it. */
const worldLasts = 2000;
const workEvery = 125;
/** So that limits by time let the run go on, and what ends with time ends. */
const secondsApart = 5;
const mostFailures = 25;

async function send(target: Target, draft: Draft): Promise<Answer> {
  const response = await target.send(requestOf(draft, target.origin));
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const Match = z.looseObject({
  id: z.string(),
  state: z.string(),
  cooperativeId: z.string(),
  holderId: z.string(),
});
const Matches = z.object({ items: z.array(Match) });

/** Looks at the matches of both, and at the one that was asked for, with an administrator's eyes. */
function introducedBy(target: Target): AreIntroduced {
  const matchesOf = async (id: string) => {
    const list = /^coop_/.test(id) ? "cooperatives" : /^idea_/.test(id) ? "ideas" : undefined;
    if (list === undefined) return [];
    const answer = await ask(target, "GET", `/v1/${list}/${id}/matches?limit=100`).catch(() => ({
      items: [],
    }));
    return Matches.parse(answer).items;
  };
  const matchesIn = async (segment: string) => {
    if (!/^idea_[^.]+\.coop_/.test(segment)) return [];
    const answer = await ask(target, "GET", `/v1/matches/${segment}`).catch(() => undefined);
    return answer === undefined ? [] : [Match.parse(answer)];
  };
  return async ({ sender, segments }, owner) => {
    const asked = await Promise.all(segments.map(matchesIn));
    const known = await Promise.all([...sender.owns, owner].map(matchesOf));
    for (const { id, state, cooperativeId, holderId } of [...asked, ...known].flat()) {
      const sides = [cooperativeId, holderId];
      if (state !== "introduced" || !sides.includes(owner)) continue;
      if (sides.some((side) => sender.owns.includes(side))) return true;
      // An officer may know whom an officer of that delegation may read of.
      const headers = sender.headers;
      const read = await target.send(
        new Request(new URL(`/v1/introductions/${id}`, target.origin), { headers }),
      );
      await read.text();
      if (sender.kind === "officer" && read.status === 200) return true;
    }
    return false;
  };
}

function learn(
  materials: Materials & { accepted: Map<string, unknown[]> },
  draft: Draft,
  answer: Answer,
): void {
  const { memory, secrets, accepted } = materials;
  if (answer.status >= 300) return;
  memory.learnTag(draft.segments, answer.headers.get("etag"));
  const mediaType = answer.headers.get("content-type") ?? "";
  if (mediaType.startsWith("text/html")) memory.learnPage(answer.text);
  if (!mediaType.includes("json") || draft.operation.path === "/openapi.json") return;
  const body: unknown = JSON.parse(answer.text === "" ? "null" : answer.text);
  memory.learn(draft.segments, body);
  if (draft.body === undefined || draft.method !== draft.operation.method) return;
  const made: unknown = Reflect.get(Object(body), "id");
  const owner =
    typeof made === "string"
      ? made
      : draft.segments.find((segment) => memory.versionOf(segment) !== undefined);
  if (owner !== undefined) secrets.assign(draft.body, owner);
  if (draft.operation.body === undefined || breachOf(draft) !== undefined) return;
  const known = accepted.get(draft.operation.row) ?? [];
  accepted.set(draft.operation.row, [...known.slice(-19), JSON.parse(draft.body.replace(/^\ufeff/, ""))]);
}

function shuffled<Item>(chance: Chance, items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, place: chance.between(0, 1_000_000) }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** Sends generated requests, whole and broken ones, and judges every answer. The same seed sends the same kinds. */
export async function runFuzz({ seed, count, open, progress, onFailure }: RunOptions): Promise<Report> {
  const statuses = new Map<string, Map<number, number>>();
  const failures: Failure[] = [];
  const faults: string[] = [];
  let operations: readonly Operation[] = [];
  let valid = 0;
  for (let begun = 0; begun < count; begun += worldLasts) {
    const target = await open();
    try {
      const chance = createChance(seed + begun);
      const secrets = createSecrets();
      const memory = createMemory();
      if (operations.length === 0) operations = await readOperations(target);
      const accepted = new Map<string, unknown[]>();
      const senders = await settle({ target, secrets, memory, accepted });
      faults.push(...target.faults());
      const materials = { chance, memory, secrets, senders, accepted };
      const areIntroduced = introducedBy(target);
      // Whoever revoked this one would blind the judge.
      const judgesKey = `key_${target.administrator?.split("_")[1] ?? ""}`;
      const turns: Operation[] = [];
      const until = Math.min(count, begun + worldLasts);
      for (let at = begun + 1; at <= until; at += 1) {
        // First everything that can be read, so that the rest has records to work on.
        const reads = operations.filter(({ method }) => method === "GET");
        const known = at - begun <= reads.length;
        if (turns.length === 0) turns.push(...shuffled(chance, operations));
        const operation = known ? reads[at - begun - 1] : turns.pop();
        const composed = operation && compose(materials, operation);
        if (composed === undefined || composed.segments.includes(judgesKey)) continue;
        const made = known || chance.often(0.4) ? composed : broken(composed, materials);
        // Another method may be another operation.
        const meant = operations.find(({ row }) => row === `${made.method} ${made.operation.path}`);
        const draft = { ...made, operation: meant ?? made.operation };
        if (draft.breaks.length === 0) valid += 1;
        const answer = await send(target, draft);
        const counted = statuses.get(draft.operation.row) ?? new Map<number, number>();
        statuses.set(draft.operation.row, counted.set(answer.status, (counted.get(answer.status) ?? 0) + 1));
        learn(materials, draft, answer);
        const judged = (tried: Draft, heard: Answer) => judge(tried, heard, secrets, areIntroduced);
        const findings = await judged(draft, answer);
        if (findings.length > 0 && failures.length < mostFailures) {
          const shrunk = await smallest(draft, findings, async (tried) =>
            judged(tried, await send(target, tried)),
          );
          target.faults();
          const failure = { at, findings, draft: shrunk, answer };
          failures.push(failure);
          onFailure?.(failure);
        }
        target.pass(secondsApart);
        if (at % workEvery === 0)
          await target.settle().catch((error) => void faults.push(String(error?.stack ?? error)));
        faults.push(...target.faults());
        if (at % 500 === 0) progress?.(at);
      }
    } finally {
      await target.stop();
    }
  }
  return { requests: count, valid, statuses, failures, faults, operations: operations.length };
}

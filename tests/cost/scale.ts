import { isDeepStrictEqual } from "node:util";
import { createBankSearch } from "@tawafuq/core/ideas/bank-search";
import { createLiveProfiles } from "@tawafuq/core/matches/live-profiles";
import { defaultPolicy } from "@tawafuq/core/policies/policy";
import { orderLists } from "@tawafuq/core/snapshots/ordered-lists";
import { syntheticCooperatives, syntheticIdeas } from "../bench/synthetic-bank.ts";
import { startTestApp } from "../support/app.ts";
import { createMeter } from "./meter.ts";
import { cooperativeEntity, ideaEntity } from "./synthetic-entities.ts";

/*
 * node --import tsx tests/cost/scale.ts [cooperatives] [ideas]: what a start costs in a bank of this size, with and
 * without snapshots, over the wire of the embedded services; and whether both sides' lists come out the same by one
 * pass over the pairs as by asking each side. Loading the bank takes some milliseconds a profile.
 */
const [cooperatives = 6500, ideas = 2000] = process.argv.slice(2).map(Number);
const compared = 200;

const meter = createMeter();
const app = await startTestApp({ watch: meter.watch });
const { ports } = app;
app.setNow("2026-03-01T00:00:00.000Z");
const atOnce = 25;
async function enter<Entity>(entities: readonly Entity[], create: (entity: Entity) => Promise<unknown>) {
  for (let at = 0; at < entities.length; at += atOnce)
    await Promise.all(entities.slice(at, at + atOnce).map(create));
}
await enter(syntheticCooperatives(cooperatives).map(cooperativeEntity), (entity) =>
  ports.commit([ports.cooperatives.create(entity)]),
);
await enter(syntheticIdeas(ideas).map(ideaEntity), (entity) => ports.commit([ports.ideas.create(entity)]));
app.setNow("2026-03-02T00:00:00.000Z");

const rows: Record<string, object> = {};
async function timed<Result>(name: string, act: () => Promise<Result>): Promise<Result> {
  meter.take();
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  const result = await act();
  const { user, system } = process.cpuUsage(cpu);
  const { reads, requests } = meter.take();
  rows[name] = {
    seconds: (performance.now() - begun) / 1000,
    cpuSeconds: (user + system) / 1e6,
    reads,
    requests,
  };
  return result;
}

const whole = createLiveProfiles(ports, { fromSnapshots: false });
await timed("match worker, whole bank", () => whole.refresh());
const search = createBankSearch(ports);
const expected = await timed("public search, whole bank", () => search.search({ words: "زيت الزيتون" }));
await timed("snapshots published", () => whole.publishAll());
const live = createLiveProfiles(ports);
await timed("match worker, from snapshots", () => live.refresh());
const started = createBankSearch(ports);
const found = await timed("public search, from snapshots", () => started.search({ words: "زيت الزيتون" }));
const lists = await timed("lists of both sides, one pass", () => orderLists(live, defaultPolicy, () => true));
const [...ids] = live.roster("cooperative").keys();
const stride = Math.max(1, Math.floor(ids.length / compared));
const some = ids.filter((_, at) => at % stride === 0);
const asked = await timed(`lists of ${some.length} cooperatives, each asked`, () =>
  Promise.all(
    some.map((id) => live.rank({ kind: "cooperative", id }, defaultPolicy, defaultPolicy.keepPerCooperative)),
  ),
);
console.table(rows);
const ordered = await Promise.all(some.map((id) => lists?.kept({ kind: "cooperative", id })));
const areSame = isDeepStrictEqual(asked, ordered);
console.log({
  cooperatives,
  ideas,
  areListsSame: areSame,
  areAnswersSame: isDeepStrictEqual(found, expected),
});
await app.stop();

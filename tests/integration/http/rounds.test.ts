import { systemActor } from "@tawafuq/core/actors/actor";
import { readAll } from "@tawafuq/core/language/read-all";
import type { Match } from "@tawafuq/core/matches/match";
import { registerOfficer } from "@tawafuq/core/officers/register-officer";
import { RoundPlanView } from "@tawafuq/functions/http/views/rounds";
import { seedDemo } from "@tawafuq/local/seed";
import { delegationCodes } from "@tawafuq/matching/taxonomy/places";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import * as z from "zod";

const Decided = z.object({ results: z.array(z.object({ outcome: z.string() })) });
type Delegation = (typeof delegationCodes)[number];

describe("POST /v1/rounds/plan", () => {
  let app: TestApp;
  let key: string;
  let delegation: Delegation;
  let waiting: readonly Match[];

  const waitingOf = (place: Delegation) =>
    readAll((page) =>
      app.ports.matches.listQueue({ ...page, delegation: place, state: "waiting", order: "score" }),
    );

  function ask(json: object, language = "en", who = key): Promise<Response> {
    return app.request("/v1/rounds/plan", {
      method: "POST",
      key: who,
      json,
      headers: { "accept-language": language },
    });
  }

  async function plan(json: object, language?: string) {
    const response = await ask(json, language);
    expect(response.status).toBe(200);
    return RoundPlanView.parse(await response.json());
  }

  const total = (proposals: readonly { readonly score: number }[]) =>
    proposals.reduce((sum, { score }) => sum + score, 0);

  /** The demo bank where an officer decides everything that may be shown: its fullest queue is the round. */
  beforeAll(async () => {
    app = await startTestApp();
    const { policy, revision } = await app.ports.policies.current();
    const thresholds = { minimumShown: 0.25, review: 0.25, propose: null };
    await app.ports.commit([app.ports.policies.set({ ...policy, thresholds }, revision + 1)]);
    await seedDemo(app.ports, app.dataDir, new AbortController().signal, () => undefined);
    await app.drain();
    const queues = await Promise.all(
      delegationCodes.map(async (place) => ({ place, matches: await waitingOf(place) })),
    );
    const [fullest] = queues.sort((a, b) => b.matches.length - a.matches.length);
    if (fullest === undefined) throw new Error("The demo bank has no delegation.");
    delegation = fullest.place;
    waiting = fullest.matches;
    const officer = await registerOfficer(app.ports, systemActor("test"), {
      name: "Officer of the round",
      email: "round@odco.example",
      language: "ar",
      delegations: [delegation],
    });
    key = await app.keyFor({ kind: "officer", id: officer.id });
  });
  afterAll(() => app.stop());

  it("plans a stable round with every waiting match, twice the same, and changes nothing", async () => {
    const planned = await plan({ delegation });
    expect(planned.read).toMatchObject({ matches: waiting.length, isComplete: true });
    expect(planned.certificate).toMatchObject({ stable: true, blockingPairs: [], valueLost: 0 });
    expect(planned.proposals.length).toBeGreaterThan(1);
    const cooperatives = planned.proposals.map(({ cooperativeId }) => cooperativeId);
    expect(new Set(cooperatives).size).toBe(cooperatives.length);
    const versions = new Map(waiting.map(({ id, version }) => [id, version]));
    for (const { matchId, expectedVersion } of planned.proposals)
      expect(versions.get(matchId)).toBe(expectedVersion);
    expect(planned.exposure.after.neverShown).toBeLessThanOrEqual(planned.exposure.before.neverShown);
    expect(await plan({ delegation })).toEqual(planned);
    expect(await waitingOf(delegation)).toEqual(waiting);
  });

  it("places an override and says what it costs, in points and in pairs", async () => {
    const free = await plan({ delegation });
    const placed = new Set(free.proposals.map(({ matchId }) => matchId));
    const other = waiting.find(({ id }) => !placed.has(id));
    if (other === undefined) throw new Error("Every waiting match is placed.");
    const forced = await plan({ delegation, overrides: [other.id] });
    expect(forced.proposals.find(({ matchId }) => matchId === other.id)?.by).toBe("override");
    expect(forced.overrides).toMatchObject([{ matchId: other.id, kind: "fixed" }]);
    const lost = total(free.proposals) - total(forced.proposals);
    expect(forced.certificate.valueLost).toBeCloseTo(lost, 9);
    expect(forced.overrides[0]?.valueLost).toBeCloseTo(lost, 9);
    expect(forced.certificate.stable).toBe(forced.certificate.blockingPairs.length === 0);
    expect(forced.certificate.isRestStable).toBe(true);
    expect(forced.overrides[0]?.blockingPairs).toEqual(forced.certificate.blockingPairs);
    expect(forced.overrides[0]?.text).toContain("Placed by hand");
  });

  it("keeps a forbidden pair apart, and leaves out what contradicts itself or is no part of the round", async () => {
    const [first] = (await plan({ delegation })).proposals;
    const matchId = first?.matchId ?? "";
    const without = await plan({ delegation, forbidden: [matchId] });
    expect(without.proposals.map((proposal) => proposal.matchId)).not.toContain(matchId);
    const both = await plan({ delegation, forbidden: [matchId], overrides: [matchId, "idea_x.coop_x"] });
    expect(both.refused.map((refused) => [refused.kind, refused.matchId, refused.reason])).toEqual(
      expect.arrayContaining([
        ["fixed", "idea_x.coop_x", "unacceptable"],
        ["fixed", matchId, "contradicted"],
        ["forbidden", matchId, "contradicted"],
      ]),
    );
  });

  it("speaks the reader's language", async () => {
    const texts = await Promise.all(
      ["ar", "fr", "en"].map(async (language) => (await plan({ delegation }, language)).certificate.text),
    );
    expect(new Set(texts).size).toBe(3);
    expect(texts[0]).toMatch(/^\p{Script=Arabic}/u);
  });

  it("says that an empty queue has nothing to plan", async () => {
    const emptied = await startTestApp();
    onTestFinished(() => emptied.stop());
    const response = await emptied.request("/v1/rounds/plan", {
      method: "POST",
      key: await emptied.keyFor({ kind: "administrator", id: "test" }),
      json: { delegation, overrides: ["idea_x.coop_x"] },
      headers: { "accept-language": "en" },
    });
    const planned = RoundPlanView.parse(await response.json());
    expect(planned).toMatchObject({ proposals: [], unplaced: [], read: { matches: 0, isComplete: true } });
    expect(planned.read.text).toContain("nothing to plan");
    expect(planned.refused).toMatchObject([{ matchId: "idea_x.coop_x", reason: "unacceptable" }]);
  });

  it("refuses another delegation, and match ids that are none", async () => {
    const other = delegationCodes.find((place) => place !== delegation);
    const refused = await ask({ delegation: other });
    expect([refused.status, await refused.json()]).toMatchObject([
      403,
      { code: "officer_not_of_delegation" },
    ]);
    for (const [body, pointer] of [
      [{ delegation, overrides: ["nonsense"] }, "/overrides/0"],
      [{ delegation, forbidden: ["a.b", "a.b.c"] }, "/forbidden/1"],
      [{ delegation: "NOWHERE" }, "/delegation"],
      [{ delegation, side: "officers" }, "/side"],
    ] as const) {
      const response = await ask(body);
      expect([response.status, await response.json()]).toMatchObject([
        400,
        { code: "invalid_input", errors: [{ pointer, in: "body" }] },
      ]);
    }
  });

  it("is carried out by sending its proposals as decisions, after which what is taken is no place any more", async () => {
    const { proposals } = await plan({ delegation });
    const rows = proposals.map(({ matchId, expectedVersion }) => ({
      matchId,
      expectedVersion,
      verb: "propose",
    }));
    const decide = async (dryRun: boolean) => {
      const response = await app.request("/v1/decisions", { method: "POST", key, json: { dryRun, rows } });
      const { results } = Decided.parse(await response.json());
      return new Set(results.map(({ outcome }) => outcome));
    };
    expect(await decide(true)).toEqual(new Set(["would_do"]));
    expect(await decide(false)).toEqual(new Set(["done"]));
    const after = await plan({ delegation });
    const proposed = new Set(proposals.map(({ ideaId }) => ideaId));
    const still = (await waitingOf(delegation)).filter(({ ideaId }) => proposed.has(ideaId));
    expect(still.length).toBeGreaterThan(0);
    for (const { ideaId } of still)
      expect(after.full).toContainEqual(expect.objectContaining({ ideaId, reason: "partners_found" }));
    expect(after.proposals.filter(({ ideaId }) => proposed.has(ideaId))).toEqual([]);
  });
});

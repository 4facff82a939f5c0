import { systemActor } from "@tawafuq/core/actors/actor";
import type { KeyScope } from "@tawafuq/core/api-keys/api-key";
import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { registerHolder } from "@tawafuq/core/holders/register-holder";
import { createIdea } from "@tawafuq/core/ideas/create-idea";
import type { DelegationCode } from "@tawafuq/core/language/place-and-trade-codes";
import { decideMatch } from "@tawafuq/core/matches/decide-match";
import { matchId } from "@tawafuq/core/matches/match";
import { registerOfficer } from "@tawafuq/core/officers/register-officer";
import { answerProposal } from "@tawafuq/core/proposals/answer-proposal";
import type { TestApp } from "@tawafuq/tests/support/app";
import { aCooperative, aHolder, anIdea } from "@tawafuq/tests/support/builders";
import type { MatrixCaller } from "./outcome.ts";

/** Everybody and everything of one delegation. */
export type Place = Awaited<ReturnType<typeof makePlace>>;

const system = systemActor("test");

/** A cooperative, a holder with two ideas, an officer with a colleague. */
export async function makePlace(
  app: TestApp,
  delegation: DelegationCode,
  province: "MA-CHE" | "MA-AGD",
  region: "MA-01" | "MA-09",
) {
  const { ports } = app;
  const officerOf = (name: string) =>
    registerOfficer(ports, system, {
      name,
      email: `${name.toLowerCase()}@odco.example`,
      language: "fr",
      delegations: [delegation],
    });
  const officer = await officerOf(delegation);
  const colleague = await officerOf(`${delegation}-colleague`);
  const input = aCooperative({ province, reach: "province" });
  const { cooperative } = await createCooperative(ports, system, input);
  const { holder } = await registerHolder(ports, system, aHolder({ name: `Holder ${delegation}` }));
  const { idea, receipt } = await createIdea(ports, system, anIdea({ scope: [region] }), holder.id);
  const { idea: later } = await createIdea(ports, system, anIdea({ scope: [region] }), holder.id);
  return {
    delegation,
    province,
    region,
    officer,
    colleague,
    cooperative,
    holder,
    idea,
    receiptId: receipt?.id ?? "",
    introduced: matchId(idea.id, cooperative.id),
    waiting: matchId(later.id, cooperative.id),
  };
}

/** One of the two matches goes as far as it can, the other one waits. */
export async function introduce({ ports }: TestApp, place: Place): Promise<void> {
  const { cooperative, holder, introduced } = place;
  const via = { kind: "system" } as const;
  await decideMatch(ports, system, introduced, undefined, { verb: "propose" });
  for (const [kind, { id }] of Object.entries({ cooperative, holder }) as [
    "cooperative" | "holder",
    { id: string },
  ][])
    await answerProposal(ports, { kind, id, via }, introduced, { answer: "interested" });
}

/** The sides and the officer, each with a key. */
export async function keyCallers(app: TestApp, place: Place): Promise<MatrixCaller[]> {
  const { delegation, officer, cooperative, holder } = place;
  const scopes: KeyScope[] = [
    { kind: "cooperative", id: cooperative.id },
    { kind: "holder", id: holder.id },
    { kind: "officer", id: officer.id },
  ];
  return Promise.all(
    scopes.map(async (scope) => ({
      name: `${scope.kind} of ${delegation}`,
      role: scope.kind,
      headers: { authorization: `Bearer ${await app.keyFor(scope)}` },
      ids: [scope.id],
      ...(scope.kind === "officer" ? { delegations: [delegation] } : {}),
    })),
  );
}

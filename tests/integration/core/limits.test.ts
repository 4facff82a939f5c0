import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { decideMatch } from "@tawafuq/core/matches/decide-match";
import { matchId } from "@tawafuq/core/matches/match";
import { matchesOf } from "@tawafuq/core/matches/rank-subject";
import { defaultPolicy } from "@tawafuq/core/policies/policy";
import { isRefusal } from "@tawafuq/core/refusals/refusal";
import { startTestApp } from "@tawafuq/tests/support/app";
import { aCooperative } from "@tawafuq/tests/support/builders";
import { expect, it } from "vitest";
import { enterIdea, onlyOfficers, programme, usePolicy } from "./people.ts";

it("twelve officers at once never open more proposals than a cooperative may have", async () => {
  const app = await startTestApp();
  try {
    const { ports } = app;
    await usePolicy(ports, onlyOfficers);
    const { cooperative } = await createCooperative(ports, programme, aCooperative());
    const ideas = await Promise.all(Array.from({ length: 12 }, () => enterIdea(ports)));
    await app.drain();
    const decisions = await Promise.allSettled(
      ideas.map(({ idea }) =>
        decideMatch(ports, programme, matchId(idea.id, cooperative.id), undefined, { verb: "propose" }),
      ),
    );
    const subject = { kind: "cooperative", id: cooperative.id } as const;
    const open = (await matchesOf(ports, subject)).filter(({ state }) => state === "proposed");
    expect(open).toHaveLength(defaultPolicy.maxOpenProposalsPerCooperative);
    expect((await ports.loads.get(subject)).openProposals).toBe(open.length);
    const refusals = decisions.flatMap((decision) =>
      decision.status === "rejected"
        ? [isRefusal(decision.reason) ? decision.reason.code : decision.reason]
        : [],
    );
    expect(refusals).toEqual(Array(12 - open.length).fill("proposal_limit_cooperative"));
  } finally {
    await app.stop();
  }
});

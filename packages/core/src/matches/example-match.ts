import type { Match } from "./match.ts";

/** When the example came about. */
export const created = "2026-03-01T09:00:00.000Z";

const parts = { sector: 0.8, region: 0.8, capacity: 0.8, text: 0.8 };

/** A waiting match as the scoring writes it; a test states only what matters to it. */
export function aMatch(overrides: Partial<Match> = {}): Match {
  return {
    id: "idea_1.coop_1",
    ideaId: "idea_1",
    cooperativeId: "coop_1",
    holderId: "hold_1",
    version: 1,
    state: "waiting",
    score: 0.8,
    forIdea: 0.8,
    forCooperative: 0.8,
    parts,
    partsForIdea: parts,
    partsForCooperative: parts,
    gates: [],
    reasonsFor: [],
    reasonsAgainst: [],
    missing: [],
    changes: [],
    publicBenefit: { women: 0, youth: 0, rural: 0, bonus: 0 },
    policyVersion: "p",
    scorerVersion: "s",
    statisticsVersion: "t",
    ideaVersion: 1,
    cooperativeVersion: 1,
    ideaTitle: { fr: "Moulin" },
    cooperativeName: { fr: "Tazart" },
    sector: "AGR",
    province: "MA-CHE",
    delegation: "TANGER",
    answers: {},
    since: created,
    createdAt: created,
    updatedAt: created,
    ...overrides,
  };
}

import type { Actor } from "@tawafuq/core/actors/actor";
import { Match } from "@tawafuq/core/matches/match";
import { describe, expect, it } from "vitest";
import { MatchView, showMatch } from "./matches.ts";

const at = "2026-03-01T09:00:00.000Z";
const parts = { sector: 0.9, region: 0.8, capacity: 0.7, text: 0.6 };
const match = Match.parse({
  id: "idea_1.coop_1",
  ideaId: "idea_1",
  cooperativeId: "coop_1",
  holderId: "hold_1",
  version: 4,
  state: "declined",
  score: 0.74,
  forIdea: 0.7,
  forCooperative: 0.78,
  parts,
  partsForIdea: parts,
  partsForCooperative: parts,
  gates: [{ code: "too_few_members", passed: true, args: { needed: 10, has: 24 } }],
  reasonsFor: [{ code: "sector_same", args: { sector: "AGR" }, part: "sector", weight: 0.3 }],
  reasonsAgainst: [{ code: "members_short", args: { needed: 30, has: 24, short: 6 } }],
  missing: [{ code: "certificate_missing", args: { certification: "ONSSA" } }],
  publicBenefit: { women: 0.6, youth: 0.2, rural: 1, bonus: 0.01 },
  policyVersion: "2026-01",
  scorerVersion: "1",
  statisticsVersion: "1",
  ideaVersion: 1,
  cooperativeVersion: 2,
  ideaTitle: { fr: "Moulin" },
  cooperativeName: { fr: "Tazart" },
  sector: "AGR",
  province: "MA-CHE",
  delegation: "TANGER",
  assignedTo: "offi_secret",
  decision: { verb: "propose", reason: "good_fit", note: "for officers only", by: "officer:offi_secret", at },
  announcedAt: at,
  proposedAt: at,
  answerBy: at,
  answers: {
    cooperative: {
      answer: "declined",
      reason: "too_far",
      note: "said in confidence",
      by: "cooperative:coop_1",
      at,
    },
  },
  handedOnTo: "coop_2",
  since: at,
  createdAt: at,
  updatedAt: at,
  somethingNew: "undeclared",
});

const via = { kind: "key", id: "key_1" } as const;
const holder: Actor = { kind: "holder", id: "hold_1", via };
const cooperative: Actor = { kind: "cooperative", id: "coop_1", via };
const officer: Actor = { kind: "officer", id: "offi_1", delegations: ["TANGER"], via };

describe("showMatch", () => {
  it.each([holder, cooperative])("keeps what is the programme's from the $kind", (side) => {
    const shown = JSON.stringify(showMatch(side, "en", match));
    for (const secret of ["offi_secret", "for officers only", "said in confidence", "coop_2", "undeclared"])
      expect(shown).not.toContain(secret);
    expect(showMatch(side, "en", match).answers.cooperative).toEqual({
      answer: "declined",
      reason: "too_far",
      at,
    });
  });

  it("shows the programme everything that is declared", () => {
    const shown = showMatch(officer, "en", match);
    expect(shown.decision?.note).toBe("for officers only");
    expect(shown.assignedTo).toBe("offi_secret");
    expect(shown).not.toHaveProperty("somethingNew");
  });

  it("gives every reason and gate as code, arguments and words of the reader's language", () => {
    for (const language of ["ar", "fr", "en"] as const) {
      const shown = showMatch(holder, language, match);
      for (const told of [...shown.reasonsFor, ...shown.reasonsAgainst, ...shown.missing, ...shown.gates]) {
        expect(told.text).not.toBe("");
        expect(told.text).not.toContain(told.code);
      }
      expect(shown.reasonsFor[0]).toMatchObject({
        code: "sector_same",
        args: { sector: "AGR" },
        weight: 0.3,
      });
    }
    expect(showMatch(holder, "fr", match).reasonsFor[0]?.text).toContain("Agriculture");
  });

  it.each([holder, officer])("gives the $kind what the contract describes", (actor) => {
    const shown = showMatch(actor, "en", match);
    expect(MatchView.parse(shown)).toEqual(shown);
  });
});

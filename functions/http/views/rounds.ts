import { type Language, pickText } from "@tawafuq/core/language/localized-text";
import { fullReasons } from "@tawafuq/core/matches/idea-places";
import { type Match, matchId, Match as StoredMatch } from "@tawafuq/core/matches/match";
import type { PlannedRound } from "@tawafuq/core/matches/plan-round";
import { planWords } from "@tawafuq/core/texts/plan-words";
import * as z from "../openapi-zod.ts";

const text = z.string().openapi({ description: "In the reader's language" });
const Share = z.number().min(0).max(1);
const count = z.int().min(0);
const Pair = z.object({ matchId: z.string(), ideaId: z.string(), cooperativeId: z.string() });
const Exposure = z.object({
  gini: Share.openapi({ description: "0: all shown alike" }),
  neverShown: Share.openapi({ description: "Share of the eligible" }),
});
const kind = z.enum(["fixed", "forbidden"]);
const valueLost = z.number().openapi({ description: "Sum of scores lost; below 0 where it rises" });
const code = z.string().openapi({ description: "A code of a closed list" });

/** Codes and numbers of the smallest change, as the allocation proved it; `kind` says which of the others are there. */
const Relaxation = z.object({
  kind: z.enum(["gate", "capacity", "partners", "threshold", "step"]),
  gate: code.optional(),
  ideaId: z.string(),
  cooperativeId: z.string().optional(),
  argument: z.string().optional(),
  from: z.number().optional(),
  to: z.number().optional(),
  filledBefore: count,
  filledAfter: count,
});

export const RoundPlanView = z
  .object({
    delegation: z.string(),
    side: z.enum(["cooperatives", "ideas"]),
    policyVersion: z.string(),
    read: z.object({ matches: count, isComplete: z.boolean(), text }),
    proposals: z
      .array(
        Pair.extend({
          expectedVersion: z.int().min(1),
          ideaTitle: StoredMatch.shape.ideaTitle,
          cooperativeName: StoredMatch.shape.cooperativeName,
          score: Share,
          forIdea: Share,
          forCooperative: Share,
          by: z.enum(["allocation", "override"]),
        }),
      )
      .openapi({ description: "By idea, then cooperative" }),
    places: count.openapi({ description: "Places of all ideas together" }),
    certificate: z.object({
      stable: z.boolean(),
      blockingPairs: z.array(Pair),
      isRestStable: z.boolean().openapi({ description: "Everything that no override touches is stable" }),
      valueLost,
      text,
    }),
    overrides: z
      .array(Pair.extend({ kind, blockingPairs: z.array(Pair), valueLost, text }))
      .openapi({ description: "Each with what it costs alone" }),
    refused: z.array(Pair.extend({ kind, reason: code, text })),
    unplaced: z
      .array(
        z.object({
          ideaId: z.string(),
          unfilled: count,
          reason: code,
          closedBy: z.record(z.string(), count).openapi({ description: "Pairs closed by each gate" }),
          relaxation: Relaxation.optional(),
          text,
        }),
      )
      .openapi({ description: "Ideas with empty places" }),
    leftOver: z.array(
      z.object({ cooperativeId: z.string(), reason: code, closedBy: z.record(z.string(), count), text }),
    ),
    full: z
      .array(z.object({ ideaId: z.string(), reason: z.enum(fullReasons), text }))
      .openapi({ description: "Ideas that take nobody in this round" }),
    exposure: z.object({
      eligible: count,
      before: Exposure,
      after: Exposure,
      withoutShare: z.array(z.object({ cooperativeId: z.string(), reason: code, text })),
      texts: z.array(text),
    }),
  })
  .openapi("RoundPlan");
type RoundPlanView = z.infer<typeof RoundPlanView>;

type Unplaced = PlannedRound["round"]["unplaced"][number];

function relaxationOf({ relaxation, filledBefore, filledAfter }: NonNullable<Unplaced["relaxation"]>) {
  const { kind, idea: ideaId } = relaxation;
  const proof = { kind, ideaId, filledBefore, filledAfter };
  if (kind === "capacity") return proof;
  if (kind === "partners") return { ...proof, from: relaxation.from, to: relaxation.to };
  const pair = { ...proof, cooperativeId: relaxation.cooperative };
  if (kind === "threshold") return { ...pair, from: relaxation.from, to: relaxation.to };
  return kind === "gate" ? { ...pair, gate: relaxation.gate, ...relaxation.change } : pair;
}

function namesOf(language: Language, matches: Iterable<Match>): (id: string) => string {
  const names = new Map<string, string>();
  for (const { ideaId, ideaTitle, cooperativeId, cooperativeName } of matches) {
    names.set(ideaId, pickText(ideaTitle, language).text);
    names.set(cooperativeId, pickText(cooperativeName, language).text);
  }
  return (id) => names.get(id) ?? id;
}

/** The plan with its codes for machines and its sentences in the reader's language. */
export function showPlan(
  language: Language,
  request: { readonly delegation: string; readonly side: "cooperatives" | "ideas" },
  planned: PlannedRound,
): RoundPlanView {
  const { round, attention, matches, ideas, isComplete, policyVersion } = planned;
  const name = namesOf(language, matches.values());
  const words = planWords(language, name);
  const pairOf = ({ idea, cooperative }: { readonly idea: string; readonly cooperative: string }) => ({
    matchId: matchId(idea, cooperative),
    ideaId: idea,
    cooperativeId: cooperative,
  });
  const unplaced = (subject: Unplaced["subject"]) => round.unplaced.filter((one) => one.subject === subject);
  return RoundPlanView.parse({
    ...request,
    policyVersion,
    read: { matches: matches.size, isComplete, text: words.read(matches.size, isComplete) },
    proposals: round.pairs.flatMap(({ idea, cooperative, ...pair }) => {
      const ids = pairOf({ idea, cooperative });
      const match = matches.get(ids.matchId);
      if (match === undefined) return [];
      const { version, ideaTitle, cooperativeName } = match;
      return [{ ...ids, expectedVersion: version, ideaTitle, cooperativeName, ...pair }];
    }),
    places: round.places,
    certificate: {
      stable: round.certificate.stable,
      blockingPairs: round.certificate.blockingPairs.map(pairOf),
      isRestStable: round.isRestStable,
      valueLost: round.valueLost,
      text: words.certificate(round),
    },
    overrides: round.costs.map((cost) => ({
      ...pairOf(cost.override),
      kind: cost.override.kind,
      blockingPairs: cost.blockingPairs.map(pairOf),
      valueLost: cost.valueLost,
      text: words.override(cost),
    })),
    refused: round.refused.map((refusal) => ({
      ...pairOf(refusal.override),
      kind: refusal.override.kind,
      reason: refusal.reason,
      text: words.refused(refusal),
    })),
    unplaced: unplaced("idea").map((one) => ({
      ideaId: one.id,
      unfilled: one.unfilled,
      reason: one.reason,
      closedBy: one.closedBy,
      ...(one.relaxation === undefined ? {} : { relaxation: relaxationOf(one.relaxation) }),
      text: words.unplaced(one),
    })),
    leftOver: unplaced("cooperative").map((one) => ({
      cooperativeId: one.id,
      reason: one.reason,
      closedBy: one.closedBy,
      text: words.unplaced(one),
    })),
    full: [...ideas.values()].flatMap(({ ideaId, full }) =>
      full === undefined ? [] : [{ ideaId, reason: full, text: words.full(ideaId, full) }],
    ),
    exposure: {
      eligible: attention.eligible,
      before: attention.before,
      after: attention.after,
      withoutShare: attention.withoutShare.map(({ cooperative, reason }) => ({
        cooperativeId: cooperative,
        reason,
        text: words.withoutShare(cooperative, reason),
      })),
      texts: words.exposure(attention),
    },
  });
}

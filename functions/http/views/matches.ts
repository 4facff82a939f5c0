import type { Actor } from "@tawafuq/core/actors/actor";
import { deliveryChannels } from "@tawafuq/core/deliveries/delivery-event";
import type { ReturnsOfMatch } from "@tawafuq/core/deliveries/returning-channels";
import type { Language } from "@tawafuq/core/language/localized-text";
import { Answer, HistoryEntry, Match, Score } from "@tawafuq/core/matches/match";
import { renderChange, renderConflict, renderGate, renderReason } from "@tawafuq/core/texts/translate";
import type { Conflict } from "@tawafuq/core/ties/find-conflicts";
import { shownTies, tieKinds } from "@tawafuq/core/ties/tie";
import * as z from "../openapi-zod.ts";

const text = z.string().openapi({ description: "In the reader's language" });
const Reason = Score.shape.reasonsFor.element.extend({ text });
const Change = Score.shape.changes.unwrap().element.extend({ text });
const Gate = Score.shape.gates.element.extend({ text });

const words = {
  gates: z.array(Gate),
  reasonsFor: z.array(Reason),
  reasonsAgainst: z.array(Reason),
  missing: z.array(Reason),
  changes: z.array(Change),
};

/** What a side learns of an answer: never who gave it or what was noted for the officers. */
const SideAnswer = Answer.pick({ answer: true, reason: true, at: true });

const SideMatch = Match.omit({
  assignedTo: true,
  decision: true,
  announcedAt: true,
  handedOnTo: true,
  policyVersion: true,
  scorerVersion: true,
  statisticsVersion: true,
}).extend({
  ...words,
  answers: z.object({ idea: SideAnswer.optional(), cooperative: SideAnswer.optional() }),
});

/** Why the reader must not decide about a match. */
const ConflictView = z.object({
  kind: z.enum([...tieKinds, ...shownTies]),
  side: z.enum(["cooperative", "holder"]),
  text,
});

const Channels = z.array(z.enum(deliveryChannels));

/** On which channels letters to each side come back. */
const LettersReturn = z.object({ holder: Channels, cooperative: Channels });

const ProgrammeMatch = Match.extend(words).extend({
  conflicts: z.array(ConflictView).optional(),
  lettersReturn: LettersReturn.optional(),
});

/** A match as answered; what only the programme may know is absent for the two sides. */
export const MatchView = ProgrammeMatch.partial({
  policyVersion: true,
  scorerVersion: true,
  statisticsVersion: true,
})
  .extend({
    answers: z.object({
      idea: Answer.partial({ by: true }).optional(),
      cooperative: Answer.partial({ by: true }).optional(),
    }),
  })
  .openapi("Match");
export type MatchView = z.infer<typeof MatchView>;

function inWords(language: Language, match: Match) {
  const tell = (reason: Match["missing"][number]) => ({ ...reason, text: renderReason(language, reason) });
  return {
    ...match,
    gates: match.gates.map((gate) => ({ ...gate, text: renderGate(language, gate) })),
    reasonsFor: match.reasonsFor.map(tell),
    reasonsAgainst: match.reasonsAgainst.map(tell),
    missing: match.missing.map(tell),
    changes: match.changes.map((change) => ({ ...change, text: renderChange(language, change) })),
  };
}

/**
 * The match as this actor may see it, its reasons in the reader's language, with the reader's conflicts and to whom
 * letters come back where known.
 */
export function showMatch(
  actor: Actor,
  language: Language,
  match: Match,
  conflicts?: readonly Conflict[],
  lettersReturn?: ReturnsOfMatch,
): MatchView {
  const isSide = actor.kind === "cooperative" || actor.kind === "holder";
  const told = conflicts?.map(({ kind, side }) => ({
    kind,
    side: side.kind,
    text: renderConflict(language, kind),
  }));
  return (isSide ? SideMatch : ProgrammeMatch).parse({
    ...inWords(language, match),
    conflicts: told,
    lettersReturn,
  });
}

export const HistoryView = z.object(HistoryEntry.shape).openapi("HistoryEntry");

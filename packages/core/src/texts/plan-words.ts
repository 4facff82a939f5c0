import type { AttentionPlan } from "@tawafuq/matching/allocate/plan-attention";
import type { RoundPlan, Unplaced } from "@tawafuq/matching/allocate/plan-round";
import type { ShareRefusal } from "@tawafuq/matching/allocate/share-attention";
import type { GateCode } from "@tawafuq/matching/gates/gate-codes";
import { formatNumber } from "../language/format.ts";
import type { Language } from "../language/localized-text.ts";
import type { IdeaPlaces } from "../matches/idea-places.ts";
import { argumentNames } from "./argument-names.ts";
import { type TextArgs, type TextKey, translate } from "./catalogue.ts";
import { isolate } from "./isolate.ts";

type Pair = { readonly idea: string; readonly cooperative: string };
type Relaxation = NonNullable<Unplaced["relaxation"]>["relaxation"];

/** A plan's sentences in one language; `nameOf` turns an id of an idea or cooperative into what the reader calls it. */
export interface PlanWords {
  certificate(plan: RoundPlan): string;
  /** One override with what it costs alone. */
  override(cost: RoundPlan["costs"][number]): string;
  refused(refusal: RoundPlan["refused"][number]): string;
  /** Why a place or a cooperative stays empty, and for an idea the smallest change that fills it. */
  unplaced(unplaced: Unplaced): string;
  exposure(attention: AttentionPlan): readonly string[];
  withoutShare(cooperative: string, reason: ShareRefusal): string;
  /** Why an idea takes nobody in a round. */
  full(idea: string, reason: NonNullable<IdeaPlaces["full"]>): string;
  /** How much of a queue a plan holds. */
  read(matches: number, isComplete: boolean): string;
}

/** Scores are shown as points of 100, one decimal: totals and thresholds need it. */
const points = (share: number) => Math.round(1000 * share) / 10;

export function planWords(language: Language, nameOf: (id: string) => string): PlanWords {
  const say = (key: TextKey, args: TextArgs = {}) => translate(language, key, args);
  const name = (id: string) => isolate(language, nameOf(id));
  const number = (value: number) => formatNumber(language, value);
  const sides = ({ idea, cooperative }: Pair) => ({ idea: name(idea), cooperative: name(cooperative) });
  const joined = language === "ar" ? "، " : ", ";
  const list = (pairs: readonly Pair[]) => pairs.map((pair) => say("plan.pair", sides(pair))).join(joined);
  const sentences = (...parts: readonly (string | false)[]) => parts.filter(Boolean).join(" ");

  function cost(blockingPairs: readonly Pair[], valueLost: number): string {
    const lost = points(valueLost);
    if (blockingPairs.length === 0 && lost === 0) return say("plan.override.costsNothing");
    return sentences(
      say("plan.override.costs", { points: number(lost) }),
      blockingPairs.length > 0 && say("plan.override.blocks", { pairs: list(blockingPairs) }),
    );
  }

  function change(relaxation: Relaxation): string {
    if (relaxation.kind === "partners")
      return say("plan.change.partners", { from: number(relaxation.from), to: number(relaxation.to) });
    if (relaxation.kind === "capacity") return say("plan.change.capacity", { idea: name(relaxation.idea) });
    const cooperative = name(relaxation.cooperative);
    if (relaxation.kind === "threshold") {
      const { from, to } = relaxation;
      return say("plan.change.threshold", {
        cooperative,
        from: number(points(from)),
        to: number(points(to)),
      });
    }
    if (relaxation.kind === "step") {
      const { code, args } = relaxation.step;
      const step = translate(language, `changes.${code}`, argumentNames(language, code, args));
      return say("plan.change.step", { cooperative, step, score: number(points(relaxation.score)) });
    }
    const { argument, from = 0, to = 0 } = relaxation.change ?? {};
    const numbers = { cooperative, from: number(from), to: number(to) };
    if (argument === "needed") return say("plan.change.members", numbers);
    if (argument === "limit") return say("plan.change.limit", numbers);
    return say("plan.change.gate", { cooperative, rule: say(`plan.rules.${relaxation.gate}`) });
  }

  function closed(closedBy: Unplaced["closedBy"]): string {
    const rules = Object.entries(closedBy).map(([code, amount]) =>
      say("plan.rule", { rule: say(`plan.rules.${code as GateCode}`), amount: number(amount) }),
    );
    return rules.length === 0 ? "" : say("plan.closed", { rules: rules.join(joined) });
  }

  return {
    certificate: ({ certificate, isRestStable, valueLost }) =>
      certificate.stable
        ? say("plan.stable")
        : sentences(
            say("plan.blocked", { pairs: list(certificate.blockingPairs) }),
            isRestStable && say("plan.restStable"),
            say("plan.valueLost", { points: number(points(valueLost)) }),
          ),
    override: ({ override, blockingPairs, valueLost }) =>
      sentences(say(`plan.override.${override.kind}`, sides(override)), cost(blockingPairs, valueLost)),
    refused: ({ override, reason }) =>
      sentences(say(`plan.override.${override.kind}`, sides(override)), say(`plan.refused.${reason}`)),
    unplaced({ subject, id, unfilled, reason, closedBy, belowThreshold, relaxation }) {
      const why = sentences(
        say(`plan.reasons.${reason}`),
        closed(closedBy),
        belowThreshold > 0 && say("plan.below", { amount: number(belowThreshold) }),
      );
      if (subject === "cooperative") return sentences(`${name(id)}.`, why);
      if (relaxation === undefined)
        return sentences(
          say("plan.empty", { id: name(id), unfilled: number(unfilled) }),
          why,
          say("plan.change.none"),
        );
      const { filledBefore, filledAfter } = relaxation;
      return sentences(
        say("plan.empty", { id: name(id), unfilled: number(unfilled) }),
        why,
        change(relaxation.relaxation),
        filledAfter > filledBefore &&
          say("plan.change.proof", { before: number(filledBefore), after: number(filledAfter) }),
      );
    },
    exposure: ({ limits, eligible, before, after }) => [
      say("plan.limits", {
        perIdea: number(limits.perIdea),
        guaranteed: number(limits.guaranteed),
        most: number(limits.mostShownPerCooperative),
      }),
      say("plan.gini", { before: number(before.gini), after: number(after.gini) }),
      say("plan.neverShown", {
        eligible: number(eligible),
        before: number(Math.round(before.neverShown * eligible)),
        after: number(Math.round(after.neverShown * eligible)),
      }),
    ],
    withoutShare: (cooperative, reason) =>
      sentences(`${name(cooperative)}.`, say(`plan.withoutShare.${reason}`)),
    full: (idea, reason) => sentences(`${name(idea)}.`, say(`plan.full.${reason}`)),
    read(matches, isComplete) {
      if (matches === 0) return say("plan.nothing");
      return say(isComplete ? "plan.complete" : "plan.partial", { amount: number(matches) });
    },
  };
}

import type { RankChange } from "@tawafuq/matching/explain/change-codes";
import type { ReasonCode } from "@tawafuq/matching/explain/reason-codes";
import type { GateCode } from "@tawafuq/matching/gates/gate-codes";
import type { Warning } from "../cooperatives/warnings.ts";
import type { Language } from "../language/localized-text.ts";
import type { MatchState } from "../matches/match.ts";
import type { NoticeKind } from "../notices/notice.ts";
import type { RefusalCode } from "../refusals/refusal.ts";
import type { ConflictKind } from "../ties/tie.ts";
import { argumentNames } from "./argument-names.ts";
import * as catalogue from "./catalogue.ts";
import { delegationName } from "./names.ts";
import type { NoticeArgs } from "./notice-args.ts";
import { writeNotice } from "./notice-letter.ts";

type Args = catalogue.TextArgs;

/** The text of a key in a language; plural forms are chosen by the argument `count`. */
export function translate(language: Language, key: catalogue.TextKey, args: Args = {}): string {
  return catalogue.translate(language, key, args);
}

/** A reason in one sentence, its codes named and its quotations isolated in the reader's direction. */
export function renderReason(
  language: Language,
  reason: { readonly code: string; readonly args: Args },
): string {
  const key = `reasons.${reason.code as ReasonCode}` as const;
  return translate(language, key, argumentNames(language, reason.code, reason.args));
}

/** A change and what it does to the rank, in one sentence: "8 more members: from place 14 to 3". */
export function renderChange(
  language: Language,
  change: Pick<RankChange, "code" | "args"> & {
    readonly from?: number | undefined;
    readonly to: number;
  },
): string {
  const what = translate(
    language,
    `changes.${change.code}`,
    argumentNames(language, change.code, change.args),
  );
  const { from, to } = change;
  if (from === undefined) return translate(language, "changes.opens", { what, to });
  return from === to
    ? translate(language, "changes.same_place", { what, to })
    : translate(language, "changes.moves", { what, from, to });
}

/** A gate's verdict in one sentence. */
export function renderGate(
  language: Language,
  gate: {
    readonly code: string;
    readonly args: Args;
    readonly passed: boolean;
    readonly atHalf?: boolean | undefined;
  },
): string {
  const code = gate.code as GateCode;
  const args = argumentNames(language, code, gate.args);
  if (gate.atHalf && gate.passed) return translate(language, "gates.atHalf", args);
  return translate(language, `gates.${code}.${gate.passed ? "passed" : "failed"}`, args);
}

function refusalArgs(language: Language, args: Args): Args {
  const { state, answer, delegation, tie } = args;
  return {
    ...args,
    ...(state === undefined ? {} : { state: renderState(language, state as MatchState) }),
    ...(answer === undefined ? {} : { answer: renderAnswer(language, answer as AnswerWord) }),
    ...(tie === undefined ? {} : { tie: renderConflict(language, tie as ConflictKind) }),
    ...(delegation === undefined ? {} : { delegation: delegationName(language, String(delegation)) }),
  };
}

/** What is wrong (title) and what to do about it (detail). */
export function renderRefusal(
  language: Language,
  code: RefusalCode,
  args: Args = {},
): { title: string; detail: string } {
  const named = refusalArgs(language, args);
  return {
    title: translate(language, `refusals.${code}.title`, named),
    detail: translate(language, `refusals.${code}.detail`, named),
  };
}

/**
 * What to mend in one field. Bounds come as `minimum` / `maximum` with `origin` (string, number, array);
 * a rule without a text of its own gets the general one.
 */
export function renderFieldFault(language: Language, rule: string, args: Args = {}): string {
  const origin = typeof args.origin === "string" ? args.origin : "number";
  const path = [`fields.${rule}.${origin}`, `fields.${rule}.number`, `fields.${rule}`].find(
    catalogue.hasText,
  );
  return translate(language, path ?? "fields.unknown_rule", args);
}

/** Something unusual that a person should look at. */
export function renderWarning(language: Language, code: Warning["code"]): string {
  return translate(language, `warnings.${code}`);
}

/** The subject and the plain text of a notice; contacts appear in the introduction only. */
export function renderNotice(
  language: Language,
  kind: NoticeKind,
  args: NoticeArgs,
): { subject: string; text: string } {
  return writeNotice(language, kind, args);
}

/** What ties somebody to a side, as people say it. */
export function renderConflict(language: Language, kind: ConflictKind): string {
  return translate(language, `ties.kinds.${kind}`);
}

/** The state of a match as people say it. */
export function renderState(language: Language, state: MatchState): string {
  return translate(language, `states.${state}`);
}

type AnswerWord = "interested" | "declined" | "later";

/** An answer as people say it. */
export function renderAnswer(language: Language, answer: AnswerWord): string {
  return translate(language, `answers.${answer}`);
}

import { formatNumber } from "../language/format.ts";
import type { Language } from "../language/localized-text.ts";
import type { NoticeKind } from "../notices/notice.ts";
import { type TextArgs, type TextKey, translate } from "./catalogue.ts";
import { isolate } from "./isolate.ts";
import type { NoticeArgs } from "./notice-args.ts";

type Say = (key: TextKey, more?: TextArgs) => string;

function list(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [[heading, ...lines.map((line) => `- ${line}`)].join("\n")];
}

function why(say: Say, args: NoticeArgs): string[] {
  const against = args.reasonsAgainst.filter((reason) => !args.missing.includes(reason));
  return [
    ...list(say("notices.why"), args.reasonsFor),
    ...list(say("notices.against"), against),
    ...list(say("notices.missing"), args.missing),
  ];
}

function proposal(say: Say, args: NoticeArgs): string[] {
  return [
    say(args.side === "holder" ? "notices.proposal.openingHolder" : "notices.proposal.openingCooperative"),
    say("notices.what"),
    ...why(say, args),
    ...(args.answerBy === undefined ? [] : [say("notices.answerBy")]),
    say("notices.howTo"),
    say("notices.privacy"),
  ];
}

function answer(say: Say, args: NoticeArgs): string[] {
  const isDeclined = args.reason !== undefined;
  return [
    say("notices.answer.opening"),
    say("notices.what"),
    [
      ...(args.answer === undefined ? [] : [say("notices.answer.line")]),
      ...(isDeclined ? [say("notices.answer.reason")] : []),
    ].join("\n"),
    ...(isDeclined ? [say("notices.answer.declined")] : []),
    ...(!isDeclined && args.answerBy !== undefined ? [say("notices.answer.next")] : []),
    say("notices.open"),
  ];
}

function introduction(say: Say, args: NoticeArgs, contact: (value: string) => string): string[] {
  const { name, email, phone } = args.contact ?? {};
  const lines = [
    ...(name === undefined ? [] : [say("notices.introduction.name", { name: contact(name) })]),
    ...(email === undefined ? [] : [say("notices.introduction.email", { email: contact(email) })]),
    ...(phone === undefined ? [] : [say("notices.introduction.phone", { phone: contact(phone) })]),
  ];
  const reachable = email !== undefined || phone !== undefined;
  return [
    say("notices.introduction.opening"),
    say("notices.what"),
    ...list(say("notices.introduction.contacts"), lines),
    ...(reachable ? [] : [say("notices.introduction.noContact")]),
    say("notices.introduction.next"),
    say("notices.open"),
  ];
}

function expiry(say: Say, args: NoticeArgs): string[] {
  return [
    say(`notices.expiry.${args.expiry ?? "silence_theirs"}`),
    say("notices.what"),
    say(args.side === "holder" ? "notices.expiry.nextHolder" : "notices.expiry.nextCooperative"),
    say("notices.open"),
  ];
}

function decisionNeeded(say: Say, args: NoticeArgs, language: Language): string[] {
  const { count } = args;
  return [
    say("notices.decision_needed.opening"),
    say("notices.what"),
    ...why(say, args),
    ...(count === undefined
      ? []
      : [say("notices.decision_needed.count", { count, amount: formatNumber(language, count) })]),
    say("notices.open"),
  ];
}

function paragraphs(language: Language, kind: NoticeKind, args: NoticeArgs, say: Say): string[] {
  if (kind === "proposal") return proposal(say, args);
  if (kind === "answer") return answer(say, args);
  if (kind === "introduction") return introduction(say, args, (value) => isolate(language, value));
  if (kind === "expiry") return expiry(say, args);
  return decisionNeeded(say, args, language);
}

function subject(kind: NoticeKind, args: NoticeArgs, say: Say): string {
  if (kind === "decision_needed") return say("notices.decision_needed.subject");
  return say(`notices.${kind}.${args.side === "holder" ? "subjectHolder" : "subjectCooperative"}`);
}

const greetings = {
  cooperative: "notices.greetingCooperative",
  holder: "notices.greetingHolder",
  officer: "notices.greetingOfficer",
} as const;

/** The subject and the plain text of a notice, line by line as a person reads a letter. */
export function writeNotice(
  language: Language,
  kind: NoticeKind,
  args: NoticeArgs,
): { subject: string; text: string } {
  const shared: TextArgs = {
    idea: isolate(language, args.ideaTitle),
    cooperative: isolate(language, args.cooperativeName),
    place: isolate(language, args.place),
    sector: isolate(language, args.sector),
    link: args.link,
    answerBy: args.answerBy ?? "…",
    answer: args.answer ?? "…",
    reason: args.reason ?? "…",
  };
  const say: Say = (key, more) => translate(language, key, { ...shared, ...more });
  const lines = [say(greetings[args.side]), ...paragraphs(language, kind, args, say), say("notices.closing")];
  return { subject: subject(kind, args, say), text: `${lines.join("\n\n")}\n` };
}

import type { Contact } from "../contacts/contact.ts";
import { formatDate } from "../language/format.ts";
import { type Language, pickText } from "../language/localized-text.ts";
import type { Match, Side } from "../matches/match.ts";
import { namedReasons } from "../matches/named-reasons.ts";
import { placeName, sectorName } from "../texts/names.ts";
import type { NoticeArgs } from "../texts/notice-args.ts";
import { renderAnswer, renderReason, translate } from "../texts/translate.ts";
import type { NoticeKind, Recipient } from "./notice.ts";

/** Who ended an expired proposal by saying nothing, seen from one side; a closed one was withdrawn. */
function expiryFor(match: Match, side: Side): NoticeArgs["expiry"] {
  if (match.state === "closed") return "withdrawn";
  const mine = match.answers[side]?.answer;
  if (mine === "interested") return "silence_theirs";
  return mine === "later" ? "later_yours" : "silence_yours";
}

/** What a notice on this match tells this recipient, in words of its language. `contact` is the other side's. */
export function noticeArguments(
  match: Match,
  kind: NoticeKind,
  recipient: Recipient,
  language: Language,
  contact: (Contact & { readonly name?: string | undefined }) | undefined,
  siteUrl: string,
): NoticeArgs {
  const side: Side = recipient.kind === "cooperative" ? "cooperative" : "idea";
  const theirs = match.answers[side === "idea" ? "cooperative" : "idea"];
  const render = (reasons: Match["reasonsFor"]) =>
    namedReasons(reasons).map((reason) =>
      renderReason(language, reason as Parameters<typeof renderReason>[1]),
    );
  return {
    ideaTitle: pickText(match.ideaTitle, language).text,
    cooperativeName: pickText(match.cooperativeName, language).text,
    side: recipient.kind,
    ...(match.answerBy === undefined ? {} : { answerBy: formatDate(language, match.answerBy) }),
    reasonsFor: render(match.reasonsFor),
    reasonsAgainst: render(match.reasonsAgainst),
    missing: render(match.missing),
    place: placeName(language, match.province),
    sector: sectorName(language, match.sector),
    ...(theirs === undefined ? {} : { answer: renderAnswer(language, theirs.answer) }),
    ...(theirs?.reason === undefined
      ? {}
      : { reason: translate(language, `declineReasons.${theirs.reason}`) }),
    ...(kind === "introduction" && contact !== undefined
      ? { contact: { name: contact.personName ?? contact.name, email: contact.email, phone: contact.phone } }
      : {}),
    ...(kind === "expiry" ? { expiry: expiryFor(match, side) } : {}),
    link: siteUrl + (recipient.kind === "officer" ? `/matches/${match.id}` : "/inbox"),
  };
}

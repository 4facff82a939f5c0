import type { Language } from "../language/localized-text.ts";
import { translate } from "../texts/catalogue.ts";
import type { MandateRequest } from "./mandate-request.ts";

const longestName = 20;

/** The day in Morocco in digits: short, and the same in every language. */
const day = new Intl.DateTimeFormat("fr-MA", {
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
  timeZone: "Africa/Casablanca",
});

/** Who until when, what, and the code: a short message each, every one fits one part (70 characters in Arabic). */
export function consentSms(
  language: Language,
  request: Pick<MandateRequest, "agentName" | "scopes" | "endsAt">,
  code: string,
): readonly string[] {
  const agent = [...request.agentName].slice(0, longestName).join("").trim();
  const until = day.format(new Date(request.endsAt));
  const scopes = request.scopes.map((scope) => translate(language, `mandates.scopesShort.${scope}`));
  const and = translate(language, "mandates.comma");
  return [
    translate(language, "mandates.consent.smsWho", { agent, until }),
    translate(language, "mandates.consent.smsWhat", { scopes: scopes.join(and) }),
    translate(language, "mandates.consent.smsCode", { code }),
  ];
}

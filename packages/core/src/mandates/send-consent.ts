import { formatDate } from "../language/format.ts";
import { type Language, pickText } from "../language/localized-text.ts";
import type { Ports } from "../ports.ts";
import { translate } from "../texts/catalogue.ts";
import { isolate } from "../texts/isolate.ts";
import { consentSms } from "./consent-sms.ts";
import type { MandateRequest } from "./mandate-request.ts";

/**
 * Tells the cooperative who asks for what until when, in words that can be read aloud, with the code that says yes.
 * Never into its inbox: an agent who may read that already could say yes to themselves.
 */
export async function sendConsent(
  ports: Ports,
  request: MandateRequest,
  { to, language, code }: { to: string; language: Language; code: string },
): Promise<void> {
  const sent = { to, language, at: request.createdAt };
  if (request.code?.channel === "sms") {
    for (const [part, text] of consentSms(language, request, code).entries())
      await ports.sms.send({ ...sent, id: `${request.id}.${part + 1}`, text });
    return;
  }
  const args = {
    agent: isolate(language, request.agentName),
    cooperative: isolate(language, pickText(request.cooperativeName, language).text),
    until: formatDate(language, request.endsAt),
    scopes: request.scopes.map((scope) => `- ${translate(language, `mandates.scopes.${scope}`)}`).join("\n"),
    code,
  };
  await ports.mailer.send({
    ...sent,
    id: request.id,
    subject: translate(language, "mandates.consent.subject", args),
    text: translate(language, "mandates.consent.letter", args),
  });
}

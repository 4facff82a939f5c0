import { instant } from "../language/clock.ts";
import type { Language } from "../language/localized-text.ts";
import type { Ports } from "../ports.ts";
import { translate } from "../texts/catalogue.ts";
import type { Address } from "./address.ts";

/** Sends a code to whoever has the address, in the reader's language; the same for every address. */
export async function sendCode(
  ports: Ports,
  code: string,
  to: { readonly address: Address; readonly language: Language },
): Promise<void> {
  const { address, language } = to;
  const letter = { id: ports.newId("code"), to: address.value, language, at: instant(ports.now()) };
  if (address.kind === "phone")
    return ports.sms.send({ ...letter, text: translate(language, "codes.sms", { code }) });
  return ports.mailer.send({
    ...letter,
    subject: translate(language, "codes.subject"),
    text: translate(language, "codes.letter", { code }),
  });
}

import type { Address } from "@tawafuq/core/codes/address";
import { sendCode } from "@tawafuq/core/codes/send-code";
import type { Language } from "@tawafuq/core/language/localized-text";
import type { Ports } from "@tawafuq/core/ports";
import { isRefusal, refuse } from "@tawafuq/core/refusals/refusal";
import { type Auth, languageHeader } from "./auth.ts";

async function makeAndSend(ports: Ports, auth: Auth, address: Address, language: Language): Promise<void> {
  if (address.kind === "phone") {
    const headers = new Headers({ [languageHeader]: language });
    await auth.api.sendPhoneNumberOTP({ body: { phoneNumber: address.value }, headers });
    return;
  }
  const code = await auth.api.createVerificationOTP({ body: { email: address.value, type: "sign-in" } });
  await sendCode(ports, code, { address, language });
}

/**
 * Makes a code and sends it. Whether anybody is known under the address is not even looked up, so that neither the
 * answer nor its time can tell. @throws busy_try_again where it could not be sent
 */
export async function requestCode(
  ports: Ports,
  auth: Auth,
  address: Address,
  language: Language,
): Promise<void> {
  try {
    await makeAndSend(ports, auth, address, language);
  } catch (error) {
    if (isRefusal(error)) throw error;
    // The message of a fault may hold the address: its name must do.
    ports.log.error("code not sent", { kind: address.kind, error: error instanceof Error ? error.name : "" });
    refuse("busy_try_again");
  }
}

import { type ConsentEntry, type ConsentPurpose, consentText } from "../consents/consent.ts";
import { lastWord } from "../consents/consent-state.ts";
import type { ContactOwner } from "../contacts/contact-owner.ts";
import type { Ports } from "../ports.ts";
import type { Write } from "../storage/repository.ts";
import type { DeliveryEvent } from "./delivery-event.ts";

/** What letters are for; sharing a contact and statistics are no letters. */
const purposesOfLetters: readonly ConsentPurpose[] = ["proposals", "reminders"];

/**
 * A complaint says no to letters on its channel: a line in the consents of each side that gave the address. Whoever
 * said anything since then is not overruled, and what was said no to already is not said again.
 */
export async function withdrawals(
  ports: Ports,
  owners: readonly ContactOwner[],
  { channel, at }: DeliveryEvent,
): Promise<Write[]> {
  const writes = owners.map(async (owner): Promise<Write[]> => {
    const entries = await ports.consents.list(owner);
    const purposes = purposesOfLetters.filter((purpose) => {
      const word = lastWord(entries, channel, purpose);
      return word === undefined || (word.at < at && word.state !== "withdrawn");
    });
    if (purposes.length === 0) return [];
    const entry: ConsentEntry = {
      id: ports.newId("cons"),
      owner,
      state: "withdrawn",
      channels: [channel],
      purposes,
      source: "complaint",
      textVersion: consentText,
      by: "system:complaint",
      at,
    };
    return [ports.consents.append(entry)];
  });
  return (await Promise.all(writes)).flat();
}

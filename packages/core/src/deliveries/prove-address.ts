import type { Address } from "../codes/address.ts";
import { instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import { isRefusal } from "../refusals/refusal.ts";
import { lift } from "./address-mark.ts";
import type { DeliveryChannel } from "./delivery-event.ts";

const attempts = 5;

const channelOf = (kind: Address["kind"]): DeliveryChannel => (kind === "email" ? "email" : "sms");

/**
 * Called when a code that went to this address was typed right: letters arrive there, whatever came back before. Where
 * events about it keep coming at the same moment they have the last word, and whoever came in is not kept waiting.
 */
export async function proveAddress(ports: Ports, { kind, value }: Address): Promise<void> {
  const channel = channelOf(kind);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const mark = lift(await ports.marks.get(channel, value), instant(ports.now()));
    if (mark === undefined) return;
    try {
      return await ports.commit([ports.marks.put(channel, value, mark)]);
    } catch (error) {
      if (!isRefusal(error, "version_conflict")) throw error;
    }
  }
}

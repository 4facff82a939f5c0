import type { ContactOwner } from "../contacts/contact-owner.ts";
import type { Ports } from "../ports.ts";
import { isRefusal, refuse } from "../refusals/refusal.ts";
import type { Write } from "../storage/repository.ts";
import { heed } from "./address-mark.ts";
import type { DeliveryEvent } from "./delivery-event.ts";
import { withdrawals } from "./withdraw-on-complaint.ts";

/** Attempts where others write about the same address or notice at the same time. */
const attempts = 5;

/**
 * Takes in what became of a letter: the notice it carried, the mark of the address, the consents after a complaint, in
 * one transaction. Twice is once, and an older event undoes nothing newer. An address that nobody holds is not marked,
 * so that nothing of who was erased comes back with a late event.
 * @throws busy_try_again where others kept writing at the same time
 */
export async function recordDelivery(ports: Ports, event: DeliveryEvent): Promise<void> {
  if (event.outcome === "delayed") return;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const writes = [...(await noticeWrites(ports, event)), ...(await addressWrites(ports, event))];
    try {
      return await ports.commit(writes);
    } catch (error) {
      if (!isRefusal(error, "version_conflict")) throw error;
    }
  }
  refuse("busy_try_again");
}

async function noticeWrites(ports: Ports, event: DeliveryEvent): Promise<Write[]> {
  const delivery =
    event.outcome === "returned" ? "returned" : event.outcome === "delivered" ? "sent" : undefined;
  if (event.notice === undefined || delivery === undefined) return [];
  const notice = await ports.notices.get(event.notice.recipient, event.notice.id);
  if (notice === undefined || notice.delivery === "inbox") return [];
  const { settledAt } = notice;
  const isOlder = settledAt !== undefined && event.at < settledAt;
  const isKnown = settledAt === event.at && (notice.delivery === delivery || delivery === "sent");
  return isOlder || isKnown ? [] : [ports.notices.settle(notice, delivery, event.at)];
}

async function addressWrites(ports: Ports, event: DeliveryEvent): Promise<Write[]> {
  const { channel, address } = event;
  const before = await ports.marks.get(channel, address);
  const mark = heed(before, event);
  if (mark === undefined) return [];
  const holders = await findHolders(ports, event);
  if (holders === undefined) return [];
  return [
    ports.marks.put(channel, address, mark),
    ...(event.outcome === "complained" ? await withdrawals(ports, holders.sides, event) : []),
  ];
}

/** The sides that gave this address; undefined where nobody holds it: no side, no officer, nobody who signs in. */
async function findHolders(
  ports: Ports,
  { channel, address: value }: DeliveryEvent,
): Promise<{ readonly sides: readonly ContactOwner[] } | undefined> {
  const kind = channel === "email" ? "email" : "phone";
  const sides = await ports.contacts.listOwners({ kind, value });
  if (sides.length > 0) return { sides };
  if (kind === "email" && (await ports.officers.findByEmail(value)) !== undefined) return { sides };
  return (await ports.people.findByAddress({ kind, value })) === undefined ? undefined : { sides };
}

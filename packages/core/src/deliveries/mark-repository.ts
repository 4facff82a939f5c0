import type { Write } from "../storage/repository.ts";
import type { AddressMark } from "./address-mark.ts";
import type { DeliveryChannel } from "./delivery-event.ts";

/** Addresses are looked up by a keyed hash, however they are spelled. */
export interface MarkRepository {
  /** As last written, expired or not. */
  get(channel: DeliveryChannel, address: string): Promise<AddressMark | undefined>;
  /** Refuses version_conflict unless the stored version is one less, or there is none. */
  put(channel: DeliveryChannel, address: string, mark: AddressMark): Write;
  remove(channel: DeliveryChannel, address: string): Write;
}

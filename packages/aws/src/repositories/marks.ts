import { AddressMark } from "@tawafuq/core/deliveries/address-mark";
import type { DeliveryChannel } from "@tawafuq/core/deliveries/delivery-event";
import type { Ports } from "@tawafuq/core/ports";
import { addressMarkKey } from "../keys/deliveries.ts";
import { readItem, type Table, toItem } from "../table/table.ts";
import { deletePiece, hasVersion, isNew, putPiece, storedWrite } from "../table/write.ts";
import { plainAddress } from "./plain-address.ts";

/** Marks stand under the blind index of their address and hold dates only: whoever reads the table learns of nobody. */
export function createMarks(table: Table, vault: Ports["vault"]): Ports["marks"] {
  const keyOf = (channel: DeliveryChannel, address: string) =>
    addressMarkKey(
      channel,
      vault.blind(`delivery ${channel}`, plainAddress(channel === "email" ? "email" : "phone", address)),
    );
  return {
    get: (channel, address) => readItem(table, keyOf(channel, address), AddressMark),
    put: (channel, address, mark) =>
      storedWrite("version_conflict", [
        putPiece(
          table,
          toItem(keyOf(channel, address), mark),
          mark.version === 1 ? isNew : hasVersion(mark.version - 1),
        ),
      ]),
    remove: (channel, address) =>
      storedWrite("version_conflict", [deletePiece(table, keyOf(channel, address))]),
  };
}

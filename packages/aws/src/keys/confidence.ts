import type { Key, Keys } from "../table-keys.ts";
import { id, join, owner, profileKey, sortableInstant } from "./key-parts.ts";

export const confidentialPartKey = (ideaId: string): Key => ({
  pk: owner({ kind: "idea", id: ideaId }),
  sk: "CONFIDENTIAL",
});

export const sharingKey = (of: { ideaId: string; cooperativeId: string }): Key => ({
  pk: owner({ kind: "idea", id: of.ideaId }),
  sk: join("SHARING", id(of.cooperativeId)),
});

export const openingsOf = (ideaId: string) => join("OPENINGS", id(ideaId));

export const openingKey = (of: { ideaId: string; id: string }): Key => ({
  pk: openingsOf(of.ideaId),
  sk: join("OPENING", id(of.id)),
});

export const openingKeys = (opening: { ideaId: string; id: string; at: string }): Keys => ({
  ...openingKey(opening),
  gsi1pk: openingsOf(opening.ideaId),
  gsi1sk: join(sortableInstant(opening.at), opening.id),
});

export const receiptsOf = (ideaOrHolder: string) => join("RECEIPTS", id(ideaOrHolder));

export function receiptKeys(receipt: { id: string; ideaId: string; holderId: string; at: string }): Keys {
  const moment = join(sortableInstant(receipt.at), receipt.id);
  return {
    ...profileKey("receipt", receipt.id),
    gsi1pk: receiptsOf(receipt.ideaId),
    gsi1sk: moment,
    gsi2pk: receiptsOf(receipt.holderId),
    gsi2sk: moment,
  };
}

export const depositKey = (receiptId: string): Key => ({
  ...profileKey("receipt", receiptId),
  sk: "DEPOSIT",
});

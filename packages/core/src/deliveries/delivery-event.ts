import type { NoticeRef } from "../notices/notice.ts";

/** Ways a letter leaves on that can tell what became of it. */
export const deliveryChannels = ["email", "sms"] as const;
export type DeliveryChannel = (typeof deliveryChannels)[number];

/**
 * Why a letter came back. `permanent`: nobody is reached under the address. `transient`: not today, as with a full
 * mailbox or a phone that is off. `content`: the letter was refused, the address had no part in it.
 */
export type ReturnKind = "permanent" | "transient" | "content";

/** What became of a letter or short message that had left. Events come late, twice and in any order. */
export type DeliveryEvent = {
  readonly channel: DeliveryChannel;
  /** As written to: an e-mail address, or a phone number in E.164. */
  readonly address: string;
  /** When it happened, ISO. */
  readonly at: string;
  /** The notice the letter carried; a code or an invitation is none. */
  readonly notice?: NoticeRef | undefined;
  /** The carrier's own word for it, for the log: never an address. */
  readonly reason: string;
} & (
  | { readonly outcome: "delivered" | "delayed" | "complained" }
  | { readonly outcome: "returned"; readonly kind: ReturnKind }
);

import type { DeliveryEvent } from "@tawafuq/core/deliveries/delivery-event";

/** What a message of the queue `inbound-events` holds. `unknown`: an event of a kind that changes nothing here. */
export type InboundEvent =
  | { readonly kind: "delivery"; readonly event: DeliveryEvent }
  | { readonly kind: "unknown"; readonly name: string };

import { Receipt } from "@tawafuq/core/receipts/receipt";
import * as z from "../openapi-zod.ts";

/** A receipt as its holder gets it. */
export const ReceiptView = z
  .object(Receipt.shape)
  .openapi("Receipt", { description: "Proof that the bank held this content at this instant" });

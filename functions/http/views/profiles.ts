import { Contact } from "@tawafuq/core/contacts/contact";
import { Cooperative } from "@tawafuq/core/cooperatives/cooperative";
import type { Warning } from "@tawafuq/core/cooperatives/warnings";
import { Holder } from "@tawafuq/core/holders/holder";
import { IdeaSummary } from "@tawafuq/core/ideas/layers";
import type { Language } from "@tawafuq/core/language/localized-text";
import { renderWarning } from "@tawafuq/core/texts/translate";
import { pointerOf } from "../field-faults.ts";
import * as z from "../openapi-zod.ts";
import { ReceiptView } from "./receipts.ts";

/** A cooperative as answered: nothing of the import it came from, nothing of what it has declined. */
export const CooperativeView = Cooperative.omit({ rowHash: true, declines: true }).openapi("Cooperative");

/** An idea as answered: its summary, never the confidential part. */
export const IdeaView = IdeaSummary.clone().openapi("Idea");

export const HolderView = z.object(Holder.shape).openapi("Holder");
export const ContactView = z.object(Contact.shape).openapi("Contact");

const WarningView = z
  .object({ pointer: z.string(), code: z.string(), detail: z.string() })
  .openapi("Warning", { description: "Something unusual that blocks nothing" });

/** What a create or a revision answers: the profile, and what a person should look at twice. */
export const CooperativeWithWarnings = CooperativeView.extend({ warnings: z.array(WarningView) });
export const IdeaWithWarnings = IdeaView.extend({
  warnings: z.array(WarningView),
  receipt: ReceiptView.optional(),
});

/** Warnings in the reader's language. */
export function showWarnings(language: Language, warnings: readonly Warning[]) {
  return warnings.map(({ path, code }) => ({
    pointer: pointerOf(path),
    code,
    detail: renderWarning(language, code),
  }));
}

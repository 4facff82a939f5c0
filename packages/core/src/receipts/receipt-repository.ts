import type { Page, PageRequest, Write } from "../storage/repository.ts";
import type { Receipt } from "./receipt.ts";

export interface ReceiptRepository {
  get(id: string): Promise<Receipt | undefined>;
  /** The receipt, and sealed beside it the exact text that was hashed. Refuses already_exists. */
  append(receipt: Receipt, deposit: string): Write;
  deposit(id: string): Promise<string | undefined>;
  /** The text goes; the receipt stays, with a hash that tells nothing. */
  forgetDeposit(id: string): Write;
  /** Newest first. */
  listByIdea(ideaId: string, page: PageRequest): Promise<Page<Receipt>>;
  listByHolder(holderId: string, page: PageRequest): Promise<Page<Receipt>>;
}

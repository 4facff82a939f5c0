import type { Page, PageRequest, Write } from "../storage/repository.ts";
import type { Notice, Recipient } from "./notice.ts";

export interface NoticeRepository {
  get(recipient: Recipient, id: string): Promise<Notice | undefined>;
  /** Refuses already_exists. */
  create(notice: Notice): Write;
  /** Refuses version_conflict unless it is still pending: it was sent already, came back meanwhile, or is gone. */
  markSent(notice: Notice): Write;
  /** Writes down what became of it. Refuses version_conflict where something newer was heard, or it is gone. */
  settle(notice: Notice, delivery: "sent" | "returned", at: string): Write;
  list(recipient: Recipient, page: PageRequest): Promise<Page<Notice>>;
  /** What anybody was told of this match, in no particular order. */
  listByMatch(matchId: string, page: PageRequest): Promise<Page<Notice>>;
  remove(notice: Notice): Write;
}

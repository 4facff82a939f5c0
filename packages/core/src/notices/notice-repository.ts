import type { Page, PageRequest, Write } from "../storage/repository.ts";
import type { Notice, Recipient } from "./notice.ts";

export interface NoticeRepository {
  get(recipient: Recipient, id: string): Promise<Notice | undefined>;
  /** Refuses already_exists. */
  create(notice: Notice): Write;
  markSent(notice: Notice): Write;
  list(recipient: Recipient, page: PageRequest): Promise<Page<Notice>>;
  /** What anybody was told of this match, in no particular order. */
  listByMatch(matchId: string, page: PageRequest): Promise<Page<Notice>>;
  remove(notice: Notice): Write;
}

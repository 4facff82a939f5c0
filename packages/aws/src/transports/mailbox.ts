import { createMailbox } from "../mail/mailbox.ts";
import { createSmsFolder } from "../sms/sms-folder.ts";
import type { Transports } from "./transports.ts";

/** Everything sent as files in one folder. */
export function createMailboxTransports(folder: string, from: string): Transports {
  return { mailer: createMailbox(folder, from), sms: createSmsFolder(folder) };
}

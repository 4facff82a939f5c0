import { masterKey, mayUnwrap } from "./keys";
import { mail } from "./mail";
import { matchRequests, matchRequestsDead, notices, noticesDead } from "./queues";
import { sms } from "./sms";
import { erasures, table } from "./table";

/** What every function has: `functions/ports.ts` reads these links under these names. */
export const common = {
  runtime: "nodejs24.x",
  architecture: "arm64",
  // The pages' address, for links in letters.
  environment: { SITE_URL: process.env.SITE_URL ?? "https://tawafuq.example" },
  link: [table, erasures, matchRequests, matchRequestsDead, notices, noticesDead, mail, sms, masterKey],
  permissions: [mayUnwrap],
} as const;

import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Ports } from "@tawafuq/core/ports";
import { compose } from "./compose.ts";

/** Letters as `<id>.eml` in a folder; one id is one file, however often it is sent. */
export function createMailbox(folder: string, from: string): Ports["mailer"] {
  return {
    send: async (mail) => {
      const bytes = await compose(mail, from);
      await mkdir(folder, { recursive: true });
      const half = join(folder, `.${randomUUID()}.tmp`);
      await writeFile(half, bytes);
      await rename(half, join(folder, `${encodeURIComponent(mail.id)}.eml`));
    },
  };
}

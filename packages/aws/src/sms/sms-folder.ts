import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Ports } from "@tawafuq/core/ports";

/** Short messages as `<id>.sms.json` in a folder; one id is one file, however often it is sent. */
export function createSmsFolder(folder: string): Ports["sms"] {
  return {
    send: async (sms) => {
      await mkdir(folder, { recursive: true });
      const half = join(folder, `.${randomUUID()}.tmp`);
      await writeFile(half, `${JSON.stringify(sms)}\n`);
      await rename(half, join(folder, `${encodeURIComponent(sms.id)}.sms.json`));
    },
  };
}

import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Ports } from "@tawafuq/core/ports";
import { compose } from "./compose.ts";

/** Letters as `<id>.eml` in a folder; one id is one file, however often it is sent. */
export function createMailbox(folder: string, from: string): Ports["mailer"] {
  const pathOf = (id: string) => join(folder, `${encodeURIComponent(id)}.eml`);
  return {
    send: async (mail) => {
      const bytes = await compose(mail, from);
      await mkdir(folder, { recursive: true });
      const half = join(folder, `.${randomUUID()}.tmp`);
      await writeFile(half, bytes);
      await rename(half, pathOf(mail.id));
    },
    async forget({ to, ids }) {
      for (const id of ids) await rm(pathOf(id), { force: true });
      if (to === undefined) return;
      await mkdir(folder, { recursive: true });
      for (const name of await readdir(folder)) {
        if (!name.endsWith(".eml")) continue;
        const head = (await readFile(join(folder, name), "utf8")).split("\r\n\r\n", 1)[0] ?? "";
        const line = /^To: (.*)$/im.exec(head)?.[1] ?? "";
        if (line.trim().toLowerCase() === to.toLowerCase()) await rm(join(folder, name), { force: true });
      }
    },
  };
}

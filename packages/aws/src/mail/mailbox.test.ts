import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { compose } from "./compose.ts";
import { createMailbox } from "./mailbox.ts";

const mail = {
  id: "proposal.idea_1.coop_1.2",
  to: "tazart@cooperative.example",
  language: "ar",
  subject: "اقتراح جديد: زيت الزيتون 🫒",
  text: "السلام عليكم\nهذا اقتراح.",
  at: "2026-03-01T08:00:00.000Z",
};
const from = "Tawafuq <bank@tawafuq.example>";

test("a letter has its own message id, date and language, and the same letter the same bytes", async () => {
  const bytes = await compose(mail, from);
  const [head = "", body = ""] = bytes.toString().split("\r\n\r\n");
  expect(head).toContain("Message-ID: <proposal.idea_1.coop_1.2@tawafuq.example>");
  expect(head).toContain("Date: Sun, 01 Mar 2026 08:00:00 +0000");
  expect(head).toContain("Content-Language: ar");
  expect(head).toContain("charset=utf-8");
  expect(Buffer.from(body, "base64").toString().replaceAll("\r\n", "\n")).toBe(mail.text);
  expect(await compose(mail, from)).toEqual(bytes);
});

test("a letter cannot smuggle in a header", async () => {
  const bytes = await compose({ ...mail, subject: "a\r\nBcc: x@y.example", id: "i>\r\nX: 1" }, from);
  const [head = ""] = bytes.toString().split("\r\n\r\n");
  expect(head).not.toMatch(/^(Bcc|X):/m);
});

test("the mailbox holds one file per id, however often it is sent, and no half ones", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tawafuq-mailbox-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const mailbox = createMailbox(join(folder, "box"), from);
  await Promise.all([mailbox.send(mail), mailbox.send(mail), mailbox.send({ ...mail, id: "../b/../c" })]);
  expect((await readdir(join(folder, "box"))).toSorted()).toEqual([
    "..%2Fb%2F..%2Fc.eml",
    "proposal.idea_1.coop_1.2.eml",
  ]);
  const stored = await readFile(join(folder, "box", "proposal.idea_1.coop_1.2.eml"));
  expect(stored).toEqual(await compose(mail, from));
});

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import PostalMime from "postal-mime";
import * as z from "zod";

const StoredSms = z.object({ id: z.string(), to: z.string(), text: z.string(), at: z.string() });

/** One letter or short message of the mailbox folder. */
export interface StoredMail {
  readonly file: string;
  readonly kind: "letter" | "sms";
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  /** ISO, or "" where the letter carries none. */
  readonly date: string;
  readonly messageId: string;
  readonly text: string;
}

async function readSms(folder: string, file: string): Promise<StoredMail> {
  const sms = StoredSms.parse(JSON.parse(await readFile(join(folder, file), "utf8")));
  return {
    file,
    kind: "sms",
    to: [sms.to],
    from: "",
    subject: "",
    date: sms.at,
    messageId: sms.id,
    text: sms.text,
  };
}

async function readMail(folder: string, file: string): Promise<StoredMail> {
  if (file.endsWith(".sms.json")) return readSms(folder, file);
  const mail = await PostalMime.parse(await readFile(join(folder, file)));
  return {
    file,
    kind: "letter",
    to: (mail.to ?? []).flatMap((recipient) => recipient.address ?? []),
    from: mail.from?.address ?? "",
    subject: mail.subject ?? "",
    date: mail.date ?? "",
    messageId: mail.messageId ?? "",
    text: mail.text ?? "",
  };
}

/** Names of the letters, sorted; a folder that is not there holds none. */
export async function listMailFiles(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => /\.(eml|sms\.json)$/.test(name)).sort();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

/** Every letter, newest first. */
export async function readMailbox(folder: string): Promise<readonly StoredMail[]> {
  const mails = await Promise.all((await listMailFiles(folder)).map((file) => readMail(folder, file)));
  return mails.sort((a, b) => b.date.localeCompare(a.date) || a.file.localeCompare(b.file));
}

/** One letter, or undefined where there is none of that name. */
export async function findMail(folder: string, file: string): Promise<StoredMail | undefined> {
  return (await listMailFiles(folder)).includes(file) ? readMail(folder, file) : undefined;
}

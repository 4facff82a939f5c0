import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import PostalMime from "postal-mime";

/** One letter of the mailbox folder. */
export interface StoredMail {
  readonly file: string;
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  /** ISO, or "" where the letter carries none. */
  readonly date: string;
  readonly messageId: string;
  readonly text: string;
}

async function readMail(folder: string, file: string): Promise<StoredMail> {
  const mail = await PostalMime.parse(await readFile(join(folder, file)));
  return {
    file,
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
    return (await readdir(folder)).filter((name) => name.endsWith(".eml")).sort();
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

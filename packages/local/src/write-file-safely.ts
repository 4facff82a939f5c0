import { open, rename } from "node:fs/promises";

/** Writes the whole file or nothing: a crash leaves the one before. Readable by its owner only. */
export async function writeFileSafely(path: string, content: string): Promise<void> {
  const draft = `${path}.draft`;
  const file = await open(draft, "w", 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}

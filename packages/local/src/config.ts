import { resolve } from "node:path";
import * as z from "zod";
import { StartError } from "./start-error.ts";

const Config = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATA_DIR: z.string().min(1).default(".data"),
});

export interface LocalConfig {
  /** 0 takes any free port. */
  readonly port: number;
  /** Absolute. */
  readonly dataDir: string;
}

/** What the environment asks for. @throws StartError in one sentence */
export function readConfig(env: Readonly<Record<string, string | undefined>>): LocalConfig {
  const parsed = Config.safeParse({ PORT: env.PORT || undefined, DATA_DIR: env.DATA_DIR || undefined });
  if (!parsed.success) throw new StartError(`PORT must be a number from 0 to 65535, not "${env.PORT}".`);
  return { port: parsed.data.PORT, dataDir: resolve(parsed.data.DATA_DIR) };
}

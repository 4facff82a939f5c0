import { accessSync, constants, mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { LocalServiceError } from "../local-service-error.ts";

/** Times are epoch milliseconds; `receipt` is set from the first receive until a move to another queue. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS queue (
    name TEXT PRIMARY KEY, created_ms INTEGER NOT NULL, modified_ms INTEGER NOT NULL, attributes TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS message (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, message_id TEXT NOT NULL, body TEXT NOT NULL,
    attributes TEXT NOT NULL, system_attributes TEXT NOT NULL, sent_ms INTEGER NOT NULL, visible_ms INTEGER NOT NULL,
    receive_count INTEGER NOT NULL DEFAULT 0, first_received_ms INTEGER, receipt TEXT,
    group_id TEXT, dedup_id TEXT, source_arn TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS message_order ON message (queue, seq);
  CREATE INDEX IF NOT EXISTS message_visible ON message (queue, visible_ms);
  CREATE INDEX IF NOT EXISTS message_group ON message (queue, group_id, visible_ms);
  CREATE TABLE IF NOT EXISTS dedup (
    queue TEXT NOT NULL, scope TEXT NOT NULL, dedup_id TEXT NOT NULL,
    message_id TEXT NOT NULL, seq INTEGER NOT NULL, expires_ms INTEGER NOT NULL,
    PRIMARY KEY (queue, scope, dedup_id)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS move_task (
    id INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL, destination TEXT, rate INTEGER,
    last_seq INTEGER NOT NULL, to_move INTEGER NOT NULL, moved INTEGER NOT NULL DEFAULT 0,
    status TEXT NOT NULL, failure TEXT, started_ms INTEGER NOT NULL
  ) STRICT;
`;

export type MessageRow = {
  seq: number;
  queue: string;
  message_id: string;
  body: string;
  attributes: string;
  system_attributes: string;
  sent_ms: number;
  visible_ms: number;
  receive_count: number;
  first_received_ms: number | null;
  receipt: string | null;
  group_id: string | null;
  dedup_id: string | null;
  source_arn: string | null;
};

export interface Store {
  /** A prepared statement, kept for the next time. */
  sql(text: string): StatementSync;
  /** Runs statements as one commit. */
  atomically<Result>(work: () => Result): Result;
  close(): void;
}

/** Opens `<folder>/queues.sqlite`; refuses with a LocalServiceError when it is unwritable, in use or damaged. */
export function openStore(folder: string): Store {
  const path = join(folder, "queues.sqlite");
  let db: DatabaseSync | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.R_OK | constants.X_OK);
    db = new DatabaseSync(path);
    // Exclusive: a second Tawafuq on the folder is refused instead of sharing it. NORMAL with WAL survives SIGKILL.
    db.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    requireSound(db, path);
    db.exec(SCHEMA);
    return createStore(db);
  } catch (error) {
    db?.close();
    throw openingError(path, error);
  }
}

function requireSound(db: DatabaseSync, path: string): void {
  const check = db.prepare("PRAGMA quick_check(1)").get();
  if (check?.quick_check !== "ok") throw damaged(path);
}

function createStore(db: DatabaseSync): Store {
  const statements = new Map<string, StatementSync>();
  return {
    sql(text) {
      const known = statements.get(text) ?? db.prepare(text);
      statements.set(text, known);
      return known;
    },
    atomically(work) {
      if (db.isTransaction) return work();
      db.exec("BEGIN IMMEDIATE");
      try {
        const result = work();
        db.exec("COMMIT");
        return result;
      } catch (error) {
        db.exec("ROLLBACK");
        throw error;
      }
    },
    close: () => db.close(),
  };
}

const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

function openingError(path: string, error: unknown): unknown {
  if (error instanceof LocalServiceError || !(error instanceof Error)) return error;
  const code = "errcode" in error ? Number(error.errcode) & 0xff : undefined;
  if (code === SQLITE_BUSY) {
    return new LocalServiceError(
      "data-folder-in-use",
      `The data file ${path} is already in use by another Tawafuq.`,
      { cause: error },
    );
  }
  if (code === SQLITE_CORRUPT || code === SQLITE_NOTADB) return damaged(path, error);
  return new LocalServiceError("data-folder-unwritable", `The data file ${path} cannot be written to.`, {
    cause: error,
  });
}

function damaged(path: string, cause?: unknown): LocalServiceError {
  return new LocalServiceError(
    "data-damaged",
    `The data file ${path} is damaged; restore a backup or start again with --fresh.`,
    { cause },
  );
}

import { accessSync, constants, existsSync, mkdirSync, readdirSync } from "node:fs";
import db, { type EngineDb, type EngineStore, type TableDescription } from "dynalite/db/index.js";
import { AwsError } from "../aws-json/aws-error.ts";
import { LocalServiceError } from "../local-service-error.ts";

/** Sizes are checked by the front end in UTF-8 bytes; dynalite counts UTF-16 units, so its own limit is out of the way. */
const ENGINE_ITEM_LIMIT_KB = 16 * 1024;

export interface Engine {
  store: EngineStore;
  db: EngineDb;
  /** Runs one task after the other: every write, and reads that must not see half of one. */
  exclusively<Result>(task: () => Promise<Result>): Promise<Result>;
  /** Descriptions already read; the tables of this process change only through this engine. */
  tables: Map<string, TableDescription>;
  /** Per table the attribute with the expiry, null where TTL is off. */
  expiryAttributes: Map<string, string | null>;
}

/** Opens the LevelDB folder; refuses with a LocalServiceError when it is unwritable, in use or damaged. */
export async function openEngine(path: string): Promise<Engine> {
  prepareFolder(path);
  const store = db.create({ path, createTableMs: 0, maxItemSizeKb: ENGINE_ITEM_LIMIT_KB });
  try {
    await store.db.open();
  } catch (error) {
    throw openingError(path, error);
  }
  return {
    store,
    db: store.db,
    exclusively: createLock(),
    tables: new Map(),
    expiryAttributes: new Map(),
  };
}

function prepareFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK | constants.R_OK | constants.X_OK);
  } catch (error) {
    throw new LocalServiceError("data-folder-unwritable", `The data folder ${path} cannot be written to.`, {
      cause: error,
    });
  }
  // LevelDB would silently begin an empty database beside the old files.
  const holdsData = readdirSync(path).some((name) => name.startsWith("MANIFEST-") || name.endsWith(".ldb"));
  if (holdsData && !existsSync(`${path}/CURRENT`)) throw damaged(path);
}

function openingError(path: string, error: unknown): unknown {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "LEVEL_LOCKED") {
    return new LocalServiceError(
      "data-folder-in-use",
      `The data folder ${path} is already in use by another Tawafuq.`,
      { cause: error },
    );
  }
  if (code === "LEVEL_CORRUPTION" || code === "LEVEL_IO_ERROR") return damaged(path, error);
  return error;
}

function damaged(path: string, cause?: unknown): LocalServiceError {
  return new LocalServiceError(
    "data-damaged",
    `The data folder ${path} holds a damaged database; restore a backup or start again with --fresh.`,
    { cause },
  );
}

function createLock(): Engine["exclusively"] {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const run = last.then(task);
    last = run.catch(() => undefined);
    return run;
  };
}

/** The description of an active table; refuses with ResourceNotFoundException. */
export async function findTable(engine: Engine, name: string): Promise<TableDescription> {
  const known = engine.tables.get(name);
  if (known) return known;
  const table = await readTable(engine, name);
  engine.tables.set(name, table);
  return table;
}

function readTable(engine: Engine, name: string): Promise<TableDescription> {
  return new Promise((resolve, reject) => {
    engine.store.getTable(name, true, (error, table) => {
      if (error) reject(asAwsError(error));
      else resolve(table as TableDescription);
    });
  });
}

/** A refusal by dynalite as ours; anything else comes back as it is. */
export function asAwsError(error: unknown): unknown {
  if (!(error instanceof Error) || !("body" in error) || !("statusCode" in error)) return error;
  const body = error.body as { __type: string; message?: string; Message?: string };
  return new AwsError(body.__type, body.message ?? body.Message ?? "", {
    statusCode: Number(error.statusCode),
  });
}

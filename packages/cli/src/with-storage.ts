import type { BankTables } from "@tawafuq/aws/backup/bank-tables";
import { prepareDataFolder } from "@tawafuq/local/data-folder";
import { findRunningServices } from "@tawafuq/local/endpoints-file";
import { masterKeyPath, readKeyFile, writeKeyFile } from "@tawafuq/local/master-key";
import { dataFolder, isOnAws, openOwnBank } from "./own-bank.ts";

/** What a bank is made of, for commands that copy it as a whole. */
interface Storage {
  readonly tables: BankTables;
  readonly masterKey: Buffer;
}

type Work = (storage: Storage) => Promise<void>;

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function withAws(run: Work): Promise<void> {
  const [{ linked }, { connectTables }, { unwrapMasterKey }] = await Promise.all([
    import("@tawafuq/functions/ports"),
    import("@tawafuq/aws/backup/connect-tables"),
    import("@tawafuq/aws/vault/unwrap-master-key"),
  ]);
  const { Place, Table, Erasures, MasterKey } = linked(["Table", "Erasures", "MasterKey"]);
  const names = { table: Table?.name ?? "", erasures: Erasures?.name ?? "" };
  const tables = connectTables(Place.region, names);
  try {
    await run({ tables, masterKey: await unwrapMasterKey(MasterKey?.value ?? "", { region: Place.region }) });
  } finally {
    tables.client.destroy();
  }
}

/** Runs on the tables of a bank that is there: on AWS, of the running local system, or of the stored local data. */
export async function withStorage(run: Work): Promise<void> {
  if (isOnAws()) return withAws(run);
  const dataDir = dataFolder();
  const masterKey = await readKeyFile(masterKeyPath(dataDir));
  if (masterKey === undefined)
    throw new Error(`There is no bank in ${dataDir}: set DATA_DIR to the folder of one.`);
  const bank = await openOwnBank(quiet);
  try {
    await run({ tables: bank.tables, masterKey });
  } finally {
    await bank.stop();
  }
}

/**
 * Runs on the tables of a bank that is to be filled; on one machine nothing may run on them, and the data folder takes
 * the key of `keyFile` where it has none.
 * @param requireKey throws on a key that is not the right one, before anything is written
 * @throws Error in one sentence where there is no key, or two
 */
export async function withNewStorage(
  keyFile: string | undefined,
  requireKey: (masterKey: Buffer) => void,
  run: Work,
): Promise<void> {
  if (isOnAws()) {
    if (keyFile !== undefined)
      throw new Error(
        "On AWS the key is the secret MasterKey: set it as the README says, without --key-file.",
      );
    return withAws(run);
  }
  const dataDir = dataFolder();
  if ((await findRunningServices(dataDir)) !== undefined)
    throw new Error(`A system runs on ${dataDir}: stop it first, or set DATA_DIR to another folder.`);
  const path = masterKeyPath(dataDir);
  const [own, given] = [
    await readKeyFile(path),
    keyFile === undefined ? undefined : await readKeyFile(keyFile),
  ];
  if (keyFile !== undefined && given === undefined) throw new Error(`There is no key file ${keyFile}.`);
  const masterKey = given ?? own;
  if (masterKey === undefined)
    throw new Error(`There is no master key in ${dataDir}: give the key of the backup by --key-file.`);
  requireKey(masterKey);
  if (own !== undefined && !own.equals(masterKey))
    throw new Error(`The folder ${dataDir} has another master key: set DATA_DIR to a new folder.`);
  if (own === undefined) {
    await prepareDataFolder(dataDir);
    await writeKeyFile(path, masterKey);
  }
  await withStorage(run);
}

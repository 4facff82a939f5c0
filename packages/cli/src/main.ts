import { Command } from "commander";
import { addAllocate } from "./allocate.ts";
import { addAudit } from "./audit.ts";
import { addBackup } from "./backup.ts";
import { addCalibration } from "./calibration.ts";
import { addCost } from "./cost.ts";
import { addDeadLetters } from "./dead-letters.ts";
import { addExplain } from "./explain.ts";
import { addExport } from "./export.ts";
import { addGlossary } from "./glossary.ts";
import { addImport } from "./import.ts";
import { inWords } from "./in-words.ts";
import { addInvite } from "./invite.ts";
import { addKeys } from "./keys.ts";
import { addPolicy } from "./policy.ts";
import { addPrivacy } from "./privacy.ts";
import { addQueues } from "./queues.ts";
import { addRank } from "./rank.ts";
import { addRecompute } from "./recompute.ts";
import { addRedrive } from "./redrive.ts";
import { addRestore } from "./restore.ts";

const program = new Command("tawafuq")
  .description("Operator commands of the Bank of cooperative projects.")
  .addHelpText(
    "after",
    `
Every command but rank, explain, allocate, glossary and cost works on the bank: on the running local system of DATA_DIR (.data); where none runs,
on its stored data; and on AWS inside \`npx sst shell --stage STAGE -- npm run cli -- …\`.`,
  );

for (const add of [
  addRank,
  addExplain,
  addAllocate,
  addGlossary,
  addCost,
  addImport,
  addExport,
  addQueues,
  addDeadLetters,
  addRedrive,
  addKeys,
  addInvite,
  addPolicy,
  addRecompute,
  addCalibration,
  addPrivacy,
  addAudit,
  addBackup,
  addRestore,
])
  add(program);

// A reader that has seen enough, such as `| head`, is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${inWords(error)}\n`);
  process.exitCode = 1;
}

import { Command } from "commander";
import { addAllocate } from "./allocate.ts";
import { addCalibration } from "./calibration.ts";
import { addCost } from "./cost.ts";
import { addDeadLetters } from "./dead-letters.ts";
import { addExplain } from "./explain.ts";
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

const program = new Command("tawafuq")
  .description("Operator commands of the Bank of cooperative projects.")
  .addHelpText(
    "after",
    `
Every command but rank, explain, allocate, glossary and cost works on the bank: on the running local system of DATA_DIR (.data); where none runs,
on its stored data; and on AWS where TAWAFUQ_TABLE is set, together with AWS_REGION, TAWAFUQ_MAIL_FROM, TAWAFUQ_SMS_FROM,
TAWAFUQ_MASTER_KEY, TAWAFUQ_SITE_URL, TAWAFUQ_QUEUE_MATCH_REQUESTS, TAWAFUQ_QUEUE_NOTICES, TAWAFUQ_QUEUE_MATCH_REQUESTS_DEAD and
TAWAFUQ_QUEUE_NOTICES_DEAD (queue addresses).`,
  );

for (const add of [
  addRank,
  addExplain,
  addAllocate,
  addGlossary,
  addCost,
  addImport,
  addQueues,
  addDeadLetters,
  addRedrive,
  addKeys,
  addInvite,
  addPolicy,
  addRecompute,
  addCalibration,
  addPrivacy,
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

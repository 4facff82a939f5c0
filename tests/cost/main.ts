import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { measureIndex } from "./index-facts.ts";
import { measureUseCases } from "./measure.ts";

/* npm run cost:measure: measures every use case anew and stores the figures that `npm run cli -- cost` reckons with. */

const file = fileURLToPath(new URL("../../packages/cli/data/measured.json", import.meta.url));

const measured = {
  measuredOn: new Date().toISOString().slice(0, 10),
  node: process.version,
  ...(await measureUseCases()),
  index: measureIndex(),
};
await writeFile(file, `${JSON.stringify(measured, undefined, 2)}\n`);
console.table(measured.useCases);
console.log(measured.bank, measured.index, file);

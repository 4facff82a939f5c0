import { readPolicy } from "@tawafuq/core/policies/read-policy";
import type { Command } from "commander";
import { print } from "./print.ts";
import { withBank } from "./with-bank.ts";

async function show(): Promise<void> {
  await withBank(async (ports) => {
    print(JSON.stringify(await readPolicy(ports), undefined, 2));
  });
}

/** `policy show` */
export function addPolicy(program: Command): void {
  const policy = program.command("policy").description("weights, thresholds and delays of the programme");
  policy.command("show").description("the policy in force, with its revision").action(show);
}

import { links } from "../support/links-in-code.ts";
import { dataRules } from "./data.ts";
import { edgeRules } from "./edge.ts";
import { functionRules } from "./functions.ts";
import { jobRules } from "./jobs.ts";
import { letterRules } from "./letters.ts";
import { permissionRules } from "./permissions.ts";
import { queueRules } from "./queues.ts";
import type { Rule } from "./rule.ts";
import { watchingRules } from "./watching.ts";

/** All that must hold of every stage. */
export const everyRule: readonly Rule[] = [
  ...dataRules,
  ...queueRules,
  ...functionRules(links),
  ...permissionRules,
  ...jobRules,
  ...letterRules,
  ...edgeRules,
  ...watchingRules,
];

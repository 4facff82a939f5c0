import { queueNames } from "@tawafuq/core/outbox/event";
import { Argument } from "commander";

/** The name of a queue. */
export function queueArgument(): Argument {
  return new Argument("<queue>", "which queue").choices(queueNames);
}

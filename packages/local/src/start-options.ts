import { parseArgs } from "node:util";
import { StartError } from "./start-error.ts";

export const help = `Tawafuq on this machine.

  npm start                 start, with the demonstration bank
  npm start -- --fresh      begin anew: what an earlier run kept is removed
  npm start -- --empty      start without the demonstration bank
  npm start -- --verbose    log every request and job too
  npm start -- --help       this text

  PORT      the web port on 127.0.0.1 (3000)
  DATA_DIR  the folder where everything is kept (.data)
`;

const options = {
  fresh: { type: "boolean", default: false },
  empty: { type: "boolean", default: false },
  verbose: { type: "boolean", default: false },
  help: { type: "boolean", default: false, short: "h" },
} as const;

export interface StartOptions {
  readonly fresh: boolean;
  readonly empty: boolean;
  readonly verbose: boolean;
  readonly help: boolean;
}

/** What was asked for on the command line. @throws StartError on an unknown option */
export function readStartOptions(args: readonly string[]): StartOptions {
  try {
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new StartError(`There is no option "${args.join(" ")}": see npm start -- --help.`, {
      cause: error,
    });
  }
}

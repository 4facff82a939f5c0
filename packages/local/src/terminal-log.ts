import type { Log } from "@tawafuq/core/operations/log";

/** One JSON line each on standard error; what is merely worth knowing only when asked for. */
export function createTerminalLog(isVerbose: boolean): Log {
  const line = (level: string, message: string, fields: Readonly<Record<string, unknown>> = {}) =>
    process.stderr.write(`${JSON.stringify({ level, message, ...fields })}\n`);
  return {
    info: (message, fields) => {
      if (isVerbose) line("info", message, fields);
    },
    warn: (message, fields) => line("warn", message, fields),
    error: (message, fields) => line("error", message, fields),
  };
}

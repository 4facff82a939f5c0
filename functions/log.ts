import { Logger } from "@aws-lambda-powertools/logger";
import type { Log } from "@tawafuq/core/operations/log";
import type { Context } from "aws-lambda";

/** The log on Lambda: one JSON line each, by Powertools, with the id of the call it belongs to. */
export function createLambdaLog(): Log & { readonly during: (context: Context) => void } {
  const logger = new Logger();
  return {
    during: (context) => logger.addContext(context),
    info: (message, fields = {}) => logger.info(message, { ...fields }),
    warn: (message, fields = {}) => logger.warn(message, { ...fields }),
    error: (message, fields = {}) => logger.error(message, { ...fields }),
  };
}

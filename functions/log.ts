import { Logger } from "@aws-lambda-powertools/logger";
import type { Log } from "@tawafuq/core/operations/log";

/** The log on Lambda: one JSON line each, by Powertools. */
export function createLambdaLog(serviceName: string): Log {
  const logger = new Logger({ serviceName });
  return {
    info: (message, fields = {}) => logger.info(message, { ...fields }),
    warn: (message, fields = {}) => logger.warn(message, { ...fields }),
    error: (message, fields = {}) => logger.error(message, { ...fields }),
  };
}

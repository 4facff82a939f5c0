import { AwsError } from "../aws-json/aws-error.ts";
import type { Json } from "../aws-json/aws-json-server.ts";
import { refusal } from "./refusals.ts";

export type Entry = Json & { Id: string };

/** The entries of a batch: 1 to 10 with distinct ids. */
export function requireEntries(given: unknown): Entry[] {
  const entries = Array.isArray(given) ? (given as Entry[]) : [];
  if (entries.length === 0) {
    throw refusal("EmptyBatchRequest", "There should be at least one entry in the request.");
  }
  if (entries.length > 10) {
    throw refusal(
      "TooManyEntriesInBatchRequest",
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    );
  }
  for (const { Id } of entries) {
    if (!/^[\w-]{1,80}$/.test(Id ?? "")) {
      throw refusal(
        "InvalidBatchEntryId",
        "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.",
      );
    }
  }
  if (new Set(entries.map((entry) => entry.Id)).size < entries.length) {
    throw refusal("BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");
  }
  return entries;
}

/** Does each entry on its own: what is refused is reported and does not stop the others. */
export function eachEntry(entries: Entry[], work: (entry: Entry) => Json): Json {
  const Successful: Json[] = [];
  const Failed: Json[] = [];
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry.Id, ...work(entry) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Failed.push({ Id: entry.Id, SenderFault: true, Code: error.queryCode, Message: error.message });
    }
  }
  return { Successful, ...(Failed.length > 0 ? { Failed } : {}) };
}

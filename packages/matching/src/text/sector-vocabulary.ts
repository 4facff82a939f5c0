import { sectors } from "../taxonomy/sectors.ts";
import type { Reading } from "./stem.ts";

/** The words of each sector, each text with how it is read. */
export function sectorVocabulary(): readonly (readonly (readonly [Reading, string])[])[] {
  return sectors.map((row) => [
    ...[...row.activities, ...row.products].map((text) => ["fr", text] as const),
    ...(["ar", "fr", "en", "darija"] as const).flatMap((reading) =>
      row.keywords[reading].map((text) => [reading, text] as const),
    ),
  ]);
}

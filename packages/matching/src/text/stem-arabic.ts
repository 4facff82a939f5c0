const prefixes = ["وال", "بال", "كال", "فال", "هال", "دال", "لل", "ال"] as const;
/** A suffix with the fewest letters its stem keeps: زيتون is olives, not the plural of زيت (oil). */
const suffixes: readonly (readonly [string, number])[] = [
  ["ها", 3],
  ["ان", 4],
  ["ات", 3],
  ["ون", 4],
  ["ين", 4],
  ["يه", 3],
  ["ه", 3],
  ["ي", 3],
];

/** Light stem of a normalised Arabic word, after light10 (Larkey, Ballesteros, Connell 2007) plus Darija's ها-/د- articles. */
export function stemArabic(word: string): string {
  let stem = word;
  if (stem.startsWith("و") && stem.length > 4) {
    stem = stem.slice(1);
  }
  for (const prefix of prefixes) {
    if (stem.startsWith(prefix) && stem.length - prefix.length >= 2) {
      stem = stem.slice(prefix.length);
      break;
    }
  }
  for (const [suffix, fewest] of suffixes) {
    if (stem.endsWith(suffix) && stem.length - suffix.length >= fewest) {
      stem = stem.slice(0, -suffix.length);
    }
  }
  return stem;
}

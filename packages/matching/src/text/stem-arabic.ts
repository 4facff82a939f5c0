const articles = ["وال", "بال", "كال", "فال", "هال", "دال", "لل", "ال"] as const;
/** A suffix with the fewest letters its stem keeps: زيتون is olives, not the plural of زيت (oil). */
const suffixes: readonly (readonly [string, number])[] = [
  ["ها", 3],
  ["نا", 3],
  ["هم", 3],
  ["ان", 4],
  ["ات", 3],
  ["ون", 4],
  ["ين", 4],
  ["يه", 3],
  ["ه", 3],
  ["ي", 3],
];
/** Darija's present: كنصاوبو, كيبيعو, كتنسج. */
const present = /^(?:كن|كي|كت|تن|تي)(?=...)/;
/** A verb of "we" or "they": نجمعو, يبيعون. */
const plural = /^[ني](....*?)(?:ون|و)$/;

/** The word without «و» and its article. */
export function withoutArticle(word: string): string {
  const bare = word.startsWith("و") && word.length > 4 ? word.slice(1) : word;
  const article = articles.find((known) => bare.startsWith(known) && bare.length - known.length >= 2);
  return article === undefined ? bare : bare.slice(article.length);
}

/** Light stem of a normalised Arabic word, after light10 (Larkey, Ballesteros, Connell 2007) plus Darija's articles and verb forms. */
export function stemArabic(word: string): string {
  const bare = withoutArticle(word);
  let stem =
    bare.length > 3 && !/^و?(?:ال|لل|[بكفهد]ال)/.test(word)
      ? bare.replace(present, (prefix) => (prefix === "كن" ? "ن" : "ي")).replace(plural, "$1")
      : bare;
  for (const [suffix, fewest] of suffixes) {
    if (stem.endsWith(suffix) && stem.length - suffix.length >= fewest) {
      stem = stem.slice(0, -suffix.length);
    }
  }
  return stem;
}

const particles = "بلفكد";

/** The word without a one-letter preposition written to it («بصوف», «لتعبئة»), for a lexicon to try; the word itself where there is none. */
export function withoutParticle(word: string): string {
  return word.length >= 4 && particles.includes(word[0] ?? "") ? word.slice(1) : word;
}

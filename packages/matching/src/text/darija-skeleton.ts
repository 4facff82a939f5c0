/**
 * Consonants of a Darija word in Latin letters, so that l3sal, 3sel and l3ssel are one word.
 * Empty when too little is left to tell words apart.
 */
export function darijaSkeleton(word: string): string {
  const letters = word
    .replace(/ou/g, "w")
    .replace(/gh/g, "8")
    .replace(/kh/g, "5")
    .replace(/(?:ch|sh)/g, "4")
    .replace(/[qk]/g, (letter) => (letter === "q" ? "9" : "k"))
    .replace(/[aeiouy]/g, "")
    .replace(/(.)\1+/g, "$1");
  const bare = letters.length > 3 && letters.startsWith("l") ? letters.slice(1) : letters;
  return bare.length >= 3 ? bare : "";
}

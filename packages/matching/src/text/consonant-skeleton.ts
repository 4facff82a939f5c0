const fewest = 3;
const fewestOfNames = 4;

/** Darija's present and future: kansnjo, kaybi3o, ghandiro. */
const verbPrefix = /^(?:kan|kay|kat|ghan|ghay|ghat)(?=.{3})/;

function squeeze(letters: string): string {
  return letters.replace(/(.)\1+/g, "$1");
}

function openDigraphs(word: string): string {
  return word
    .replace(/ou/g, "w")
    .replace(/gh/g, "8")
    .replace(/kh/g, "5")
    .replace(/(?:ch|sh)/g, "4")
    .replace(/q/g, "9");
}

/**
 * Consonants of a Darija word in Latin letters, so that l3sal, 3sel and l3ssel are one word.
 * Empty when too little is left to tell words apart.
 */
export function darijaSkeleton(word: string): string {
  const plain = word.replace(verbPrefix, "");
  const letters = squeeze(openDigraphs(plain).replace(/[aeiouy]/g, ""));
  const bare = letters.length > fewest && letters.startsWith("l") ? letters.slice(1) : letters;
  return bare.length >= fewest ? bare : "";
}

const letterOf: Readonly<Record<string, string>> = {
  ب: "b",
  ت: "t",
  ث: "t",
  ج: "j",
  ح: "h",
  خ: "5",
  د: "d",
  ذ: "d",
  ر: "r",
  ز: "z",
  س: "s",
  ش: "4",
  ص: "s",
  ض: "d",
  ط: "t",
  ظ: "d",
  ع: "",
  غ: "8",
  ف: "f",
  ق: "k",
  ك: "k",
  ل: "l",
  م: "m",
  ن: "n",
  ه: "h",
};

/**
 * Consonants of a name in either script, vowels and the letters people drop left out, so that تازناخت and Taznakht,
 * زربية and zerbiya are one. Empty under four consonants.
 */
export function nameSkeleton(word: string): string {
  const isArabic = word > "\u0600";
  const letters = isArabic
    ? [...word.replace(/^ال/, "").replace(/ه$/, "")].map((letter) => letterOf[letter] ?? "").join("")
    : openDigraphs(word.replace(/^(?:al|el|l)(?=[^aeiouy]{2}|[^aeiouy][aeiouy])/, ""))
        .replace(/[aeiouyw3]/g, "")
        .replace(/7/g, "h")
        .replace(/9/g, "k")
        .replace(/c(?=[eiy])/g, "s")
        .replace(/c/g, "k")
        .replace(/p/g, "b")
        .replace(/v/g, "f")
        .replace(/g/g, "k")
        .replace(/x/g, "ks");
  const bare = squeeze(letters);
  return bare.length >= fewestOfNames ? bare : "";
}

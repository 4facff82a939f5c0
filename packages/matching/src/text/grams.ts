const bitsPerLetter = 7;
const arabicStart = 0x0620;

/** A letter in 7 bits: a word's edge, a digit, a Latin or an Arabic letter; others share one code. */
function codeOf(letter: number): number {
  if (letter >= 97 && letter <= 122) {
    return letter - 96;
  }
  if (letter >= 48 && letter <= 57) {
    return letter - 20;
  }
  return letter >= arabicStart && letter < arabicStart + 64
    ? letter - arabicStart + 40
    : letter === 95
      ? 0
      : 127;
}

/** Character 4-grams of a normalised word with its edges, each packed into 28 bits. */
export function gramsOf(word: string): readonly number[] {
  const padded = `_${word}_`;
  const grams: number[] = [];
  for (let at = 0; at + 4 <= padded.length; at += 1) {
    let packed = 0;
    for (let offset = 0; offset < 4; offset += 1) {
      packed = (packed << bitsPerLetter) | codeOf(padded.charCodeAt(at + offset));
    }
    grams.push(packed);
  }
  return grams;
}

/** Forms that one word is written in: alef, hamza seats, final forms, Persian letters, digits, ligatures, apostrophes. */
const plainForms: Readonly<Record<string, string>> = {
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ؤ: "و",
  ئ: "ي",
  ى: "ي",
  ة: "ه",
  گ: "ك",
  ڭ: "ك",
  ݣ: "ك",
  ڤ: "ف",
  پ: "ب",
  ء: "",
  ـ: "",
  œ: "oe",
  æ: "ae",
  "’": "'",
  ʼ: "'",
  "`": "'",
  "´": "'",
};

/** Without its accent maize would be "but". */
const maize = /maïs/g;
const special = /[أإآٱؤئىةگڭݣڤپءـœæ’ʼ`´]/g;
const accented = /[^\x20-\x7e\u0621-\u064a]/;
const arabicDigits = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** One spelling per word: letters without marks, one alef, ASCII digits, lower case, ligatures opened. */
export function normalise(text: string): string {
  const lower = text.toLowerCase();
  if (!accented.test(lower)) return plainly(lower);
  const bare = lower.normalize("NFC").replace(maize, "mahis").normalize("NFD").replace(/\p{M}/gu, "");
  return plainly(bare).replace(arabicDigits, (digit) => String(digit.charCodeAt(0) & 0xf));
}

const plainly = (text: string) => text.replace(special, (letter) => plainForms[letter] ?? "");

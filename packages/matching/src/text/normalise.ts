const arabicForms: readonly (readonly [RegExp, string])[] = [
  [/[أإآٱ]/g, "ا"],
  [/ؤ/g, "و"],
  [/ئ/g, "ي"],
  [/ى/g, "ي"],
  [/ة/g, "ه"],
  [/گ|ڭ|ݣ/g, "ك"],
  [/ڤ/g, "ف"],
  [/پ/g, "ب"],
  [/[ءـ]/g, ""],
];

/** One spelling per word: letters without marks, one alef, ASCII digits, lower case, ligatures opened. */
export function normalise(text: string): string {
  let result = text.toLowerCase();
  for (const [form, plain] of arabicForms) {
    result = result.replace(form, plain);
  }
  return result
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[’ʼ`´]/g, "'");
}

/** The digits of Arabic and Persian keyboards as 0 to 9; all else stays as it is. */
export function latinDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

import { bank } from "./bank.ts";
import { base } from "./base.ts";
import { forms } from "./forms.ts";
import { parts } from "./parts.ts";
import { print } from "./print.ts";
import { shell } from "./shell.ts";
import { tokens } from "./tokens.ts";

const breaks = /\n\s*/g;

/** The one style sheet of all pages; `fontUrl` is where the letters of Amazigh lie, fetched only where there are any. */
export function stylesheet(fontUrl: string): string {
  const font = `@font-face { font-family: "Tawafuq Tifinagh"; src: url("${fontUrl}") format("woff2"); font-display: swap; unicode-range: U+2D30-2D7F; }`;
  return [font, tokens, base, shell, parts, forms, bank, print].join("").replace(breaks, "\n");
}

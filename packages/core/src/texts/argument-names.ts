import { type ArgumentName, argumentKinds } from "@tawafuq/matching/explain/reason-codes";
import { formatMad, formatNumber, formatPercent } from "../language/format.ts";
import type { Language } from "../language/localized-text.ts";
import { hasText, type TextArgs, type TextKey, translate } from "./catalogue.ts";
import { isolate } from "./isolate.ts";
import { amountLike, certificationName, placeName, sectorName, tokenName } from "./names.ts";

const countedThings = [
  ["members", "units.members"],
  ["too_few_members", "units.members"],
  ["land", "units.hectares"],
  ["cold_storage", "units.cubicMetres"],
  ["more_members", "units.members"],
  ["more_land", "units.hectares"],
  ["more_cold_storage", "units.cubicMetres"],
] as const satisfies readonly (readonly [string, TextKey])[];

function quantity(language: Language, code: string, value: number): string {
  if (code.includes("contribution")) return formatMad(language, value);
  const unit = countedThings.find(([prefix]) => code.startsWith(prefix))?.[1];
  const amount = formatNumber(language, value);
  return unit === undefined ? amount : translate(language, unit, { count: value, amount });
}

/** How far a cooperative works, in words. */
function reachName(language: Language, reach: string): string {
  const path = `reaches.${reach}`;
  return hasText(path) ? translate(language, path) : reach;
}

/** One of the four parts of a score, in words. */
function partName(language: Language, part: string): string {
  const path = `parts.${part}`;
  return hasText(path) ? translate(language, path) : part;
}

function argumentName(language: Language, code: string, name: string, value: string | number): string {
  const kind = name in argumentKinds ? argumentKinds[name as ArgumentName] : undefined;
  const text = String(value);
  if (kind === "sectorCode" || kind === "branchCode") return sectorName(language, text);
  if (kind === "placeCode" || name === "province") return placeName(language, text);
  if (kind === "certificationCode") return isolate(language, certificationName(language, text));
  if (kind === "token") return tokenName(language, text);
  if (kind === "reach") return reachName(language, text);
  if (kind === "part") return partName(language, text);
  if (kind === "percent") return isolate(language, formatPercent(language, Number(value)));
  if (typeof value === "number") return isolate(language, quantity(language, code, value));
  // A means is often the cooperative's own equipment token; its sentences have spaces or capitals.
  if (name === "means" && /^[a-z0-9]+(_[a-z0-9]+)*$/.test(text)) return tokenName(language, text);
  return isolate(language, text);
}

/** The arguments of a reason or gate as the reader's words: places, trades, certificates, quantities, quotations. */
export function argumentNames(language: Language, code: string, args: TextArgs): Record<string, string> {
  const { requirement, skill, ...rest } = args;
  // Met by equal words alone: there is no phrase to quote but the need itself.
  const means = rest.means === "" ? { means: requirement ?? skill ?? "" } : {};
  return Object.fromEntries(
    Object.entries({ ...args, ...means }).map(([name, value]) => [
      name,
      typeof value === "number" && typeof requirement === "string"
        ? isolate(language, amountLike(language, requirement, value))
        : argumentName(language, code, name, value),
    ]),
  );
}

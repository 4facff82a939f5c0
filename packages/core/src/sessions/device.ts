/** What a device is called in words: codes of the texts `sessions.browsers` and `sessions.systems`. */
export interface Device {
  readonly browser: "chrome" | "edge" | "firefox" | "opera" | "safari" | "samsung" | "other";
  readonly system: "android" | "iphone" | "ipad" | "windows" | "mac" | "linux" | "other";
}

/** In this order: the later ones are named by the earlier ones too. */
const browsers = [
  [/\bEdg(e|A|iOS)?\//, "edge"],
  [/\b(OPR|Opera)\b/, "opera"],
  [/\bSamsungBrowser\//, "samsung"],
  [/\b(Firefox|FxiOS)\//, "firefox"],
  [/\b(Chrome|Chromium|CriOS|HeadlessChrome)\//, "chrome"],
  [/\bSafari\//, "safari"],
] as const;

const systems = [
  [/\biPhone\b/, "iphone"],
  [/\biPad\b/, "ipad"],
  [/\bAndroid\b/, "android"],
  [/\bWindows\b/, "windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "mac"],
  [/\bLinux\b|\bX11\b/, "linux"],
] as const;

function firstOf<Code>(rows: readonly (readonly [RegExp, Code])[], text: string): Code | "other" {
  return rows.find(([pattern]) => pattern.test(text))?.[1] ?? "other";
}

/** The device that a User-Agent header tells of; "other" where it tells nothing known. */
export function deviceOf(userAgent: string): Device {
  return { browser: firstOf(browsers, userAgent), system: firstOf(systems, userAgent) };
}

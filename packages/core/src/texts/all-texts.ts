import ar from "./ar.json" with { type: "json" };
import en from "./en.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };

/** The texts of each language, opened when first read; bundles carry this file packed (`infra/esbuild-plugins.mjs`). */
export const allTexts = { ar: () => ar, fr: () => fr, en: () => en };

export type Texts = typeof en;

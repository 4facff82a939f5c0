import { type AnalysedText, analyseText, type TextField } from "../text/analyse.ts";
import { tokenWords } from "../text/token-words.ts";
import type { CooperativeProfile } from "./cooperative-profile.ts";
import { settleHomonyms } from "./homonyms.ts";
import type { IdeaProfile } from "./idea-profile.ts";
import { type LocalizedText, versionsOf } from "./localized-text.ts";
import { declaredTrades, type Trade, tradesByText } from "./trades.ts";

/** An idea with its text read once; scoring needs nothing else. */
export interface PreparedIdea {
  readonly profile: IdeaProfile;
  readonly text: AnalysedText;
  readonly trades: readonly Trade[];
  /** Each requirement and skill token with what it speaks of. */
  readonly needs: ReadonlyMap<string, AnalysedText>;
}

/** A cooperative with its text read once. */
export interface PreparedCooperative {
  readonly profile: CooperativeProfile;
  readonly text: AnalysedText;
  readonly trades: readonly Trade[];
}

const emphasis = {
  title: 1.3,
  description: 1,
  requirement: 1.1,
  seeking: 1.5,
  name: 1.1,
  production: 1.4,
  equipment: 0.8,
  skill: 1,
} as const;

function fieldsOf(text: LocalizedText, weight: number, seekingFactor = 1): readonly TextField[] {
  return versionsOf(text).map((version) => ({ ...version, emphasis: weight, seekingFactor }));
}

function tokenField(token: string, weight: number): TextField {
  return { text: tokenWords(token).words, language: "en", emphasis: weight };
}

/** Product names come in any language; letters tell Arabic, French is the usual Latin one. */
function productFields(product: string): readonly TextField[] {
  return (["fr", "en"] as const).map((language) => ({
    text: product,
    language,
    emphasis: emphasis.production,
  }));
}

export function prepareIdea(profile: IdeaProfile): PreparedIdea {
  const tokens = [...profile.needs.requirements, ...(profile.needs.skills ?? [])];
  const read = analyseText([
    ...fieldsOf(profile.title, emphasis.title),
    ...fieldsOf(profile.description, emphasis.description, emphasis.seeking),
    ...tokens.map((token) => tokenField(token, emphasis.requirement)),
  ]);
  const text = settleHomonyms(read, profile.sectors);
  return {
    profile,
    text,
    trades: [...declaredTrades(profile.sectors, profile.branches), ...tradesByText(text)],
    needs: new Map(tokens.map((token) => [token, analyseText([tokenField(token, 1)])])),
  };
}

export function prepareCooperative(profile: CooperativeProfile): PreparedCooperative {
  const read = analyseText([
    ...fieldsOf(profile.name, emphasis.name),
    ...fieldsOf(profile.description, emphasis.description),
    ...profile.production.flatMap((row) => productFields(row.product)),
    ...profile.equipment.map((token) => tokenField(token, emphasis.equipment)),
    ...(profile.skills ?? []).map((token) => tokenField(token, emphasis.skill)),
  ]);
  const text = settleHomonyms(read, profile.sectors);
  return {
    profile,
    text,
    trades: [...declaredTrades(profile.sectors, profile.branches), ...tradesByText(text)],
  };
}

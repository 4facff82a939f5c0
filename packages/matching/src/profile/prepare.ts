import { conceptAt } from "../glossary/glossary.ts";
import type { SectorCode } from "../taxonomy/codes.ts";
import { analyseText } from "../text/analyse.ts";
import type { AnalysedText, TextField } from "../text/analysed-text.ts";
import { type Size, sizeOf } from "../text/size.ts";
import { tokenSize, tokenWords } from "../text/token-words.ts";
import type { CooperativeProfile } from "./cooperative-profile.ts";
import type { IdeaProfile } from "./idea-profile.ts";
import { type LocalizedText, versionsOf } from "./localized-text.ts";
import { declaredTrades, type Trade, tradesByText } from "./trades.ts";

/** A requirement or skill with what it speaks of and its size. */
export interface PreparedNeed {
  readonly token: string;
  readonly isSkill: boolean;
  readonly text: AnalysedText;
  readonly size?: Size | undefined;
}

/** An idea with its text read once; scoring needs nothing else. */
export interface PreparedIdea {
  readonly profile: IdeaProfile;
  readonly text: AnalysedText;
  readonly trades: readonly Trade[];
  readonly needs: readonly PreparedNeed[];
}

/** A sized thing a cooperative has or makes. */
interface SizedMeans {
  readonly concept: number | undefined;
  readonly size: Size;
}

/** A cooperative with its text read once. */
export interface PreparedCooperative {
  readonly profile: CooperativeProfile;
  readonly text: AnalysedText;
  readonly trades: readonly Trade[];
  readonly means: readonly SizedMeans[];
}

/** How strongly each field speaks, in hundredths. */
const emphasis = {
  title: 130,
  description: 100,
  requirement: 110,
  name: 110,
  production: 140,
  equipment: 100,
  skill: 100,
} as const;

function prose(text: LocalizedText, weight: number): readonly TextField[] {
  return versionsOf(text).map((version) => ({ ...version, emphasis: weight, kind: "prose" }));
}

function tokenField(token: string, weight: number): TextField {
  return { text: tokenWords(token).words, language: "en", emphasis: weight, kind: "means" };
}

export function prepareIdea(profile: IdeaProfile): PreparedIdea {
  const skills = profile.needs.skills ?? [];
  const tokens = [...profile.needs.requirements, ...skills];
  const speaker = { voice: "idea", sectors: profile.sectors } as const;
  const text = analyseText(
    [
      ...prose(profile.title, emphasis.title),
      ...prose(profile.description, emphasis.description),
      ...tokens.map((token) => tokenField(token, emphasis.requirement)),
    ],
    speaker,
  );
  return {
    profile,
    text,
    trades: [...declaredTrades(profile.sectors, profile.branches), ...tradesByText(text)],
    needs: tokens.map((token, at) => ({
      token,
      isSkill: at >= profile.needs.requirements.length,
      text: analyseText([tokenField(token, 100)], speaker),
      size: tokenSize(token),
    })),
  };
}

/** The concept that says most of a short text. */
function mainConcept(field: TextField, sectors: readonly SectorCode[]): number | undefined {
  const { mentions } = analyseText([field], { voice: "cooperative", sectors });
  const named = [...mentions].filter(([concept]) => !conceptAt(concept).generic);
  return named.sort(([, a], [, b]) => b.phrase.length - a.phrase.length)[0]?.[0];
}

/** What the fields of a profile state, as the tokens people write for the same. */
function statedMeans(profile: CooperativeProfile): readonly string[] {
  const { landHa = 0, irrigatedHa = 0, coldStorageM3 = 0 } = profile;
  return [
    ...(landHa > 0 ? [`farm_land_${Math.ceil(landHa)}ha`] : []),
    ...(irrigatedHa > 0 ? [`irrigated_land_${Math.ceil(irrigatedHa)}ha`] : []),
    ...(coldStorageM3 > 0 ? [`cold_room_${Math.ceil(coldStorageM3)}m3`] : []),
  ];
}

export function prepareCooperative(profile: CooperativeProfile): PreparedCooperative {
  const { sectors } = profile;
  const products = profile.production.map(
    (row): TextField => ({
      text: row.product,
      language: "fr",
      emphasis: emphasis.production,
      kind: "prose",
    }),
  );
  const tokens = [...profile.equipment, ...statedMeans(profile)];
  const equipment = tokens.map((token) => tokenField(token, emphasis.equipment));
  const text = analyseText(
    [
      ...prose(profile.name, emphasis.name),
      ...prose(profile.description, emphasis.description),
      ...products,
      ...equipment,
      ...(profile.skills ?? []).map((token) => tokenField(token, emphasis.skill)),
    ],
    { voice: "cooperative", sectors },
  );
  const made = profile.production.flatMap((row, at): SizedMeans[] => {
    const field = products[at];
    const concept = field === undefined ? undefined : mainConcept(field, sectors);
    return [{ concept, size: sizeOf(row.quantity, row.unit, row.per) }];
  });
  const owned = tokens.flatMap((token, at): SizedMeans[] => {
    const size = tokenSize(token);
    const field = equipment[at];
    return size === undefined || field === undefined ? [] : [{ concept: mainConcept(field, sectors), size }];
  });
  return {
    profile,
    text,
    trades: [...declaredTrades(sectors, profile.branches), ...tradesByText(text)],
    means: [...made, ...owned],
  };
}

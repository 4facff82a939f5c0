import type { CooperativeProfile } from "@tawafuq/matching/profile/cooperative-profile";
import { exampleCooperative, exampleIdea } from "@tawafuq/matching/profile/example-profiles";
import type { IdeaProfile } from "@tawafuq/matching/profile/idea-profile";
import { versionsOf } from "@tawafuq/matching/profile/localized-text";
import type { PreparedCooperative } from "@tawafuq/matching/profile/prepare";
import { type BranchCode, provinceCodes, regionCodes } from "@tawafuq/matching/taxonomy/codes";
import { sectorOfBranch } from "@tawafuq/matching/taxonomy/sectors";
import { isSector, type TradeCode } from "@tawafuq/matching/taxonomy/trade-codes";
import { tokenWords } from "@tawafuq/matching/text/token-words";
import { seededRandom } from "../support/seeded-random.ts";
import { cooperativeSentences, ideaSentences } from "./sentences.ts";
import { below, drawTerm, drawText, drawTopic, languages, pick, type Random } from "./synthetic-text.ts";

/** As declared in the register: most work near home. */
const reaches = ["province", "region", "region", "neighbours", "national"] as const;

function declared(trade: TradeCode) {
  return isSector(trade)
    ? { sectors: [trade], branches: [] }
    : { sectors: [sectorOfBranch(trade)], branches: [trade satisfies BranchCode] };
}

function token(term: string): string {
  return term
    .toLowerCase()
    .replace(/[^a-z]+/g, "_")
    .replace(/^_+|_+$/g, "");
}

/** What differs between cooperatives with the same text. */
function circumstances(random: Random) {
  const total = 5 + below(random, 30);
  return {
    province: pick(random, provinceCodes),
    reach: pick(random, reaches),
    setting: random() < 0.7 ? ("rural" as const) : ("urban" as const),
    members: { total, women: below(random, total + 1), youth: below(random, total + 1) },
    ownContributionMad: 5000 * below(random, 20),
    availability: random() < 0.95 ? ("open" as const) : ("paused" as const),
  };
}

/** Cooperatives drawn from the glossary in three languages, the same for the same count. */
export function syntheticCooperatives(count: number): readonly CooperativeProfile[] {
  const random = seededRandom(11);
  return Array.from({ length: count }, (_, at) => {
    const topic = drawTopic(random);
    const language = pick(random, languages);
    const hasTool = random() < 0.5;
    return exampleCooperative({
      id: `C${at}`,
      name: { [language]: drawTerm(random, topic, language) },
      description: { [language]: drawText(random, topic, language, cooperativeSentences) },
      production: [
        { product: drawTerm(random, topic, "fr"), quantity: 1 + below(random, 90), unit: "t", per: "year" },
      ],
      equipment: hasTool ? [token(drawTerm(random, topic, "en"))] : [],
      certifications: random() < 0.3 ? [{ code: "ONSSA", status: "obtained" }] : [],
      ...declared(topic.trade),
      ...circumstances(random),
    });
  });
}

/** Ideas of the same making; a third of them for the whole country. */
export function syntheticIdeas(count: number): readonly IdeaProfile[] {
  const random = seededRandom(23);
  return Array.from({ length: count }, (_, at) => {
    const topic = drawTopic(random);
    const language = pick(random, languages);
    return exampleIdea({
      id: `P${at}`,
      title: { [language]: drawTerm(random, topic, language) },
      description: { [language]: drawText(random, topic, language, ideaSentences) },
      scope: [random() < 1 / 3 ? "NATIONAL" : pick(random, regionCodes)],
      needs: {
        minMembers: 5 + below(random, 10),
        certifications: random() < 0.3 ? ["ONSSA"] : [],
        requirements: [token(drawTerm(random, topic, "en")), "shed_100m2"],
      },
      ...declared(topic.trade),
    });
  });
}

/** As many profiles as wanted from fewer texts: those past the end are read texts again, under new ids and circumstances. */
export function repeatTexts(
  rows: readonly PreparedCooperative[],
  count: number,
): readonly PreparedCooperative[] {
  const random = seededRandom(37);
  return Array.from({ length: count }, (_, at) => {
    const row = rows[at % rows.length];
    if (row === undefined) {
      throw new RangeError("No texts to repeat");
    }
    return at < rows.length
      ? row
      : { ...row, profile: { ...row.profile, id: `C${at}`, ...circumstances(random) } };
  });
}

const words = (tokens: readonly string[]) => tokens.map((item) => tokenWords(item).words);

/** All words that matching reads of a profile, as one text for the peers. */
export function textOf(profile: CooperativeProfile | IdeaProfile): string {
  const pieces =
    "production" in profile
      ? [
          ...versionsOf(profile.name),
          ...versionsOf(profile.description),
          ...profile.production.map(({ product }) => ({ text: product })),
        ].map(({ text }) => text)
      : [...versionsOf(profile.title), ...versionsOf(profile.description)].map(({ text }) => text);
  const tokens =
    "equipment" in profile
      ? profile.equipment
      : [...profile.needs.requirements, ...(profile.needs.skills ?? [])];
  return [...pieces, ...words(tokens)].join(" ");
}

import { ideaFromBank } from "@tawafuq/matching/profile/from-bank";
import { prepareIdea } from "@tawafuq/matching/profile/prepare";
import { likeness, readQuery, searchTexts } from "@tawafuq/matching/search/relevance";
import type { LocalizedText } from "../language/localized-text.ts";
import { regionsOfIdea } from "../language/regions.ts";
import type { Ports } from "../ports.ts";
import type { Shelved } from "./bank-bytes.ts";
import { type BankQuestion, fits } from "./bank-question.ts";
import { createBankShelf } from "./bank-shelf.ts";
import { type IdeaTeaser, teaserOf } from "./layers.ts";

export interface BankAnswer {
  readonly teaser: IdeaTeaser;
  /** Words of the idea that met what was asked. */
  readonly phrases: readonly string[];
}

interface SimilarIdea {
  readonly teaser: IdeaTeaser;
  readonly holderId: string;
  /** 0..1; see `likeness`. */
  readonly likeness: number;
}

export interface BankSearch {
  /** Best first where words were asked for, else newest first. Ideas that are not public are found by nothing but their title. */
  search(question: BankQuestion): Promise<readonly BankAnswer[]>;
  /** Ideas of the bank that say much the same, the most alike first; five at most. */
  similar(text: { title: LocalizedText; description: LocalizedText }): Promise<readonly SimilarIdea[]>;
  /** Ideas of each region; one of the whole country counts in each. */
  countByRegion(): Promise<ReadonlyMap<string, number>>;
}

/**
 * Measured on the judged sets (1,410 pairs of ideas): the same idea told in two languages has .59 or more; of all other
 * pairs fewer than one in a hundred reach .3, and those are worth a look.
 */
const leastLikeness = 0.3;
const mostSimilar = 5;

/** The active ideas in memory with their texts read, kept current by what changed since the last question. One per process. */
export function createBankSearch(ports: Pick<Ports, "ideas" | "bankSnapshots" | "log" | "now">): BankSearch {
  const shelf = createBankShelf(ports);
  const answerOf = ({ idea }: Shelved, phrases: readonly string[]): BankAnswer => ({
    teaser: teaserOf(idea),
    phrases,
  });
  return {
    async search(question) {
      await shelf.refresh();
      const fitting = [...shelf.ideas()].filter(({ idea }) => fits(idea, question));
      const words = question.words?.trim() ?? "";
      if (words === "")
        return fitting
          .sort((a, b) => (a.idea.createdAt < b.idea.createdAt ? 1 : -1))
          .map((shelved) => answerOf(shelved, []));
      const texts = fitting.map(({ idea, text }) => [idea.id, text] as const);
      return searchTexts(readQuery(words), texts).flatMap(({ id, phrases }) => {
        const shelved = shelf.get(id);
        return shelved === undefined ? [] : [answerOf(shelved, phrases)];
      });
    },
    async similar(text) {
      await shelf.refresh();
      const asked = prepareIdea(
        ideaFromBank({
          ...{ id: "", ...text, sectors: ["AGR"], scope: ["NATIONAL"], capexMad: 0, ownContributionMad: 0 },
          needs: {},
        }),
      ).text;
      return [...shelf.ideas()]
        .map(({ idea, text: other }) => ({
          teaser: teaserOf(idea),
          holderId: idea.holderId,
          likeness: likeness(asked, other),
        }))
        .filter(({ likeness: value }) => value >= leastLikeness)
        .sort((a, b) => b.likeness - a.likeness)
        .slice(0, mostSimilar);
    },
    async countByRegion() {
      await shelf.refresh();
      const counts = new Map<string, number>();
      for (const { idea } of shelf.ideas()) {
        if (idea.confidentiality !== "public") continue;
        for (const region of regionsOfIdea(idea)) counts.set(region, (counts.get(region) ?? 0) + 1);
      }
      return counts;
    },
  };
}

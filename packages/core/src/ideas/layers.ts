import type * as z from "zod";
import { Idea } from "./idea.ts";

/*
 * teaser    anybody, in the public bank: title, trade, places, needs in a line; of an idea that is not public the title
 * summary   a side that has been told: description and figures
 * full      the confidential part: after "interested" and the holder's consent for that cooperative, by an explicit act
 */

/** Layers that are opened by name; the teaser is for everybody. */
export const layers = ["summary", "full"] as const;

/** The version of the terms a cooperative accepts before it sees the confidential part; texts under `layers.terms`. */
export const confidentialityTerms = "1";

/** What the public bank shows of an idea. */
export const IdeaTeaser = Idea.pick({ id: true, title: true })
  .extend(Idea.pick({ sectors: true, scope: true }).partial().shape)
  .extend({
    needs: Idea.shape.needs
      .unwrap()
      .pick({ minMembers: true, certifications: true, landHa: true, coldStorageM3: true })
      .optional(),
  });
export type IdeaTeaser = z.infer<typeof IdeaTeaser>;

/** What a side that was told reads, nothing of the import it came from. */
export const IdeaSummary = Idea.omit({ rowHash: true });

/** The teaser of an idea; the title alone where the holder did not make it public. */
export function teaserOf(idea: Pick<Idea, "id" | "title" | "confidentiality">): IdeaTeaser {
  const { id, title } = idea;
  return idea.confidentiality === "public" ? IdeaTeaser.parse(idea) : { id, title };
}

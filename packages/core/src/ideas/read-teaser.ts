import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import { type IdeaTeaser, teaserOf } from "./layers.ts";

/** What the public bank shows of an idea while it is active. @throws not_found */
export async function readTeaser(ports: Ports, id: string): Promise<IdeaTeaser> {
  const idea = await ports.ideas.get(id);
  return idea?.availability === "active" ? teaserOf(idea) : refuse("not_found");
}

/** The newest ideas of the public bank. `limit` is 1..100. */
export async function listTeasers(ports: Ports, limit: number): Promise<readonly IdeaTeaser[]> {
  const page = await ports.ideas.list({ limit, newestFirst: true, availability: "active" });
  return page.items.map(teaserOf);
}

import type { Actor } from "../actors/actor.ts";
import { isSelf } from "../actors/require.ts";
import type { LocalizedText } from "../language/localized-text.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Idea } from "./idea.ts";

/** A holder's own idea with what it tells in confidence. @throws not_found (also where it is not yours) */
export async function readOwnIdea(
  ports: Ports,
  actor: Actor,
  id: string,
): Promise<{ idea: Idea; confidential: LocalizedText | undefined }> {
  const idea = await ports.ideas.get(id);
  if (idea === undefined || !isSelf(actor, "holder", idea.holderId)) return refuse("not_found");
  return { idea, confidential: await ports.confidentialParts.get(id) };
}

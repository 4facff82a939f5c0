import type { Actor } from "../actors/actor.ts";
import { isAdministrator } from "../actors/require.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Page, PageRequest } from "../storage/repository.ts";
import { requireDecider } from "./declare-tie.ts";
import type { Tie } from "./tie.ts";

/**
 * Everybody's ties, or one officer's, for administrators; all others see their own.
 * @throws not_allowed, cursor_invalid
 */
export async function listTies(
  ports: Ports,
  actor: Actor,
  { officerId, ...page }: PageRequest & { readonly officerId?: string | undefined },
): Promise<Page<Tie>> {
  if (isAdministrator(actor))
    return officerId === undefined ? ports.ties.list(page) : ports.ties.listByOwner(officerId, page);
  if (officerId !== undefined && officerId !== requireDecider(actor).id) refuse("not_allowed");
  return ports.ties.listByOwner(requireDecider(actor).id, page);
}
